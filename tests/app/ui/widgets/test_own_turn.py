"""What is much is painted in a turn of its own."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.widgets.own_turn import paint_in_its_own_turn


class Painted(QWidget):
    """Writes down that it was painted."""

    def __init__(self, told: list[str]) -> None:
        super().__init__()
        self._told = told

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        self._told.append("painted")


def shown(qtbot: QtBot) -> tuple[Painted, list[str]]:
    told: list[str] = []
    widget = Painted(told)
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitUntil(lambda: bool(told))
    told.clear()
    return widget, told


def test_what_waited_is_heard_before_the_painting(qtbot: QtBot) -> None:
    widget, told = shown(qtbot)
    timer = QTimer()
    timer.setSingleShot(True)
    timer.timeout.connect(lambda: told.append("heard"))
    timer.start(1)
    paint_in_its_own_turn(widget)
    widget.update()
    qtbot.waitUntil(lambda: "painted" in told)
    assert told[:2] == ["heard", "painted"]


def test_what_is_called_again_and_again_is_painted_meanwhile(qtbot: QtBot) -> None:
    widget, told = shown(qtbot)
    timer = QTimer()
    timer.timeout.connect(lambda: paint_in_its_own_turn(widget))
    timer.start(0)
    qtbot.waitUntil(lambda: len(told) > 5)
    timer.stop()


def test_what_is_not_seen_yet_is_left_to_its_first_showing(qtbot: QtBot) -> None:
    told: list[str] = []
    widget = Painted(told)
    qtbot.addWidget(widget)
    paint_in_its_own_turn(widget)
    assert widget.updatesEnabled()
    widget.show()
    qtbot.waitUntil(lambda: bool(told))


def test_what_goes_away_meanwhile_is_left_alone(qtbot: QtBot) -> None:
    widget, told = shown(qtbot)
    paint_in_its_own_turn(widget)
    shiboken6.delete(widget)
    qtbot.wait(20)  # what a late turn raises fails the test
    assert told == []
