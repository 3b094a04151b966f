"""How are the headers of a message read without a cost that its sender chooses?

The library decodes with every codec that Python has (punycode takes the square of the length), and looks for each
encoded word (RFC 2047) in all that is left of the header. So charsets of no mail are not used, and a header is cut.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from email.message import EmailMessage
from email.policy import EmailPolicy
from typing import Final, cast

LONGEST: Final = 16_384
"""What is read of a header, in signs. RFC 5322 allows 998 a line; lists of recipients are longer and not looked at."""


class Bounded(EmailPolicy):
    """The library's policy for today's mail, with headers that cost no more than others."""

    def header_source_parse(self, sourcelines: Sequence[str]) -> tuple[str, str]:
        """Return the name and the value of a header, cut, without charsets of no mail."""
        name, value = super().header_source_parse(list(sourcelines))
        return name, _OTHER_FORM.sub(_usual, _ENCODED_WORD.sub(_usual, value[:LONGEST]))

    def header_fetch_parse(self, name: str, value: str) -> str:
        """Return a header, decoded; of a part's own headers those that the library fails at as they were written."""
        try:
            return cast("str", super().header_fetch_parse(name, value))
        except _DAMAGED:
            if not name.lower().startswith("content-"):
                raise
            return " ".join(value.split())


def is_cut(message: EmailMessage) -> bool:
    """Tell whether a header of `message` or of one of its parts was too long to be read whole."""
    return any(len(value) >= LONGEST for part in message.walk() for _, value in part.raw_items())


def usual_charset(name: str) -> str:
    """Return what mail programs read `name` with: Python knows encodings that would make other links of a text."""
    try:
        known = codecs.lookup(name).name
    except (LookupError, ValueError, TypeError):  # ValueError: a null byte in its name
        return "ascii"
    return known if known in _CHARSETS else "ascii"


def _usual(found: re.Match[str]) -> str:
    return found[1] + usual_charset(found[2]) + found[3]


_DAMAGED: Final = (ValueError, LookupError, AttributeError, TypeError)
_CHARSETS: Final = frozenset(
    {
        *("ascii", "utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"),
        *(f"iso8859-{part}" for part in range(1, 17)),
        *(f"cp{page}" for page in range(1250, 1259)),
        *("koi8-r", "koi8-u", "mac-roman"),
        *("gb2312", "gbk", "gb18030", "big5", "shift_jis", "euc_jp", "iso2022_jp", "euc_kr"),
    }
)
"""The charsets of real mail, as `codecs` calls them. Not UTF-7, which browsers and mail programs gave up."""
_ENCODED_WORD: Final = re.compile(r"(=\?)([^?*\s]*)((?:\*[^?\s]*)?\?[bBqQ]\?)")
_OTHER_FORM: Final = re.compile(r"(\*=\s*\"?)([^'\s;\"]*)(')")
"""The way of RFC 2231 to say a charset: `filename*=utf-8''x`."""
