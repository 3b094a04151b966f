"""In the vault process: what does a picture tell besides what one sees, and what is a clean copy made of?"""

from __future__ import annotations

from pathlib import Path
from typing import IO

from app.checkup import wire
from app.checkup.events import SourceFailed
from app.checkup.photo_messages import ORDERS, LookAtPhoto, PhotoRead
from app.errors import SourceError, place
from app.paths import own_name
from app.readers.photos import reading
from app.readers.photos.errors import NotAPhoto, PhotoTooLarge
from app.readers.vaults import file
from app.readers.vaults.errors import FileEmpty, FileTooLarge, NotAVault
from app.values.photos import MOST_MEBIBYTES, LookedAt
from checks.model import MessageId


def serve(orders: IO[bytes], answers: IO[bytes]) -> None:
    """Do what `orders` asks for."""
    match wire.receive(orders, ORDERS):
        case LookAtPhoto(path):
            wire.send(answers, looked_at(path))
        case _:
            raise wire.WireBroken


def looked_at(path: Path) -> PhotoRead | SourceFailed:
    """Read the picture file at `path`, or tell why nothing can be told of it."""
    name = own_name(path)
    try:
        return PhotoRead(_read(path, name))
    except SourceError as error:
        return SourceFailed(name, type(error).__name__, error.message, error.params)
    except Exception as error:  # noqa: BLE001 - as in `reading.read`
        params = {"name": name, "place": place(error)}
        return SourceFailed(name, "ReaderBug", MessageId("source.reader_bug"), params)


def _read(path: Path, name: str) -> LookedAt:
    try:
        return reading.read(file.load(path))
    except FileTooLarge:  # whose sentences speak of exports
        raise PhotoTooLarge(name=name, limit=MOST_MEBIBYTES) from None
    except (FileEmpty, NotAVault):
        raise NotAPhoto(name=name) from None
