"""How is a place of a text quoted? In one short line, and never a secret in full."""

from __future__ import annotations

from typing import Final

from checks.posts.model import PostFinding

_LONGEST: Final = 90
_SHOWN: Final = 2
_HIDDEN_SHARE: Final = 4
_DOTS: Final = "…"


def quoted(text: str, finding: PostFinding) -> str:
    """Return the place of `finding` in `text`: shortened in its middle, or its first two characters if it is masked."""
    place = " ".join(text[finding.start : finding.end].split())
    if finding.masked:
        return place[: min(_SHOWN, len(place) // _HIDDEN_SHARE)] + _DOTS
    if len(place) <= _LONGEST:
        return place
    half = _LONGEST // 2
    return f"{place[:half].rstrip()} {_DOTS} {place[-half:].lstrip()}"
