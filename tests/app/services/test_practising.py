from __future__ import annotations

import random
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.checkup.overview import Overview
from app.compose import House
from app.knowledge import scenarios
from app.services.practising import Practising
from app.store.database import Store
from app.store.errors import StoreUnreachable
from app.values.exercise import Exercise
from checks.exercised import Act, Confidence
from checks.links.practice import Truth
from checks.links.practice_score import Band
from checks.model import Outcome, Provenance
from checks.secret import Secret
from checks.states import State
from tests.app.store.values import MemoryKeychain, opened

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(opened(tmp_path / "anna.db", MemoryKeychain())) as kept:
        yield kept


def practising(store: Store | None, now: datetime = NOW) -> Practising:
    return Practising(store, lambda: now, random.Random(1).random)  # noqa: S311 - an order, no secret


def done(job: Callable[[threading.Event], Iterator[Exercise]]) -> Exercise:
    return list(job(threading.Event()))[-1]


def answer_all(store: Store, act: Act) -> Exercise:
    """Answer a whole round with `act`."""
    known = done(practising(store).exercise())
    for script in known.round:
        job = practising(store).answered(script.scenario.id, act, Confidence.FAIRLY, inspected=True)
        known = done(job)
    return known


def test_at_first_there_is_a_round_of_twelve_and_no_band() -> None:
    known = done(practising(None).exercise())
    assert len(known.round) == 12
    assert known.practice.band is Band.TOO_FEW
    assert known.habit == scenarios.skills()[0].skill.id


def test_what_was_answered_does_not_come_again_and_is_told_in_a_band(store: Store) -> None:
    first = done(practising(store).exercise())
    known = answer_all(store, Act.OWN_WAY)
    assert known.practice.answers == 12
    assert known.practice.band is Band.SHARP
    assert not {each.scenario.id for each in first.round} & {each.scenario.id for each in known.round}


def test_a_round_that_is_concluded_is_kept_as_practised_and_only_of_items_with_enough_answers(store: Store) -> None:
    answer_all(store, Act.OWN_WAY)
    done(practising(store).conclude())
    observations = store.observations()
    assert observations
    assert {each.provenance for each in observations} == {Provenance.PRACTISED}
    assert {each.outcome for each in observations} == {Outcome.PASS}
    items = {named.skill.item for named in scenarios.skills()}
    assert {each.item for each in observations} <= items


def test_a_round_that_was_left_after_one_answer_claims_nothing(store: Store) -> None:
    script = done(practising(store).exercise()).round[0]
    done(practising(store).answered(script.scenario.id, Act.ASK, Confidence.GUESS, inspected=None))
    done(practising(store).conclude())
    assert store.observations() == ()


def test_after_every_message_was_answered_a_day_is_named_on_which_there_are_some_again(store: Store) -> None:
    for script in scenarios.scripts():
        done(practising(store).answered(script.scenario.id, Act.OWN_WAY, Confidence.VERY, inspected=None))
    known = done(practising(store).exercise())
    assert known.round == ()
    assert known.next_day == NOW.date() + timedelta(days=90)
    later = done(practising(store, NOW + timedelta(days=90)).exercise())
    assert {each.scenario.truth for each in later.round} == set(Truth)


def test_without_an_open_store_an_answer_is_refused_in_words() -> None:
    script = done(practising(None).exercise()).round[0]
    with pytest.raises(StoreUnreachable):
        done(practising(None).answered(script.scenario.id, Act.ASK, Confidence.GUESS, inspected=None))


def test_what_was_practised_is_still_there_after_a_new_start(tmp_path: Path) -> None:
    house = House(tmp_path / "anna.db", lambda: NOW)
    list(house.open()(threading.Event()))
    list(house.create_with(Secret("orme bateau violon"))(threading.Event()))
    for script in done(house.practising.exercise()).round:
        done(house.practising.answered(script.scenario.id, Act.OWN_WAY, Confidence.VERY, inspected=None))
    done(house.practising.conclude())
    house.close()

    again = House(tmp_path / "anna.db", lambda: NOW)
    list(again.open()(threading.Event()))
    [overview] = again.open_with(Secret("orme bateau violon"))(threading.Event())
    assert isinstance(overview, Overview)
    practised = [each for each in overview.posture.states if each.provenance is Provenance.PRACTISED]
    assert {each.item.id for each in practised} <= again.practising.items
    assert {each.state for each in practised} == {State.PASS}
    assert done(again.practising.exercise()).practice.answers == 12
    again.close()
