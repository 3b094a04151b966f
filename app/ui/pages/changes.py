"""What changed lately, and what is due soon?"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.checkup.overview import Change, Overview
from app.knowledge.catalogue import Catalogue
from app.ui.pages.vocabulary import known_how, state_name
from app.ui.widgets.card import Card
from app.ui.widgets.state import StateShape
from app.ui.widgets.text import CardTitle, Second, Strong
from app.words import Words
from checks.model import ItemId
from checks.states import ItemState, State

_MOST = 3


def changes(words: Words, catalogue: Catalogue, overview: Overview) -> Card | None:
    """Return the card, None while there is neither a change nor anything due."""
    if not overview.changes and not overview.due:
        return None
    card = Card()
    card.body.setSpacing(4)
    shown = overview.changes[:_MOST]
    if shown:
        since = words.date(min(change.on for change in shown))
        card.body.addWidget(CardTitle(words.text("Since {day}", day=since)))
    for change in shown:
        shape = StateShape(change.state, name=state_name(words, change.state))
        card.body.addLayout(_line(shape, _title(words, catalogue, change.item), _how(words, change)))
    if overview.due:
        card.body.addWidget(Strong(words.text("Due soon")))
    by_id = {state.item.id: state for state in overview.posture.states}
    for item in overview.due[:_MOST]:
        card.body.addLayout(
            _line(
                StateShape(State.STALE, name=state_name(words, State.STALE)),
                _title(words, catalogue, item),
                _last(words, by_id[item]),
            )
        )
    card.body.addStretch(1)
    return card


def _line(shape: StateShape, title: str, second: str) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(10)
    line.addWidget(shape, 0, Qt.AlignmentFlag.AlignTop)
    said = QVBoxLayout()
    said.setSpacing(0)
    said.addWidget(Strong(title))
    said.addWidget(Second(second))
    line.addLayout(said, 1)
    return line


def _title(words: Words, catalogue: Catalogue, item: ItemId) -> str:
    return words.text(catalogue.entries[item].short)


def _how(words: Words, change: Change) -> str:
    return words.text("{how} {day}", how=known_how(words, change.provenance), day=words.date(change.on))


def _last(words: Words, state: ItemState) -> str:
    if state.at is None:
        return words.text("to re-check")
    return words.text("last answer {day}", day=words.date(state.at.date()))
