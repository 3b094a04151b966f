"""How does the vault process get from files to findings?"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO

from app import wordlist
from app.checkup import command, wire
from app.checkup.events import (
    AuditDone,
    AuditRequest,
    CheckDone,
    Event,
    Examined,
    Found,
    Progress,
    SkippedPart,
    Source,
    SourceFailed,
    SourceOpened,
    Stage,
)
from app.checkup.judging import judged_in_deals
from app.errors import SourceError, place
from app.readers.vaults import file, folder, password_store, registry
from app.readers.vaults.errors import GpgNotAllowed
from app.readers.vaults.reader import FormatId, Keys, Skipped, Untrusted
from checks.model import Check, Facts, Login, MessageId, Need, Outcome, Tally
from checks.passwords.verdict import verdict
from checks.registry import CHECKS

_READ_AT_A_TIME = 1000
_DECRYPTED_AT_A_TIME = 10
"""Logins of a password store after which its progress is told: each takes gpg some 50 ms."""


def serve(orders: IO[bytes], answers: IO[bytes]) -> None:
    """Do the one thing that `orders` asks for; end at once when whoever asked is gone."""
    order = wire.receive(orders)
    threading.Thread(target=_end_with, args=(orders,), daemon=True).start()
    match order:
        case wire.Start(request, today):
            for event in audit(request, today):
                wire.send(answers, event)
        case wire.Look(path):
            wire.send(answers, examine(path))
        case _:
            raise wire.WireBroken


def examine(path: Path) -> Examined | SourceFailed:
    """Tell what the file at `path` is, or why it cannot be used, without a key."""
    try:
        if folder.is_folder(path):
            return _examined_folder(path)
        untrusted = file.load(path)
        reader = registry.reader_for(untrusted)
        return Examined(path.name, reader.format, reader.needs_key(untrusted))
    except SourceError as error:
        return _failure(error, path.name)


def _examined_folder(path: Path) -> Examined:
    if not folder.is_password_store(path):
        folder.refuse(path)
    return Examined(path.name, password_store.FORMAT, locked=False, gpg=True)


def audit(request: AuditRequest, today: date) -> Iterator[Event]:
    """Read the files of `request` and judge their logins together, as on the local date `today`."""
    logins: list[Login] = []
    complete = True
    for event in _gather(request, logins):
        complete = complete and _is_whole(event)
        yield event
    read_any = len(logins) > 0 or complete
    facts = Facts(tuple(logins) if read_any else None, today, wordlist.french())
    for check in CHECKS.values():
        yield from _answer(check, facts, complete=complete)
    yield AuditDone(len(logins))


def _end_with(orders: IO[bytes]) -> None:
    orders.read(1)  # returns when the other side closes the pipe or dies
    os._exit(0)


def _gather(request: AuditRequest, logins: list[Login]) -> Iterator[Event]:
    for number, (source, name) in enumerate(zip(request.sources, _names(request), strict=True)):
        yield Progress(Stage.OPENING, number, len(request.sources))
        yield from _read(source, name, logins)


def _names(request: AuditRequest) -> Iterator[str]:
    """Yield the files' own names, numbered where two are alike, so that a finding says which file it means."""
    seen: dict[str, int] = {}
    for source in request.sources:
        name = source.path.name
        seen[name] = seen.get(name, 0) + 1
        yield name if seen[name] == 1 else f"{name} ({seen[name]})"


def _read(source: Source, name: str, logins: list[Login]) -> Iterator[Event]:
    found: list[Login] = []
    skipped: list[SkippedPart] = []
    try:
        opened = _opened(source, name)
        for part in opened.parts:
            if isinstance(part, Skipped):
                skipped.append(SkippedPart(part.reason, part.params, part.count, part.damaged))
                continue
            found.append(part)
            if len(found) % opened.at_a_time == 0:
                yield Progress(Stage.READING, len(found), 0)
    except SourceError as error:
        yield _failure(error, name)
    except Exception as error:  # noqa: BLE001 - one of the three edges: a reader's bug must not cost the other files
        yield SourceFailed(name, "ReaderBug", MessageId("source.reader_bug"), {"name": name, "place": place(error)})
    else:
        logins += found
        yield SourceOpened(name, opened.format, len(found), tuple(skipped))


@dataclass(frozen=True, slots=True)
class _Opened:
    """A file or folder about to be read, and after how many logins its progress is worth telling."""

    format: FormatId
    parts: Iterator[Login | Skipped]
    at_a_time: int


def _opened(source: Source, name: str) -> _Opened:
    if folder.is_folder(source.path):
        return _opened_folder(source, name)
    untrusted = Untrusted(name, file.load(source.path).data)
    reader = registry.reader_for(untrusted)
    return _Opened(reader.format, reader.read(untrusted, Keys(source.password, source.keyfile)), _READ_AT_A_TIME)


def _opened_folder(source: Source, name: str) -> _Opened:
    if not folder.is_password_store(source.path):
        folder.refuse(source.path)
    if not source.gpg:
        raise GpgNotAllowed(name=name)
    parts = password_store.read(source.path, name, command.gpg())
    return _Opened(password_store.FORMAT, parts, _DECRYPTED_AT_A_TIME)


def _failure(error: SourceError, name: str) -> SourceFailed:
    return SourceFailed(name, type(error).__name__, error.message, {**error.params, "name": name})


def _is_whole(event: Event) -> bool:
    match event:
        case SourceFailed():
            return False
        case SourceOpened(skipped=skipped):
            return not any(part.damaged for part in skipped)
        case _:
            return True


def _answer(check: Check, facts: Facts, *, complete: bool) -> Iterator[Event]:
    if Need.LOGINS in check.meta.needs and facts.logins is None:
        yield CheckDone(check.meta.id, Outcome.UNKNOWN, 0.0, Tally(0, 0), MessageId("unknown.no_vault"))
        return
    affected = 0
    for event in _judge(check, facts):
        if isinstance(event, Found) and event.finding.outcome in {Outcome.FAIL, Outcome.PARTIAL}:
            affected += len(event.finding.subjects)
        yield event
    tally = Tally(affected, check.judged(facts))
    outcome, value = verdict(tally, complete=complete)
    yield CheckDone(check.meta.id, outcome, value, tally, _reason(outcome, tally))


def _judge(check: Check, facts: Facts) -> Iterator[Found | Progress]:
    of = len(facts.logins or ())
    yield Progress(Stage.JUDGING, 0, of, check.meta.id)
    if not check.meta.alone:
        yield from map(Found, check.judge(facts))
    else:
        done = of - sum(login.password is not None for login in facts.logins or ())
        for judged, findings in judged_in_deals(check, facts):
            yield from map(Found, findings)
            done += judged
            yield Progress(Stage.JUDGING, done, of, check.meta.id)
    yield Progress(Stage.JUDGING, of, of, check.meta.id)


def _reason(outcome: Outcome, tally: Tally) -> MessageId | None:
    if outcome is not Outcome.UNKNOWN:
        return None
    return MessageId("unknown.incomplete" if tally.of else "unknown.no_passwords")
