"""In which words are states, bands and parts said?"""

from __future__ import annotations

from collections.abc import Mapping

from app.ui.widgets.bar import BarLabels
from app.ui.widgets.legend import LegendEntry
from app.ui.widgets.patterns import Part
from app.words import Words
from checks.model import MessageId, Provenance
from checks.score import Band, Parts, Posture, whole_numbers
from checks.states import ItemState, State


def state_word(words: Words, state: ItemState) -> str:
    """Return the word of an item's state; one that came back says so."""
    if state.regressed:
        return words.message(MessageId("state.regressed"), {})
    return words.message(MessageId(f"state.{state.state.value}"), {})


def state_name(words: Words, state: State) -> str:
    """Return the word of a state by itself."""
    return words.message(MessageId(f"state.{state.value}"), {})


def band_word(words: Words, band: Band) -> str:
    """Return the shown number in a word."""
    return words.message(MessageId(f"band.{band.value}"), {})


def known_how(words: Words, provenance: Provenance) -> str:
    """Return how something came to be known."""
    return words.message(MessageId(f"provenance.{provenance.value}"), {})


def part_words(words: Words) -> Mapping[Part, str]:
    """Return the word of each part of the bar, in its order."""
    return dict(
        zip(
            Part,
            (
                words.text("measured"),
                words.text("practised"),
                words.text("declared"),
                words.text("not known"),
                words.text("to fix"),
                words.text("accepted"),
            ),
            strict=True,
        )
    )


def legend(words: Words, parts: Parts) -> tuple[LegendEntry, ...]:
    """Return the parts that the bar shows, with their words and numbers."""
    whole = whole_numbers(parts)
    numbers = (whole.measured, whole.practised, whole.declared, whole.unknown, whole.to_fix, whole.accepted)
    entries = zip(part_words(words).items(), numbers, strict=True)
    return tuple(LegendEntry(part, word, str(number)) for (part, word), number in entries if number)


def bar_labels(words: Words, posture: Posture) -> BarLabels:
    """Return the words over the bar, and the whole bar in a sentence."""
    confirmed, possible = round(posture.confirmed), round(posture.possible)
    said = ", ".join(f"{entry.word} {entry.number}" for entry in legend(words, posture.parts))
    return BarLabels(
        confirmed=words.text("confirmed {number}", number=confirmed),
        held=words.text("held at {number}", number=posture.held_at or 0),
        possible=words.text("possible {number}", number=possible),
        accessible=words.text("Confirmed protection by part: {parts}.", parts=said),
    )
