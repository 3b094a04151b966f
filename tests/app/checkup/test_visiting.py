from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from app.checkup import command, visiting
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


@pytest.mark.parametrize(
    "program",
    [
        "pass",
        "input()",
        "input(); print('no message')",
        'input(); print(\'{"type":"VisitsJudged","value":{"judged":{"to_check":0,"skipped":0,"risky":[5000]}}}\')',
    ],
    ids=["ends at once", "ends at its first batch", "talks nonsense", "names what it was not given"],
)
def test_a_second_process_that_fails_loses_nothing(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    monkeypatch.setattr(command, "vault_process", lambda _role: [sys.executable, "-c", program])
    monkeypatch.setattr(visiting, "_WORTH_SHARING", 1)
    _, looked = come_to(4000)
    assert (looked.addresses, looked.risky_sites) == (4000, 1)


def test_a_short_history_needs_no_second_process(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_role: str) -> list[str]:
        raise AssertionError

    monkeypatch.setattr(command, "vault_process", refuse)
    progress, looked = come_to(1500)
    assert looked.addresses == 1500
    assert [(told.stage, told.done, told.of) for told in progress] == [
        (Stage.READING, 1000, 0),
        (Stage.READING, 1500, 0),
        (Stage.JUDGING, 1000, 1500),
        (Stage.JUDGING, 1500, 1500),
    ]
