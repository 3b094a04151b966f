"""Does every page keep what holds for all: names, keys, room for large text?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from app.ui.main_window import MainWindow
from app.ui.pages.why import WhyDialog
from app.ui.places import places
from app.ui.theme import Theme
from app.ui.widgets.answers import Answers
from app.ui.widgets.buttons import PrimaryButton, QuietButton
from app.values.look import Look
from app.values.settings import Settings
from app.words import LANGUAGES, Language, Words
from tests.app.ui.fakes import FakeServices, practised
from tests.pictures.screens import SCREENS

EVERY_PAGE = pytest.mark.parametrize("name", SCREENS)
EVERY_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)


def shown(qtbot: QtBot, name: str, language: Language, size: tuple[int, int] = (1100, 760)) -> MainWindow:
    words = Words(language)
    services = FakeServices(words, Settings(welcomed=True))
    practised(services)
    place, build = SCREENS[name]
    window = MainWindow()
    window.furnish(places(services.catalogue), words)
    qtbot.addWidget(window)
    window.show_page(build(services), place)
    window.resize(*size)
    with qtbot.waitExposed(window):
        window.show()
    return window


def seen(window: QWidget) -> Iterator[QWidget]:
    return (widget for widget in window.findChildren(QWidget) if widget.isVisible())


@pytest.mark.usefixtures("dressed")
@EVERY_LANGUAGE
@EVERY_PAGE
def test_whatever_takes_the_focus_has_a_name(qtbot: QtBot, name: str, language: Language) -> None:
    window = shown(qtbot, name, language)
    nameless = [
        type(widget).__name__
        for widget in seen(window)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and widget.text())
    ]
    assert nameless == []


def rich(label: QLabel) -> bool:
    """Tell whether an `&` in the text of `label` is markup, not a key."""
    return label.textFormat() == Qt.TextFormat.RichText


@pytest.mark.usefixtures("dressed")
@EVERY_LANGUAGE
@EVERY_PAGE
def test_no_two_keys_are_the_same(qtbot: QtBot, name: str, language: Language) -> None:
    window = shown(qtbot, name, language)
    keys = Counter(
        QKeySequence.mnemonic(widget.text()).toString()
        for widget in seen(window)
        if isinstance(widget, QAbstractButton) or (isinstance(widget, QLabel) and not rich(widget))
    )
    del keys[""]
    assert [key for key, times in keys.items() if times > 1] == []


@EVERY_PAGE
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_smallest_window_and_the_largest_text_scroll_downwards_only(
    qtbot: QtBot, qapp: QApplication, name: str, scale: float
) -> None:
    Theme(scale).apply(qapp, Look.LIGHT)
    window = shown(qtbot, name, "fr", (800, 560) if scale == 1.0 else (1100, 760))
    qtbot.wait(50)
    wide = [
        (type(content).__name__, content.width(), area.viewport().width())
        for area in window.findChildren(QScrollArea)
        if area.isVisible() and (content := area.widget()) is not None and content.width() > area.viewport().width()
    ]
    assert wide == []
    assert [label.text() for label in seen(window) if isinstance(label, QLabel) and _cut(label)] == []
    assert window.width() <= (800 if scale == 1.0 else 1100)
    Theme(1.0).apply(qapp, Look.LIGHT)


def _cut(label: QLabel) -> bool:
    """Tell whether a text that wraps has less height than its width makes necessary."""
    return label.wordWrap() and label.height() < label.heightForWidth(label.width())


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize("height", [560, 900])
def test_a_column_stands_over_its_foot_with_and_without_a_scroll_bar(qtbot: QtBot, height: int) -> None:
    window = shown(qtbot, "04-question-vault", "en", (1100, height))
    [answers] = window.findChildren(Answers)
    foot = next(button for button in window.findChildren(QuietButton) if button.text() == "&Back")
    [area] = [area for area in window.findChildren(QScrollArea) if area.isVisible()]
    assert (area.verticalScrollBar().maximum() > 0) == (height == 560)
    assert answers.mapTo(window, QPoint()).x() == foot.mapTo(window, QPoint()).x()


@pytest.mark.usefixtures("dressed")
def test_tab_leads_out_of_the_table_that_explains_the_number(qtbot: QtBot) -> None:
    services = FakeServices(Words("en"))
    practised(services)
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = WhyDialog(services.words, services.catalogue, services.now().posture, parent)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    [table] = dialog.findChildren(QTableWidget)
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Tab)
    assert isinstance(dialog.focusWidget(), PrimaryButton)


@pytest.mark.usefixtures("dressed")
def test_home_needs_no_scrolling_in_the_window_that_opens(qtbot: QtBot) -> None:
    window = shown(qtbot, "12-home", "en")
    [area] = [area for area in window.findChildren(QScrollArea) if area.isVisible()]
    assert area.verticalScrollBar().maximum() == 0
