"""What was not judged, and why?

"Could not look" is never drawn as "nothing found": each file, check or part that was not looked at says its reason.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.checkup.events import SkippedPart
from app.checkup.record import AuditRecord
from app.knowledge.catalogue import Catalogue
from app.ui.widgets.rows import FindingRow
from app.words import Words
from checks.model import ItemId, Outcome
from checks.states import State


@dataclass(frozen=True, slots=True)
class Unread:
    """Something that could not be looked at: its row in the list, and its reason in full."""

    row: FindingRow
    reason: str


def could_not_look(words: Words, catalogue: Catalogue, record: AuditRecord) -> tuple[Unread, ...]:
    """Return what could not be looked at: whole files, damaged parts, checks without an answer, single accounts."""
    return (
        *_files(words, record),
        *_parts(words, record),
        *_checks(words, catalogue, record),
        *_accounts(words, record),
    )


def left_out(words: Words, record: AuditRecord) -> tuple[str, ...]:
    """Return in sentences what of the files is no login to judge, and was rightly left out."""
    return tuple(_sentence(words, part) for source in record.opened for part in source.skipped if not part.damaged)


def _files(words: Words, record: AuditRecord) -> Iterator[Unread]:
    for number, failed in enumerate(record.failed):
        yield _unread(
            words.text("not known"), f"file {number}", failed.name, words.message(failed.message, failed.params)
        )


def _parts(words: Words, record: AuditRecord) -> Iterator[Unread]:
    for source in record.opened:
        for number, part in enumerate(source.skipped):
            if part.damaged:
                yield _unread(
                    words.text("not known"), f"part {source.name} {number}", source.name, _sentence(words, part)
                )


def _checks(words: Words, catalogue: Catalogue, record: AuditRecord) -> Iterator[Unread]:
    unknown = (finding for finding in record.findings if finding.outcome is Outcome.UNKNOWN)
    told = {(finding.check, finding.evidence.message): finding.evidence.params for finding in unknown}
    for done in record.done:
        if done.outcome is not Outcome.UNKNOWN:
            continue
        reason = words.text("The reason is not known.")
        if done.reason:
            reason = words.message(done.reason, told.get((done.check, done.reason), {}))
        entry = catalogue.entries.get(ItemId(done.check))
        yield _unread(
            words.text("not known"), f"check {done.check}", words.text(entry.short) if entry else done.check, reason
        )


def _accounts(words: Words, record: AuditRecord) -> Iterator[Unread]:
    """Yield what a check could not judge while it judged others; of a check without an answer, its row says enough."""
    answered = {done.check for done in record.done if done.outcome is not Outcome.UNKNOWN}
    for number, finding in enumerate(record.findings):
        if finding.outcome is Outcome.UNKNOWN and finding.check in answered:
            n = len(finding.subjects)
            title = words.count("{n} account was not judged", "{n} accounts were not judged", n)
            reason = words.message(finding.evidence.message, finding.evidence.params)
            yield _unread(words.text("not known"), f"finding {number}", title, reason)


def _unread(name: str, key: str, title: str, reason: str) -> Unread:
    return Unread(FindingRow(key, title, reason, "", State.UNKNOWN, name), reason)


def _sentence(words: Words, part: SkippedPart) -> str:
    return words.message(part.reason, {"n": part.count, **part.params})
