"""Which words must be known to judge an archive?"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

_NOTHING: Final = re.compile("(?!)")
_TWINS: Final = str.maketrans("\u0130\u0131\u017f", "iis")
"""A dotted capital, a dotless small and a long letter: patterns take them for these, and lowering does not."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Titles of executives, and by topic the words that make what is known about a person sensitive.

    `leading` finds by `checks.archives.model.OwnedKind` the name after words such as “my daughter”, as its group
    `name`, where one of `leading_words` is in the text; `ordinary` are words with a capital that name nothing private.
    """

    executive: re.Pattern[str]
    not_executive: re.Pattern[str]
    sensitive: Mapping[str, re.Pattern[str]]
    leading: Mapping[str, re.Pattern[str]] = field(default_factory=dict)
    leading_words: Sequence[str] = ()
    ordinary: re.Pattern[str] = _NOTHING

    def is_executive(self, position: str) -> bool:
        """Tell whether a job title is one of those who decide; an assistant to one is none."""
        return bool(self.executive.search(position)) and not self.not_executive.search(position)

    def may_lead(self, text: str) -> bool:
        """Tell whether `leading` is to be looked for: it takes far longer than looking for words."""
        lower = text.lower() if text.isascii() else text.translate(_TWINS).lower()
        return any(map(lower.__contains__, self.leading_words))

    def topic(self, what: str) -> str:
        """Return the sensitive topic that `what` touches first, "" for none."""
        return next((topic for topic, words in self.sensitive.items() if words.search(what)), "")
