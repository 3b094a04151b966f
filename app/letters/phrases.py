"""Which sentences do the letters have, in each language?

They are data in `resources/letters`, one file a language. The language of a letter is that of who reads it, not that of
the window, so they do not pass through gettext.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

import msgspec

from app import paths
from app.errors import ResourceError
from app.words import Language
from checks.own_data import Right


@dataclass(frozen=True, slots=True)
class Asking:
    """What one letter says: `points` are a list between `paragraphs` and `after`; `account` only where there is one."""

    subject: str
    paragraphs: tuple[str, ...]
    points: tuple[str, ...]
    after: tuple[str, ...]
    account: str = ""


@dataclass(frozen=True, slots=True)
class Complaining:
    """What a complaint says."""

    subject: str
    sent: str
    no_answer: str
    no_answer_longer: str
    refused: str
    wish: str
    copies: str


@dataclass(frozen=True, slots=True)
class Phrases:
    """All sentences of one language."""

    officer: str
    dateline: str
    greeting: str
    closing: str
    known_as: str
    not_known_as: str
    no_document: str
    period: str
    by_mail: str
    by_post: str
    access: Asking
    erasure: Asking
    objection: Asking
    complaint: Complaining

    def asking(self, right: Right) -> Asking:
        """Return what the letter about `right` says."""
        match right:
            case Right.ACCESS:
                return self.access
            case Right.ERASURE:
                return self.erasure
            case Right.OBJECTION:
                return self.objection


@cache
def phrases(language: Language) -> Phrases:
    """Return the sentences in `language`; ResourceError if they are not whole."""
    place = paths.resources() / "letters" / f"{language}.toml"
    try:
        return msgspec.convert(tomllib.loads(place.read_text("utf-8")), Phrases)
    except (OSError, ValueError) as error:  # a msgspec or TOML error is a ValueError
        raise ResourceError(detail=f"letters/{language}.toml") from error
