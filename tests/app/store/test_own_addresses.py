from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.store.database import Store
from app.store.own_addresses import OwnAddresses
from checks.model import MessageId
from checks.own_addresses import AddressAnswer, AddressSource, OwnAddress, Result, Way
from tests.app.store.values import NOW, MemoryKeychain, bytes_beside, observation, opened

ADDRESS = "colette@orme.example"
OWN = OwnAddress(ADDRESS, frozenset({Way.HIBP_CLEAR, Way.XPOSED}))
FOUND = AddressAnswer(ADDRESS, AddressSource.HIBP, Result.FOUND, NOW, ("Adobe", "Gawker"), 1)
FAILED = AddressAnswer(
    ADDRESS, AddressSource.HIBP, Result.UNKNOWN, NOW + timedelta(hours=1), reason=MessageId("net.busy")
)


def test_an_address_and_its_answers_come_back_as_they_were_kept(profile: Path, keychain: MemoryKeychain) -> None:
    with closing(opened(profile, keychain)) as store:
        OwnAddresses(store).keep(OWN)
        OwnAddresses(store).answered(FOUND)
    with closing(opened(profile, keychain)) as store:
        assert OwnAddresses(store).all() == (OWN,)
        assert OwnAddresses(store).answers() == (FOUND,)
    assert not any(ADDRESS.encode() in data for data in bytes_beside(profile).values())


def test_another_tick_takes_the_place_of_the_one_before(store: Store) -> None:
    kept = OwnAddresses(store)
    kept.keep(OWN)
    kept.keep(replace(OWN, ways=frozenset()))
    assert kept.all() == (OwnAddress(ADDRESS, frozenset()),)


def test_a_failure_stands_beside_the_last_complete_answer_until_the_next(store: Store) -> None:
    kept = OwnAddresses(store)
    kept.keep(OWN)
    kept.answered(FOUND)
    kept.answered(FAILED)
    later = replace(FAILED, at=NOW + timedelta(hours=2))
    kept.answered(later)
    assert set(kept.answers()) == {FOUND, later}
    clean = replace(FOUND, result=Result.NOT_FOUND, at=NOW + timedelta(hours=3), breaches=(), private=0)
    kept.answered(clean)
    assert kept.answers() == (clean,)


def test_each_source_has_answers_of_its_own(store: Store) -> None:
    kept = OwnAddresses(store)
    kept.keep(OWN)
    other = replace(FOUND, source=AddressSource.XPOSED, result=Result.NOT_FOUND, breaches=(), private=0)
    kept.answered(FOUND)
    kept.answered(other)
    assert set(kept.answers()) == {FOUND, other}


def test_what_is_forgotten_takes_its_answers_along_and_gets_no_more(store: Store) -> None:
    kept = OwnAddresses(store)
    kept.keep(OWN)
    kept.answered(FOUND)
    kept.forget(ADDRESS)
    kept.answered(FAILED, [observation()])
    assert (kept.all(), kept.answers(), store.observations()) == ((), (), ())


def test_an_answer_and_what_it_says_of_an_item_are_kept_together_or_not_at_all(store: Store) -> None:
    kept = OwnAddresses(store)
    kept.keep(OWN)
    with pytest.raises(ValueError, match=r"^$"):
        kept.answered(FOUND, [observation(), observation(at=NOW.replace(tzinfo=None))])
    assert (kept.answers(), store.observations()) == ((), ())
