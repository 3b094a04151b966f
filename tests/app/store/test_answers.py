from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from app.store.answers import Answers
from app.store.database import Store
from checks.exercised import Act, Answer, Confidence
from checks.ids import ScenarioId
from tests.app.store.values import NOW, observation

PARCEL = Answer(ScenarioId("parcel-fee-sms"), 1, Act.OWN_WAY, Confidence.FAIRLY, None, NOW)


@pytest.mark.parametrize("inspected", [True, False, None])
@pytest.mark.parametrize("act", Act)
def test_an_answer_comes_back_as_it_was_given(store: Store, act: Act, *, inspected: bool | None) -> None:
    given = Answer(ScenarioId("reply-chain"), 3, act, Confidence.GUESS, inspected, NOW)
    Answers(store).add(given)
    assert Answers(store).all() == (given,)


def test_answers_come_oldest_first_whatever_their_zone(store: Store) -> None:
    elsewhere = (NOW - timedelta(hours=1)).astimezone(timezone(timedelta(hours=9)))
    earlier = Answer(PARCEL.scenario, 1, Act.FOLLOW, Confidence.VERY, None, elsewhere)
    for each in (PARCEL, earlier):
        Answers(store).add(each)
    assert Answers(store).all() == (earlier, PARCEL)


def test_an_answer_without_a_zone_is_refused_and_nothing_is_kept(store: Store) -> None:
    with pytest.raises(ValueError, match=r"^$"):
        Answers(store).add(Answer(PARCEL.scenario, 1, Act.ASK, Confidence.VERY, None, datetime(2026, 1, 1)))  # noqa: DTZ001 - the fault itself
    assert Answers(store).all() == ()


def test_several_observations_are_kept_together_or_not_at_all(store: Store) -> None:
    store.add_observations([observation("links.domain"), observation("links.reason")])
    assert len(store.observations()) == 2
    with pytest.raises(ValueError, match=r"^$"):
        store.add_observations([observation(), observation(at=datetime(2026, 1, 1))])  # noqa: DTZ001 - as above
    assert len(store.observations()) == 2
