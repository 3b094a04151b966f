"""How are answers of the exercise kept, and what becomes of them?"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Final

from app.knowledge import scenarios
from app.store.answers import Answers
from app.store.database import Store
from app.store.errors import StoreUnreachable
from app.values.exercise import Exercise
from checks.exercised import Act, Answer, Confidence
from checks.ids import ScenarioId
from checks.links.practice import Judged, judged
from checks.links.practice_boxes import boxes, next_habit
from checks.links.practice_items import observations
from checks.links.practice_round import Chance, next_day, next_round
from checks.links.practice_score import practice
from checks.model import ItemId

Job = Callable[[threading.Event], Iterator[Exercise]]


class Practising:
    """The exercise of one profile. While no store is open, nothing was answered and nothing can be."""

    def __init__(self, store: Store | None, now: Callable[[], datetime], chance: Chance | None = None) -> None:
        """Keep answers in `store`. `now` returns the aware local instant, `chance` draws the order of a round.

        Without it the order cannot be foreseen.
        """
        self._store: Final = store
        self._now: Final = now
        self._chance: Final = chance or secrets.SystemRandom().random

    @property
    def items(self) -> frozenset[ItemId]:
        """Return the items of the catalogue for which practising speaks."""
        return frozenset(named.skill.item for named in scenarios.skills() if named.skill.item is not None)

    def exercise(self) -> Job:
        """Draw the next round."""
        return lambda _stop: iter((self._exercise(),))

    def answered(self, scenario: ScenarioId, act: Act, confidence: Confidence, *, inspected: bool | None) -> Job:
        """Keep an answer to `scenario`; StoreUnreachable while no store is open."""

        def job(_stop: threading.Event) -> Iterator[Exercise]:
            store = self._opened()
            version = next(x.scenario.version for x in scenarios.scripts() if x.scenario.id == scenario)
            Answers(store).add(Answer(scenario, version, act, confidence, inspected, self._now()))
            yield self._exercise()

        return job

    def conclude(self) -> Job:
        """Keep what the answers say of the catalogue's items, as practised; StoreUnreachable as above."""

        def job(_stop: threading.Event) -> Iterator[Exercise]:
            skills = (named.skill for named in scenarios.skills())
            self._opened().add_observations(observations(self._answers(), skills, self._now()))
            yield self._exercise()

        return job

    def _opened(self) -> Store:
        if self._store is None:
            raise StoreUnreachable(name="bilan.db")
        return self._store

    def _answers(self) -> tuple[Judged, ...]:
        kept = Answers(self._store).all() if self._store is not None else ()
        return judged((script.scenario for script in scenarios.scripts()), kept)

    def _exercise(self) -> Exercise:
        now, answers = self._now(), self._answers()
        scripts = {script.scenario.id: script for script in scenarios.scripts()}
        known, every = boxes(answers), [script.scenario for script in scripts.values()]
        return Exercise(
            today=now.date(),
            round=tuple(scripts[each.id] for each in next_round(every, answers, now.date(), self._chance)),
            next_day=next_day(every, answers, now.date()),
            practice=practice(answers, now),
            skills=scenarios.skills(),
            boxes=known,
            habit=next_habit([named.skill.id for named in scenarios.skills()], known),
        )
