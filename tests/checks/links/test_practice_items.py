from __future__ import annotations

import pytest

from checks.exercised import Act, Answer, Confidence
from checks.ids import ScenarioId
from checks.links.practice import Judged, Skill, SkillId, Truth, judged
from checks.links.practice_items import observations
from checks.model import ItemId, Observation, Outcome, Provenance
from tests.checks.links.made import NOW, answered, scenario

DOMAIN = ItemId("links.domain")
SKILLS = (
    Skill(SkillId("read-domain"), DOMAIN),
    Skill(SkillId("qr-code"), DOMAIN),
    Skill(SkillId("app-permissions"), None),
)


def said(*answers: Judged) -> list[Observation]:
    return list(observations(answers, SKILLS, NOW))


def fraud(name: str, act: Act, *skills: str, days_ago: float = 0) -> Judged:
    return answered(scenario(name, Truth.FRAUD, *skills), act, days_ago)


def test_three_different_messages_say_something_of_an_item_and_two_do_not() -> None:
    two = [fraud("a", Act.REPORT), fraud("b", Act.REPORT), fraud("b", Act.REPORT)]
    assert said(*two) == []
    [observation] = said(*two, fraud("c", Act.REPORT, "qr-code"))
    assert observation == Observation(DOMAIN, Outcome.PASS, Provenance.PRACTISED, NOW, value=1.0)


def test_whoever_reports_honest_messages_has_not_learned_to_read_an_address() -> None:
    honest = [answered(scenario(f"h{n}", Truth.HONEST), Act.REPORT) for n in range(3)]
    [observation] = said(*(fraud(f"f{n}", Act.REPORT) for n in range(3)), *honest)
    assert (observation.outcome, observation.value) == (Outcome.PARTIAL, 0.5)


def test_nothing_right_is_to_fix_and_half_an_act_counts_half() -> None:
    [wrong] = said(*(fraud(f"f{n}", Act.FOLLOW) for n in range(3)))
    assert wrong.outcome is Outcome.FAIL
    [half] = said(*(fraud(f"f{n}", Act.IGNORE) for n in range(3)))
    assert (half.outcome, half.value) == (Outcome.PARTIAL, 0.5)


def test_an_older_answer_counts_less() -> None:
    [observation] = said(fraud("a", Act.FOLLOW, days_ago=182.5), fraud("b", Act.REPORT), fraud("c", Act.REPORT))
    assert observation.value == pytest.approx(2 / 2.5)


def test_a_message_that_practises_two_skills_of_an_item_counts_once() -> None:
    both = fraud("a", Act.FOLLOW, "read-domain", "qr-code")
    [observation] = said(both, fraud("b", Act.REPORT), fraud("c", Act.REPORT))
    assert observation.value == pytest.approx(2 / 3)


def test_a_skill_that_speaks_for_no_item_claims_nothing() -> None:
    assert said(*(fraud(f"f{n}", Act.REPORT, "app-permissions") for n in range(5))) == []


def test_an_answer_to_a_message_that_reads_otherwise_today_says_nothing() -> None:
    about = scenario("a", Truth.FRAUD)
    now = Answer(about.id, 1, Act.REPORT, Confidence.VERY, None, NOW)
    earlier = Answer(about.id, 2, Act.REPORT, Confidence.VERY, None, NOW)
    gone = Answer(ScenarioId("gone"), 1, Act.REPORT, Confidence.VERY, None, NOW)
    assert judged([about], [now, earlier, gone]) == (Judged(about, now),)
