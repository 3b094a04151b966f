"""How does the vault process get from files to findings?"""

from __future__ import annotations

import os
import queue
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import IO

from app import rules, wordlist
from app.checkup import leaks, wire
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
from app.ranges import Known, RangeAnswer
from app.readers.vaults import file, registry
from app.readers.vaults.reader import Keys, Skipped
from checks.facts import Check, Facts, Need, Tally
from checks.model import Finding, Login, MessageId, Outcome
from checks.passwords import kinds, leaked
from checks.passwords.verdict import verdict
from checks.registry import CHECKS

_READ_AT_A_TIME = 1000


def serve(orders: IO[bytes], answers: IO[bytes]) -> None:
    """Do the one thing that `orders` asks for; end at once when whoever asked is gone."""
    order = wire.receive(orders)
    told: queue.SimpleQueue[RangeAnswer] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(orders, told), daemon=True).start()
    match order:
        case wire.Start(request, today, known):
            for message in audit(request, today, known, told.get):
                wire.send(answers, message)
        case wire.Look(path):
            wire.send(answers, examine(path))
        case _:
            raise wire.WireBroken


def examine(path: Path) -> Examined | SourceFailed:
    """Tell what the file at `path` is, or why it cannot be used, without a key."""
    try:
        untrusted = file.load(path)
        reader = registry.reader_for(untrusted)
        return Examined(untrusted.name, reader.format, reader.needs_key(untrusted))
    except SourceError as error:
        return _failure(error, file.own_name(path))


def audit(request: AuditRequest, today: date, known: Known | None, told: leaks.Told) -> Iterator[wire.Message]:
    """Read the files of `request` and judge their logins together, as on the local date `today`.

    `known` and `told` are as for `leaks.gathered`.
    """
    logins: list[Login] = []
    complete = True
    for event in _gather(request, logins):
        complete = complete and _is_whole(event)
        yield event
    read_any = len(logins) > 0 or complete
    facts = Facts(
        tuple(logins) if read_any else None,
        today,
        wordlist.common(),
        rules.services(),
        request.person,
        tuple(source.password for source in request.sources if source.password),
    )
    for check in CHECKS.values():
        if Need.LEAKS in check.meta.needs and facts.logins is not None:
            facts = replace(facts, leaks=(yield from leaks.gathered(facts, known, told)))
        yield from _answer(check, facts, complete=complete)
    yield AuditDone(len(logins))


def _listen(orders: IO[bytes], told: queue.SimpleQueue[RangeAnswer]) -> None:
    """Pass on the answers that arrive, and end with whoever gives them."""
    with suppress(wire.WireBroken):
        while isinstance(message := wire.receive(orders), RangeAnswer):
            told.put(message)
    os._exit(0)  # the other side closed the pipe, died, or talks nonsense


def _gather(request: AuditRequest, logins: list[Login]) -> Iterator[Event]:
    for number, (source, name) in enumerate(zip(request.sources, _names(request), strict=True)):
        yield Progress(Stage.OPENING, number, len(request.sources))
        yield from _read(source, name, logins)


def _names(request: AuditRequest) -> Iterator[str]:
    """Yield the files' own names, numbered where two are alike, so that a finding says which file it means."""
    seen: dict[str, int] = {}
    for source in request.sources:
        name = file.own_name(source.path)
        seen[name] = seen.get(name, 0) + 1
        yield name if seen[name] == 1 else f"{name} ({seen[name]})"


def _read(source: Source, name: str, logins: list[Login]) -> Iterator[Event]:
    found: list[Login] = []
    skipped: list[SkippedPart] = []
    try:
        untrusted = file.load(source.path, name)
        reader = registry.reader_for(untrusted)
        for part in reader.read(untrusted, Keys(source.password, source.keyfile)):
            if isinstance(part, Skipped):
                skipped.append(SkippedPart(part.reason, part.params, part.count, part.damaged))
                continue
            found.append(replace(part, kind=kinds.recognised(part)))
            if len(found) % _READ_AT_A_TIME == 0:
                yield Progress(Stage.READING, len(found), 0)
    except SourceError as error:
        yield _failure(error, name)
    except Exception as error:  # noqa: BLE001 - one of the three edges: a reader's bug must not cost the other files
        yield SourceFailed(name, "ReaderBug", MessageId("source.reader_bug"), {"name": name, "place": place(error)})
    else:
        logins += found
        yield SourceOpened(name, reader.format, len(found), tuple(skipped))


def _failure(error: SourceError, name: str) -> SourceFailed:
    # The error's own name stays: it may be the key file that is a folder.
    return SourceFailed(name, type(error).__name__, error.message, error.params)


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
        yield CheckDone(check.meta.id, Outcome.UNKNOWN, 0.0, Tally(0, 0, 0, 0), MessageId("unknown.no_vault"))
        return
    if Need.LEAKS in check.meta.needs and facts.leaks is None:
        yield CheckDone(check.meta.id, Outcome.UNKNOWN, 0.0, Tally(0, 0, 0, 0), leaked.NOT_ASKED)
        return
    affected = weight = 0
    unknown: list[Finding] = []
    for event in _judge(check, facts):
        if isinstance(event, Found) and event.finding.outcome in {Outcome.FAIL, Outcome.PARTIAL}:
            affected += len(event.finding.subjects)
            weight += sum(subject.importance.weight for subject in event.finding.subjects)
        if isinstance(event, Found) and event.finding.outcome is Outcome.UNKNOWN:
            unknown.append(event.finding)
        yield event
    of = check.judged(facts)
    tally = Tally(affected, of.accounts, weight, of.weight)
    outcome, value = verdict(tally, _weight(unknown), complete=complete and not unknown)
    yield CheckDone(check.meta.id, outcome, value, tally, _reason(outcome, tally, unknown))


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


def _weight(findings: Sequence[Finding]) -> int:
    return sum(subject.importance.weight for finding in findings for subject in finding.subjects)


def _reason(outcome: Outcome, tally: Tally, unknown: Sequence[Finding]) -> MessageId | None:
    if outcome is not Outcome.UNKNOWN:
        return None
    if unknown:
        return max(unknown, key=lambda finding: len(finding.subjects)).evidence.message
    return MessageId("unknown.incomplete" if tally.of else "unknown.no_passwords")
