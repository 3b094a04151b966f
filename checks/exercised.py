"""What did a person answer in the exercise?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum, IntEnum

from checks.ids import ScenarioId


class Act(Enum):
    """What a person would do with a message. Values are stored."""

    FOLLOW = "follow"  # open the link, pay, approve: whatever the message asks for
    OWN_WAY = "own-way"  # go to the same place by one's own bookmark, number or app
    ASK = "ask"  # somebody, in another way than by answering the message
    REPORT = "report"  # as fraud, and delete it; refuse
    IGNORE = "ignore"


class Confidence(IntEnum):
    """How sure a person was of what they would do. Values are stored."""

    GUESS = 1
    SLIGHTLY = 2
    FAIRLY = 3
    VERY = 4


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person said to a scenario, in the `version` that they read, at an instant with a time zone.

    `inspected`: they looked where a link leads or who sends before they chose; None where there was nothing to look at.
    """

    scenario: ScenarioId
    version: int
    act: Act
    confidence: Confidence
    inspected: bool | None
    at: datetime
