"""What did the person answer in the exercise?

Raw answers, for ever: bands and boxes are computed from them, never stored.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from app.store import rows
from app.store.database import Store
from checks.exercised import Act, Answer, Confidence
from checks.ids import ScenarioId


class Answers:
    """The answers that an open profile remembers."""

    def __init__(self, store: Store) -> None:
        """Keep everything in `store`."""
        self._store: Final = store

    def add(self, answer: Answer) -> None:
        """Remember `answer`; ValueError if its instant has no time zone."""
        with self._store.writing() as run:
            run(_ADD, _cells(answer))

    def all(self) -> tuple[Answer, ...]:
        """Return every answer, the oldest first."""
        with self._store.reading() as run:
            return tuple(map(_answer, run(_ALL, ())))


def _cells(answer: Answer) -> rows.Row:
    inspected = None if answer.inspected is None else int(answer.inspected)
    at = rows.instant_out(answer.at)
    return answer.scenario, answer.version, answer.act.value, int(answer.confidence), inspected, at


def _answer(row: Any) -> Answer:  # noqa: ANN401 - apsw tells no types of its rows
    scenario, version, act, confidence, inspected, at = row
    return Answer(
        ScenarioId(scenario),
        version,
        Act(act),
        Confidence(confidence),
        None if inspected is None else bool(inspected),
        datetime.fromisoformat(at),
    )


_ADD = "INSERT INTO answer (scenario, version, act, confidence, inspected, at) VALUES (?, ?, ?, ?, ?, ?)"
_ALL = "SELECT scenario, version, act, confidence, inspected, at FROM answer ORDER BY at, id"
