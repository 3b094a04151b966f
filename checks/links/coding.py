"""How is an address written inside the address of each wrapper?

Each way back takes a text and where its signs stood, and returns the address with where each of its signs stood.
"""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from checks.links.model import Span

Placed = tuple[str, Sequence[Span]]
"""A text, and where each of its signs stood."""


def percent_decoded(placed: Placed) -> Placed:
    """Undo percent-encoding; a sign of several bytes stands where all of them stood."""
    text, places = placed
    signs: list[str] = []
    spans: list[Span] = []
    at = 0
    for run in _ENCODED.finditer(text):
        signs += text[at : run.start()]
        spans += places[at : run.start()]
        first = run.start()
        decoded = bytes.fromhex(run[0].replace("%", "")).decode("utf-8", "replace")
        for sign in decoded:
            size = _PERCENT * (1 if sign == _UNREADABLE else len(sign.encode()))
            last = min(first + size, run.end())
            signs.append(sign)
            spans.append((places[min(first, last - 1)][0], places[last - 1][1]))
            first = last
        at = run.end()
    return "".join([*signs, *text[at:]]), [*spans, *places[at:]]


def _urldefense_2(placed: Placed) -> Placed | None:
    text, places = placed
    return percent_decoded((text.translate(_PROOFPOINT), places))


def _urldefense_3(placed: Placed) -> Placed | None:
    """Read `__address__;letters!...`: each `*` stands for the next of the letters, `**A` for two or more of them."""
    text, places = placed
    found = _VERSION_3.match(text)
    if not found:
        return None
    try:
        letters = iter(urlsafe_b64decode(found[2] + "=" * (-len(found[2]) % 4)).decode("utf-8"))
    except ValueError:
        return None
    signs: list[str] = []
    spans: list[Span] = []
    at = found.start(1)
    for star in _STARS.finditer(text, at, found.end(1)):
        count = _RUNS.find(star[1]) + 2 if star[1] else 1
        replaced = [letter for letter, _ in zip(letters, range(count), strict=False)]
        signs += [*text[at : star.start()], *replaced]
        spans += [*places[at : star.start()], *([(places[star.start()][0], places[star.end() - 1][1])] * len(replaced))]
        at = star.end()
    text_left = text[at : found.end(1)]
    whole = "".join([*signs, *text_left])
    # A proxy between may have made one slash of two.
    return _with_slashes(whole, [*spans, *places[at : found.end(1)]])


def _with_slashes(text: str, places: list[Span]) -> Placed:
    found = _ONE_SLASH.match(text)
    if not found:
        return text, places
    cut = found.end()
    return f"{text[:cut]}/{text[cut:]}", [*places[:cut], places[cut - 1], *places[cut:]]


def _base64(placed: Placed) -> Placed | None:
    text, places = placed
    text = text.removeprefix("a1")
    try:
        decoded = urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode("utf-8")
    except ValueError:
        return None
    return decoded, [(places[0][0], places[-1][1])] * len(decoded)


def _bare(placed: Placed) -> Placed | None:
    """Read an address that has lost its scheme, as in the path of a page for phones."""
    text, places = percent_decoded(placed)
    if not text or "://" in text[:_SCHEME]:
        return text, places
    secure = text.startswith("s/")
    cut = 2 if secure else 0
    start = "https://" if secure else "http://"
    return start + text[cut:], [*([places[0]] * len(start)), *places[cut:]]


def _tail(placed: Placed) -> Placed | None:
    """Read an address that is the last part of a path, percent-encoded."""
    text, places = placed
    at = max(text.lower().rfind("/http%3a"), text.lower().rfind("/https%3a"))
    return percent_decoded((text[at + 1 :], places[at + 1 :])) if at >= 0 else None


def _query(placed: Placed) -> Placed | None:
    """Read an address that is the whole query."""
    text, places = placed
    return percent_decoded((text[1:], places[1:])) if text.startswith("?") else None


DECODERS: Final[Mapping[str, Callable[[Placed], Placed | None]]] = {
    "": percent_decoded,
    "urldefense2": _urldefense_2,
    "urldefense3": _urldefense_3,
    "base64": _base64,
    "bare": _bare,
    "tail": _tail,
    "query": _query,
}
"""The ways back by the coding that a wrapper in `link_lists.toml` names; "" is percent-encoding alone."""
_PERCENT: Final = 3
_SCHEME: Final = 10
_UNREADABLE: Final = "\ufffd"
_ENCODED: Final = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_PROOFPOINT: Final = str.maketrans("-_", "%/")
_VERSION_3: Final = re.compile(r"(?:[^_]|_(?!_))*__(.+?)__;([A-Za-z0-9_\-]*)!", re.DOTALL)
_STARS: Final = re.compile(r"\*(?:\*(.))?", re.DOTALL)
_RUNS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_ONE_SLASH: Final = re.compile(r"https?:/(?!/)", re.IGNORECASE)
