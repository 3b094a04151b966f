from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date

import pytest

from app.checkup import second, sharing, wire
from app.checkup.deals import JUDGED, Deal, Judged
from checks.facts import Check, CheckMeta, Count, Facts
from checks.model import CheckId, Evidence, Finding, MessageId, OldPassword, Outcome, Person, Urgency
from checks.passwords import strength
from checks.secret import Secret
from tests.builders import facts, login

CHECK = CheckId("passwords.strength")
MANY = facts(*(login(f"site{number}.example", f"word{number}") for number in range(second._WORTH_SHARING)))


def finding_each(judged: Callable[[], object]) -> Check:
    """Return a check that finds each login, and calls `judged` before each deal."""

    def judge(given: Facts) -> Iterator[Finding]:
        judged()
        for each in given.logins or ():
            yield Finding(CHECK, Outcome.FAIL, (), Evidence(MessageId(each.title)), Urgency.SOON)

    def judged_of(given: Facts) -> Count:
        return Count(len(given.logins or ()), len(given.logins or ()))

    return Check(CheckMeta(CHECK, 1, frozenset(), alone=True), judged_of, judge)


def found(check: Check) -> list[str]:
    """Judge beside a deadline, so that a deadlock fails this test and not the whole run."""
    told: list[str] = []

    def work() -> None:
        with closing(second.Second()) as helper:
            helper.expect(len(MANY.logins or ()))
            shared = sharing.Sharing(helper.process)
            shared.deal(check, MANY)
            for _, findings in shared.judged(check, MANY):
                told.extend(each.evidence.message for each in findings)

    worker = threading.Thread(target=work, daemon=True)
    worker.start()
    worker.join(60)
    assert not worker.is_alive()
    return sorted(told)


EVERY_LOGIN = sorted(each.title for each in MANY.logins or ())


@pytest.fixture
def ended(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Tell when the thread of the other process has ended."""
    event = threading.Event()
    take = sharing._take_deals

    def watched(*arguments: object) -> None:
        try:
            take(*arguments)  # type: ignore[arg-type]  # passed on as they came
        finally:
            event.set()

    monkeypatch.setattr(sharing, "_take_deals", watched)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    return event


def test_without_another_process_all_is_judged_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(second, "started", lambda _role: None)
    assert found(finding_each(lambda: None)) == EVERY_LOGIN


def test_another_process_that_ends_while_we_still_judge_is_not_waited_for_ever(
    monkeypatch: pytest.MonkeyPatch, ended: threading.Event
) -> None:
    def ends(_role: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen([sys.executable, "-c", ""], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    monkeypatch.setattr(second, "started", ends)
    assert found(finding_each(lambda: ended.wait(60))) == EVERY_LOGIN


@pytest.mark.parametrize("error", [OSError, UnicodeEncodeError("utf-8", "", 0, 1, ""), MemoryError])
@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_deal_that_the_other_process_could_not_judge_is_judged_here(
    monkeypatch: pytest.MonkeyPatch, ended: threading.Event, error: Exception
) -> None:
    def fails(*_: object) -> list[Finding]:
        raise error

    monkeypatch.setattr(sharing, "_judged_by", fails)
    assert found(finding_each(lambda: ended.wait(60))) == EVERY_LOGIN


@pytest.mark.parametrize("title", ["", "n" * 2000], ids=["short", "longer than a pipe holds"])
def test_the_other_process_judges_before_it_is_its_turn(ended: threading.Event, title: str) -> None:
    logins = [login(f"site{n}.example", f"summer{n}", title=title) for n in range(second._WORTH_SHARING)]
    here: list[str] = []
    with closing(second.Second()) as helper:
        helper.expect(len(logins))
        shared = sharing.Sharing(helper.process)
        shared.deal(strength.CHECK, facts(*logins))
        assert ended.wait(60)
        every = [
            finding
            for _, findings in shared.judged(finding_each(lambda: here.append("")), facts(*logins))
            for finding in findings
        ]

    assert here == []
    assert len(every) == len(logins)


def test_a_deal_too_long_to_be_taken_is_judged_here_even_if_an_answer_fills_the_pipe(ended: threading.Event) -> None:
    """Once the other process read no more, and each waited for ever until the other did."""
    long_answer = [login(f"a{n}.example", f"summer{n}", title="n" * 2000) for n in range(300)]
    old = (OldPassword(Secret("o" * 250_000), None),)
    too_long = [login(f"b{n}.example", f"Xv9#mQ2!tLr7{n}", history=old) for n in range(225)]
    logins = facts(*long_answer, *too_long, *(login(f"c{n}.example", f"winter{n}") for n in range(450)))
    judged = 0
    with closing(second.Second()) as helper:
        helper.expect(len(logins.logins or ()))
        shared = sharing.Sharing(helper.process)
        shared.deal(strength.CHECK, logins)
        assert ended.wait(60)
        for count, _ in shared.judged(strength.CHECK, logins):
            judged += count
    assert judged == 975


def test_a_process_that_crashes_says_so_and_leaves_no_abort_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    process = second.started("judge")
    assert process is not None
    with process:
        assert process.stdin is not None
        assert process.stdout is not None
        wire.send(process.stdin, Deal(CheckId("no.such"), (login(),), date(2026, 11, 24), Person()))
        answer: Judged | wire.Crashed | None = wire.receive(process.stdout, JUDGED)
        assert isinstance(answer, wire.Crashed)
        assert process.wait(60) == 1
