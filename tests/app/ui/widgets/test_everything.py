"""What holds for every widget, drawn together on the sheets that people look at."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.ui.theme import Theme
from app.ui.widgets.buttons import PrimaryButton
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.focus import set_ring_radius
from app.ui.widgets.progress import ProgressLine, ProgressPanel
from app.ui.widgets.scroll import Page
from app.ui.widgets.shapes import Empty
from app.ui.widgets.steps import Steps
from app.ui.widgets.text import Body, Title
from app.ui.widgets.tile import SectionTile
from app.values.look import Look
from checks.score import Parts
from tests.pictures.parts import home_sheet, list_sheet, parts_sheet

_SHEETS = (parts_sheet, home_sheet, list_sheet)


@pytest.mark.parametrize("sheet", _SHEETS)
def test_every_control_has_a_name(qtbot: QtBot, sheet: Callable[[], QWidget]) -> None:
    drawn = sheet()
    qtbot.addWidget(drawn)
    for control in drawn.findChildren(QWidget):
        if control.focusPolicy() & Qt.FocusPolicy.TabFocus and control.focusProxy() is None:
            text = control.text() if isinstance(control, QPushButton) else ""
            assert control.accessibleName() or text, control


@pytest.mark.parametrize("look", [Look.DARK, Look.LIGHT])
@pytest.mark.parametrize("sheet", _SHEETS)
def test_every_widget_draws_itself_in_each_look(
    qtbot: QtBot, qapp: QApplication, sheet: Callable[[], QWidget], look: Look
) -> None:
    drawn = sheet()
    qtbot.addWidget(drawn)
    drawn.resize(1100, 760)
    drawn.show()
    Theme().apply(qapp, Look.LIGHT)
    light = drawn.grab().toImage()
    Theme().apply(qapp, look)
    assert (drawn.grab().toImage() == light) is (look is Look.LIGHT)
    Theme().apply(qapp, Look.LIGHT)


def test_text_twice_as_large_makes_a_page_longer_never_wider(qtbot: QtBot, qapp: QApplication) -> None:
    page = Page(max_width=660)
    qtbot.addWidget(page)
    page.body.addWidget(Title("Before opening a link, do you check that the sender has a good reason to write to you?"))
    page.body.addWidget(Body("Most break-ins begin with a message that was not expected. " * 6))
    page.resize(800, 560)
    page.show()
    ground = page.widget()
    assert ground is not None
    assert page.verticalScrollBar().maximum() == 0
    Theme(text_scale=2.0).apply(qapp, Look.LIGHT)
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() > 0)
    assert ground.width() <= page.viewport().width()
    assert page.horizontalScrollBar().maximum() == 0
    Theme().apply(qapp, Look.LIGHT)


def test_the_ring_stands_around_the_control_that_has_the_keyboard(qtbot: QtBot) -> None:
    window, control = _window_with_a_button(qtbot)
    before = window.grab().toImage()
    control.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: window.grab().toImage() != before)
    place = control.geometry()
    outside = window.grab().toImage().pixelColor(place.left() - 3, place.center().y())
    assert outside.name() == "#0f5f70"
    assert control.geometry() == place


def test_a_control_can_ask_for_no_ring(qtbot: QtBot) -> None:
    window, control = _window_with_a_button(qtbot)
    set_ring_radius(control, -1)
    control.setFocus(Qt.FocusReason.TabFocusReason)
    place = control.geometry()
    outside = window.grab().toImage().pixelColor(place.left() - 3, place.center().y())
    assert outside.name() == "#f6f6f4"


def test_the_ring_goes_with_its_window(qtbot: QtBot) -> None:
    window, control = _window_with_a_button(qtbot)
    passing = QWidget()
    inner = PrimaryButton("Start", passing)
    passing.show()
    passing.activateWindow()
    qtbot.waitUntil(passing.isActiveWindow)
    inner.setFocus(Qt.FocusReason.TabFocusReason)
    delete(passing)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    control.setFocus(Qt.FocusReason.TabFocusReason)
    assert control.hasFocus()


def _window_with_a_button(qtbot: QtBot) -> tuple[QWidget, PrimaryButton]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(300, 200)
    first, control = QPushButton("First", window), PrimaryButton("Start", window)
    control.setGeometry(100, 80, 90, 38)
    set_ring_radius(first, -1)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    first.setFocus()
    return window, control


def test_a_name_from_a_vault_is_never_read_as_markup(qtbot: QtBot) -> None:
    label = Body("<b>bank</b>")
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText


def test_cancel_is_told(qtbot: QtBot) -> None:
    panel = ProgressPanel("Cancel")
    qtbot.addWidget(panel)
    with qtbot.waitSignal(panel.cancelled):
        QTest.keyClick(panel.cancel, Qt.Key.Key_Space)


def test_progress_is_not_drawn_as_known_while_it_is_not(qtbot: QtBot) -> None:
    line = ProgressLine()
    qtbot.addWidget(line)
    line.show_progress(0, 0)
    assert line.maximum() == 0
    line.show_progress(188, 312)
    assert (line.value(), line.maximum()) == (188, 312)


def test_progress_ends_where_it_was_told_to(qtbot: QtBot) -> None:
    line = ProgressLine()
    qtbot.addWidget(line)
    line.resize(400, 8)
    line.show_progress(1, 2)
    qtbot.waitUntil(lambda: line.grab().toImage().pixelColor(190, 4).name() == "#0f5f70")
    assert line.grab().toImage().pixelColor(220, 4).name() == "#ffffff"


def test_each_step_of_the_way_is_drawn(qtbot: QtBot) -> None:
    steps = Steps(9)
    qtbot.addWidget(steps)
    steps.resize(660, 6)
    before = steps.grab().toImage()
    steps.show_step(done=2, current=3)
    assert steps.grab().toImage() != before


def test_a_tile_opens_by_keyboard_and_says_how_it_stands(qtbot: QtBot) -> None:
    tile = SectionTile("Passwords", "key", Parts(50, 0, 0, 50, 0, 0), "3 of 5 confirmed")
    qtbot.addWidget(tile)
    tile.show()
    with qtbot.waitSignal(tile.clicked):
        QTest.keyClick(tile, Qt.Key.Key_Return)
    assert (tile.accessibleName(), tile.accessibleDescription()) == ("Passwords", "3 of 5 confirmed")


def test_the_three_reasons_for_nothing_look_different(qtbot: QtBot) -> None:
    drawn = []
    for kind in Empty:
        state = EmptyState(kind, "Title", "Text", "Act")
        qtbot.addWidget(state)
        state.resize(300, 120)
        drawn.append(state.grab().toImage())
    assert drawn[0] != drawn[1] != drawn[2] != drawn[0]


def test_the_way_out_of_an_empty_page_is_told(qtbot: QtBot) -> None:
    state = EmptyState(Empty.COULD_NOT_LOOK, "Could not look", "Permission refused.", "How to allow it")
    qtbot.addWidget(state)
    link = state.findChild(QPushButton)
    assert isinstance(link, QPushButton)
    with qtbot.waitSignal(state.acted):
        link.click()
