"""How do archives that were given become reviews in the vault process?"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from app.checkup import own_texts, wire
from app.checkup.archive_events import ArchiveEvent, ArchiveReviewed, ArchivesDone, LookedThrough
from app.checkup.archive_messages import ORDERS, LookThrough
from app.checkup.events import SourceFailed
from app.errors import SourceError, place
from app.knowledge import archive_rules
from app.paths import own_name
from app.readers.archives import registry, shelf
from app.readers.archives.guarded import Budget
from app.readers.archives.member import Member
from app.readers.archives.registry import Reader
from checks.archives.model import FileRead, Look
from checks.archives.said import Said
from checks.archives.tally import Tally
from checks.model import MessageId

_TOLD_AFTER = 1000
"""Parts after which progress is told."""


def serve(orders: IO[bytes], answers: IO[bytes]) -> None:
    """Do what `orders` asks for. When whoever asked is gone, the next word of progress ends it."""
    match wire.receive(orders, ORDERS):
        case LookThrough(paths, said):
            for event in reviewed(paths, own_texts.look(said), said):
                wire.send(answers, event)
        case _:
            raise wire.WireBroken


def reviewed(paths: tuple[Path, ...], look: Look, said: Said) -> Iterator[ArchiveEvent]:
    """Read the archives at `paths`, those of one platform together, and yield what is to be told of each platform.

    What is broken costs the others nothing. `look` reads each text of the person's own, and they `said` before
    which are fine.
    """
    with ExitStack() as kept:
        yield from _reviewed(paths, look, said, kept)
    yield ArchivesDone()


def _reviewed(paths: tuple[Path, ...], look: Look, said: Said, kept: ExitStack) -> Iterator[ArchiveEvent]:
    budget = Budget()
    shelves: dict[Reader, list[Member]] = {}
    names: dict[Reader, list[str]] = {}
    for path in paths:
        name = own_name(path)
        try:
            members = list(shelf.members(path, budget, kept))
            reader = registry.reader_for(members, name)
        except SourceError as error:
            yield SourceFailed(name, type(error).__name__, error.message, error.params)
        else:
            shelves.setdefault(reader, []).extend(members)
            names.setdefault(reader, []).append(name)
    whole = sum(member.size for members in shelves.values() for member in members)
    way = _Way(budget, whole, look, said)
    for reader, members in shelves.items():
        yield from _review(reader, members, tuple(names[reader]), way)


@dataclass(frozen=True, slots=True)
class _Way:
    budget: Budget
    whole: int
    look: Look
    said: Said


def _review(reader: Reader, members: list[Member], names: tuple[str, ...], way: _Way) -> Iterator[ArchiveEvent]:
    tally = Tally(reader.network, archive_rules.knowledge(), way.look, way.said)
    try:
        for number, part in enumerate(reader.read(members)):
            tally.take(part)
            if number % _TOLD_AFTER == 0 or isinstance(part, FileRead):
                yield LookedThrough(way.budget.read, max(way.whole, way.budget.read))
        yield ArchiveReviewed(names, tally.review())
    except SourceError as error:
        yield SourceFailed(names[0], type(error).__name__, error.message, error.params)
    except Exception as error:  # noqa: BLE001 - one of the three edges: a reader's bug must not cost the other archives
        params = {"name": names[0], "place": place(error)}
        yield SourceFailed(names[0], "ReaderBug", MessageId("source.reader_bug"), params)
