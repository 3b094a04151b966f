"""How well somebody tells frauds from honest messages: worked examples, and what holds whatever they answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.exercised import Act, Confidence
from checks.links.practice import Judged, Truth
from checks.links.practice_score import (
    HALF_LIFE,
    POOLED,
    Band,
    Tendency,
    detection,
    practice,
    sureness,
    weight_after,
)
from tests.checks.links.made import NOW, answered, frauds, honest, scenario

acts = st.sampled_from(Act)
answers = st.lists(
    st.builds(
        answered,
        st.builds(scenario, st.text("abc", min_size=1, max_size=4), st.sampled_from(Truth)),
        acts,
        st.floats(0, 800),
        sure=st.sampled_from(Confidence),
        looked=st.sampled_from([True, False, None]),
    ),
    max_size=60,
)

ROUNDS = {
    "all right": (frauds(Act.REPORT, 7) + honest(Act.FOLLOW, 5), 7.5 / 8, 0.5 / 6, 2.917115, -0.075563),
    "one fraud followed": (
        frauds(Act.REPORT, 6) + frauds(Act.FOLLOW, 1) + honest(Act.FOLLOW, 5),
        6.5 / 8,
        0.5 / 6,
        2.270141,
        0.247924,
    ),
    "everything reported": (frauds(Act.REPORT, 7) + honest(Act.REPORT, 5), 7.5 / 8, 5.5 / 6, 0.151126, -1.458557),
    "everything followed": (frauds(Act.FOLLOW, 7) + honest(Act.FOLLOW, 5), 0.5 / 8, 0.5 / 6, -0.151126, 1.458557),
    "everything ignored": (frauds(Act.IGNORE, 7) + honest(Act.IGNORE, 5), 4 / 8, 0.5 / 6, 1.382994, 0.691497),
    "nothing answered": ([], 0.5, 0.5, 0.0, 0.0),
    "all right, half a year ago": (
        frauds(Act.REPORT, 7, 182.5) + honest(Act.FOLLOW, 5, 182.5),
        4 / 4.5,
        0.5 / 3.5,
        2.288211,
        -0.076535,
    ),
}


@pytest.mark.parametrize(("given_answers", "hits", "alarms", "d", "c"), ROUNDS.values(), ids=ROUNDS.keys())
def test_a_worked_round_gives_these_figures(
    given_answers: list[Judged], hits: float, alarms: float, d: float, c: float
) -> None:
    found = detection(given_answers, NOW)
    assert found.hit_rate == pytest.approx(hits)
    assert found.false_alarm_rate == pytest.approx(alarms)
    assert found.sensitivity == pytest.approx(d, abs=5e-7)
    assert found.bias == pytest.approx(c, abs=5e-7)


@pytest.mark.parametrize(
    ("given_answers", "band", "tendency"),
    [
        (frauds(Act.REPORT, 7) + honest(Act.FOLLOW, 5), Band.SHARP, Tendency.BALANCED),
        (frauds(Act.OWN_WAY, 7) + honest(Act.OWN_WAY, 5), Band.SHARP, Tendency.BALANCED),
        (frauds(Act.REPORT, 6) + frauds(Act.FOLLOW, 1) + honest(Act.FOLLOW, 5), Band.RELIABLE, Tendency.BALANCED),
        (frauds(Act.REPORT, 7) + honest(Act.REPORT, 5), Band.FINDING, Tendency.WARY),
        (frauds(Act.FOLLOW, 7) + honest(Act.FOLLOW, 5), Band.FINDING, Tendency.TRUSTING),
        (frauds(Act.REPORT, 6) + honest(Act.FOLLOW, 5), Band.TOO_FEW, Tendency.BALANCED),
    ],
)
def test_the_figures_are_told_as_a_band_and_a_tendency(
    given_answers: list[Judged], band: Band, tendency: Tendency
) -> None:
    found = practice(given_answers, NOW)
    assert (found.band, found.tendency) == (band, tendency)


def test_only_the_last_forty_answers_count() -> None:
    late = frauds(Act.REPORT, 22) + honest(Act.FOLLOW, 18)
    early = frauds(Act.FOLLOW, 10, 5)
    assert practice([*early, *late], NOW).detection == detection(late, NOW)
    assert len(late) == POOLED


def test_an_answer_counts_half_after_half_a_year_and_never_more_than_whole() -> None:
    assert weight_after(HALF_LIFE) == pytest.approx(0.5)
    assert weight_after(2 * HALF_LIFE) == pytest.approx(0.25)
    assert weight_after(timedelta(days=-3)) == 1.0


def test_being_sure_when_right_and_unsure_when_wrong_is_well_calibrated() -> None:
    right = answered(scenario("a", Truth.FRAUD), Act.REPORT, sure=Confidence.VERY)
    wrong = answered(scenario("b", Truth.FRAUD), Act.FOLLOW, sure=Confidence.GUESS)
    assert practice([right, wrong], NOW).calibration == pytest.approx(1.0)
    assert practice([right], NOW).calibration is None
    assert [sureness(each) for each in Confidence] == pytest.approx([0, 1 / 3, 2 / 3, 1])


def test_looking_first_is_counted_only_where_there_was_something_to_look_at() -> None:
    fraud = scenario("a", Truth.FRAUD)
    looked = [answered(fraud, Act.REPORT, looked=seen) for seen in (True, True, False, None)]
    assert practice(looked, NOW).inspected == pytest.approx(2 / 3)
    assert practice(looked[3:], NOW).inspected is None


@given(answers)
def test_rates_stay_between_nothing_and_all_so_that_every_figure_is_finite(given_answers: list[Judged]) -> None:
    found = detection(given_answers, NOW)
    assert 0 < found.hit_rate < 1
    assert 0 < found.false_alarm_rate < 1
    assert abs(found.sensitivity) < 10


@given(answers, st.integers(0, 59))
def test_going_ones_own_way_never_scores_below_any_other_act(given_answers: list[Judged], place: int) -> None:
    if given_answers:
        about = given_answers[place % len(given_answers)]
        others = [each for each in given_answers if each is not about]
        own = detection([*others, _acted(about, Act.OWN_WAY)], NOW).sensitivity
        assert all(own >= detection([*others, _acted(about, act)], NOW).sensitivity - 1e-9 for act in Act)


@given(answers)
def test_the_order_of_answers_within_the_pool_changes_nothing(given_answers: list[Judged]) -> None:
    pooled = given_answers[-POOLED:]
    forwards, backwards = detection(pooled, NOW), detection(pooled[::-1], NOW)
    assert forwards.sensitivity == pytest.approx(backwards.sensitivity)
    assert forwards.bias == pytest.approx(backwards.bias)


@given(answers)
def test_distrusting_everything_is_never_reliable(given_answers: Sequence[Judged]) -> None:
    wary = [_acted(each, Act.REPORT) for each in given_answers]
    kinds = [each.scenario.truth for each in wary[-POOLED:]]
    if min(kinds.count(truth) for truth in Truth) >= 5:
        assert practice(wary, NOW).band in {Band.FINDING, Band.TOO_FEW}


def _acted(about: Judged, act: Act) -> Judged:
    days = (NOW - about.answer.at) / timedelta(days=1)
    return answered(about.scenario, act, days)
