"""Where do small things stand in their lines?"""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.widgets.flow import Flow
from app.ui.widgets.scroll import under_column


def of_heights(qtbot: QtBot, *heights: int) -> tuple[QWidget, list[QWidget]]:
    """Return a flow in a widget, and things of 100 pixels in width in it."""
    ground = QWidget()
    qtbot.addWidget(ground)
    flow = Flow(ground, gap=10, between_lines=5)
    things = [QWidget() for _ in heights]
    for thing, height in zip(things, heights, strict=True):
        thing.setFixedSize(100, height)
        flow.addWidget(thing)
    return ground, things


def test_a_low_thing_stands_in_the_middle_of_its_line(qtbot: QtBot) -> None:
    ground, [tall, low] = of_heights(qtbot, 40, 20)
    ground.resize(300, 100)
    ground.show()
    assert (tall.y(), low.y()) == (0, 10)


def test_what_does_not_fit_starts_a_line_under_the_tallest_of_the_last(qtbot: QtBot) -> None:
    ground, [_, low, last] = of_heights(qtbot, 40, 20, 30)
    ground.resize(220, 100)
    ground.show()
    assert low.x() == 110
    assert (last.x(), last.y()) == (0, 45)
    layout = ground.layout()
    assert layout is not None
    assert layout.heightForWidth(220) == 75


def test_nothing_takes_no_height(qtbot: QtBot) -> None:
    ground, _ = of_heights(qtbot)
    layout = ground.layout()
    assert layout is not None
    assert layout.heightForWidth(220) == 0


def test_what_stands_under_a_column_grows_where_its_line_breaks(qtbot: QtBot) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    flow = Flow(gap=10, between_lines=5)
    for _ in range(3):
        thing = QWidget()
        thing.setFixedSize(100, 40)
        flow.addWidget(thing)
    whole = QVBoxLayout(ground)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.addStretch(1)
    whole.addLayout(under_column(flow, 400, above=0, below=0))
    ground.resize(290, 300)
    ground.show()
    last = flow.itemAt(2)
    assert last is not None
    assert flow.geometry().height() == 85
    assert last.geometry().bottom() <= flow.geometry().bottom()
