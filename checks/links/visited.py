"""Which addresses of a browser's history should not have been opened?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Final

import can_ada

from checks import suffixes
from checks.links.inspect import inspected
from checks.links.knowledge import Knowledge
from checks.links.model import Inspection, Level

MOST_OWN: Final = 50
"""More would cost more than they tell: with 500, false alarms among honest sites doubled (decision 017)."""
MOST_RISKY: Final = 300


@dataclass(frozen=True, slots=True)
class Visited:
    """An address, how often it was visited and how often typed, and the local date of the last visit, if known."""

    url: str
    visits: int
    typed: int
    last: date | None


@dataclass(frozen=True, slots=True)
class RiskySite:
    """Addresses of one owner at the level "do not open".

    `inspection` is of the one that was visited last, on `last`.
    """

    inspection: Inspection
    last: date | None
    addresses: int
    visits: int


@dataclass(frozen=True, slots=True)
class Looked:
    """What a history comes to: only counts, but for the sites at the level "do not open", the last visited first.

    `addresses` are all that were inspected, `dangerous` those at the level "do not open", `to_check` those at "check
    first", and `skipped` those that lead nowhere on the web: the browser's own pages, files. `own_sites` is how many
    sites were taken for the person's own. `risky_sites` counts all sites at the level "do not open", of which no more
    than `MOST_RISKY` are named.
    """

    addresses: int
    dangerous: int
    to_check: int
    skipped: int
    own_sites: int
    risky_sites: int
    risky: tuple[RiskySite, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """What some addresses come to, as `Looked`; `risky` are the places among them of those at "do not open"."""

    to_check: int
    skipped: int
    risky: tuple[int, ...]


def own_sites(visits: Iterable[Visited], known: Knowledge) -> frozenset[str]:
    """Return the registrable domains that the person goes to most often, at most `MOST_OWN`, as names to compare with.

    A short name or an ordinary word is near too many others. And to go to a fraudulent site often does not make it
    one's own: nothing may speak against its name, neither by itself nor beside the sites that are visited more often.
    """
    own: tuple[str, ...] = ()
    rest = [site for site, _ in _often(visits).most_common() if _is_distinct(site, known)][:MOST_OWN]
    while rest:
        size = max(1, len(own))  # as many as there are already: each comparison with all others costs an index
        own += tuple(site for site in rest[:size] if _is_clean(f"https://{site}/", known, own))
        del rest[:size]
    return frozenset(own)


def judged(urls: Iterable[str], known: Knowledge, own: frozenset[str]) -> Judged:
    """Inspect `urls`; `own` are the person's sites, which others may imitate."""
    to_check = skipped = 0
    risky = []
    for place, url in enumerate(urls):
        if not url.startswith(_WEB):
            skipped += 1
            continue
        match inspected(url, known, own).level:
            case Level.DANGER:
                risky.append(place)
            case Level.CHECK:
                to_check += 1
            case Level.NOTHING_FOUND | Level.NOT_AN_ADDRESS:
                pass
    return Judged(to_check, skipped, tuple(risky))


class Looker:
    """Gathers what the addresses of a history come to."""

    def __init__(self, known: Knowledge, own: frozenset[str]) -> None:
        """Judge by `known` and `own`, as `judged`."""
        self._known, self._own = known, own
        self._addresses = self._to_check = self._skipped = 0
        self._risky: dict[str, RiskySite] = {}

    def look(self, visits: Sequence[Visited]) -> None:
        """Inspect `visits`."""
        self.take(visits, judged((visited.url for visited in visits), self._known, self._own))

    def take(self, visits: Sequence[Visited], told: Judged) -> None:
        """Add `visits`, which come to what `told` says. The few risky ones are inspected again, to name them."""
        self._addresses += len(visits) - told.skipped
        self._to_check += told.to_check
        self._skipped += told.skipped
        for place in told.risky:
            self._remember(visits[place], inspected(visits[place].url, self._known, self._own))

    def done(self) -> Looked:
        """Return what was gathered."""
        in_order = sorted(self._risky.values(), key=lambda site: site.last or date.min, reverse=True)
        return Looked(
            self._addresses,
            sum(site.addresses for site in in_order),
            self._to_check,
            self._skipped,
            len(self._own),
            len(in_order),
            tuple(in_order[:MOST_RISKY]),
        )

    def _remember(self, visited: Visited, inspection: Inspection) -> None:
        key = inspection.owner or inspection.address
        site = RiskySite(inspection, visited.last, 1, visited.visits)
        if before := self._risky.get(key):
            is_later = (visited.last or date.min) > (before.last or date.min)
            newest = site if is_later else before
            site = replace(newest, addresses=before.addresses + 1, visits=before.visits + visited.visits)
        self._risky[key] = site


def _often(visits: Iterable[Visited]) -> Counter[str]:
    total: Counter[str] = Counter()
    typed: Counter[str] = Counter()
    for visited in visits:
        if visited.url.startswith(_WEB) and (owner := _owner(visited.url)):
            total[owner] += visited.visits
            typed[owner] += visited.typed
    return Counter({site: n for site, n in total.items() if n >= _OFTEN or typed[site] >= _TYPED})


def _owner(url: str) -> str:
    """Return the registrable domain of `url`, "" where it has none. Quick: this is not how an address is judged."""
    try:
        host = str(can_ada.parse(url).hostname)
    except ValueError:
        return ""
    return _registrable(host)


@lru_cache(maxsize=65_536)
def _registrable(host: str) -> str:
    if host.startswith("[") or host.rpartition(".")[2].isdigit():
        return ""
    return suffixes.registrable(host) or ""


def _is_distinct(site: str, known: Knowledge) -> bool:
    name = site.partition(".")[0]
    return len(name) >= _SHORTEST and name not in known.dictionary


def _is_clean(address: str, known: Knowledge, own: Collection[str]) -> bool:
    return inspected(address, known, own).level is Level.NOTHING_FOUND


_WEB: Final = ("http://", "https://")
_OFTEN: Final = 5
_SHORTEST: Final = 6
_TYPED: Final = 2
