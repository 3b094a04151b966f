"""`bilan check`: what is there to mend in these vaults?"""

from __future__ import annotations

import argparse
import sys
import threading
from getpass import getpass
from pathlib import Path
from typing import Final

from app import __version__
from app.checkup.events import AuditRequest, Event, Examined, Progress, Source, Stage
from app.checkup.record import AuditRecord, recorded
from app.cli import document, prose
from app.cli.exits import Exit
from app.cli.opening import opened
from app.cli.terminal import Terminal
from app.compose import House, sample
from app.errors import BilanError, StoreError
from checks.model import Outcome
from checks.secret import Secret

_YES: Final = frozenset({"y", "yes", "o", "oui"})
"""In either language, whichever is spoken: a hand has its habits."""


def run(options: argparse.Namespace, house: House, terminal: Terminal) -> Exit:
    """Audit the files of `options` together, keep the run unless told otherwise, and print what was found.

    A store that cannot be opened costs the keeping, not the answer.
    """
    stop = threading.Event()
    keep = not (options.no_save or options.sample)
    closed = _open(house, terminal) if keep else None
    request = sample() if options.sample else _request(options, house, terminal)
    job = house.sample_audit() if options.sample else house.audit(request)
    events = []
    for event in job(stop):
        events.append(event)
        _show(event, terminal)
    terminal.done()
    record = recorded(events, house.now(), __version__, house.catalogue.version)
    (overview,) = house.overview()(stop)
    terminal.document(document.check(record, overview))
    for line in (*prose.audit(record, house.catalogue, terminal.words), ""):
        terminal.line(line)
    for line in prose.posture(overview, house.catalogue, terminal.words):
        terminal.line(line)
    return _exit(record, closed)


def _open(house: House, terminal: Terminal) -> StoreError | None:
    try:
        opened(house, terminal)
    except StoreError as error:
        terminal.problem(terminal.words.message(error.message, error.params))
        return error
    return None


def _request(options: argparse.Namespace, house: House, terminal: Terminal) -> AuditRequest:
    lines = iter(sys.stdin.readline, "") if options.password_stdin else None
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
    if not sys.stdin.isatty():
        return False
    words = terminal.words
    terminal.ask(
        words.text("Reading {name} starts gpg, which may ask for your passphrase. Go on? [y/N] ", name=path.name)
    )
    return sys.stdin.readline().strip().casefold() in _YES


def _asked(path: Path, terminal: Terminal) -> Secret | None:
    if not sys.stdin.isatty():
        return None
    typed = getpass(terminal.words.text("Password of {name} (empty if it has none): ", name=path.name), sys.stderr)
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


def _exit(record: AuditRecord, closed: StoreError | None) -> Exit:
    if closed is not None:
        return Exit.STORE_CLOSED
    if record.failed:
        return Exit.INPUT_UNREADABLE
    to_do = any(done.outcome in {Outcome.FAIL, Outcome.PARTIAL} for done in record.done)
    return Exit.SOMETHING_TO_DO if to_do else Exit.NOTHING_TO_DO
