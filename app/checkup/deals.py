"""What do the two processes that share the judging of an audit tell one another?

This lies apart from the rest of what an audit says, which the second process does not load: it is waited for.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from app.checkup.wire import Crashed, Kinds
from checks.model import CheckId, Finding, Login, Person


@dataclass(frozen=True, slots=True)
class Deal:
    """To a judging process: judge these logins by this check."""

    check: CheckId
    logins: tuple[Login, ...]
    today: date
    person: Person


@dataclass(frozen=True, slots=True)
class Judged:
    """From a judging process: a deal is done, and this was found."""

    findings: tuple[Finding, ...]


DEALS: Final[Kinds[Deal]] = Kinds(Deal)
JUDGED: Final[Kinds[Judged | Crashed]] = Kinds(Judged, Crashed)
