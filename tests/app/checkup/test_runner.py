from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from app.checkup import runner, wire
from app.checkup.archive_events import ArchiveReviewed, ArchivesDone
from app.checkup.audit_messages import ANSWERS, AddressesSeen, Start
from app.checkup.errors import VaultProcessLost
from app.checkup.events import (
    AuditDone,
    AuditRequest,
    CheckDone,
    Event,
    Examined,
    Found,
    Progress,
    Source,
    SourceFailed,
    SourceOpened,
    Stage,
)
from checks.model import CheckId, Outcome
from checks.own_addresses import SeenAddress
from checks.secret import Secret
from tests.app.checkup import samples
from tests.app.readers.archives.made import CONNECTIONS, archive
from tests.app.readers.vaults import kdbx_samples

TODAY = date(2026, 11, 24)
REUSE = CheckId("passwords.reuse")


def audited(*sources: Source, stop: threading.Event | None = None) -> list[Event]:
    return list(runner.audit(AuditRequest(sources), stop or threading.Event(), TODAY))


def done(events: list[Event], check: CheckId) -> CheckDone:
    return next(e for e in events if isinstance(e, CheckDone) and e.check == check)


def children(process: int | None = None) -> set[int]:
    """Return the living children of `process`, without one those of this process."""
    found: set[int] = set()
    for task in Path(f"/proc/{process or os.getpid()}/task").iterdir():
        with suppress(OSError):  # a thread that has ended since
            found.update(map(int, (task / "children").read_text().split()))
    return found


def test_an_audit_tells_what_it_opened_and_found_and_ends(tmp_path: Path) -> None:
    events = audited(Source(samples.reused(tmp_path / "a.json")))
    assert SourceOpened("a.json", "bitwarden-json", 4, (), plain=True) in events
    (found,) = [e.finding for e in events if isinstance(e, Found) and e.finding.check == REUSE]
    assert {s.site for s in found.subjects} == {"bank.example", "mail.example", "shop.example"}
    assert done(events, REUSE).tally.affected == 3
    assert events[-1] == AuditDone(4)


def test_two_files_are_one_audit_and_one_account_in_both_is_no_reuse(tmp_path: Path) -> None:
    one = samples.bitwarden(tmp_path / "one.json", [("bank.example", "alice", samples.SHARED)])
    two = samples.bitwarden(tmp_path / "two.json", [("bank.example", "Alice", samples.SHARED)])
    assert done(audited(Source(one), Source(two)), REUSE).outcome is Outcome.PASS


def test_files_of_the_same_name_are_told_apart(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        samples.reused(tmp_path / folder / "x.json")
    events = audited(Source(tmp_path / "a" / "x.json"), Source(tmp_path / "b" / "x.json"))
    assert [e.name for e in events if isinstance(e, SourceOpened)] == ["x.json", "x.json (2)"]


def test_a_file_that_cannot_be_used_costs_the_others_nothing(tmp_path: Path) -> None:
    events = audited(Source(tmp_path / "gone.kdbx"), Source(samples.reused(tmp_path / "a.json")))
    assert [e.error for e in events if isinstance(e, SourceFailed)] == ["FileMissing"]
    assert done(events, REUSE).outcome is Outcome.PARTIAL


def test_a_key_file_that_is_a_folder_is_named_and_not_the_vault(tmp_path: Path) -> None:
    vault = tmp_path / "vault.kdbx"
    vault.write_bytes(kdbx_samples.sample())
    folder = tmp_path / "keys"
    folder.mkdir()
    (failed,) = [e for e in audited(Source(vault, Secret("x"), folder)) if isinstance(e, SourceFailed)]
    assert (failed.name, failed.error, failed.params["name"]) == ("vault.kdbx", "FileIsFolder", "keys")


def test_nothing_found_in_a_part_is_unknown_never_a_pass(tmp_path: Path) -> None:
    fine = samples.bitwarden(tmp_path / "a.json", [("bank.example", "alice", samples.STRONG)])
    assert done(audited(Source(fine)), REUSE).outcome is Outcome.PASS
    assert done(audited(Source(fine), Source(tmp_path / "gone.kdbx")), REUSE).outcome is Outcome.UNKNOWN


def test_no_readable_file_leaves_every_check_unknown(tmp_path: Path) -> None:
    events = audited(Source(tmp_path / "gone.kdbx"))
    outcomes = {e.outcome for e in events if isinstance(e, CheckDone)}
    assert outcomes == {Outcome.UNKNOWN}
    assert all(e.reason for e in events if isinstance(e, CheckDone))


def test_an_empty_vault_is_unknown_because_there_was_nothing_to_look_at(tmp_path: Path) -> None:
    events = audited(Source(samples.bitwarden(tmp_path / "a.json", [])))
    assert {e.outcome for e in events if isinstance(e, CheckDone)} == {Outcome.UNKNOWN}


def test_a_stop_ends_the_audit_without_an_end_and_kills_its_process(tmp_path: Path) -> None:
    stop = threading.Event()
    before = children()
    audit = runner.audit(
        AuditRequest((Source(samples.slow_to_open(tmp_path / "slow.json"), Secret("x")),)), stop, TODAY
    )
    first = next(audit)
    assert children() - before
    stop.set()
    rest = list(audit)
    assert not any(isinstance(e, AuditDone) for e in (first, *rest))
    assert children() <= before


def test_leaving_an_audit_half_way_kills_its_process(tmp_path: Path) -> None:
    before = children()
    audit = runner.audit(
        AuditRequest((Source(samples.slow_to_open(tmp_path / "slow.json"), Secret("x")),)), threading.Event(), TODAY
    )
    next(audit)
    _close(audit)
    assert children() <= before


def _close(audit: Iterator[Event]) -> None:
    audit.close()  # type: ignore[attr-defined]  # an Iterator for its users, a generator in fact


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has classes of priority, and sets them before a start")
def test_a_vault_process_computes_behind_the_window(tmp_path: Path) -> None:
    before = children()
    audit = runner.audit(
        AuditRequest((Source(samples.slow_to_open(tmp_path / "slow.json"), Secret("x")),)), threading.Event(), TODAY
    )
    next(audit)
    (pid,) = children() - before
    assert os.getpriority(os.PRIO_PROCESS, pid) > os.getpriority(os.PRIO_PROCESS, 0)
    _close(audit)


def test_an_audit_that_a_copy_shares_is_whole_and_leaves_no_process(tmp_path: Path) -> None:
    before = children()
    rows = [f"https://site{n}.example/login,user{n}@mail.example,Summer{n}" for n in range(900)]
    (large := tmp_path / "large.csv").write_text("\n".join(["url,username,password", *rows]))
    audit = runner.audit(AuditRequest((Source(large), Source(tmp_path / "missing.csv"))), threading.Event(), TODAY)
    events = []
    copies: set[int] = set()
    for event in audit:
        events.append(event)
        if isinstance(event, Progress) and event.stage is Stage.JUDGING and not copies:
            copies = {copy for process in children() - before for copy in children(process)}
    assert len(copies) == (sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1)
    weak = [event for event in events if isinstance(event, Found) and event.finding.check == "passwords.strength"]
    assert events[-1] == AuditDone(900)
    assert len(weak) == 900
    assert children() <= before


def test_a_vault_process_that_dies_is_a_clear_error(tmp_path: Path) -> None:
    before = children()
    audit = runner.audit(
        AuditRequest((Source(samples.slow_to_open(tmp_path / "slow.json"), Secret("x")),)), threading.Event(), TODAY
    )
    next(audit)
    for pid in children() - before:
        os.kill(pid, signal.SIGKILL)
    with pytest.raises(VaultProcessLost):
        list(audit)


def test_the_vault_process_ends_when_whoever_asked_is_gone(tmp_path: Path) -> None:
    slow = samples.slow_to_open(tmp_path / "slow.json")
    with runner._vault_process("audit") as (orders, answers, process):
        wire.send(orders, Start(AuditRequest((Source(slow, Secret("x")),)), TODAY))
        assert wire.receive(answers, ANSWERS) is not None
        orders.close()
        assert process.wait(timeout=30) == 0


def test_the_environment_of_the_vault_process_is_only_what_it_needs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BILAN_MARKER", "carried over")
    slow = samples.slow_to_open(tmp_path / "slow.json")
    before = children()
    audit = runner.audit(AuditRequest((Source(slow, Secret("x")),)), threading.Event(), TODAY)
    next(audit)
    (pid,) = children() - before
    names = {line.partition(b"=")[0].decode() for line in _environment(pid).split(b"\0") if line}
    _close(audit)
    assert runner._LARGE_PAGES.keys() <= names <= {*runner._ENVIRONMENT, *runner._LARGE_PAGES}


def _environment(pid: int) -> bytes:
    for _ in range(100):
        try:
            return Path(f"/proc/{pid}/environ").read_bytes()
        except PermissionError:  # the process is not dumpable: not even its owner may look, unless root
            time.sleep(0.01)
    pytest.skip("this system hides the environment of a hardened process")


def test_an_archive_of_a_platform_is_told_from_what_is_no_vault_by_its_content(tmp_path: Path) -> None:
    given = archive(tmp_path / "vault.zip", {"Connections.csv": CONNECTIONS})
    (told,) = runner.examine(given, threading.Event())
    assert isinstance(told, SourceFailed)
    assert (told.message, dict(told.params)) == ("source.archive", {"name": "vault.zip", "platform": "LinkedIn"})
    other = archive(tmp_path / "other.zip", {"notes.txt": "Hello"})
    (told,) = runner.examine(other, threading.Event())
    assert isinstance(told, SourceFailed)
    assert told.error != "ArchiveGiven"


@pytest.mark.parametrize(("name", "locked"), [("plain.json", False), ("slow.json", True)])
def test_a_file_is_examined_without_a_key(tmp_path: Path, name: str, locked: bool) -> None:  # noqa: FBT001 - a case
    path = samples.slow_to_open(tmp_path / name) if locked else samples.reused(tmp_path / name)
    (examined,) = runner.examine(path, threading.Event())
    assert isinstance(examined, Examined)
    assert examined.locked is locked


def test_examining_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    (failed,) = runner.examine(tmp_path / "gone.json", threading.Event())
    assert isinstance(failed, SourceFailed)
    assert failed.error == "FileMissing"


@pytest.mark.parametrize("lie", ["", "no address", "A@orme.example", "a\u202e@orme.example", "a@orme.example\r\nX: y"])
def test_what_a_vault_process_tells_as_an_address_is_one(lie: str) -> None:
    true = "a@orme.example"
    told = AddressesSeen((SeenAddress(true, 1, true),))
    assert runner._only_addresses(told) == told.addresses
    for address, base in ((lie, true), (true, lie)):
        with pytest.raises(wire.WireBroken):
            runner._only_addresses(AddressesSeen((SeenAddress(address, 1, base),)))


def test_archives_are_reviewed_in_a_process_that_may_start_nothing_and_a_stop_ends_it(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", {"Connections.csv": CONNECTIONS + "Bo,Lind,,,,CEO,16 Jun 2026\n"})
    *_, last_but_one, last = runner.review_archives((path,), threading.Event())
    assert isinstance(last_but_one, ArchiveReviewed)
    assert last_but_one.review.counts["connections"] == 1
    assert isinstance(last, ArchivesDone)
    stop = threading.Event()
    stop.set()
    assert list(runner.review_archives((path,), stop)) == []
