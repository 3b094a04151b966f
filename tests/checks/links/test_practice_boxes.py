from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from checks.exercised import Act
from checks.links.practice import SkillId, Truth
from checks.links.practice_boxes import DAYS, boxes, due, next_habit
from tests.checks.links.made import TODAY, answered, scenario

READ = SkillId("read-domain")
FRAUD = scenario("a", Truth.FRAUD, READ)


def test_each_good_day_moves_a_skill_one_box_on_and_a_miss_takes_it_back() -> None:
    good = [answered(FRAUD, Act.REPORT, days) for days in (300, 200, 100, 10)]
    assert boxes(good)[READ].place == 4
    assert boxes(good)[READ].due == TODAY + timedelta(days=110)
    missed = boxes([*good, answered(FRAUD, Act.FOLLOW, 2)])[READ]
    assert (missed.place, missed.due) == (0, TODAY - timedelta(days=1))


def test_a_missed_skill_comes_back_the_next_day() -> None:
    known = boxes([answered(FRAUD, Act.FOLLOW)])
    assert not due(READ, known, TODAY)
    assert due(READ, known, TODAY + timedelta(days=1))


def test_many_answers_on_one_day_are_one_lesson_and_the_least_of_them_counts() -> None:
    assert boxes([answered(FRAUD, Act.REPORT) for _ in range(5)])[READ].place == 1
    assert boxes([answered(FRAUD, act) for act in (Act.REPORT, Act.FOLLOW, Act.REPORT)])[READ].place == 0


def test_an_act_that_leaves_something_open_moves_nothing() -> None:
    assert boxes([answered(FRAUD, Act.REPORT, 9), answered(FRAUD, Act.IGNORE, 2)])[READ].place == 1


def test_a_skill_that_was_never_practised_is_due() -> None:
    assert due(READ, {}, TODAY)


def test_the_next_habit_is_the_least_settled_skill_the_most_recent_first() -> None:
    codes, never = SkillId("codes"), SkillId("never")
    known = boxes(
        [
            answered(FRAUD, Act.REPORT, 3),
            answered(scenario("b", Truth.FRAUD, "codes"), Act.FOLLOW, 2),
            answered(scenario("c", Truth.FRAUD, "pressure"), Act.FOLLOW, 5),
        ]
    )
    assert next_habit([never, READ, SkillId("pressure"), codes], known) == codes
    assert next_habit([never, READ], {}) == never


@given(st.lists(st.tuples(st.sampled_from(Act), st.integers(0, 400)), min_size=1, max_size=30))
def test_a_box_exists_for_whatever_is_answered_in_any_order(answers: list[tuple[Act, int]]) -> None:
    made = [answered(FRAUD, act, days) for act, days in answers]
    assert boxes(made) == boxes(made[::-1])
    assert boxes(made)[READ].place < len(DAYS)
