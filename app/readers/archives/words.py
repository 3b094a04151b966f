"""Which words does a text of an archive hold, without the marks of a page?"""

from __future__ import annotations

import html
import re
from typing import Final

LONGEST: Final = 20_000
"""Characters of one text that are kept (reference, section 1)."""
_HIDDEN: Final = re.compile(r"<(style|script|title)\b", re.IGNORECASE)
_ENDS: Final = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("style", "script", "title")}
_BREAK: Final = re.compile(r"<(?:br|/p|/div|/li|/h[1-6])\b[^<>]{0,500}>", re.IGNORECASE)
_TAG: Final = re.compile(
    r"</?(?:p|br|div|span|a|b|i|u|em|strong|ul|ol|li|h[1-6]|img|html|head|body|meta|blockquote|code|pre|table|tr|td|th"
    r"|figure|figcaption|hr|link|s|small|sub|sup|section|article|header|footer|time|spinmail-quill-editor)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
_MOST: Final = 400_000


def plain(text: str) -> str:
    """Return `text` without tags and entities; what only looks like a tag, such as `a < b`, stays."""
    if "<" not in text and "&" not in text:
        return text[:LONGEST]
    text = text[:_MOST]
    if "<" in text:
        text = _TAG.sub("", _BREAK.sub("\n", _without_hidden(text)))
    return html.unescape(text).strip()[:LONGEST]


def _without_hidden(text: str) -> str:
    """Return a page without what is in it and never shown; what never ends hides the rest. In one pass."""
    shown, at = [], 0
    while hidden := _HIDDEN.search(text, at):
        shown.append(text[at : hidden.start()])
        end = _ENDS[hidden[1].lower()].search(text, hidden.end())
        if end is None:
            return "".join(shown)
        at = text.find(">", end.end()) + 1 or len(text)
    return "".join([*shown, text[at:]])
