"""When does a skill come back?

Leitner's boxes: each day on which a skill went well moves it one box on, a day with a miss takes it back to the first
(`links`, section 11.4). Several answers on one day count once, by the least of them: ten in a row are one lesson.
Nothing is stored; the boxes are read from the answers each time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from checks.links.practice import Judged, SkillId, Worth

DAYS: Final = (1, 7, 21, 60, 120)
"""How long a skill rests in each box."""


@dataclass(frozen=True, slots=True)
class Box:
    """Where a skill is: `place` counts from 0, `since` is the day of its last answer."""

    skill: SkillId
    place: int
    since: date

    @property
    def due(self) -> date:
        """Return the day from which the skill is to be practised again."""
        return self.since + timedelta(days=DAYS[self.place])


def boxes(answers: Iterable[Judged]) -> Mapping[SkillId, Box]:
    """Return the box of every skill that was practised; the day of an answer is that of its own time zone."""
    days: dict[SkillId, dict[date, Worth]] = defaultdict(dict)
    for each in answers:
        day = each.answer.at.date()
        for skill in each.scenario.skills:
            days[skill][day] = min(each.worth, days[skill].get(day, Worth.SAFE), key=lambda worth: worth.credit)
    return {skill: _box(skill, worths) for skill, worths in days.items()}


def _box(skill: SkillId, days: Mapping[date, Worth]) -> Box:
    place = 0
    for day in sorted(days):
        match days[day]:
            case Worth.SAFE:
                place = min(place + 1, len(DAYS) - 1)
            case Worth.TOLERABLE:
                pass
            case Worth.WRONG:
                place = 0
    return Box(skill, place, max(days))


def due(skill: SkillId, known: Mapping[SkillId, Box], today: date) -> bool:
    """Tell whether `skill` is to be practised: it never was, or its rest is over."""
    return skill not in known or known[skill].due <= today


def next_habit(skills: Sequence[SkillId], known: Mapping[SkillId, Box]) -> SkillId:
    """Return the one skill to mind next, of `skills` in the order in which they are best learned.

    It is the one that is least settled: of those practised the lowest box, the most recent first; else the first.
    """
    practised = [skill for skill in skills if skill in known]
    if not practised:
        return skills[0]
    return min(practised, key=lambda skill: (known[skill].place, -known[skill].since.toordinal()))
