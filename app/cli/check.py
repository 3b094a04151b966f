"""`bilan check`: what is there to mend in these vaults?"""

from __future__ import annotations

import argparse
import sys
import threading
from dataclasses import replace
from functools import partial
from getpass import getpass
from pathlib import Path

from app import __version__
from app.checkup.events import AuditRequest, Event, Examined, Progress, Source, Stage
from app.checkup.record import AuditRecord, recorded
from app.cli import consenting, document, fetching, prose
from app.cli.exits import Exit
from app.cli.opening import opened
from app.cli.terminal import Terminal, plain
from app.compose import House
from app.errors import BilanError, StoreError
from app.services.audits import sample
from app.values.kept_lists import ListKind
from checks.model import Outcome
from checks.secret import Secret

_WITH_AN_AUDIT = (ListKind.BREACHES,)
_LONGEST_LINE = 1 << 16
"""Characters of a password on standard input: an endless line must not fill the memory."""


def run(options: argparse.Namespace, house: House, terminal: Terminal) -> Exit:
    """Audit the files of `options` together, keep the run unless told otherwise, and print what was found.

    A store that cannot be opened or written costs the keeping, not the answer.
    """
    stop = threading.Event()
    keep = not (options.no_save or options.sample)
    closed = _open(house, terminal) if keep else None
    if options.online and not keep:
        consenting.heed(house, terminal)
    online = consenting.agreed(options, house, terminal, kept=closed is None)
    if online is None:
        return Exit.WRONG_USE
    before = _departed(house) if options.online else 0
    if options.online and closed is None:
        _refresh(options, house, terminal)
    request = sample() if options.sample else _request(options, house, terminal)
    job = house.audit(replace(request, leaks=options.leaks, online=online), keep=not options.sample)
    events: list[Event] = []
    try:
        for event in job(stop):
            events.append(event)
            _show(event, terminal)
    except StoreError as error:
        closed = _told(error, terminal)
    terminal.done()
    (overview,) = house.overview()(stop)
    record = overview.last_audit or recorded(events, house.now(), __version__, house.catalogue.version)
    terminal.document(document.check(record, overview))
    audited = prose.audit(record, house.catalogue, terminal.words)
    for line in (*audited, "", *prose.progress(record, terminal.words)):
        terminal.line(line)
    for line in prose.posture(overview, house.catalogue, terminal.words):
        terminal.line(line)
    if options.online:
        terminal.remark(_told_of(_departed(house) - before, terminal))
    return _exit(record, closed)


def _refresh(options: argparse.Namespace, house: House, terminal: Terminal) -> None:
    """Fetch the list of breaches first, if it is worth that and the person agrees; without it, the old one counts."""
    due = [kind for kind in _WITH_AN_AUDIT if house.library.is_due(kind)]
    if agreed := consenting.agreed_lists(due, options, house, terminal):
        fetching.fetched(house, due, agreed, terminal)


def _departed(house: House) -> int:
    (departures,) = house.leaving.departures()(threading.Event())
    return len(departures)


def _told_of(departed: int, terminal: Terminal) -> str:
    return terminal.words.count("{n} request left this computer.", "{n} requests left this computer.", departed)


def _open(house: House, terminal: Terminal) -> StoreError | None:
    try:
        opened(house, terminal)
    except StoreError as error:
        return _told(error, terminal)
    return None


def _told(error: StoreError, terminal: Terminal) -> StoreError:
    terminal.problem(terminal.words.message(error.message, error.params))
    return error


def _request(options: argparse.Namespace, house: House, terminal: Terminal) -> AuditRequest:
    lines = iter(partial(sys.stdin.readline, _LONGEST_LINE), "") if options.password_stdin else None
    sources = []
    for path in options.files:
        examined = _examined(path, house)
        if examined is not None and examined.gpg:
            sources.append(Source(path, gpg=options.gpg or (lines is None and _agreed(path, terminal))))
        elif examined is None or not examined.locked:
            sources.append(Source(path))
        elif lines is not None:
            line = next(lines, None)
            sources.append(Source(path, None if line is None else Secret(line.rstrip("\r\n")), options.keyfile))
        else:
            sources.append(Source(path, _asked(path, terminal), options.keyfile))
    return AuditRequest(tuple(sources))


def _examined(path: Path, house: House) -> Examined | None:
    try:
        return next(house.examine(path)(threading.Event()), None)
    except BilanError:
        return None  # the audit itself will say why, once, with the others


def _agreed(path: Path, terminal: Terminal) -> bool:
    """Ask on a terminal whether gpg may be started; anywhere else nobody agreed."""
    return sys.stdin.isatty() and terminal.agrees(
        terminal.words.text(
            "Reading {name} starts gpg, which may ask for your passphrase. Go on? [y/N] ", name=plain(path.name)
        )
    )


def _asked(path: Path, terminal: Terminal) -> Secret | None:
    if not sys.stdin.isatty():
        return None
    typed = getpass(
        terminal.words.text("Password of {name} (empty if it has none): ", name=plain(path.name)), sys.stderr
    )
    return Secret(typed) if typed else None


def _show(event: Event, terminal: Terminal) -> None:
    if not isinstance(event, Progress):
        return
    match event.stage:
        case Stage.OPENING:
            terminal.progress(terminal.words.text("Opening {n} of {of}", n=event.done + 1, of=event.of))
        case Stage.READING:
            terminal.progress(terminal.words.count("{n} login read", "{n} logins read", event.done))
        case Stage.JUDGING:
            terminal.progress(terminal.words.text("{done} of {of} logins judged", done=event.done, of=event.of))
        case Stage.COMPARING:
            terminal.progress(terminal.words.text("{done} of {of} passwords compared", done=event.done, of=event.of))


def _exit(record: AuditRecord, closed: StoreError | None) -> Exit:
    if closed is not None:
        return Exit.STORE_CLOSED
    if record.failed or any(part.damaged for source in record.opened for part in source.skipped):
        return Exit.INPUT_UNREADABLE
    to_do = any(done.outcome in {Outcome.FAIL, Outcome.PARTIAL} for done in record.done)
    return Exit.SOMETHING_TO_DO if to_do else Exit.NOTHING_TO_DO
