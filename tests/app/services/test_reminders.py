from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from app.compose import House
from app.lists import packing
from app.lists.reading import PublicList
from app.services import reminders
from app.store.kept_lists import StoredLists
from app.store.reminders import Reminders as StoredReminders
from app.system.errors import ScheduleRefused
from app.values import reminder_note
from app.values.kept_lists import About, KeptList, ListKind
from app.values.reminder import Hindrance, LastRun, Plan, Ran, Reminder
from app.values.settings import Settings
from checks.digest import Digest, Fate, History
from checks.matters import Reason, matters
from checks.model import ItemId, Observation, Outcome, Provenance
from tests.app.services.test_waking import FakeSchedule
from tests.builders import breach

NOW = datetime(2026, 11, 30, 12, 0, tzinfo=UTC)
DAY = timedelta(days=1)
PLAN = Plan(None, 18, 0, NOW.date())


class Home:
    """A house whose clock and schedule the test holds."""

    def __init__(self, profile: Path) -> None:
        self.now = NOW
        self.schedule = FakeSchedule()
        self.house = House(profile, lambda: self.now, schedule=lambda: self.schedule)
        self.do(self.house.open())

    def do(self, job: Callable[[threading.Event], Iterator[object]]) -> None:
        list(job(threading.Event()))

    def again(self, *, later: timedelta) -> None:
        self.house.close()
        self.now += later
        self.do(self.house.open())

    @property
    def reminder(self) -> Reminder:
        (overview,) = self.house.overview()(threading.Event())
        return overview.reminder


@pytest.fixture
def home(secret_service: Path, tmp_path: Path) -> Iterator[Home]:  # noqa: ARG001 - it is the keychain
    made = Home(tmp_path / "anna.db")
    yield made
    made.house.close()


def store_of(home: Home) -> StoredReminders:
    assert home.house._store is not None
    return StoredReminders(home.house._store)


def test_consent_puts_it_into_the_schedule_and_taking_it_back_leaves_no_trace(home: Home) -> None:
    before = sorted(path.name for path in home.house.profile.parent.iterdir() if path.is_file())
    home.do(home.house.reminders.switch_on(PLAN, "fr"))
    assert [home.schedule.installed] == [PLAN]
    assert reminder_note.read(home.house.profile) is not None
    home.do(home.house.reminders.remove())
    assert [home.schedule.installed] == [None]
    assert sorted(path.name for path in home.house.profile.parent.iterdir() if path.is_file()) == before


def test_a_schedule_that_refuses_leaves_no_note(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_plan: Plan, _profile: Path) -> None:
        raise ScheduleRefused

    monkeypatch.setattr(home.schedule, "install", refuse)
    with pytest.raises(ScheduleRefused):
        home.do(home.house.reminders.switch_on(PLAN, "fr"))
    assert reminder_note.read(home.house.profile) is None


def test_the_note_learns_from_when_on_there_is_something_to_look_at(home: Home) -> None:
    item = ItemId("passwords.reuse")
    assert home.house._store is not None
    home.house._store.add_observation(Observation(item, Outcome.PASS, Provenance.MEASURED, NOW))
    home.do(home.house.reminders.switch_on(PLAN, "en"))
    note = reminder_note.read(home.house.profile)
    recheck = home.house.catalogue.entries[item].item.recheck_days
    assert note is not None
    assert note.look_on == NOW.date() + (recheck + 1) * DAY


def test_the_note_speaks_the_language_that_is_chosen_later(home: Home) -> None:
    home.do(home.house.reminders.switch_on(PLAN, "en"))
    home.do(home.house.save_settings(Settings(language="fr")))
    note = reminder_note.read(home.house.profile)
    assert note is not None
    assert note.language == "fr"


def test_opening_bilan_answers_the_reminder_whoever_showed_it(home: Home) -> None:
    store_of(home).keep(History((Digest(date(2026, 11, 1)),)))
    home.do(home.house.reminders.switch_on(PLAN, "en"))
    note = reminder_note.read(home.house.profile)
    assert note is not None
    reminder_note.write(home.house.profile, replace(note, shown=date(2026, 12, 1)))
    home.again(later=2 * DAY)
    assert store_of(home).history().digests == (
        Digest(date(2026, 11, 1), Fate.IGNORED),
        Digest(date(2026, 12, 1), Fate.OPENED),
    )


def test_the_next_reminder_is_told_in_wall_time_and_after_a_snooze(home: Home) -> None:
    assert home.house._store is not None
    old = Observation(ItemId("passwords.reuse"), Outcome.PASS, Provenance.MEASURED, NOW - 400 * DAY)
    home.house._store.add_observation(old)
    home.do(home.house.reminders.switch_on(PLAN, "en"))
    assert home.reminder.next == datetime(2026, 11, 30, 18, 0)  # noqa: DTZ001 - a wall time
    home.do(home.house.reminders.snooze(NOW.date() + 7 * DAY))
    assert home.reminder.next == datetime(2026, 12, 7, 18, 0)  # noqa: DTZ001 - as above
    assert home.reminder.snoozed_until == date(2026, 12, 7)


@pytest.mark.parametrize(
    ("came_to", "ago", "hindrance"),
    [
        (Ran.QUIET, 1, None),
        (Ran.SHOWN, 13, None),
        (Ran.QUIET, 14, Hindrance.LATE),
        (Ran.CLOSED, 1, Hindrance.CLOSED),
        (Ran.UNSEEN, 1, Hindrance.UNSEEN),
        (None, 1, None),
        (None, 14, Hindrance.LATE),
    ],
)
def test_why_no_reminder_comes_is_told(home: Home, came_to: Ran | None, ago: int, hindrance: Hindrance | None) -> None:
    home.do(home.house.reminders.switch_on(PLAN, "en"))
    note = reminder_note.read(home.house.profile)
    assert note is not None
    home.now += 60 * DAY
    agreed = replace(PLAN, since=(home.now - ago * DAY).date())
    run = LastRun(home.now - ago * DAY, came_to) if came_to else None
    reminder_note.write(home.house.profile, replace(note, plan=agreed, run=run))
    assert home.reminder.hindrance is hindrance
    home.schedule.remove()
    assert home.reminder.hindrance is Hindrance.REMOVED


@pytest.mark.parametrize(("fetched", "reasons"), [(-1, []), (1, [Reason.NEW_LEAK])])
def test_a_list_that_came_after_the_last_look_tells_of_new_leaks(
    home: Home, fetched: int, reasons: list[Reason]
) -> None:
    assert home.house._store is not None
    looked = NOW - 20 * DAY
    home.house._store.save_run(looked, (), {})
    new = breach(added=(looked + 2 * DAY).date())
    public = PublicList(ListKind.BREACHES, (new, replace(new, name="old", added=date(2019, 1, 1))))
    about = About(ListKind.BREACHES, None, looked + fetched * 10 * DAY, 2)
    StoredLists(home.house._store).keep(KeptList(about, "", packing.packed(public)))
    known = reminders.known(home.house._store, ())
    assert [each.reason for each in matters(known, (), NOW.date())] == reasons
