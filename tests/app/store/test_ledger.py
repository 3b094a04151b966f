from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.errors import StoreError
from app.store.database import Store
from app.store.leak_answers import LeakAnswers
from app.store.ledger import PassingLedger, StoredLedger
from app.values.outside import ANSWERED, SENT, Consent, Departure, Ledger, Recipient
from checks.model import MessageId
from tests.app.store.values import NOW, MemoryKeychain, opened

WHO = Recipient.PWNED_PASSWORDS
DEPARTURE = Departure(NOW, WHO, "api.example", MessageId("purpose.leaks"), "GET /range/.....\r\n\r\n", SENT, 0)
TEN, ONE = b"fingerprint ten ", b"fingerprint one "


@pytest.fixture(params=["stored", "passing"])
def ledger(request: pytest.FixtureRequest, store: Store) -> StoredLedger | PassingLedger:
    return StoredLedger(store) if request.param == "stored" else PassingLedger()


def test_at_first_nothing_is_decided(ledger: StoredLedger | PassingLedger) -> None:
    assert ledger.consents() == {}


@pytest.mark.parametrize(("consent", "allowed"), [(x, x is not Consent.NEVER) for x in Consent])
def test_a_consent_stands_until_another_is_given(
    ledger: StoredLedger | PassingLedger, consent: Consent, *, allowed: bool
) -> None:
    ledger.decide(WHO, Consent.ALWAYS)
    ledger.decide(WHO, consent)
    assert ledger.consents() == {WHO: consent}
    assert ledger.allows(WHO) is allowed


def test_a_departure_is_there_before_anything_left_and_told_its_end_later(
    ledger: StoredLedger | PassingLedger,
) -> None:
    number = ledger.begin(DEPARTURE)
    assert ledger.departures() == (DEPARTURE,)
    ledger.end(number, ANSWERED, 31_000)
    assert ledger.departures() == (replace(DEPARTURE, outcome=ANSWERED, received=31_000),)


def test_the_newest_departure_comes_first_and_all_can_be_erased(ledger: StoredLedger | PassingLedger) -> None:
    later = replace(DEPARTURE, at=NOW + timedelta(minutes=1))
    numbers = [ledger.begin(DEPARTURE), ledger.begin(later)]
    assert ledger.departures() == (later, DEPARTURE)
    ledger.erase()
    ledger.end(numbers[1], ANSWERED, 1)
    assert ledger.departures() == ()


def test_what_left_is_still_told_after_a_new_start(profile: Path, keychain: MemoryKeychain) -> None:
    with closing(opened(profile, keychain)) as store:
        StoredLedger(store).begin(DEPARTURE)
        StoredLedger(store).decide(WHO, Consent.EACH_TIME)
    with closing(opened(profile, keychain)) as store:
        assert StoredLedger(store).departures() == (DEPARTURE,)
        assert StoredLedger(store).consents() == {WHO: Consent.EACH_TIME}


def test_a_store_that_is_closed_allows_nothing_and_ends_quietly(store: Store) -> None:
    ledger: Ledger = StoredLedger(store)
    number = ledger.begin(DEPARTURE)
    store.close()
    assert not ledger.allows(WHO)
    ledger.end(number, ANSWERED, 1)
    with pytest.raises(StoreError):
        ledger.begin(DEPARTURE)


def test_an_answer_is_remembered_under_the_key_of_this_store(store: Store) -> None:
    answers = LeakAnswers(store)
    key = answers.known(NOW).key
    assert len(key) == 32
    answers.keep([(ONE, 1), (TEN, 10)], NOW)
    answers.keep([(ONE, 0)], NOW)
    known = answers.known(NOW)
    assert known.key == key
    assert dict(known.answers) == {ONE: 0, TEN: 10}


@pytest.mark.parametrize(("days", "kept"), [(0, True), (29, True), (31, False), (-1, False)])
def test_an_answer_is_forgotten_after_thirty_days_and_one_of_the_future_too(
    store: Store, days: int, *, kept: bool
) -> None:
    answers = LeakAnswers(store)
    answers.keep([(TEN, 10)], NOW)
    assert bool(answers.known(NOW + timedelta(days=days)).answers) is kept


def test_two_profiles_have_two_keys(store: Store, tmp_path: Path) -> None:
    with closing(opened(tmp_path / "other.db", MemoryKeychain())) as other:
        assert LeakAnswers(other).known(NOW).key != LeakAnswers(store).known(NOW).key
