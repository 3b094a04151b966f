"""What is in a saved e-mail, a picture, the history of a browser: what is looked at by itself in the vault process?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Final, TypeVar

from app import link_rules
from app.checkup import wire
from app.checkup.events import Progress, SourceFailed, Stage
from app.errors import SourceError, place
from app.paths import own_name
from app.readers.browsers import history
from app.readers.messages import eml
from app.readers.pictures import codes
from app.readers.pictures.errors import NotAPicture
from app.readers.vaults import file
from app.readers.vaults.errors import FileEmpty
from app.readers.vaults.reader import Untrusted
from checks.links import visited
from checks.links.payload import explained
from checks.model import MessageId

T = TypeVar("T")
_AT_A_TIME: Final = 1000
"""Addresses after which it is told how far this is: a twentieth of a second."""


def mail(path: Path) -> wire.MailRead | SourceFailed:
    """Take the saved e-mail at `path` apart, or tell why it cannot be used."""
    return _looked(own_name(path), lambda: wire.MailRead(eml.read(file.load(path))))


def picture(path: Path) -> wire.CodesRead | SourceFailed:
    """Read the QR codes in the picture at `path`, or tell why there is nothing to tell."""
    name = own_name(path)

    def look() -> wire.CodesRead:
        try:
            return _codes(file.load(path))
        except FileEmpty:  # whose sentence speaks of exports
            raise NotAPicture(name=name) from None

    return _looked(name, look)


def copied_picture(order: wire.LookAtCopied) -> wire.CodesRead | SourceFailed:
    """Do the same with a picture that the person copied."""
    return _looked(order.name, lambda: _codes(Untrusted(order.name, order.data)))


def visits(order: wire.LookAtHistory) -> Iterator[wire.Message]:
    """Inspect every address of a history, told batch by batch, and say at the end what it comes to."""
    try:
        yield from _visits(order)
    except SourceError as error:
        yield _failure(error, order.name)
    except Exception as error:  # noqa: BLE001 - as in `reading.read`
        yield _bug(error, order.name)


def _visits(order: wire.LookAtHistory) -> Iterator[wire.Message]:
    rows: list[visited.Visited] = []
    untrusted = history.read(order.database, order.family, order.name)
    while batch := list(islice(untrusted, _AT_A_TIME)):
        rows += batch
        yield Progress(Stage.READING, len(rows), 0)
    known = link_rules.knowledge()
    looker = visited.Looker(known, visited.own_sites(rows, known))
    for start in range(0, len(rows), _AT_A_TIME):
        looker.look(rows[start : start + _AT_A_TIME])
        yield Progress(Stage.JUDGING, min(start + _AT_A_TIME, len(rows)), len(rows))
    yield wire.HistoryRead(looker.done())


def _codes(untrusted: Untrusted) -> wire.CodesRead:
    return wire.CodesRead(tuple(explained(text) for text in codes.read(untrusted)))


def _looked(name: str, look: Callable[[], T]) -> T | SourceFailed:
    try:
        return look()
    except SourceError as error:
        return _failure(error, name)
    except Exception as error:  # noqa: BLE001 - as in `reading.read`
        return _bug(error, name)


def _failure(error: SourceError, name: str) -> SourceFailed:
    return SourceFailed(name, type(error).__name__, error.message, error.params)


def _bug(error: Exception, name: str) -> SourceFailed:
    return SourceFailed(name, "ReaderBug", MessageId("source.reader_bug"), {"name": name, "place": place(error)})
