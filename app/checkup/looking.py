"""What is in a saved e-mail or a picture, and what does a history come to: what is looked at by itself?"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, TypeVar

from app.checkup import visiting, wire
from app.checkup.events import SourceFailed
from app.checkup.look_messages import (
    ORDERS,
    CodesRead,
    LookAtCopied,
    LookAtHistory,
    LookAtMail,
    LookAtPicture,
    MailRead,
    Order,
    Told,
)
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


def serve(orders: IO[bytes], answers: IO[bytes]) -> None:
    """Do the one thing that `orders` asks for; end at once when whoever asked is gone."""
    order = wire.receive(orders, ORDERS)
    if order is None:
        return
    threading.Thread(target=_end_with, args=(orders,), daemon=True).start()
    for message in told(order):
        wire.send(answers, message)


def _end_with(orders: IO[bytes]) -> None:
    orders.read(1)  # nothing more is said: the other side closed the pipe, died, or talks nonsense
    os._exit(0)


def told(order: Order) -> Iterator[Told]:
    """Yield what `order` asks for; of all but a history it is one value."""
    match order:
        case LookAtMail(path):
            yield mail(path)
        case LookAtPicture(path):
            yield picture(path)
        case LookAtCopied():
            yield copied_picture(order)
        case LookAtHistory():
            yield from history(order)


def mail(path: Path) -> MailRead | SourceFailed:
    """Take the saved e-mail at `path` apart, or tell why it cannot be used."""
    name = own_name(path)

    def look() -> MailRead:
        try:
            return MailRead(eml.read(file.load(path)))
        except (FileEmpty, FileTooLarge, NotAVault):  # their sentences speak of exports of passwords
            raise NotAMessage(name=name) from None

    return _looked(name, look)


def picture(path: Path) -> CodesRead | SourceFailed:
    """Read the QR codes in the picture at `path`, or tell why there is nothing to tell."""
    name = own_name(path)

    def look() -> CodesRead:
        try:
            return _codes(file.load(path))
        except FileEmpty:  # whose sentence speaks of exports
            raise NotAPicture(name=name) from None

    return _looked(name, look)


def copied_picture(order: LookAtCopied) -> CodesRead | SourceFailed:
    """Do the same with a picture that the person copied."""
    return _looked(order.name, lambda: _codes(Untrusted(order.name, order.data)))


def history(order: LookAtHistory) -> Iterator[Told]:
    """Inspect every address of a history, told batch by batch, and say at the end what it comes to."""
    try:
        yield from visiting.looked(browser.read(order.database, order.family, order.name))
    except SourceError as error:
        yield _failure(error, order.name)
    except Exception as error:  # noqa: BLE001 - as in `reading.read`
        yield _bug(error, order.name)


def _codes(untrusted: Untrusted) -> CodesRead:
    return CodesRead(tuple(explained(text) for text in codes.read(untrusted)))


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
