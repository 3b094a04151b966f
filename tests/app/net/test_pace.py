"""Is a service's limit kept, and can whoever waits for it leave?"""

from __future__ import annotations

import threading

import pytest

from app.net import errors
from app.net.pace import Pace


class Clock(threading.Event):
    """A clock that goes on only while somebody waits, and the stop that they wait at."""

    def __init__(self) -> None:
        super().__init__()
        self.at = 1000.0
        self.stops_at = float("inf")

    def now(self) -> float:
        return self.at

    def wait(self, timeout: float | None = None) -> bool:
        self.at += timeout or 0
        if self.at > self.stops_at:
            self.set()
        return self.is_set()


def asked_at(pace: Pace, clock: Clock, count: int) -> list[float]:
    instants = []
    for _ in range(count):
        pace.turn(clock)
        instants.append(clock.at - 1000)
    return instants


def test_no_minute_sees_more_questions_than_were_allowed() -> None:
    clock = Clock()
    instants = asked_at(Pace([(10, 60)], clock.now), clock, 45)
    assert instants == [0] * 10 + [60] * 10 + [120] * 10 + [180] * 10 + [240] * 5


def test_of_two_limits_both_are_kept() -> None:
    clock = Clock()
    pace = Pace([(1, 1), (3, 50)], clock.now)
    assert asked_at(pace, clock, 5) == [0, 1, 2, 50, 51]


def test_who_would_wait_an_hour_is_told_to_come_back() -> None:
    clock = Clock()
    pace = Pace([(1, 1), (25, 3600)], clock.now)
    asked_at(pace, clock, 25)
    with pytest.raises(errors.Busy):
        pace.turn(clock)


def test_whoever_waits_can_leave_and_no_question_is_counted() -> None:
    clock = Clock()
    pace = Pace([(1, 60)], clock.now)
    pace.turn(clock)
    clock.stops_at = clock.at + 1
    with pytest.raises(errors.Stopped):
        pace.turn(clock)
    clock.clear()
    clock.stops_at = float("inf")
    pace.turn(clock)
