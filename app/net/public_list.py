"""How is a public list asked for, and is the answer to it one?"""

from __future__ import annotations

from typing import Final

from app.net import errors
from app.net.request import Answer, Request
from app.values.outside import Recipient
from checks.model import MessageId

_LARGEST: Final = 16 << 20
"""Bytes, decoded; the largest list has about one million."""


def request(recipient: Recipient, purpose: MessageId, path: str, etag: str) -> Request:
    """Return the question for the list at `path`, unless it is still the one that bears `etag`; "" for any."""
    headers = {"If-None-Match": etag} if etag else {}
    return Request(recipient, purpose, path, headers=headers, largest=_LARGEST)


def content(answer: Answer) -> bytes | None:
    """Return the list that `answer` holds, None if it is still the same; Changed for a page of another kind.

    Whether it is whole is for its parser to prove: JSON that was cut is none.
    """
    if answer.status == _NOT_MODIFIED:
        return None
    if answer.content_type != "application/json":
        raise errors.Changed
    return answer.body


_NOT_MODIFIED: Final = 304
