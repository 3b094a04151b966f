from __future__ import annotations

import hashlib
import json
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from app.checkup import runner, wire
from app.checkup.asking import Answering, Outside
from app.checkup.audit_messages import RangesAsked
from app.checkup.errors import VaultProcessLost
from app.checkup.events import AuditDone, AuditRequest, CheckDone, Event, Found, Progress, Source, SourceFailed, Stage
from app.store.errors import StoreFull
from app.store.ledger import PassingLedger
from app.values.outside import Consent, Recipient
from app.values.ranges import Known, RangeAnswer, Ranges
from checks.model import CheckId, Finding, MessageId, Outcome
from checks.passwords import leaked
from tests.app.checkup import samples
from tests.app.checkup.test_runner import TODAY, done
from tests.app.net import doors
from tests.stubs.exposure_server import ExposureServer, paths
from tests.stubs.pwned import Corpus, sha1

STRONG = [f"vK7-tw2Qe_9Lr&4mXz-{number}" for number in range(40)]
LEAKED = STRONG[0]
KEY = bytes(range(32))
REASON = MessageId("net.too_slow")
Remember = Callable[[Sequence[tuple[bytes, int]]], None]


def vault(path: Path, *passwords: str) -> Path:
    return samples.bitwarden(path, [(f"site{n}.example", "alice", word) for n, word in enumerate(passwords)])


def outside(ranges: Ranges, known: Known | None = None, remember: Remember = lambda _: None) -> Outside:
    return Outside(ranges, known or Known(KEY, ()), remember)


def audited(path: Path, asked: Outside | None, **fields: object) -> list[Event]:
    request = AuditRequest((Source(path),), **fields)  # type: ignore[arg-type]  # as `AuditRequest`
    return list(runner.audit(request, threading.Event(), TODAY, asked))


def told(events: list[Event]) -> list[Finding]:
    return [e.finding for e in events if isinstance(e, Found) and e.finding.check == leaked.ID]


def result(events: list[Event]) -> CheckDone:
    assert isinstance(events[-1], AuditDone)
    return done(events, CheckId(leaked.ID))


def stub(**seen: int) -> Corpus:
    return Corpus({sha1(password): count for password, count in seen.items()})


def test_a_leaked_password_is_found_and_the_others_are_not(tmp_path: Path) -> None:
    with doors.stub(corpus=Corpus({sha1(LEAKED): 4321})) as server:
        events = audited(vault(tmp_path / "a.json", *STRONG), outside(doors.ranges(server)))
    (finding,) = told(events)
    assert [subject.site for subject in finding.subjects] == ["site0.example"]
    assert finding.evidence.params == {"n": 1000}
    assert (result(events).outcome, result(events).tally.affected, result(events).tally.of) == (Outcome.PARTIAL, 1, 40)


def test_whole_answers_without_a_leak_are_a_pass(tmp_path: Path) -> None:
    with doors.stub(corpus=Corpus()) as server:
        events = audited(vault(tmp_path / "a.json", *STRONG), outside(doors.ranges(server)))
    assert result(events).outcome is Outcome.PASS


def test_neither_a_password_nor_a_whole_hash_nor_a_site_is_ever_in_a_request(tmp_path: Path) -> None:
    with doors.stub(corpus=Corpus()) as server:
        audited(vault(tmp_path / "a.json", *STRONG), outside(doors.ranges(server)))
        heads = b"".join(asked.head for asked in server.asked).lower()
        assert sorted(paths(server.asked)) == sorted({f"/range/{sha1(word)[:5]}" for word in STRONG})
    for word in STRONG:
        assert word.lower().encode() not in heads
        for name in ("sha1", "sha256", "md5"):
            assert hashlib.new(name, word.encode(), usedforsecurity=False).hexdigest()[:6].encode() not in heads
    assert b"site" not in heads
    assert b"alice" not in heads


def test_the_parent_hears_of_prefixes_and_fingerprints_only(tmp_path: Path) -> None:
    asked: list[str] = []
    kept: list[tuple[bytes, int]] = []

    def ranges(prefixes: Sequence[str], _stop: threading.Event) -> Iterator[RangeAnswer]:
        asked.extend(prefixes)
        yield from (RangeAnswer(prefix, {}) for prefix in prefixes)

    audited(vault(tmp_path / "a.json", *STRONG, *STRONG), outside(ranges, remember=kept.extend))
    assert asked == sorted({sha1(word)[:5] for word in STRONG})
    assert len(kept) == 40
    hashes = {hashlib.sha1(word.encode(), usedforsecurity=False).digest() for word in STRONG}
    assert not any(fingerprint[:4] == digest[:4] for fingerprint, _ in kept for digest in hashes)


def test_a_hopeless_password_is_not_asked_and_never_fine(tmp_path: Path) -> None:
    with doors.stub(corpus=Corpus()) as server:
        events = audited(vault(tmp_path / "a.json", "azerty", LEAKED), outside(doors.ranges(server)))
        assert paths(server.asked) == [f"/range/{sha1(LEAKED)[:5]}"]
    (finding,) = told(events)
    assert (finding.outcome, finding.evidence.message) == (Outcome.UNKNOWN, leaked.TOO_WEAK)
    assert (result(events).outcome, result(events).reason) == (Outcome.UNKNOWN, leaked.TOO_WEAK)


@pytest.mark.parametrize("fault", ["portal", "truncgzip:50", "403", "cut:line"])
def test_a_fault_leaves_the_check_unknown_with_its_reason(tmp_path: Path, fault: str) -> None:
    with doors.stub(always=fault) as server:
        events = audited(vault(tmp_path / "a.json", *STRONG[:3]), outside(doors.ranges(server)))
    assert result(events).outcome is Outcome.UNKNOWN
    (finding,) = told(events)
    assert finding.evidence.message == result(events).reason
    assert len(finding.subjects) == 3


def test_what_is_unknown_beside_a_leak_confirms_nothing(tmp_path: Path) -> None:
    def ranges(prefixes: Sequence[str], _stop: threading.Event) -> Iterator[RangeAnswer]:
        for prefix in prefixes:
            found = sha1(LEAKED).startswith(prefix)
            yield RangeAnswer(prefix, {sha1(LEAKED)[5:]: 3}) if found else RangeAnswer(prefix, None, REASON)

    events = audited(vault(tmp_path / "a.json", *STRONG[:4]), outside(ranges))
    assert (result(events).outcome, result(events).value) == (Outcome.PARTIAL, 0.0)


def test_with_consent_off_everything_is_unknown_and_nobody_was_asked(tmp_path: Path) -> None:
    ledger = PassingLedger()
    ledger.decide(Recipient.PWNED_PASSWORDS, Consent.NEVER)
    with doors.stub() as server:
        events = audited(vault(tmp_path / "a.json", *STRONG), outside(doors.ranges(server, ledger)))
        assert server.asked == []
    assert (result(events).outcome, result(events).reason) == (Outcome.UNKNOWN, "net.not_allowed")


def test_without_anybody_to_ask_the_reason_says_so(tmp_path: Path) -> None:
    events = audited(vault(tmp_path / "a.json", LEAKED), None)
    assert (result(events).outcome, result(events).reason) == (Outcome.UNKNOWN, leaked.NOT_ASKED)
    assert told(events) == []


def test_what_was_compared_is_not_asked_again(tmp_path: Path) -> None:
    path = vault(tmp_path / "a.json", *STRONG)
    kept: list[tuple[bytes, int]] = []
    with doors.stub(corpus=Corpus({sha1(LEAKED): 4321})) as server:
        first = audited(path, outside(doors.ranges(server), remember=kept.extend))
        again = audited(path, outside(doors.ranges(server), Known(KEY, tuple(kept))))
        assert len(server.asked) == len({sha1(word)[:5] for word in STRONG})
    assert told(again) == told(first)
    assert result(again) == result(first)


def test_a_run_that_was_stopped_goes_on_where_it_ended(tmp_path: Path) -> None:
    path = vault(tmp_path / "a.json", *STRONG)
    kept: list[tuple[bytes, int]] = []
    prefixes = {sha1(word)[:5] for word in STRONG}
    stop = threading.Event()
    with doors.stub(corpus=Corpus()) as server:
        server.faults = [*["ok"] * 30, *["hang"] * 20]
        asked = outside(doors.ranges(server), remember=kept.extend)
        for event in runner.audit(AuditRequest((Source(path),)), stop, TODAY, asked):
            if isinstance(event, Progress) and event.stage is Stage.COMPARING and event.done >= 30:
                stop.set()
    assert len(kept) >= 25
    with doors.stub(corpus=Corpus()) as server:  # another one: what was cut may still arrive at the first
        events = audited(path, outside(doors.ranges(server), Known(KEY, tuple(kept))))
    assert len(server.asked) <= len(prefixes) - len(kept)
    assert result(events).outcome is Outcome.PASS


def test_answers_that_cannot_be_remembered_cost_nothing_else(tmp_path: Path) -> None:
    def full(_answers: object) -> None:
        raise StoreFull(name="x")

    with doors.stub(corpus=Corpus()) as server:
        events = audited(vault(tmp_path / "a.json", *STRONG), outside(doors.ranges(server), remember=full))
    assert result(events).outcome is Outcome.PASS


def test_whoever_asks_and_forgets_some_leaves_nobody_waiting(tmp_path: Path) -> None:
    def forgetful(prefixes: Sequence[str], _stop: threading.Event) -> Iterator[RangeAnswer]:
        yield RangeAnswer(prefixes[0], {})

    events = audited(vault(tmp_path / "a.json", *STRONG[:3]), outside(forgetful))
    assert result(events).outcome is Outcome.UNKNOWN


def test_progress_tells_how_many_passwords_were_compared(tmp_path: Path) -> None:
    with doors.stub(corpus=Corpus()) as server:
        events = audited(vault(tmp_path / "a.json", *STRONG), outside(doors.ranges(server)))
    steps = [e for e in events if isinstance(e, Progress) and e.stage is Stage.COMPARING]
    assert (steps[-1].done, steps[-1].of, steps[-1].check) == (40, 40, leaked.ID)
    assert [step.done for step in steps] == sorted(step.done for step in steps)


@pytest.mark.parametrize("wrong", [("hunter2",), ("12345", "My password"), ("abcde",)])
def test_a_vault_process_that_was_taken_over_cannot_send_anything_out(wrong: tuple[str, ...]) -> None:
    def never(_prefixes: Sequence[str], _stop: threading.Event) -> Iterator[RangeAnswer]:
        raise AssertionError

    answers = Answering(outside(never))
    with pytest.raises(wire.WireBroken):
        answers.ask(RangesAsked(wrong), None)  # type: ignore[arg-type]  # it is refused before the pipe is used
    answers.end()


def test_a_vault_process_that_asks_without_leave_is_refused() -> None:
    with pytest.raises(VaultProcessLost):
        runner._expected(RangesAsked(("12345",)))


def _listed(path: Path, *words: str) -> Path:
    path.write_text("\n".join(sorted(f"{sha1(word)}:4321" for word in words)) + "\n", "ascii")
    return path


def test_a_list_on_this_computer_answers_and_nobody_is_asked(tmp_path: Path) -> None:
    listed = _listed(tmp_path / "list.txt", LEAKED, *(f"other {n}" for n in range(200)))
    with doors.stub() as server:
        asked = outside(doors.ranges(server))
        events = audited(vault(tmp_path / "a.json", *STRONG, "azerty"), asked, leaks=listed, online=True)
        assert server.asked == []
    (found,) = [finding for finding in told(events) if finding.outcome is Outcome.FAIL]
    assert [subject.site for subject in found.subjects] == ["site0.example"]


def test_a_list_that_cannot_be_used_is_named_and_leaves_everything_unknown(tmp_path: Path) -> None:
    events = audited(vault(tmp_path / "a.json", *STRONG), None, leaks=tmp_path / "gone.txt")
    (failed,) = [e for e in events if isinstance(e, SourceFailed)]
    assert failed.name == "gone.txt"
    assert (result(events).outcome, result(events).reason) == (Outcome.UNKNOWN, "leaked.list_unusable")
    assert done(events, CheckId("passwords.reuse")).outcome is Outcome.PASS


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere every name is a text")
def test_a_list_whose_name_is_no_text_is_named_all_the_same(tmp_path: Path) -> None:
    (failed,) = [
        event
        for event in audited(vault(tmp_path / "a.json", *STRONG), None, leaks=tmp_path / "l\udcff.txt")
        if isinstance(event, SourceFailed)
    ]
    assert failed.name == "l\ufffd.txt"


def test_the_stub_of_these_tests_is_a_real_service() -> None:
    server = ExposureServer(stub(password=3))
    assert json.dumps(server.corpus.lines("5BAA6")) == json.dumps([f"{sha1('password')[5:]}:3"])
