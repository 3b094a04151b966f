"""What is a letter, before it is drawn on paper or read as plain text?"""

from __future__ import annotations

from dataclasses import dataclass

_POINT = "– "


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter, ready to be set. `before` and `after` are paragraphs, `points` a list between them.

    `sender` and `recipient` are blocks of lines; `signature` is empty where nobody signs.
    """

    sender: tuple[str, ...]
    recipient: tuple[str, ...]
    dateline: str
    subject: str
    greeting: str
    before: tuple[str, ...]
    points: tuple[str, ...]
    after: tuple[str, ...]
    closing: str
    signature: str


def as_text(letter: Letter) -> str:
    """Return the whole letter as plain text, an empty line between its parts."""
    blocks = ("\n".join(letter.sender), "\n".join(letter.recipient), letter.dateline, letter.subject)
    return _joined((*blocks, *_said(letter)))


def as_message(letter: Letter) -> str:
    """Return what a message says of it: an e-mail has its own sender, recipient, date and subject."""
    return _joined(_said(letter))


def _said(letter: Letter) -> tuple[str, ...]:
    points = "\n".join(_POINT + point for point in letter.points)
    return letter.greeting, *letter.before, points, *letter.after, letter.closing, letter.signature


def _joined(blocks: tuple[str, ...]) -> str:
    return "\n\n".join(block for block in blocks if block) + "\n"
