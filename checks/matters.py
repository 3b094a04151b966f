"""What is there to remind a person of today?

Ids, numbers and dates only: a reminder is seen by whoever stands beside the screen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Final

from checks.exposure.rights import reminder_dates
from checks.looked_back import LookedBack
from checks.model import ItemId, MessageId
from checks.own_data import Purpose, Request, SettingTold, Told
from checks.states import ItemState, State

_LAPSED: Final = MessageId("state.because.lapsed")
_EXPORT_AFTER: Final = timedelta(days=1)
"""A platform needs up to a day for a complete copy."""
_EXPORT_UNTIL: Final = timedelta(days=30)
"""Nobody waits longer for it: the link to it has run out."""


class Reason(Enum):
    """Why something is to be looked at, in the order in which it is told."""

    REGRESSED = "regressed"  # it was confirmed, and is not any more
    NEW_LEAK = "new-leak"  # published since passwords were looked at, so that nobody compared them
    REQUEST = "request"  # a company did not answer within the time of the law
    EXPORT = "export"  # the copy that a platform was asked for should be there
    DUE = "due"  # looked at too long ago


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing to look at since the local date `since`; `item` is None where it is about none of the catalogue.

    `number` finds a request again in the store, and counts the leaks of `NEW_LEAK`.
    """

    reason: Reason
    since: date
    item: ItemId | None = None
    number: int = 0

    @property
    def urgent(self) -> bool:
        """Tell whether it has a date of its own, so that a slower rhythm must not hold it back."""
        return self.reason is Reason.REQUEST or self.reason is Reason.EXPORT


@dataclass(frozen=True, slots=True)
class Known:
    """What reminders are drawn from.

    `looked` is the local date of the last look at passwords, None before the first; `published` are the dates on which
    the leaks of the lists that are here became known.
    """

    states: tuple[ItemState, ...] = ()
    requests: tuple[Request, ...] = ()
    told: tuple[SettingTold, ...] = ()
    looked_back: tuple[LookedBack, ...] = ()
    looked: date | None = None
    published: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Export:
    """A copy of a person's data that was asked of `platform` on a local date, and should be ready from another on."""

    platform: str
    asked: date
    ready: date


def exports(told: Iterable[SettingTold], looked_back: Iterable[LookedBack], today: date) -> tuple[Export, ...]:
    """Return the copies that are waited for on the local date `today`: asked for lately, and not looked through since.

    An answer with a date in the future is one of a clock that was wrong: it is waited for as well.
    """
    seen = {each.platform: each.at for each in looked_back}
    return tuple(
        Export(each.platform, each.at.date(), each.at.date() + _EXPORT_AFTER)
        for each in told
        if each.purpose is Purpose.DOWNLOAD
        and each.told is Told.DONE
        and today <= each.at.date() + _EXPORT_UNTIL
        and not (each.platform in seen and seen[each.platform] >= each.at)
    )


def matters(known: Known, shown: Iterable[date], today: date) -> tuple[Matter, ...]:
    """Return what is to be looked at on the local date `today`, the most pressing first.

    `shown` are the dates of the reminders so far: a date of the law, or an export, is told by one of them and then
    rests, whereas an item stays due until it is looked at.
    """
    last = max((day for day in shown if day <= today), default=date.min)
    found = (
        *_of_items(known.states, today),
        *_leaks(known, today),
        *_requests(known.requests, last, today),
        *_exports(known, last, today),
    )
    order = list(Reason)
    return tuple(sorted(found, key=lambda each: (order.index(each.reason), each.since, each.item or "", each.number)))


def next_date(known: Known, shown: Iterable[date], today: date) -> date | None:
    """Return the local date, `today` or later, from which there is something to look at; None if none is in sight."""
    shown = tuple(shown)
    if matters(known, shown, today):
        return today
    coming = [due for state in known.states if (due := _due(state)) is not None and due > today]
    coming += [day for request in known.requests for day in reminder_dates(request) if day > today]
    coming += [each.ready for each in exports(known.told, known.looked_back, today) if each.ready > today]
    return min(coming, default=None)


def _of_items(states: Iterable[ItemState], today: date) -> Iterator[Matter]:
    for state in states:
        if state.regressed and state.at is not None:
            yield Matter(Reason.REGRESSED, min(state.at.date(), today), state.item.id)
        elif (due := _due(state)) is not None and due <= today:
            yield Matter(Reason.DUE, due, state.item.id)


def _due(state: ItemState) -> date | None:
    """Return the first day on which an item is to be looked at again: one that has lapsed is not forgotten."""
    if state.at is None:
        return None
    lapsed = state.state is State.UNKNOWN and state.because == _LAPSED
    if not lapsed and state.state not in {State.PASS, State.PARTIAL, State.FAIL, State.STALE}:
        return None
    return state.at.date() + timedelta(days=state.item.recheck_days + 1)


def _leaks(known: Known, today: date) -> Iterator[Matter]:
    if known.looked is None:
        return
    # What became known on the day of the look itself counts as looked at: else it would be told for weeks.
    newer = [day for day in known.published if known.looked < day <= today]
    if newer:
        yield Matter(Reason.NEW_LEAK, min(newer), number=len(newer))


def _requests(requests: Iterable[Request], last: date, today: date) -> Iterator[Matter]:
    for request in requests:
        reached = [day for day in reminder_dates(request) if last < day <= today]
        if reached:
            yield Matter(Reason.REQUEST, reached[-1], number=request.number)


def _exports(known: Known, last: date, today: date) -> Iterator[Matter]:
    for each in exports(known.told, known.looked_back, today):
        if last < each.ready <= today:
            yield Matter(Reason.EXPORT, each.ready)
