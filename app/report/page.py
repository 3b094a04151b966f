"""What does a report say to a person, or to somebody whom they ask for help?

One HTML file in their language, which a browser shows, a printer prints and Qt makes a PDF of.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from app import __version__
from app.knowledge.catalogue import Catalogue, Section
from app.report import audit_page
from app.report.markup import bullets, foreign, heading, page, paragraph, table, text
from app.report.posture import Report
from app.values.reports import Redaction
from app.words import Words
from checks.model import MessageId, Provenance
from checks.score import Posture, section_parts, whole_numbers
from checks.states import ItemState, State

_NOTHING: Final[Mapping[str, str]] = {}


def title(report: Report, words: Words) -> str:
    """Return the title of the document; it names nobody."""
    return words.text("Security check-up of {day}", day=words.date(report.today))


def to_html(report: Report, catalogue: Catalogue, words: Words) -> str:
    """Return `report` as one HTML file that fetches nothing."""
    return page(words.language, title(report, words), _body(report, catalogue, words))


def _body(report: Report, catalogue: Catalogue, words: Words) -> Iterator[str]:
    yield heading(1, title(report, words))
    yield paragraph(_told_how_much(report.redaction, words), "second")
    yield from _number(report.posture, words)
    yield from _next(report.posture, catalogue, words)
    yield from _changes(report, catalogue, words)
    for section in catalogue.sections:
        states = [state for state in report.posture.states if state.item.section == section.id]
        if states:
            yield from _section(section, states, catalogue, words)
    yield from audit_page.told(report, catalogue, words)
    yield heading(2, words.text("About this report"))
    yield paragraph(
        words.text("It says what was known on that day. “Not known” means neither good nor bad: nobody could tell.")
    )
    yield paragraph(
        words.text(
            "No password is in it, nor anything from which one could be guessed. "
            "Even so it says where this person is open to attack: give it only to those who are to help."
        )
    )
    yield paragraph(words.text("Made by Bilan {version} on the person’s own computer.", version=__version__), "second")


def _told_how_much(redaction: Redaction, words: Words) -> str:
    match redaction:
        case Redaction.SUMMARY:
            return words.text("A summary: numbers and states only, without names of accounts and without typed words.")
        case Redaction.MASKED:
            return words.text("Names of accounts and files are covered, and so are the reasons that were typed.")
        case Redaction.NONE:
            return words.text("Names of accounts and files, and the reasons that were typed, stand in it in full.")


def _number(posture: Posture, words: Words) -> Iterator[str]:
    yield heading(2, words.text("Confirmed protection"), "parts")
    if posture.shown is None or posture.band is None:
        yield paragraph(
            words.count(
                "{n} of {of} answered: too little for a number yet.",
                "{n} of {of} answered: too little for a number yet.",
                posture.answered,
                of=posture.applicable,
            )
        )
    else:
        band = words.message(MessageId(f"band.{posture.band.value}"), _NOTHING)
        yield paragraph(words.text("{number} of 100: {band}", number=round(posture.shown), band=band), "number")
        yield paragraph(words.text("possible: up to {number}", number=round(posture.possible)))
    for item in posture.held_by:
        held = words.message(MessageId(f"hold.{item}"), {"gate": posture.held_at or 0})
        yield paragraph(f"{held} {words.text('Confirmed so far: {number}.', number=round(posture.confirmed))}", "hold")
    yield table("parts", (words.text("Part"), words.text("Points of 100")), _parts(posture, words))


def _parts(posture: Posture, words: Words) -> Iterator[tuple[str, str]]:
    whole = whole_numbers(posture.parts)
    for label, points in (
        (words.text("Confirmed, measured"), whole.measured),
        (words.text("Confirmed, practised"), whole.practised),
        (words.text("Confirmed, declared"), whole.declared),
        (words.text("not known"), whole.unknown),
        (words.text("to fix"), whole.to_fix),
        (words.text("accepted"), whole.accepted),
    ):
        yield text(label[:1].upper() + label[1:]), text(words.number(points))


def _next(posture: Posture, catalogue: Catalogue, words: Words) -> Iterator[str]:
    yield heading(2, words.text("What is best done next"))
    if not posture.next:
        yield paragraph(words.text("Nothing more to do now."))
    for place, action in enumerate(posture.next, 1):
        entry = catalogue.entries[action.item.id]
        short = words.text(entry.short)
        yield heading(3, words.text("{number}. {title}", number=place, title=short))
        yield paragraph(words.text(entry.fix))
        gain = words.count(
            "Up to {n} point, about {minutes} min.",
            "Up to {n} points, about {minutes} min.",
            round(action.gain),
            minutes=action.item.minutes,
        )
        lifts = words.text("As long as it is not confirmed, it can hold the number.") if action.lifts_hold else ""
        again = words.text("It was confirmed before, and came back.") if action.regressed else ""
        yield paragraph(" ".join(filter(None, (gain, lifts, again))), "second")


def _changes(report: Report, catalogue: Catalogue, words: Words) -> Iterator[str]:
    yield heading(2, words.text("What changed lately"))
    if not report.changes:
        yield paragraph(words.text("No item came from one known state to another."))
        return
    yield bullets(
        text(
            words.text(
                "{title}: {state}, {how} on {day}",
                title=words.text(catalogue.entries[change.item].short),
                state=words.message(MessageId(f"state.{change.state.value}"), _NOTHING),
                how=_how(change.provenance, words),
                day=words.date(change.on),
            )
        )
        for change in report.changes
    )


def _section(section: Section, states: list[ItemState], catalogue: Catalogue, words: Words) -> Iterator[str]:
    whole = whole_numbers(section_parts(states, section.id))
    confirmed = whole.measured + whole.practised + whole.declared
    yield heading(2, words.text(section.title), section.id)
    yield paragraph(
        words.text(
            "Of 100 points of this section: {confirmed} confirmed, {unknown} not known, {to_fix} to fix, "
            "{accepted} accepted.",
            confirmed=confirmed,
            unknown=whole.unknown,
            to_fix=whole.to_fix,
            accepted=whole.accepted,
        ),
        "second",
    )
    labels = (
        words.text("What"),
        words.text("State"),
        words.text("Since"),
        words.text("Known from"),
        words.text("Why"),
    )
    yield table(section.id, labels, (_row(state, catalogue, words) for state in states))


def _row(state: ItemState, catalogue: Catalogue, words: Words) -> tuple[str, ...]:
    known = state.provenance if state.state is not State.UNKNOWN else None
    return (
        text(words.text(catalogue.entries[state.item.id].short)),
        text(
            words.message(MessageId("state.regressed" if state.regressed else f"state.{state.state.value}"), _NOTHING)
        ),
        text(words.date(state.at.astimezone().date()) if state.at else "–"),
        text(_how(known, words) if known else "–"),
        _why(state, words) or "–",
    )


def _why(state: ItemState, words: Words) -> str:
    because = text(words.message(state.because, _NOTHING)) if state.because else ""
    typed = foreign(state.reason) if state.reason else ""
    return " ".join(filter(None, (because, typed)))


def _how(provenance: Provenance, words: Words) -> str:
    return words.message(MessageId(f"provenance.{provenance.value}"), _NOTHING)
