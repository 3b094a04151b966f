"""Which nouns does the reading of a text share?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, IntEnum
from typing import Literal, NewType

from checks.ids import MessageId

RuleId = NewType("RuleId", str)
"""A rule of `resources/rules/posts`, or `private.word`. Stable for ever: archives remember by it what was dismissed."""
Language = Literal["en", "fr"]


class Category(Enum):
    """What a finding is about. Values are those of the command line's JSON."""

    SECRET = "secret"  # noqa: S105 - the category, not a password
    PERSONAL_DATA = "personal_data"
    CONFIDENTIAL = "confidential"
    EMPLOYER = "employer"
    TONE = "tone"
    PITCH = "pitch"
    REQUEST = "request"
    LOCATION = "location"
    ABSENCE = "absence"


class Severity(IntEnum):
    """How much a finding deserves to be looked at: keep it back, look twice, or a hint."""

    HINT = 1
    AMBER = 2
    RED = 3


@dataclass(frozen=True, slots=True)
class PostFinding:
    """A place of a text that deserves a second look: code points `start` up to `end` of the text as it was given.

    `lang` is the language that the place is written in. `reason` and `calmer` are keys of sentences; without a calmer
    way of saying it, `calmer` is empty.
    """

    rule: RuleId
    category: Category
    severity: Severity
    start: int
    end: int
    lang: Language
    reason: str
    calmer: str
    masked: bool
    """The place itself must not be repeated: it is a secret, or a number that somebody could use."""

    @property
    def severity_message(self) -> MessageId:
        """The words that say how much it deserves to be looked at."""
        return MessageId(f"post.severity.{self.severity.name.lower()}")

    @property
    def kind_message(self) -> MessageId:
        """The sentence that names in a few words what this is."""
        return MessageId(f"post.kind.{self.reason}")

    @property
    def reason_message(self) -> MessageId:
        """The sentence that says why it may bite."""
        return MessageId(f"post.reason.{self.reason}")

    @property
    def calmer_message(self) -> MessageId | None:
        """The words that may stand there instead; None if only the person can find them."""
        return MessageId(f"post.calmer.{self.calmer}") if self.calmer else None
