"""What does the exercise know when it begins, and after each answer?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.knowledge.scenarios import NamedSkill, Script
from checks.links.practice import SkillId
from checks.links.practice_boxes import Box
from checks.links.practice_score import Practice


@dataclass(frozen=True, slots=True)
class Exercise:
    """The next round, drawn anew each time, and what all answers so far say.

    `round` is empty while too few messages have rested; `next_day` is when there are some again. `boxes` hold the
    skills that were practised, and `habit` is the one of all `skills` to mind next.
    """

    today: date
    round: tuple[Script, ...]
    next_day: date
    practice: Practice
    skills: tuple[NamedSkill, ...]
    boxes: Mapping[SkillId, Box]
    habit: SkillId
