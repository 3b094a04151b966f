"""How does a message keep its shape where a foreign file holds half of a surrogate pair, which no encoding carries?"""

from __future__ import annotations

import re
from typing import Final

_LONE: Final = re.compile("[\ud800-\udfff]")


def made(part: object) -> object:
    """Return `part` of a message, in plain values, with one sign for each half: places in a text stay what they are."""
    match part:
        case str():
            return _LONE.sub("\N{REPLACEMENT CHARACTER}", part)
        case dict():
            return {made(key): made(value) for key, value in part.items()}
        case list() | tuple():
            return [made(each) for each in part]
        case _:
            return part
