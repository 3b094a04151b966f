"""What is common to services that say in which breaches an address is?"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote

from app import strict_json
from app.net import errors
from app.net.request import Answer
from checks.model import MessageId

PURPOSE: Final = MessageId("purpose.address")

_DEEPEST: Final = 6
_NAME: Final = re.compile(r"[\w .,'&!()/+:-]{1,120}")
"""What a name of a breach may be. Foreign text: it is shown, so that nothing else is let in."""


def quoted(address: str) -> str:
    """Return `address` as one part of a path, every sign that means something in one escaped."""
    return quote(address, safe="")


def document(answer: Answer) -> object:
    """Return the JSON of `answer`; Changed if it is of another kind, Incomplete if it is not whole."""
    if answer.content_type != "application/json":
        raise errors.Changed
    try:
        return strict_json.from_bytes(answer.body, _DEEPEST)
    except strict_json.NotJson:
        raise errors.Incomplete from None


def names(untrusted: object) -> tuple[str, ...]:
    """Return the names of a list that is not empty; Unexpected for anything else."""
    if not isinstance(untrusted, list) or not untrusted:
        raise errors.Unexpected
    if not all(isinstance(each, str) and _NAME.fullmatch(each) for each in untrusted):
        raise errors.Unexpected
    return tuple(dict.fromkeys(untrusted))
