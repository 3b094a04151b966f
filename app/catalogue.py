"""What does the catalogue ask, and in which words?

The catalogue is data: `resources/catalogue/sections.toml` (its version, the sections, the first run), `sources.toml`, and
one file a section. Everything is checked on loading, because an item with a wrong weight would silently change a score.
The words are English; pass them through `words.text`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final, TypeVar

from app import paths
from app.errors import ResourceError
from checks.model import Automation, Item, ItemId, ProfileFlag, SectionId

WEIGHTS: Final = frozenset({1, 2, 3, 5, 8})
"""Comfort, useful, important, major, critical (`checkup-and-score`, section 4.3)."""
SYSTEMS: Final = frozenset({"linux", "macos", "windows"})
_WHOLE_SCORE: Final = 100


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the catalogue. `short` names it in the side bar; sections of the same `page` share a page there."""

    id: SectionId
    title: str
    short: str
    page: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the catalogue with its words. `short` is the title of a step; `sources` are names to cite."""

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
    head = _Table("sections.toml", _document("sections.toml"))
    sections = tuple(_section(table) for table in head.tables("section"))
    sources = _sources()
    entries: dict[ItemId, Entry] = {}
    for section in sections:
        for entry in _entries(section.id, sources):
            if entry.item.id in entries:
                raise ResourceError(detail=f"catalogue {entry.item.id}: twice")
            entries[entry.item.id] = entry
    first_run = tuple(ItemId(name) for name in head.texts("first_run"))
    if lost := [name for name in first_run if name not in entries]:
        raise ResourceError(detail=f"catalogue sections.toml: first_run {lost[0]}")
    version = head.text("version")
    head.nothing_else()
    return Catalogue(version, sections, entries, first_run)


class _Table:
    """A table of a file, whose keys are taken out one by one, so that one that nobody knows is noticed."""

    def __init__(self, where: str, untrusted_table: object) -> None:
        self._where = where
        if not isinstance(untrusted_table, dict):
            raise self.wrong("table")
        self._left: dict[str, Any] = dict(untrusted_table)

    def wrong(self, what: str) -> ResourceError:
        """Return the error that says where in the catalogue something is wrong."""
        return ResourceError(detail=f"catalogue {self._where}: {what}")

    def optional(self, key: str) -> object:
        """Take the value of `key`, None if the table does not have it."""
        return self._left.pop(key, None)

    def text(self, key: str) -> str:
        """Take a text that is not empty."""
        value = self.optional(key)
        if not isinstance(value, str) or not value:
            raise self.wrong(key)
        return value

    def number(self, key: str) -> int:
        """Take a whole number above zero."""
        value = self.optional(key)
        if type(value) is not int or value < 1:
            raise self.wrong(key)
        return value

    def texts(self, key: str) -> list[str]:
        """Take a list of distinct texts; an empty one if the table does not have it."""
        value = self._left.pop(key, [])
        if not isinstance(value, list) or not all(isinstance(x, str) for x in value) or len(set(value)) < len(value):
            raise self.wrong(key)
        return value

    def tables(self, key: str) -> Iterator[_Table]:
        """Take a list of tables."""
        value = self.optional(key)
        if not isinstance(value, list):
            raise self.wrong(key)
        for place, table in enumerate(value, 1):
            yield _Table(f"{self._where} {key} {place}", table)

    def nothing_else(self) -> None:
        """Refuse what is left: a misspelt key would be ignored in silence."""
        if self._left:
            raise self.wrong(sorted(self._left)[0])


def _document(name: str) -> dict[str, Any]:
    try:
        return tomllib.loads((paths.resources() / "catalogue" / name).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ResourceError(detail=f"catalogue {name}") from error


def _section(table: _Table) -> Section:
    section = Section(SectionId(table.text("id")), table.text("title"), table.text("short"), table.text("page"))
    table.nothing_else()
    return section


def _sources() -> dict[str, str]:
    document = _Table("sources.toml", _document("sources.toml"))
    sources: dict[str, str] = {}
    for table in document.tables("source"):
        key = table.text("id")
        if key in sources:
            raise table.wrong(f"id {key}")
        sources[key] = table.text("name")
        table.nothing_else()
    document.nothing_else()
    return sources


def _entries(section: SectionId, sources: Mapping[str, str]) -> Iterator[Entry]:
    """Yield the entries of a section, in the order of its file."""
    document = _Table(f"{section}.toml", _document(f"{section}.toml"))
    for table in document.tables("item"):
        entry = _entry(section, table, sources)
        table.nothing_else()
        yield entry
    document.nothing_else()


def _entry(section: SectionId, table: _Table, sources: Mapping[str, str]) -> Entry:
    item = _item(section, table)
    cited = table.texts("sources")
    if unknown := [key for key in cited if key not in sources]:
        raise table.wrong(f"sources {unknown[0]}")
    return Entry(
        item=item,
        short=table.text("short"),
        question=table.text("question"),
        why=table.text("why"),
        fix=table.text("fix"),
        sources=tuple(sources[key] for key in cited),
    )


def _item(section: SectionId, table: _Table) -> Item:
    name = table.text("id")
    if not name.startswith(f"{section}."):
        raise table.wrong(f"id {name}")
    return Item(
        id=ItemId(name),
        section=section,
        automation=_one_of(Automation, table, "automation", table.text("automation")),
        weight=_weight(table),
        minutes=table.number("minutes"),
        recheck_days=table.number("recheck_days"),
        gate=_gate(table),
        applies_if=_flag(table),
        systems=_systems(table),
    )


_Member = TypeVar("_Member", bound=Enum)


def _one_of(kind: type[_Member], table: _Table, key: str, value: object) -> _Member:
    try:
        return kind(value)
    except ValueError as error:
        raise table.wrong(key) from error


def _weight(table: _Table) -> int:
    weight = table.number("weight")
    if weight not in WEIGHTS:
        raise table.wrong("weight")
    return weight


def _gate(table: _Table) -> int | None:
    gate = table.optional("gate")
    if gate is None:
        return None
    if type(gate) is not int or not 0 < gate < _WHOLE_SCORE:
        raise table.wrong("gate")
    return gate


def _flag(table: _Table) -> ProfileFlag | None:
    flag = table.optional("applies_if")
    return None if flag is None else _one_of(ProfileFlag, table, "applies_if", flag)


def _systems(table: _Table) -> frozenset[str]:
    systems = frozenset(table.texts("systems"))
    if systems - SYSTEMS:
        raise table.wrong("systems")
    return systems
