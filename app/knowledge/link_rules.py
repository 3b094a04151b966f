"""What does the link inspector know? The data files of `resources/rules`, read once."""

from __future__ import annotations

import gc
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Final, TypeVar, get_args

import msgspec

from app import paths
from app.errors import ResourceError
from app.knowledge import rules, wordlist
from checks.facts import Service
from checks.links import unwrap
from checks.links.brands import Brand, Manner, index
from checks.links.knowledge import Abuse, Knowledge, Lists, Pretext
from checks.links.letters import Letters, worth
from checks.links.model import Rule, RuleId, Severity
from checks.links.unwrap import Wrapper

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _RuleEntry:
    severity: Severity
    weight: int
    says: str = ""
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


class _Words(frozenset[str]):
    """Words of a file, parted by spaces: a list of them takes ten times as long to read."""


@dataclass(frozen=True, slots=True)
class _ListsFile:
    doubtful_endings: _Words
    risky_endings: _Words
    suspect_endings: _Words
    worst_endings: _Words
    usual_sub_domains: _Words
    restricted_endings: _Words
    restricted_kinds: _Words
    company_endings: _Words
    counting_endings: _Words
    calm_endings: _Words
    keyed_endings: _Words
    free_hosting: _Words
    throwaway_hosting: _Words
    busy_hosting: _Words
    shorteners: _Words
    own_shorteners: _Words
    pretexts: Mapping[Pretext, _Words]
    misspelt: _Words
    honest_words: _Words
    code_hosting: _Words
    tenants: _Words
    federations: _Words
    exercises: _Words
    internals: _Words
    well_known: _Words
    programs: _Words
    documents: _Words
    pages: _Words
    free_mail: _Words
    password_words: frozenset[str]
    service_paths: Mapping[str, str]
    redirect_parameters: _Words
    tracking: _Words
    schemes: Mapping[str, frozenset[str]]
    wrapper: tuple[Wrapper, ...]


@dataclass(frozen=True, slots=True)
class _BrandsFile:
    ordinary: _Words
    ignored: _Words
    community: _Words
    worldwide: _Words
    crowded: _Words
    brand: tuple[str, ...]
    further: str
    sites: str


@cache
def knowledge() -> Knowledge:
    """Return all that the rules look up; ResourceError if a file is not whole."""
    with _nothing_thrown_away():
        return _read_all()


@contextmanager
def _nothing_thrown_away() -> Iterator[None]:
    """Keep the collector from looking, again and again, through a hundred thousand words that all stay."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _read_all() -> Knowledge:
    lists = _read("link_lists.toml", _ListsFile)
    brands = index(_brands(_read("brands.toml", _BrandsFile)))
    dictionary = wordlist.spoken()
    dictionary -= {word for word, brand in brands.by_word.items() if brand.manner is Manner.DISTINCT}
    dictionary |= lists.honest_words
    entries = _read("links.toml", dict[str, _RuleEntry])
    return Knowledge(
        rules={RuleId(key): _rule(key, entry) for key, entry in entries.items()},
        wrappers=unwrap.index(lists.wrapper),
        schemes=lists.schemes,
        lists=_lists(lists),
        brands=brands,
        dictionary=dictionary,
        letters=_letters(),
    )


def _rule(key: str, entry: _RuleEntry) -> Rule:
    says = RuleId(entry.says or key)
    return Rule(RuleId(key), entry.severity, entry.weight, says, entry.examples, entry.counter_examples)


def _lists(read: _ListsFile) -> Lists:
    same = {name: getattr(read, name) for name in Lists.__dataclass_fields__ if name not in _INDEXED}
    pretexts = {word: kind for kind, words in read.pretexts.items() for word in words}
    return Lists(
        abused_endings={ending: abuse for abuse in get_args(Abuse) for ending in getattr(read, f"{abuse}s")},
        pretexts=pretexts,
        pretext_edges=frozenset(
            edge for word in pretexts for edge in (word[:_EDGE], word[-_EDGE:]) if len(edge) == _EDGE
        ),
        service_paths=_by_first_part(read.service_paths),
        **same,
    )


def _by_first_part(paths_of: Mapping[str, str]) -> Mapping[str, Mapping[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for part, site in paths_of.items():
        found.setdefault(part[1:].partition("/")[0], {})[part] = site
    return found


def _brands(read: _BrandsFile) -> Iterator[Brand]:
    """Yield the brands of the file, then the services whose names it does not have yet."""
    ours = [_brand(line, read) for line in read.brand]
    ours += [replace(_brand(line, read), is_crowded=True) for line in read.further.strip().splitlines()]
    ours += map(_with_sites, read.sites.strip().splitlines())
    yield from ours
    taken = {word for brand in ours for word in brand.words}
    for service in dict.fromkeys(rules.services().values()):
        yield _of_service(service, read, taken)


def _brand(line: str, read: _BrandsFile) -> Brand:
    try:
        told = line.split(" | ")
        name, words, sites, manner = told if len(told) == _COLUMNS else (*told, Manner.DISTINCT.value)
        parts = tuple(words.split())
        return Brand(
            name,
            parts,
            tuple(sites.split()),
            Manner(manner),
            is_worldwide=not read.worldwide.isdisjoint(parts),
            is_crowded=not read.crowded.isdisjoint(parts),
        )
    except ValueError as error:  # too few or too many columns, or a manner that there is not
        raise ResourceError(detail="rules/brands.toml") from error


def _with_sites(line: str) -> Brand:
    name, bar, sites = line.partition(" | ")
    if not bar or "|" in sites:
        raise ResourceError(detail="rules/brands.toml")
    return Brand(name, (), tuple(sites.split()))


def _of_service(service: Service, read: _BrandsFile, taken: set[str]) -> Brand:
    labels = dict.fromkeys(site.partition(".")[0] for site in service.sites)
    words = [word for word in labels if len(word) >= _SHORTEST and word not in read.ignored and word not in taken]
    manner = Manner.DISTINCT
    if not read.community.isdisjoint(words):
        manner = Manner.COMMUNITY
    elif not read.ordinary.isdisjoint(words):
        manner = Manner.ORDINARY
    forms = dict.fromkeys(form for word in words for form in (word, word.replace("-", "")))
    return Brand(service.name, tuple(forms), service.sites, manner, is_lesser=True)


def _letters() -> Letters:
    drawn: dict[int, str] = {}
    ranges: list[tuple[int, int, str]] = []
    for line in _text("look_alikes.txt").splitlines():
        mark, name, *items = line.split(" ")
        if mark == "=":
            drawn.update(dict.fromkeys(map(ord, items[0]), name))
        else:
            ranges += ((*_range(item), name) for item in items)
    ranges.sort()
    starts, ends, scripts = zip(*ranges, strict=True)
    return Letters(drawn, starts, ends, scripts, worth(_counts()))


def _range(item: str) -> tuple[int, int]:
    first, _, last = item.partition("-")
    return int(first, 16), int(last or first, 16)


def _counts() -> Mapping[str, int]:
    counts: dict[str, int] = {}
    for line in _text("letter_groups.txt").splitlines():
        power, groups = line.split()
        between = 3 * 2 ** int(power) // 2 if power != "0" else 1
        counts.update((groups[i : i + _GROUP], between) for i in range(0, len(groups), _GROUP))
    return counts


def _read(name: str, kind: type[T]) -> T:
    try:
        return msgspec.convert(tomllib.loads(_text(name)), kind, dec_hook=_parted)
    except ValueError as error:  # a msgspec or TOML error is a ValueError
        raise ResourceError(detail=f"rules/{name}") from error


def _parted(kind: type, value: object) -> object:
    """Return `value`, a text of words, as the collection that is asked for."""
    if not isinstance(value, str):
        raise TypeError(value)
    return kind(value.split())


def _text(name: str) -> str:
    try:
        return _place(name).read_text("utf-8")
    except OSError as error:
        raise ResourceError(detail=f"rules/{name}") from error


def _place(name: str) -> Path:
    return paths.resources() / "rules" / name


_COLUMNS: Final = 4
_EDGE: Final = 5
_INDEXED: Final = frozenset({"abused_endings", "pretexts", "pretext_edges", "service_paths"})
_SHORTEST: Final = 3
_GROUP: Final = 3
