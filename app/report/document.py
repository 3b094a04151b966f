"""What does a report look like to other programs?

A document of schema 1: ids that no language changes, and dates. It grows; `schema` rises when a meaning changes.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from typing import Any, Final

from app.report.posture import Audit, Checked, Report
from checks.model import SectionId, Subject
from checks.score import Posture, whole_numbers
from checks.states import ItemState

SCHEMA: Final = 1
_DIGITS: Final = 1

Document = Mapping[str, Any]


def to_json(report: Report) -> bytes:
    """Return `report` as JSON in UTF-8. What Unicode cannot write stands escaped."""
    text = json.dumps(document(report), ensure_ascii=False, indent=1)
    return (text + "\n").encode("utf-8", "backslashreplace")


def document(report: Report) -> Document:
    """Return `report` in what JSON can say."""
    return {
        "format": "bilan.report",
        "schema": SCHEMA,
        "date": report.today.isoformat(),
        "redaction": report.redaction.value,
        "posture": _posture(report.posture),
        "next": [
            {
                "id": action.item.id,
                "gain": round(action.gain, _DIGITS),
                "minutes": action.item.minutes,
                "lifts_hold": action.lifts_hold,
                "came_back": action.regressed,
            }
            for action in report.posture.next
        ],
        "sections": _sections(report),
        "changes": [
            {
                "id": change.item,
                "state": change.state.value,
                "provenance": change.provenance.value,
                "on": change.on.isoformat(),
            }
            for change in report.changes
        ],
        "set_aside": report.set_aside,
        "audit": None if report.audit is None else _audit(report.audit),
    }


def _posture(posture: Posture) -> Document:
    whole = whole_numbers(posture.parts)
    return {
        "shown": None if posture.shown is None else round(posture.shown),
        "band": None if posture.band is None else posture.band.value,
        "confirmed": round(posture.confirmed),
        "possible": round(posture.possible),
        "held_at": posture.held_at,
        "held_by": list(posture.held_by),
        "answered": posture.answered,
        "applicable": posture.applicable,
        "parts": {
            "measured": whole.measured,
            "practised": whole.practised,
            "declared": whole.declared,
            "unknown": whole.unknown,
            "to_fix": whole.to_fix,
            "accepted": whole.accepted,
        },
    }


def _sections(report: Report) -> list[Document]:
    sections: dict[SectionId, list[Document]] = defaultdict(list)
    for state in report.posture.states:
        sections[state.item.section].append(_item(state))
    return [{"id": section, "items": items} for section, items in sections.items()]


def _item(state: ItemState) -> Document:
    return {
        "id": state.item.id,
        "state": state.state.value,
        "came_back": state.regressed,
        "provenance": state.provenance.value if state.provenance else None,
        "since": state.at.astimezone().date().isoformat() if state.at else None,
        "because": state.because,
        "reason": state.reason or None,
    }


def _audit(audit: Audit) -> Document:
    moves = audit.moves
    return {
        "on": audit.on.isoformat(),
        "files": [
            {"name": file.name or None, "logins": file.logins, "left_out": file.left_out} for file in audit.files
        ],
        "checks": [_checked(checked) for checked in audit.checked],
        "since_last_time": moves
        and {
            "fixed": moves.fixed,
            "new": moves.new,
            "came_back": moves.came_back,
            "changed_passwords": moves.changed_passwords,
        },
    }


def _checked(checked: Checked) -> Document:
    return {
        "id": checked.check,
        "outcome": checked.outcome.value,
        "affected": checked.affected,
        "of": checked.of,
        "because": checked.reason,
        "on_screen_only": checked.on_screen_only,
        "accounts": [_account(account) for account in checked.accounts],
    }


def _account(account: Subject) -> Document:
    return {"title": account.title, "site": account.site, "user": account.user, "source": account.source}
