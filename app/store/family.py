"""What did a family agree on, if they asked that it be kept? It lies in the store, encrypted like all of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from app.store.database import Store
from app.store.rows import packed, unpacked


class StoredAgreement:
    """The agreement in a store: answers by the id of their question."""

    def __init__(self, store: Store) -> None:
        """Keep it in `store`."""
        self._store: Final = store

    def answers(self) -> dict[str, str]:
        """Return what is kept; nothing where nobody asked for it."""
        with self._store.reading() as run:
            return {question: unpacked(answer) for question, answer in run("SELECT * FROM family_answer", ())}

    def save(self, answers: Mapping[str, str]) -> None:
        """Keep `answers` in place of all before; without any, nothing is kept any more."""
        with self._store.writing() as run:
            run("DELETE FROM family_answer", ())
            for question, answer in answers.items():
                run("INSERT INTO family_answer (question, answer) VALUES (?, ?)", (question, packed(answer)))
