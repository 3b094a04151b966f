"""Which version of Bilan is the newest? One small document, the same for everybody, tells.

`{"version": "1.2.0", "date": "2027-01-31", "page": "https://…"}`: the page is one of the same host, and is only shown.
Anything else is no answer, so that whoever asked says that they could not tell.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from app.net import errors, lookup
from app.net.request import Answer, Request
from app.values import release
from app.values.outside import Recipient
from app.values.release import Release
from checks.model import MessageId

_PATH: Final = "/bilan.json"
_LARGEST: Final = 4096
_PAGE: Final = re.compile(rf"https://{re.escape(release.HOST)}/[A-Za-z0-9/._-]{{0,200}}")


def request() -> Request:
    """Return the question. It does not say which version asks."""
    return Request(Recipient.RELEASES, MessageId("purpose.release"), _PATH, largest=_LARGEST)


def newest(answer: Answer) -> Release:
    """Return the newest version that `answer` names; a NetError for anything that is not one, whole."""
    match lookup.document(answer):
        case {"version": str(version), "date": str(day), "page": str(page), **others} if not others:
            if release.is_version(version) and _PAGE.fullmatch(page):
                return Release(version, _date(day), page)
    raise errors.Unexpected


def _date(untrusted: str) -> date:
    try:
        return date.fromisoformat(untrusted)
    except ValueError:
        raise errors.Unexpected from None
