"""Which answers to which messages do the tests judge?"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from checks.exercised import Act, Answer, Confidence
from checks.ids import ScenarioId
from checks.links.practice import Channel, Choice, Judged, Scenario, SkillId, Truth, Worth

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
TODAY = NOW.date()

_WORTH = {
    Truth.FRAUD: {
        Act.FOLLOW: Worth.WRONG,
        Act.OWN_WAY: Worth.SAFE,
        Act.ASK: Worth.SAFE,
        Act.REPORT: Worth.SAFE,
        Act.IGNORE: Worth.TOLERABLE,
    },
    Truth.HONEST: {
        Act.FOLLOW: Worth.SAFE,
        Act.OWN_WAY: Worth.SAFE,
        Act.ASK: Worth.SAFE,
        Act.REPORT: Worth.WRONG,
        Act.IGNORE: Worth.TOLERABLE,
    },
}


def scenario(name: str, truth: Truth, *skills: str, scare: int = 0) -> Scenario:
    """Return a message that practises `skills`, by default one of its own kind."""
    return Scenario(
        ScenarioId(name),
        1,
        Channel.EMAIL,
        truth,
        frozenset(map(SkillId, skills or ("read-domain",))),
        tuple(Choice(act, worth) for act, worth in _WORTH[truth].items()),
        scare,
    )


def answered(
    about: Scenario,
    act: Act,
    days_ago: float = 0,
    *,
    sure: Confidence = Confidence.FAIRLY,
    looked: bool | None = None,
) -> Judged:
    """Return the answer `act` to `about`, given so many days before `NOW`."""
    at = NOW - timedelta(days=days_ago)
    return Judged(about, Answer(about.id, about.version, act, sure, looked, at))


def frauds(act: Act, times: int, days_ago: float = 0) -> list[Judged]:
    """Return `times` answers `act` to different frauds."""
    return [answered(scenario(f"fraud-{n}-{act.value}-{days_ago}", Truth.FRAUD), act, days_ago) for n in range(times)]


def honest(act: Act, times: int, days_ago: float = 0) -> list[Judged]:
    """Return `times` answers `act` to different honest messages."""
    return [answered(scenario(f"honest-{n}-{act.value}-{days_ago}", Truth.HONEST), act, days_ago) for n in range(times)]
