from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path

from app.store.database import Store
from app.store.reminders import Reminders
from checks.digest import Digest, Fate, History
from tests.app.store.values import MemoryKeychain, opened

HISTORY = History(
    (Digest(date(2026, 11, 2), Fate.IGNORED), Digest(date(2026, 11, 9), Fate.OPENED), Digest(date(2026, 11, 16))),
    date(2026, 12, 24),
)


def test_a_new_profile_had_no_reminder(store: Store) -> None:
    assert Reminders(store).history() == History()


def test_reminders_come_back_as_they_were_kept_after_closing(profile: Path, keychain: MemoryKeychain) -> None:
    with closing(opened(profile, keychain)) as store:
        Reminders(store).keep(HISTORY)
    with closing(opened(profile, keychain)) as store:
        assert Reminders(store).history() == HISTORY


def test_what_is_kept_takes_the_place_of_all_before(store: Store) -> None:
    Reminders(store).keep(HISTORY)
    Reminders(store).keep(History())
    assert Reminders(store).history() == History()
