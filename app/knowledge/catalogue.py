"""What does the catalogue ask, and in which words?

It is data in `resources/catalogue`: `sections.toml` (its version, the sections, the first run), `sources.toml`
and one file a section. All of it is checked on loading, because a wrong weight would silently change a score. The words
are English; pass them through `words.text`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal, TypeVar

import msgspec

from app import paths
from app.errors import ResourceError
from checks.model import Automation, Item, ItemId, ProfileFlag, SectionId


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the catalogue. Sections of one `page` share it in the window, where `short` names that page."""

    id: SectionId
    title: str
    short: str
    page: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the catalogue with its words. `short` is the title of a step; `sources` are titles to cite."""

    item: Item
    short: str
    question: str
    why: str
    fix: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The whole catalogue. `entries` are in its order, section after section; `first_run` are asked at first start.

    `version` is stored with each run, so that a longer catalogue does not look like a regression.
    """

    version: str
    sections: tuple[Section, ...]
    entries: Mapping[ItemId, Entry]
    first_run: tuple[ItemId, ...]


def load() -> Catalogue:
    """Read and check the catalogue of this installation; ResourceError, whose detail says where, if it is not whole."""
    return read(paths.resources() / "catalogue")


def read(folder: Path) -> Catalogue:
    """Read and check the catalogue in `folder`; ResourceError as `load`."""
    head = _file(folder / "sections.toml", _Head)
    sources = _sources(folder)
    rows = [(row.id, _entry(section.id, row, sources)) for section in head.section for row in _rows(folder, section.id)]
    entries = dict(rows)
    _refuse_twice("item", [name for name, _ in rows])
    _refuse_twice("first_run", head.first_run)
    _refuse_unknown("first_run", head.first_run, entries)
    return Catalogue(
        version=head.version,
        sections=tuple(Section(SectionId(x.id), x.title, x.short, x.page) for x in head.section),
        entries={ItemId(name): entry for name, entry in entries.items()},
        first_run=tuple(ItemId(name) for name in head.first_run),
    )


_Text = Annotated[str, msgspec.Meta(min_length=1)]
_Count = Annotated[int, msgspec.Meta(ge=1)]


class _SectionRow(msgspec.Struct, forbid_unknown_fields=True):
    id: _Text
    title: _Text
    short: _Text
    page: _Text


class _Head(msgspec.Struct, forbid_unknown_fields=True):
    version: _Text
    first_run: list[str]
    section: list[_SectionRow]


class _SourceRow(msgspec.Struct, forbid_unknown_fields=True):
    id: _Text
    title: _Text


class _Sources(msgspec.Struct, forbid_unknown_fields=True):
    source: list[_SourceRow]


class _ItemRow(msgspec.Struct, forbid_unknown_fields=True):
    """A line as it stands in its file. The weights are comfort, useful, important, major, critical (section 4.3)."""

    id: _Text
    automation: Automation
    weight: Literal[1, 2, 3, 5, 8]
    minutes: _Count
    recheck_days: _Count
    short: _Text
    question: _Text
    why: _Text
    fix: _Text
    sources: list[str]
    gate: Annotated[int, msgspec.Meta(ge=1, lt=100)] | None = None
    applies_if: ProfileFlag | None = None
    systems: frozenset[Literal["linux", "macos", "windows"]] = frozenset()


class _Items(msgspec.Struct, forbid_unknown_fields=True):
    item: list[_ItemRow]


_T = TypeVar("_T")


def _file(path: Path, kind: type[_T]) -> _T:
    try:
        return msgspec.convert(tomllib.loads(path.read_text("utf-8")), kind)
    except OSError as error:  # its text names folders of this computer
        raise ResourceError(detail=f"catalogue/{path.name}") from error
    except ValueError as error:  # not UTF-8, not TOML, or not what a catalogue says
        raise ResourceError(detail=f"catalogue/{path.name}: {error}") from error


def _sources(folder: Path) -> dict[str, str]:
    rows = _file(folder / "sources.toml", _Sources).source
    _refuse_twice("source", [row.id for row in rows])
    return {row.id: row.title for row in rows}


def _rows(folder: Path, section: str) -> Iterator[_ItemRow]:
    for row in _file(folder / f"{section}.toml", _Items).item:
        if not row.id.startswith(f"{section}."):
            raise ResourceError(detail=f"catalogue/{section}.toml: {row.id}")
        yield row


def _entry(section: str, row: _ItemRow, sources: Mapping[str, str]) -> Entry:
    _refuse_unknown(row.id, row.sources, sources)
    item = Item(
        id=ItemId(row.id),
        section=SectionId(section),
        automation=row.automation,
        weight=row.weight,
        minutes=row.minutes,
        recheck_days=row.recheck_days,
        gate=row.gate,
        applies_if=row.applies_if,
        systems=frozenset(row.systems),
    )
    return Entry(item, row.short, row.question, row.why, row.fix, tuple(sources[key] for key in row.sources))


def _refuse_twice(where: str, names: Sequence[str]) -> None:
    if twice := {name for name in names if names.count(name) > 1}:
        raise ResourceError(detail=f"catalogue: {where} {min(twice)} twice")


def _refuse_unknown(where: str, names: Sequence[str], known: Mapping[str, object]) -> None:
    if unknown := [name for name in names if name not in known]:
        raise ResourceError(detail=f"catalogue: {where} names {unknown[0]}")
