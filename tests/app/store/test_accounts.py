"""Is what a person said of an account kept as it was said?"""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from app import files
from app.store import connection
from app.store.database import Store
from app.store.migrations import STEPS, bring_up
from checks.model import CheckId, Exclusion, FactorElsewhere
from tests.app.store.values import MemoryKeychain, opened

WORD = FactorElsewhere("bank.example", "al\ud800ice", date(2026, 11, 24))
EXCLUSION = Exclusion(
    CheckId("passwords.reuse"), "", "a.example", "al", "", "why", date(2027, 1, 1), date(2026, 11, 24)
)


def test_the_persons_word_comes_back_as_it_was_given_and_can_be_taken_back(store: Store) -> None:
    assert store.elsewhere() == ()
    store.add_elsewhere(WORD)
    store.add_elsewhere(replace(WORD, user=""))
    later = replace(WORD, told=date(2027, 2, 3))
    store.add_elsewhere(later)
    assert store.elsewhere() == (replace(WORD, user=""), later)
    store.remove_elsewhere(replace(WORD, told=date(2030, 1, 1)))
    store.remove_elsewhere(replace(WORD, site="other.example"))
    assert store.elsewhere() == (replace(WORD, user=""),)


def test_an_exclusion_keeps_the_day_on_which_it_was_made(store: Store) -> None:
    store.add_exclusion(EXCLUSION)
    assert store.exclusions() == (EXCLUSION,)
    store.add_exclusion(replace(EXCLUSION, made=date(2027, 3, 4)))
    assert [each.made for each in store.exclusions()] == [date(2027, 3, 4)]
    store.remove_exclusion(EXCLUSION)
    assert store.exclusions() == ()


def test_an_exclusion_of_before_counts_as_made_when_the_store_was_brought_up(profile: Path) -> None:
    keychain = MemoryKeychain(bytes(32))
    before = next(number for number, step in enumerate(STEPS) if step.__name__ == "_accounts")
    profile.parent.mkdir(parents=True, exist_ok=True)
    files.make_empty(profile)
    with closing(connection.unlock(profile, bytes(32))) as raw:
        bring_up(raw, bytes(32), STEPS[:before])
        told = (None, b"", b"a.example", b"al", b"", b"why", "2027-01-01")
        raw.execute(
            "INSERT INTO exclusion (check_id, title, site, user, folder, reason, review) VALUES (?, ?, ?, ?, ?, ?, ?)",
            told,
        )
    today = datetime.now(UTC).date()
    with closing(opened(profile, keychain)) as store:
        (kept,) = store.exclusions()
    assert kept == replace(EXCLUSION, check=None, made=kept.made)
    assert kept.made in {today, today + timedelta(1)}
