"""What is much is painted in a turn of its own, and is always painted."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.widgets.account_row import AccountRow
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


def test_what_is_not_seen_yet_is_painted_at_once_when_it_is(qtbot: QtBot) -> None:
    told: list[str] = []
    widget = Painted(told)
    qtbot.addWidget(widget)
    paint_in_its_own_turn(widget)
    assert widget.updatesEnabled()


def test_what_goes_away_meanwhile_is_left_alone(qtbot: QtBot) -> None:
    widget, _ = shown(qtbot)
    paint_in_its_own_turn(widget)
    shiboken6.delete(widget)
    qtbot.wait(20)


def test_an_account_is_measured_again_in_a_larger_font(qtbot: QtBot) -> None:
    row = AccountRow("at-sign", "Bank", "alice", "")
    qtbot.addWidget(row)
    before = row.heightForWidth(400)
    font = row.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    row.setFont(font)
    assert row.heightForWidth(400) > before
