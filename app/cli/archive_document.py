"""What does the review of archives look like as JSON? Never a text, nor the name of a third person."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from app.checkup.archive_events import ArchiveReviewed
from app.checkup.events import SourceFailed
from app.cli.document import SCHEMA, Document
from app.wording import archive_words
from checks.archives.model import FileRead
from checks.archives.review import Example, Footprint, Habit, Review, SecondLook


def archives(told: Iterable[ArchiveReviewed | SourceFailed]) -> Document:
    """Return what `bilan archive` says: one entry a platform, one for each thing that could not be used."""
    entries = [_review(each) if isinstance(each, ArchiveReviewed) else _failed(each) for each in told]
    return {"schema": SCHEMA, "archives": entries}


def _failed(failed: SourceFailed) -> Document:
    recognised = "google-takeout" if failed.error == "GoogleTakeout" else None
    error = {"id": failed.error, "reason": failed.message}
    return {"platform": recognised, "names": [failed.name], "files": [], "error": error}


def _review(told: ArchiveReviewed) -> Document:
    review = told.review
    return {
        "platform": review.network.value,
        "names": list(told.names),
        "files": [_file(each) for each in review.files],
        "absent": list(review.absent),
        "unread": list(review.unread),
        "counts": dict(review.counts),
        "habits": {habit.id: _habit(habit) for habit in review.habits},
        "footprint": _footprint(review.footprint, review),
        "texts": {"own": review.texts, "called_fine": review.fine, "found": dict(review.found)},
        "findings": [_finding(each) for each in review.findings],
    }


def _file(file: FileRead) -> Document:
    return {"name": file.name, "rows": file.rows, "skipped": file.skipped, "damaged": file.damaged}


def _habit(habit: Habit) -> Document:
    """Return a habit; `affected` is null where nothing in the export shows it."""
    return {
        "in_export": habit.in_export,
        "affected": habit.affected if habit.in_export else None,
        "of": habit.of if habit.in_export else None,
        "counts": dict(habit.counts) if habit.in_export else {},
        "by_quarter": {when: {"affected": affected, "of": of} for when, (affected, of) in habit.by_quarter.items()},
        "limits": list(habit.limits),
    }


def _footprint(footprint: Footprint, review: Review) -> Document:
    return {
        "counts": {kind.value: n for kind, n in footprint.counts.items()},
        "events": footprint.events,
        "sensitive_topics": dict(footprint.topics),
        "sensitive": [_example(each) for each in footprint.sensitive],
        "surprising": [_example(each) for each in footprint.surprising],
        "settings": [
            {"reduces": [kind.value for kind in kinds], "purpose": setting.purpose.value, "url": setting.url or None}
            for setting, kinds in archive_words.settings(review)
        ],
    }


def _example(each: Example) -> dict[str, Any]:
    told = {"kind": each.kind.value, "what": each.what, "detail": each.detail, "times": each.times}
    return {**told, "topic": each.topic or None}


def _finding(each: SecondLook) -> Document:
    return {
        "place": each.place.value,
        "audience": each.audience.value,
        "at": each.at.isoformat() if each.at else None,
        "link": each.link or None,
        "rule": each.rule,
        "category": each.category,
        "severity": ("hint", "amber", "red")[each.severity - 1],
        "span": list(each.span),
    }
