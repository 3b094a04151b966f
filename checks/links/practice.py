"""What is known of an invented message before anybody answers it?

Only what judging needs: the words that a person reads are in `app.knowledge.scenarios`. Each act has its worth for this
very message, because the same act can be right here and wrong there; going one's own way is right everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import NewType

from checks.exercised import Act, Answer
from checks.ids import ScenarioId
from checks.model import ItemId

SkillId = NewType("SkillId", str)
"""What is practised, such as reading who owns an address; it comes back after some days (`links`, section 11.4)."""


class Channel(Enum):
    """As what a message comes, and so how it is drawn."""

    EMAIL = "email"
    SMS = "sms"
    CHAT = "chat"
    QR = "qr"
    BROWSER = "browser"
    CALENDAR = "calendar"
    PUSH = "push"
    PHONE = "phone"


class Truth(Enum):
    """What the message is."""

    FRAUD = "fraud"
    HONEST = "honest"


class Worth(Enum):
    """What an act is worth for one message."""

    SAFE = "safe"
    TOLERABLE = "tolerable"  # no harm done, but something is left open
    WRONG = "wrong"

    @property
    def credit(self) -> float:
        """Return 0..1: how much of the act was right."""
        return {Worth.SAFE: 1.0, Worth.TOLERABLE: 0.5, Worth.WRONG: 0.0}[self]


@dataclass(frozen=True, slots=True)
class Choice:
    """An act that is offered for a message, and its worth."""

    act: Act
    worth: Worth


@dataclass(frozen=True, slots=True)
class Scenario:
    """An invented message without its words. `choices` are in the order in which they are offered.

    `scare` is how alarming an honest message looks, 0 (calm) to 3; 0 for a fraud.
    """

    id: ScenarioId
    version: int
    channel: Channel
    truth: Truth
    skills: frozenset[SkillId]
    choices: tuple[Choice, ...]
    scare: int = 0

    def worth(self, act: Act) -> Worth:
        """Return what `act` is worth here; KeyError if it is not offered."""
        return {choice.act: choice.worth for choice in self.choices}[act]


@dataclass(frozen=True, slots=True)
class Skill:
    """Something to practise. `item` is the line of the catalogue that it speaks for, None where there is none."""

    id: SkillId
    item: ItemId | None


@dataclass(frozen=True, slots=True)
class Judged:
    """An answer beside the scenario that it answers."""

    scenario: Scenario
    answer: Answer

    @property
    def worth(self) -> Worth:
        """Return what the act was worth."""
        return self.scenario.worth(self.answer.act)


def judged(scenarios: Iterable[Scenario], answers: Iterable[Answer]) -> tuple[Judged, ...]:
    """Return the answers that can be judged today, the oldest first.

    One to a scenario that is gone, that reads otherwise today, or that does not offer the act any more, says nothing.
    """
    known = {(scenario.id, scenario.version): scenario for scenario in scenarios}
    ordered = sorted(answers, key=lambda answer: answer.at)
    pairs = ((known.get((answer.scenario, answer.version)), answer) for answer in ordered)
    return tuple(
        Judged(scenario, answer)
        for scenario, answer in pairs
        if scenario is not None and any(choice.act is answer.act for choice in scenario.choices)
    )
