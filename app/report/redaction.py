"""How much does a report tell of a person's accounts, and what stands in the place of what it keeps back?

A summary is the first choice: a report is passed on, and what was told cannot be taken back. To tell more is chosen.
"""

from __future__ import annotations

from typing import Final

from app.values.reports import Redaction
from checks import suffixes
from checks.model import Subject

DOTS: Final = "•••"


def reason(typed: str, redaction: Redaction) -> str:
    """Return what is told of `typed`, a person's own words. Covered, not even their length is told."""
    match redaction:
        case Redaction.NONE:
            return typed
        case Redaction.MASKED:
            return DOTS if typed else ""
        case Redaction.SUMMARY:
            return ""


def name(told: str, redaction: Redaction) -> str:
    """Return what is told of the name of a file or a thing: covered, its first letter is left."""
    match redaction:
        case Redaction.NONE:
            return told
        case Redaction.MASKED:
            return _covered(told)
        case Redaction.SUMMARY:
            return ""


def subject(account: Subject, redaction: Redaction) -> Subject:
    """Return `account` as it is told; covered, an address still looks like one. Its folder is never told."""
    if redaction is Redaction.MASKED:
        site, user = _site(account.site), _user(account.user)
        return Subject(_covered(account.title), site, user, _covered(account.source))
    if redaction is Redaction.SUMMARY:
        return Subject("", "", "", "")
    return Subject(account.title, account.site, account.user, account.source)


def _covered(text: str) -> str:
    """Return a first letter and dots, whatever the length. A name of one or two signs would be told by its letter."""
    first = text[:1] if len(text) > 2 and text[0].isalnum() else ""  # noqa: PLR2004 - as said above
    return first + DOTS if text else ""


_RESERVED: Final = frozenset({"example", "test", "invalid"})
"""Endings that nobody has (RFC 2606)."""


def _site(host: str) -> str:
    """Return `host` with all but its last label covered: that one is shared by millions, if anybody can have it."""
    labels = host.split(".")
    if len(labels) == 1 or not (labels[-1] in _RESERVED or suffixes.is_known(labels[-1])):
        # a name of one's own network, or an address of numbers
        return _covered(host)
    return ".".join((*map(_covered, labels[:-1]), labels[-1]))


def _user(user: str) -> str:
    box, at, host = user.rpartition("@")
    return f"{_covered(box)}@{_site(host)}" if at else _covered(user)
