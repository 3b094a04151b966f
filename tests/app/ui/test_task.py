"""Does long work reach the window in order, in batches, and stop when asked?"""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.errors import ResourceError
from app.ui.pace import Pace
from app.ui.task import AT_ONCE, BugError, Task
from tests.app.ui.turns import turns

PYTHONS_OWN_S = 0.005
"""What `sys.setswitchinterval` says of itself."""


class Seen:
    """Writes down what a task tells."""

    def __init__(self, task: Task) -> None:
        self.batches: list[list[Any]] = []
        self.errors: list[Exception] = []
        self.ends = 0
        task.values.connect(self.batches.append)
        task.failed.connect(self.errors.append)
        task.finished.connect(self._ended)

    def _ended(self) -> None:
        self.ends += 1

    @property
    def values(self) -> list[Any]:
        return [value for batch in self.batches for value in batch]


@pytest.fixture
def parent() -> QObject:
    return QObject()


def counting(_stop: threading.Event) -> Iterator[int]:
    yield from range(1000)


def test_values_arrive_in_order_and_in_few_batches(qtbot: QtBot, parent: QObject) -> None:
    task = Task(counting, parent)
    seen = Seen(task)
    with qtbot.waitSignal(task.finished):
        task.start()
    assert seen.values == list(range(1000))
    assert len(seen.batches) <= 1000 // Pace(AT_ONCE).least
    assert (seen.errors, seen.ends) == ([], 1)


def test_one_turn_of_the_window_takes_few_values_at_first_and_never_more_than_a_page_can_bear(
    qtbot: QtBot, parent: QObject
) -> None:
    def job(_stop: threading.Event) -> Iterator[int]:
        yield from range(10_000)

    task = Task(job, parent)
    seen = Seen(task)
    with turns() as taken, qtbot.waitSignal(task.finished, timeout=60_000):
        task.values.connect(lambda values: taken.did(len(values)))
        task.start()
        task.join(60)  # all is made before the window takes the first
    assert len(seen.batches[0]) == Pace(AT_ONCE).least
    assert taken.total == 10_000
    assert taken.most <= AT_ONCE


def test_a_known_error_arrives_as_a_value_after_what_was_made_before_it(qtbot: QtBot, parent: QObject) -> None:
    def job(_stop: threading.Event) -> Iterator[int]:
        yield 1
        raise ResourceError(detail="words")

    task = Task(job, parent)
    seen = Seen(task)
    with qtbot.waitSignal(task.failed):
        task.start()
    assert seen.values == [1]
    assert isinstance(seen.errors[0], ResourceError)
    assert seen.ends == 0


def test_an_unknown_error_is_told_and_logged_by_kind_and_place_only(
    qtbot: QtBot, parent: QObject, caplog: pytest.LogCaptureFixture
) -> None:
    def job(_stop: threading.Event) -> Iterator[int]:
        yield int("correct horse battery staple")

    task = Task(job, parent)
    seen = Seen(task)
    with caplog.at_level(logging.DEBUG), qtbot.waitSignal(task.failed):
        task.start()
    error = seen.errors[0]
    assert isinstance(error, BugError)
    assert error.params["kind"] == "ValueError"
    assert str(error.params["place"]).startswith(Path(__file__).name)
    assert "horse" not in caplog.text + repr(error)


def test_nothing_comes_after_cancel(qtbot: QtBot, parent: QObject) -> None:
    stopped = threading.Event()

    def job(stop: threading.Event) -> Iterator[int]:
        yield 1
        stop.wait(5)
        stopped.set()
        yield 2

    task = Task(job, parent)
    seen = Seen(task)
    with qtbot.waitSignal(task.values):
        task.start()
    task.cancel()
    task.join(5)
    qtbot.wait(100)
    assert stopped.is_set()
    assert (seen.values, seen.errors, seen.ends) == ([1], [], 0)


def test_a_task_lives_on_when_nobody_holds_it(qtbot: QtBot, parent: QObject) -> None:
    told: list[list[int]] = []

    def begin() -> None:
        task = Task(counting, parent)
        task.values.connect(told.append)
        task.start()

    begin()
    qtbot.waitUntil(lambda: sum(map(len, told)) == 1000)
    qtbot.waitUntil(lambda: parent.children() == [])


def test_a_job_that_computes_lets_the_window_in_often(qtbot: QtBot, parent: QObject) -> None:
    task = Task(lambda _stop: iter((1,)), parent)
    with qtbot.waitSignal(task.finished):
        task.start()
    assert sys.getswitchinterval() < PYTHONS_OWN_S


def test_a_job_that_waits_does_not_hold_up_the_window(qtbot: QtBot, parent: QObject) -> None:
    stopped: list[bool] = []

    def job(stop: threading.Event) -> Iterator[int]:
        stopped.append(stop.wait(60))  # False if it waited for nothing
        yield 1

    task = Task(job, parent)
    task.start()
    qtbot.wait(20)
    task.cancel()
    task.join(60)
    assert stopped == [True]
