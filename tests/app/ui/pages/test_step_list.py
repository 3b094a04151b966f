"""Does a list of steps stay as it is when one of them goes on?"""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.ui.pages.step_list import StepList
from app.ui.widgets.shapes import Step
from app.words import Words


def test_a_step_that_goes_on_is_said_in_its_place_by_the_same_widgets(qtbot: QtBot) -> None:
    steps = StepList(Words("en"))
    qtbot.addWidget(steps)
    for name in ("first", "second"):
        steps.show_step(name, name, Step.TO_COME, "")
    steps.show()
    before = steps.findChildren(QWidget)
    steps.show_step("first", "first", Step.RUNNING, "")
    assert steps.findChildren(QWidget) == before
    steps.show_step("first", "first", Step.DONE, "3 accounts")
    steps.show_step("first", "first", Step.DONE, "4 accounts")
    assert [each.text() for each in steps.findChildren(QLabel)] == ["first", "second", "4 accounts"]


def test_a_screen_reader_hears_how_far_a_step_is(qtbot: QtBot) -> None:
    steps = StepList(Words("en"))
    qtbot.addWidget(steps)
    steps.show_step("first", "first", Step.TO_COME, "")
    steps.show_step("first", "first", Step.DONE, "")
    assert [each.accessibleName() for each in steps.findChildren(QWidget) if each.accessibleName()] == ["done"]
