"""What is there to remind a person of, and how do their reminders stand?

What is known comes from the open store. Beside the profile lies a note in plain text, only while there is consent: it
lets the scheduled run stay quiet, or speak in general, without a key.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

from app.store.database import Store
from app.store.kept_lists import StoredLists
from app.store.look_backs import LookBacks
from app.store.own_data import OwnData
from app.store.reminders import Reminders as StoredReminders
from app.values import reminder_note
from app.values.kept_lists import ListKind
from app.values.reminder import Hindrance, LastRun, Note, Plan, Ran, Reminder, Way
from app.words import Language
from checks import reminding
from checks.digest import History
from checks.matters import Known, Matter, matters, next_date
from checks.reminding import WEEK, Wish
from checks.states import ItemState

if TYPE_CHECKING:  # a scheduled run must end at once, and draws nothing
    from app.checkup.overview import Overview

T = TypeVar("T")
_Job = Callable[[threading.Event], Iterator[T]]
_Keep = Callable[[Callable[[Store], None]], "_Job[Overview]"]

_BREACHES: Final = frozenset({ListKind.BREACHES, ListKind.FIREFOX_BREACHES})
_LATE_AFTER: Final = 2 * WEEK
"""A computer may be off for a while; after so long without a run, something keeps it from running."""


class Schedule(Protocol):
    """The schedule of this computer. `app.system.schedule` has the real ones."""

    @property
    def way(self) -> Way:
        """What wakes Bilan."""
        ...

    def install(self, plan: Plan, profile: Path) -> None:
        """Let the system start `bilan remind --notify`; ScheduleRefused, and nothing left behind, if it does not."""
        ...

    def remove(self) -> None:
        """Leave no trace of it; ScheduleRefused if that is not allowed."""
        ...

    def hindrance(self) -> Hindrance | None:
        """Return what keeps the system from starting it."""
        ...


def schedule_here() -> Schedule:
    """Return the schedule of this computer."""
    from app.system.schedule.here import Schedule as Here  # noqa: PLC0415 - no overview but that of the window needs it

    return Here()


class Reminders:
    """The reminders of one profile: consent, state, snooze."""

    def __init__(self, keep: _Keep, now: Callable[[], datetime], schedule: Callable[[], Schedule]) -> None:
        """Change the store by `keep`. `now` returns the aware local instant; `schedule` finds that of the computer."""
        self._keep: Final = keep
        self._now: Final = now
        self._schedule: Final = schedule

    def switch_on(self, plan: Plan, language: Language) -> _Job[Overview]:
        """Put Bilan into the schedule of the computer, as the person agreed, in place of an earlier plan."""

        def act(store: Store) -> None:
            profile = store.path
            before = reminder_note.read(profile)
            self._schedule().install(plan, profile)
            note = replace(before, plan=plan, language=language) if before else Note(plan, language)
            reminder_note.write(profile, note)

        return self._keep(act)

    def remove(self) -> _Job[Overview]:
        """Take it out again, and the note with it."""

        def act(store: Store) -> None:
            self._schedule().remove()
            reminder_note.forget(store.path)

        return self._keep(act)

    def withdraw(self) -> None:
        """Leave no entry in the schedule, whatever is open; ScheduleRefused if that is not allowed."""
        self._schedule().remove()

    def snooze(self, until: date) -> _Job[Overview]:
        """Remind of nothing before the local date `until`."""

        def act(store: Store) -> None:
            kept = StoredReminders(store)
            kept.keep(reminding.snoozed(kept.history(), until))

        return self._keep(act)

    def arrived(self, store: Store) -> None:
        """Note that the person opened their check-up: the last reminder was not ignored."""
        kept, note, today = StoredReminders(store), reminder_note.read(store.path), self._now().date()
        before = kept.history()
        history = reminding.settled(before, today)
        if note and note.shown and (history.last is None or history.last < note.shown <= today):
            history = reminding.shown(history, note.shown)  # it was shown while the store was closed
        history = reminding.opened(history)
        if history != before:
            kept.keep(history)

    def stand(self, store: Store, known: Known) -> tuple[tuple[Matter, ...], Reminder]:
        """Return what there is to look at today, and how reminders stand; the note learns when that will be."""
        today = self._now().date()
        history = reminding.settled(StoredReminders(store).history(), today)
        dates = tuple(each.on for each in history.digests)
        note = reminder_note.read(store.path)
        first = next_date(known, dates, today)
        if note is not None:
            language = store.settings().language or note.language
            self._tell(store.path, note, replace(note, language=language, look_on=_look_on(note, history, first)))
        return matters(known, dates, today), self._reminder(note, history, first)

    @staticmethod
    def _tell(profile: Path, before: Note, now: Note) -> None:
        if now != before:
            with suppress(OSError):  # the run then speaks a little early or late
                reminder_note.write(profile, now)

    def _reminder(self, note: Note | None, history: History, first: date | None) -> Reminder:
        schedule = self._schedule()
        if note is None:
            return Reminder(way=schedule.way, last=history.last)
        last = max((day for day in (history.last, note.shown) if day is not None), default=None)
        return Reminder(
            note.plan,
            schedule.way,
            last,
            _next(note, history, first, self._now()),
            note.run,
            schedule.hindrance() or _hindered(note, self._now()),
            _ahead(history.snoozed_until, self._now().date()),
            reminding.rhythm(history) // WEEK,
        )


def known(store: Store, states: tuple[ItemState, ...]) -> Known:
    """Return all that reminders are drawn from: the `states` of the items, and what else the open `store` has."""
    own, looked = OwnData(store), store.last_run_at()
    return Known(
        states,
        own.requests(),
        own.told(),
        LookBacks(store).all(),
        looked.astimezone().date() if looked else None,
        _published(StoredLists(store), looked),
    )


def wish(plan: Plan) -> Wish:
    """Return what the rule needs of a plan."""
    return Wish(plan.weekday, plan.since)


def _published(lists: StoredLists, looked: datetime | None) -> tuple[date, ...]:
    """Return when the breaches became known of which nobody looked whether they concern the person.

    Only a list that came after the last look can tell of any: the others are not read.
    """
    if looked is None or not any(each.at > looked and each.kind in _BREACHES for each in lists.about()):
        return ()
    from app.lists import packing  # noqa: PLC0415 - a run that has nothing to read must end at once

    public = packing.together([kept for kept in lists.all() if kept.about.kind in _BREACHES])
    return tuple(breach.added for breach in public.breaches or ())


def _look_on(note: Note, history: History, first: date | None) -> date | None:
    return None if first is None else max(first, reminding.earliest(history, wish(note.plan)))


def _next(note: Note, history: History, first: date | None, now: datetime) -> datetime | None:
    """Return the wall time of the first reminder that may come; today's, if its hour is over, comes tomorrow."""
    day = _look_on(note, history, first)
    if day is None:
        return None
    at = datetime.combine(max(day, now.date()), datetime.min.time().replace(note.plan.hour, note.plan.minute))
    return at if at > now.replace(tzinfo=None) else at + WEEK / 7


def _ahead(day: date | None, today: date) -> date | None:
    return day if day is not None and day > today else None


def _hindered(note: Note, now: datetime) -> Hindrance | None:
    """Return what the last run tells; without any run, how long ago it was agreed to."""
    since = note.run.at.astimezone(now.tzinfo).date() if note.run else note.plan.since
    if now.date() - since >= _LATE_AFTER:
        return Hindrance.LATE
    match note.run:
        case LastRun(came_to=Ran.CLOSED):
            return Hindrance.CLOSED
        case LastRun(came_to=Ran.UNSEEN):
            return Hindrance.UNSEEN
        case _:
            return None
