"""What is in a saved e-mail or a picture, and what does a history come to: what is looked at by itself?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from app.checkup import visiting, wire
from app.checkup.events import SourceFailed
from app.errors import SourceError, place
from app.paths import own_name
from app.readers.browsers import history as browser
from app.readers.messages import eml
from app.readers.messages.errors import NotAMessage
from app.readers.pictures import codes
from app.readers.pictures.errors import NotAPicture
from app.readers.vaults import file
from app.readers.vaults.errors import FileEmpty, FileTooLarge, NotAVault
from app.readers.vaults.reader import Untrusted
from checks.links.payload import explained
from checks.model import MessageId

T = TypeVar("T")


def told(
    order: wire.LookAtMail | wire.LookAtPicture | wire.LookAtCopied | wire.LookAtHistory,
) -> Iterator[wire.Message]:
    """Yield what `order` asks for; of all but a history it is one value."""
    match order:
        case wire.LookAtMail(path):
            yield mail(path)
        case wire.LookAtPicture(path):
            yield picture(path)
        case wire.LookAtCopied():
            yield copied_picture(order)
        case wire.LookAtHistory():
            yield from history(order)


def mail(path: Path) -> wire.MailRead | SourceFailed:
    """Take the saved e-mail at `path` apart, or tell why it cannot be used."""
    name = own_name(path)

    def look() -> wire.MailRead:
        try:
            return wire.MailRead(eml.read(file.load(path)))
        except (FileEmpty, FileTooLarge, NotAVault):  # their sentences speak of exports of passwords
            raise NotAMessage(name=name) from None

    return _looked(name, look)


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


def history(order: wire.LookAtHistory) -> Iterator[wire.Message]:
    """Inspect every address of a history, told batch by batch, and say at the end what it comes to."""
    try:
        yield from visiting.looked(browser.read(order.database, order.family, order.name))
    except SourceError as error:
        yield _failure(error, order.name)
    except Exception as error:  # noqa: BLE001 - as in `reading.read`
        yield _bug(error, order.name)


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
