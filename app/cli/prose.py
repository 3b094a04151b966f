"""How is a check-up told in plain lines?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from app.checkup.events import CheckDone, SkippedPart, SourceOpened
from app.checkup.overview import Overview
from app.checkup.record import AuditRecord
from app.knowledge.catalogue import Catalogue
from app.words import Words
from checks.model import Finding, ItemId, MessageId, Outcome, Subject
from checks.passwords.progress import Movement
from checks.score import Posture

_MOST_SUBJECTS = 12
"""Accounts that are listed of one finding; the others are counted. JSON has them all."""
_LONGEST_NAME = 200
_NOTHING: Mapping[str, str] = {}


def audit(record: AuditRecord, catalogue: Catalogue, words: Words) -> Iterator[str]:
    """Yield the lines that tell what was read and what was found."""
    for source in record.opened:
        yield from _source(source, words)
    for failed in record.failed:
        yield words.message(failed.message, failed.params)
    for done in record.done:
        yield ""
        yield from _check(done, catalogue, words)
        for finding in record.findings:
            if finding.check == done.check:
                yield from _finding(finding, words)
        if done.private:
            yield "  - " + words.count(
                "{n} more that is only shown in the window.",
                "{n} more that are only shown in the window.",
                done.private,
            )


def progress(record: AuditRecord, words: Words) -> Iterator[str]:
    """Yield the line that tells what changed since the last audit; nothing where nothing can be compared."""
    if record.moved is None:
        return
    counts = Counter(moved.movement for moved in record.moved)
    yield words.text(
        "Since the last time: fixed {fixed}, new {new}, came back {back}; passwords changed: {changed}.",
        fixed=counts[Movement.FIXED],
        new=counts[Movement.NEW],
        back=counts[Movement.CAME_BACK],
        changed=record.changed,
    )


def posture(overview: Overview, catalogue: Catalogue, words: Words) -> Iterator[str]:
    """Yield the lines that tell the number, what holds it, and what to do next."""
    yield from _number(overview.posture, words)
    if overview.posture.next:
        yield words.text("Next:")
    for number, action in enumerate(overview.posture.next, 1):
        yield words.text(
            "  {number}. {title} (+{gain}, {minutes} min)",
            number=number,
            title=words.text(catalogue.entries[action.item.id].short),
            gain=round(action.gain),
            minutes=action.item.minutes,
        )


def _number(posture: Posture, words: Words) -> Iterator[str]:
    if posture.shown is None or posture.band is None:
        yield words.count(
            "{n} of {of} answered: too little for a number yet.",
            "{n} of {of} answered: too little for a number yet.",
            posture.answered,
            of=posture.applicable,
        )
        return
    yield words.text(
        "Confirmed protection: {shown} ({band}), possible: up to {possible}.",
        shown=round(posture.shown),
        band=words.message(MessageId(f"band.{posture.band.value}"), _NOTHING),
        possible=round(posture.possible),
    )
    if posture.held_at is not None:
        for item in posture.held_by:
            yield words.message(MessageId(f"hold.{item}"), {"gate": posture.held_at})


def _source(source: SourceOpened, words: Words) -> Iterator[str]:
    yield words.count(
        "{name}: {n} login ({format})",
        "{name}: {n} logins ({format})",
        source.logins,
        name=source.name,
        format=source.format,
    )
    for part in source.skipped:
        yield "  " + skipped(part, words)


def skipped(part: SkippedPart, words: Words) -> str:
    """Return the sentence that says what of a file was not taken over."""
    return words.message(part.reason, {"n": part.count, **part.params})


def _check(done: CheckDone, catalogue: Catalogue, words: Words) -> Iterator[str]:
    title = words.text(catalogue.entries[ItemId(done.check)].short)
    state = words.message(MessageId(f"state.{done.outcome.value}"), _NOTHING)
    if done.outcome is Outcome.UNKNOWN and done.reason is not None:
        yield words.text(
            "{title}: {state}. {reason}", title=title, state=state, reason=words.message(done.reason, _NOTHING)
        )
        return
    yield words.count(
        "{title}: {state} ({affected} of {n} account to fix)",
        "{title}: {state} ({affected} of {n} accounts to fix)",
        done.tally.of,
        title=title,
        state=state,
        affected=done.tally.affected,
    )


def _finding(finding: Finding, words: Words) -> Iterator[str]:
    yield "  - " + words.message(finding.evidence.message, finding.evidence.params)
    for subject in finding.subjects[:_MOST_SUBJECTS]:
        yield "      " + _account(subject)
    if (more := len(finding.subjects) - _MOST_SUBJECTS) > 0:
        yield "      " + words.count("and {n} more", "and {n} more", more)


def _account(subject: Subject) -> str:
    name = shortened(subject.title or subject.site)
    return f"{name} ({shortened(subject.user)})" if subject.user else name


def shortened(text: str) -> str:
    """Return `text`, which is foreign, with no more signs than a person reads."""
    return text if len(text) <= _LONGEST_NAME else f"{text[:_LONGEST_NAME]}…"
