"""How does the rest of the program follow an audit without ever seeing a secret of it?"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import IO, TypeVar, cast

from app.checkup import archive_messages, audit_messages, command, link_messages, look_messages, photo_messages, wire
from app.checkup.archive_events import ArchiveEvent, ArchivesDone
from app.checkup.archive_messages import LookThrough
from app.checkup.asking import Outside, answering
from app.checkup.audit_messages import AddressesSeen, Compared, Look, RangesAsked, Start, Traced
from app.checkup.errors import VaultProcessLost
from app.checkup.events import AuditDone, AuditRequest, Event, Examined, Progress, SourceFailed
from app.checkup.link_messages import CopiedLinks, CopiedLinksJudged
from app.checkup.look_messages import (
    CodesRead,
    HistoryRead,
    LookAtCopied,
    LookAtHistory,
    LookAtMail,
    LookAtPicture,
    MailRead,
)
from app.checkup.photo_messages import LookAtPhoto, PhotoRead
from app.checkup.recognised import Recognised
from app.values.photos import LookedAt
from app.values.public_lists import PublicLists
from checks.archives.said import Said
from checks.exposure import addresses
from checks.links.mail import Mail
from checks.links.payload import Payload
from checks.links.visited import Looked
from checks.own_addresses import SeenAddress

_ENVIRONMENT = ("PATH", "SYSTEMROOT", "LANG", "LC_ALL", "HOME", "TMPDIR", "TEMP")
"""What a vault process needs of our environment: nothing that could carry a secret or code."""
_FOR_GPG = ("GNUPGHOME", "GPG_TTY", "TERM", "DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY", "XDG_RUNTIME_DIR", "APPDATA")
"""What gpg needs besides, to find its keys and to ask for their passphrase where the person sits."""
_LARGE_PAGES = {"GLIBC_TUNABLES": "glibc.malloc.hugetlb=1"} if sys.platform == "linux" else {}
"""Argon2 walks through all of its memory again and again: in pages of 2 MiB it takes a seventh less. Elsewhere nothing
is said, and an older glibc does not listen."""

_FLAGS: int = getattr(subprocess, "CREATE_NO_WINDOW", 0) | getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)
"""What Windows, which alone has them, is told: it would open a black window for a vault process, and let it compute as
urgently as ours. Elsewhere it steps back by itself."""

_Order = Start | Look | look_messages.Order | LookAtPhoto | CopiedLinks | LookThrough
_Message = TypeVar("_Message")
_Wanted = TypeVar("_Wanted")
_Take = Callable[[object, IO[bytes]], bool]
"""Takes what is no answer, but part of the conversation; whether it did."""


def audit(
    request: AuditRequest,
    stop: threading.Event,
    today: date,
    outside: Outside | None = None,
    recognised: Recognised | None = None,
    *,
    lists: PublicLists | None = None,
) -> Iterator[Event]:
    """Run an audit in a process of its own and yield what it tells; `outside` answers what it asks for.

    `recognised` takes what is to be compared with the last audit; it is complete when `AuditDone` comes. `lists` are
    public ones to judge by.

    Setting `stop` kills the process at once and ends the iterator without `AuditDone`. VaultProcessLost if it ends by
    itself before its work does.
    """
    key = recognised.key if recognised else None
    order = Start(request, today, outside.known if outside else None, key, lists or PublicLists())
    for message in _audited(order, stop, outside, recognised):
        match message:
            case Examined():
                raise VaultProcessLost(place=type(message).__name__)
            case AuditDone():
                yield message
                return
            case _:
                yield message
    if not stop.is_set():
        raise VaultProcessLost(place="end")


def examine(path: Path, stop: threading.Event) -> Iterator[Examined | SourceFailed]:
    """Look, in a process of its own, what the file at `path` is; yields once, or not at all when stopped."""
    for message in _audited(Look(path), stop):
        if isinstance(message, Examined | SourceFailed):
            yield message
            return
    if not stop.is_set():
        raise VaultProcessLost(place="end")


def read_mail(path: Path, stop: threading.Event) -> Iterator[Mail | SourceFailed]:
    """Take the saved e-mail at `path` apart in a process of its own; yields once, or not at all when stopped."""
    for told in _answered(LookAtMail(path), look_messages.ANSWERS, MailRead, stop):
        yield told.mail if isinstance(told, MailRead) else told


def review_archives(paths: tuple[Path, ...], stop: threading.Event, said: Said | None = None) -> Iterator[ArchiveEvent]:
    """Review the archives at `paths` in a process of its own; ends without `ArchivesDone` when stopped."""
    for message in _told(LookThrough(paths, said or Said()), archive_messages.ANSWERS, stop):
        if isinstance(message, ArchiveEvent):
            yield message
        if isinstance(message, ArchivesDone):
            return
    if not stop.is_set():
        raise VaultProcessLost(place="end")


def read_codes(
    order: LookAtPicture | LookAtCopied, stop: threading.Event
) -> Iterator[tuple[Payload, ...] | SourceFailed]:
    """Read the QR codes of a picture in a process of its own; yields once, or not at all when stopped."""
    for told in _answered(order, look_messages.ANSWERS, CodesRead, stop):
        yield told.codes if isinstance(told, CodesRead) else told


def look_at_photo(path: Path, stop: threading.Event) -> Iterator[LookedAt | SourceFailed]:
    """Read the picture file at `path` in a process of its own; yields once, or not at all when stopped."""
    for told in _answered(LookAtPhoto(path), photo_messages.ANSWERS, PhotoRead, stop):
        yield told.seen if isinstance(told, PhotoRead) else told


def judge_links(links: CopiedLinks, stop: threading.Event) -> Iterator[int]:
    """Inspect `links` in a process of its own; yields once how many are dangerous, or not at all when stopped."""
    for told in _answered(links, link_messages.ANSWERS, CopiedLinksJudged, stop):
        if isinstance(told, CopiedLinksJudged):
            yield told.dangerous


def look_at_history(order: LookAtHistory, stop: threading.Event) -> Iterator[Progress | Looked | SourceFailed]:
    """Inspect the addresses of a history in a process of its own; the last value is what they come to, or why not."""
    for message in _told(order, look_messages.ANSWERS, stop):
        match message:
            case Progress():
                yield message
            case HistoryRead(looked):
                yield looked
                return
            case SourceFailed():
                yield message
                return
            case _:
                raise VaultProcessLost(place=type(message).__name__)
    if not stop.is_set():
        raise VaultProcessLost(place="end")


def _answered(
    order: _Order, kinds: wire.Kinds[_Message], wanted: type[_Wanted], stop: threading.Event
) -> Iterator[_Wanted | SourceFailed]:
    """Give `order` to a new vault process, which answers once: with what is `wanted`, or why not."""
    for message in _told(order, kinds, stop):
        if isinstance(message, (wanted, SourceFailed)):
            yield message
            return
    if not stop.is_set():
        raise VaultProcessLost(place="end")


def _audited(
    order: Start | Look,
    stop: threading.Event,
    outside: Outside | None = None,
    recognised: Recognised | None = None,
) -> Iterator[Event | Examined]:
    """Give `order` to a new vault process and yield what it tells; answer what it asks and keep what it hands over."""
    with answering(outside) as answers_it:

        def take(message: object, orders: IO[bytes]) -> bool:
            match message:
                case RangesAsked() if answers_it is not None:
                    answers_it.ask(message, orders)
                case Compared() if answers_it is not None:
                    answers_it.remember(message)
                case Traced(traces) if recognised is not None:
                    recognised.traces += traces
                case AddressesSeen() if recognised is not None:
                    recognised.addresses = _only_addresses(message)
                case _:
                    return False
            return True

        for message in _told(order, audit_messages.ANSWERS, stop, take):
            yield _expected(message)


def _expected(message: object) -> Event | Examined:
    if isinstance(message, Event | Examined):
        return message
    raise VaultProcessLost(place=type(message).__name__)


def _told(
    order: _Order, kinds: wire.Kinds[_Message], stop: threading.Event, take: _Take = lambda _message, _orders: False
) -> Iterator[_Message]:
    """Give `order` to a new vault process and yield what it answers, until it ends or `stop` is set."""
    with _vault_process(_role(order)) as (orders, answers, process), _killed_on(stop, process):
        try:
            wire.send(orders, order)
            while (message := wire.receive(answers, kinds)) is not None and not stop.is_set():
                if isinstance(message, wire.Crashed):
                    raise VaultProcessLost(place=f"{message.error} {message.place}")
                if not take(message, orders):
                    yield message
        except (OSError, wire.WireBroken) as error:
            if not stop.is_set():
                raise VaultProcessLost(place=type(error).__name__) from None


def _role(order: _Order) -> command.Role:
    match order:
        case LookThrough():
            return "archives"
        case LookAtPhoto():
            return "photos"
        case CopiedLinks():
            return "links"
        case Start(request):
            return "audit-with-gpg" if any(source.gpg for source in request.sources) else "audit"
        case Look():
            return "audit"
        case _:
            return "look"


@contextmanager
def _vault_process(role: command.Role) -> Iterator[tuple[IO[bytes], IO[bytes], subprocess.Popen[bytes]]]:
    """Start a vault process and see to it that it is gone afterwards, however this ends.

    In the role `audit-with-gpg` it may start gpg: that is settled here, before anything foreign is read in it.
    """
    passed = (*_ENVIRONMENT, *_FOR_GPG) if role == "audit-with-gpg" else _ENVIRONMENT
    process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
        command.vault_process(role),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=_FLAGS,
        env={name: os.environ[name] for name in passed if name in os.environ} | _LARGE_PAGES,
        start_new_session=True,  # so that it and its copy can be killed together, and Ctrl+C is ours to handle
    )
    orders, answers = cast("IO[bytes]", process.stdin), cast("IO[bytes]", process.stdout)  # both are pipes, see above
    try:
        yield orders, answers, process
    finally:
        _kill(process)
        for pipe in (orders, answers):
            with suppress(OSError):  # something was still buffered for a process that is gone
                pipe.close()
        process.wait()


@contextmanager
def _killed_on(stop: threading.Event, process: subprocess.Popen[bytes]) -> Iterator[None]:
    """Kill `process` when `stop` is set, from a thread, because the reading thread waits on the pipe."""
    over, killing = threading.Event(), threading.Lock()

    def watch() -> None:
        while not over.is_set():
            if stop.wait(_OFTEN):
                with killing:
                    if not over.is_set():  # otherwise its number may be another process's by now
                        _kill(process)
                return

    threading.Thread(target=watch, daemon=True).start()
    try:
        yield
    finally:
        with killing:
            over.set()


_OFTEN = 0.05
"""Seconds after which the watcher looks whether the audit is over; a stop wakes it at once."""


def _kill(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        process.kill()
        return
    with suppress(ProcessLookupError):  # the whole group is gone already
        os.killpg(process.pid, signal.SIGKILL)


def _only_addresses(told: AddressesSeen) -> tuple[SeenAddress, ...]:
    """Return what was told, if it is what an honest process tells: it will be shown, and may be asked about."""
    if not all(addresses.is_address(text) for each in told.addresses for text in (each.address, each.base)):
        raise wire.WireBroken
    return told.addresses
