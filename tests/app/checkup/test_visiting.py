from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from app.checkup import second, visiting
from app.checkup.events import Progress, Stage
from app.checkup.look_messages import HistoryRead
from checks.links.visited import Looked, Visited

FRAUD = "https://paypal.com@sign-in.example-account.top/verify"


def visits(number: int) -> Iterator[Visited]:
    yield Visited(FRAUD, 1, 0, None)
    for n in range(number - 1):
        yield Visited(f"https://colivo.example/{n}", 1, 0, None)


def come_to(number: int) -> tuple[list[Progress], Looked]:
    *progress, last = visiting.looked(visits(number))
    assert isinstance(last, HistoryRead)
    return [told for told in progress if isinstance(told, Progress)], last.looked


@pytest.mark.parametrize("processors", [1, 2])
def test_a_long_history_comes_to_the_same_by_one_process_or_by_two(
    monkeypatch: pytest.MonkeyPatch, processors: int
) -> None:
    monkeypatch.setattr("os.sched_getaffinity", lambda _process: set(range(processors)), raising=False)
    copies: list[int] = []

    def copied(serve: second.Serve) -> second.Second | None:
        copy = make(serve)
        copies.extend([1] * (copy is not None))
        return copy

    make = second.copied
    monkeypatch.setattr(second, "copied", copied)
    progress, looked = come_to(6000)
    assert len(copies) == (processors > 1 and sys.platform == "linux")
    assert (looked.addresses, looked.risky_sites) == (6000, 1)
    assert sorted(told.done for told in progress if told.stage is Stage.JUDGING) == [1000, 2000, 3000, 4000, 5000, 6000]


def test_a_short_history_needs_no_second_process(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> int:
        raise AssertionError

    monkeypatch.setattr("os.fork", refuse, raising=False)
    monkeypatch.setattr("os.sched_getaffinity", lambda _process: {0, 1}, raising=False)
    progress, looked = come_to(1500)
    assert looked.addresses == 1500
    assert [(told.stage, told.done, told.of) for told in progress] == [
        (Stage.READING, 1000, 0),
        (Stage.READING, 1500, 0),
        (Stage.JUDGING, 1000, 1500),
        (Stage.JUDGING, 1500, 1500),
    ]
