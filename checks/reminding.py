"""May a person be reminded today, and if not, when?

Local dates, not instants: neither a change of clock nor an hour that does not exist hides or doubles a reminder. What
was missed is caught up with once, however long nobody was there. At most one reminder a week. Two that were ignored
halve the rhythm, and the next one says so.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum
from itertools import takewhile
from typing import Final

from checks.digest import Digest, Fate, History
from checks.matters import Matter

WEEK: Final = timedelta(days=7)
SLOWEST: Final = timedelta(days=56)
"""Who ignores everything is still reminded every eight weeks: they can switch it off."""
LONGEST_SNOOZE: Final = timedelta(days=31)
_HALVED_BY: Final = 2
_KEPT: Final = 24


@dataclass(frozen=True, slots=True)
class Wish:
    """On which weekday reminders are wanted (0 is Monday), None for whenever something is due; from when on."""

    weekday: int | None
    since: date


class Why(Enum):
    """Why nobody is reminded today."""

    NOTHING = "nothing"
    TOO_SOON = "too-soon"
    SNOOZED = "snoozed"


@dataclass(frozen=True, slots=True)
class Quiet:
    """Nobody is reminded before the local date `until`; None while there is nothing to tell."""

    why: Why
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Remind:
    """The person is reminded of `matters` now. `slower` says that the rhythm is new, and `every` is it."""

    matters: tuple[Matter, ...]
    every: timedelta
    slower: bool


def decide(matters: tuple[Matter, ...], history: History, wish: Wish, today: date) -> Remind | Quiet:
    """Decide for the local date `today`. `history` is `settled` for that date."""
    if not matters:
        return Quiet(Why.NOTHING)
    first = earliest(history, wish, urgent=any(each.urgent for each in matters))
    if today < first:
        snoozed = history.snoozed_until is not None and today < history.snoozed_until
        return Quiet(Why.SNOOZED if snoozed else Why.TOO_SOON, first)
    ignored = _ignored(history)
    return Remind(matters, rhythm(history), slower=ignored > 0 and ignored % _HALVED_BY == 0)


def earliest(history: History, wish: Wish, *, urgent: bool = False) -> date:
    """Return the first local date on which a reminder may be shown; it may lie in the past.

    `urgent` matters wait a week at most. A chosen weekday that was missed is caught up with on the next day on which
    the computer runs.
    """
    rested = wish.since if history.last is None else history.last + (WEEK if urgent else rhythm(history))
    if wish.weekday is not None:
        rested += timedelta(days=(wish.weekday - rested.weekday()) % 7)
    return max(rested, history.snoozed_until or date.min)


def rhythm(history: History) -> timedelta:
    """Return how long it is from one reminder to the next: a week, doubled by each two that were ignored in a row."""
    return min(WEEK * (1 << _ignored(history) // _HALVED_BY), SLOWEST)


def settled(history: History, today: date) -> History:
    """Return `history` as it stands on the local date `today`, to be kept in its place.

    A date in the future comes from a clock that was set back since: it counts as today's, or else a wrong clock would
    silence reminders for years. A reminder after which Bilan was not opened for a week was ignored.
    """
    digests = tuple(Digest(min(each.on, today), each.fate) for each in history.digests[-_KEPT:])
    snoozed = history.snoozed_until and min(history.snoozed_until, today + LONGEST_SNOOZE)
    return History(tuple(_judged(each, today) for each in digests), snoozed)


def shown(history: History, today: date) -> History:
    """Return `history` with a reminder of today; a snooze has done its work then."""
    return History((*history.digests, Digest(today))[-_KEPT:])


def opened(history: History) -> History:
    """Return `history` once Bilan was opened: the last reminder was not ignored, however late that is."""
    if not history.digests:
        return history
    *before, last = history.digests
    return replace(history, digests=(*before, replace(last, fate=Fate.OPENED)))


def snoozed(history: History, until: date) -> History:
    """Return `history` with no reminder wanted before the local date `until`."""
    return replace(history, snoozed_until=until)


def _judged(digest: Digest, today: date) -> Digest:
    if digest.fate is Fate.SHOWN and today - digest.on >= WEEK:
        return replace(digest, fate=Fate.IGNORED)
    return digest


def _ignored(history: History) -> int:
    """Count the reminders that were ignored in a row, up to the last whose fate is known."""
    known = [each for each in reversed(history.digests) if each.fate is not Fate.SHOWN]
    return sum(1 for _ in takewhile(lambda each: each.fate is Fate.IGNORED, known))
