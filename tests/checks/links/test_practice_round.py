from __future__ import annotations

import random
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.exercised import Act
from checks.links.practice import Judged, Scenario, SkillId, Truth
from checks.links.practice_round import next_day, next_round
from tests.checks.links.made import TODAY, answered, scenario

SKILLS = ("read-domain", "codes", "pressure", "attachments")
MANY = (
    *(scenario(f"f{n}", Truth.FRAUD, SKILLS[n % 4]) for n in range(22)),
    *(scenario(f"h{n}", Truth.HONEST, SKILLS[n % 4], scare=n % 4) for n in range(16)),
)
seeds = st.integers(0, 10_000)


def drawn(answers: list[Judged], seed: int = 1, scenarios: tuple[Scenario, ...] = MANY) -> tuple[Scenario, ...]:
    return next_round(scenarios, answers, TODAY, random.Random(seed).random)  # noqa: S311 - an order, no secret


def count(of: tuple[Scenario, ...], truth: Truth) -> int:
    return sum(each.truth is truth for each in of)


@given(seeds)
def test_the_first_round_has_twelve_messages_seven_of_them_frauds(seed: int) -> None:
    first = drawn([], seed)
    assert (len(first), count(first, Truth.FRAUD)) == (12, 7)


@given(seeds)
def test_a_later_round_has_ten_five_or_six_of_them_frauds(seed: int) -> None:
    later = drawn([answered(MANY[0], Act.REPORT, 100)], seed)
    assert len(later) == 10
    assert count(later, Truth.FRAUD) in {5, 6}


@given(seeds)
def test_for_two_frauds_there_is_an_honest_message_that_looks_alarming(seed: int) -> None:
    round_ = drawn([], seed)
    assert sum(each.scare >= 2 for each in round_) >= count(round_, Truth.FRAUD) // 2


@given(seeds, st.lists(st.tuples(st.sampled_from(MANY), st.sampled_from(Act), st.integers(0, 200)), max_size=60))
def test_no_message_comes_twice_in_a_round_or_before_ninety_days(
    seed: int, given_answers: list[tuple[Scenario, Act, int]]
) -> None:
    answers = [answered(about, act, days) for about, act, days in given_answers]
    round_ = drawn(answers, seed)
    assert len({each.id for each in round_}) == len(round_)
    resting = {each.scenario.id for each in answers if TODAY - each.answer.at.date() < timedelta(days=90)}
    assert not resting & {each.id for each in round_}


@given(seeds)
def test_a_skill_that_was_missed_comes_back_with_another_message(seed: int) -> None:
    settled = [answered(each, Act.OWN_WAY, 2) for each in MANY[1:4]]
    missed = answered(MANY[0], Act.FOLLOW, 2)
    assert MANY[0].skills == {"read-domain"}
    round_ = drawn([*settled, missed], seed)
    assert MANY[0] not in round_
    assert any(SkillId("read-domain") in each.skills for each in round_)


def test_skills_that_are_due_come_before_those_that_rest() -> None:
    due = tuple(scenario(f"due{n}", Truth.FRAUD, f"skill-{n}") for n in range(6))
    resting = tuple(scenario(f"rest{n}", Truth.FRAUD, "codes") for n in range(30))
    honest = tuple(scenario(f"h{n}", Truth.HONEST, "codes") for n in range(10))
    practised = answered(scenario("old", Truth.FRAUD, "codes"), Act.REPORT, 1)
    for seed in range(20):
        frauds = {each for each in drawn([practised], seed, (*due, *resting, *honest)) if each.truth is Truth.FRAUD}
        assert len(frauds) in {5, 6}
        assert frauds <= set(due)


def test_the_same_chance_draws_the_same_round_and_another_another() -> None:
    assert drawn([], 1) == drawn([], 1)
    assert drawn([], 1) != drawn([], 2)


@pytest.mark.parametrize("truth", Truth)
def test_there_is_no_round_of_one_kind_alone(truth: Truth) -> None:
    answers = [answered(each, Act.OWN_WAY, 1) for each in MANY if each.truth is truth]
    assert drawn(answers) == ()
    assert next_day(MANY, answers, TODAY) == TODAY + timedelta(days=89)


def test_the_next_day_is_today_while_both_kinds_have_rested() -> None:
    assert next_day(MANY, [], TODAY) == TODAY
    assert next_day(MANY, [answered(MANY[0], Act.REPORT)], TODAY) == TODAY
