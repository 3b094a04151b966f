"""Which address is inside an address that only passes people on?

Mail scanners, networks and search engines wrap links. What is inside is what opens, so it is what is judged. Spans go
along: each sign of the inner address knows where it stood in the outer one.
"""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from checks import suffixes
from checks.links.address import Address, parsed
from checks.links.model import Span

Placed = tuple[str, Sequence[Span]]
"""A text, and where each of its signs stood."""


@dataclass(frozen=True, slots=True)
class Wrapper:
    """A service that passes people on: its hosts (or what they end in), the start of its path, and its parameters.

    `coding` is "" for an address that is only percent-encoded, else the name of what is done to it besides.
    """

    hosts: tuple[str, ...]
    path: str = "/"
    parameters: tuple[str, ...] = ()
    coding: str = ""


@dataclass(frozen=True, slots=True)
class Inner:
    """An address inside another, and where it stands in the text."""

    address: Address
    span: Span


Wrappers = Mapping[str, Sequence[Wrapper]]
"""Wrappers by the registrable domains of their hosts."""


def index(wrappers: Iterable[Wrapper]) -> Wrappers:
    """Return `wrappers` ready to be looked up."""
    found: dict[str, list[Wrapper]] = {}
    for wrapper in wrappers:
        bare = (host.lstrip(".") for host in wrapper.hosts)
        for owner in dict.fromkeys(suffixes.registrable(host) or host for host in bare):
            found.setdefault(owner, []).append(wrapper)
    return found


def inside(outer: Address, wrappers: Wrappers) -> Inner | None:
    """Return what a known wrapper passes people on to; None for an address that is none, or cannot be read."""
    for wrapper in wrappers.get(outer.owner, ()):
        if _is_one_of(outer.host, wrapper.hosts) and outer.rest.lower().startswith(wrapper.path):
            placed = _value(outer, wrapper)
            decode = _DECODERS.get(wrapper.coding)
            if placed and decode:
                placed = decode(placed)
            if found := placed and _inner(placed):
                return found
    return None


def redirected(outer: Address, parameters: frozenset[str]) -> Inner | None:
    """Return the address of another owner that stands in one of `parameters`, or bare in path or query."""
    for found in _PARAMETER.finditer(outer.rest):
        if found[1].lower() in parameters and _ABSOLUTE.match(found[2]):
            inner = _inner(percent_decoded(_placed(outer, *found.span(2))))
            if inner and inner.address.host and inner.address.owner != outer.owner:
                return inner
    return None


def _value(outer: Address, wrapper: Wrapper) -> Placed | None:
    if not wrapper.parameters:
        start = len(wrapper.path)
        return _placed(outer, start, len(outer.rest)) if start < len(outer.rest) else None
    for found in _PARAMETER.finditer(outer.rest):
        if found[1].lower() in wrapper.parameters:
            return _placed(outer, *found.span(2))
    return None


def _inner(placed: Placed) -> Inner | None:
    text, places = placed
    if not text:
        return None
    address = parsed(text, places)
    return Inner(address, (places[0][0], places[-1][1])) if address and address.scheme in _WEB else None


def _placed(outer: Address, start: int, end: int) -> Placed:
    at = outer.rest_at
    return outer.rest[start:end], [outer.span(i, i + 1) for i in range(at + start, at + end)]


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


def _is_one_of(host: str, hosts: Sequence[str]) -> bool:
    return any(host == each or (each.startswith(".") and host.endswith(each)) for each in hosts)


def _tail(placed: Placed) -> Placed | None:
    """Read an address that is the last part of a path, percent-encoded."""
    text, places = placed
    at = max(text.lower().rfind("/http%3a"), text.lower().rfind("/https%3a"))
    return percent_decoded((text[at + 1 :], places[at + 1 :])) if at >= 0 else None


def _query(placed: Placed) -> Placed | None:
    """Read an address that is the whole query."""
    text, places = placed
    return percent_decoded((text[1:], places[1:])) if text.startswith("?") else None


_DECODERS: Final = {
    "": percent_decoded,
    "urldefense2": _urldefense_2,
    "urldefense3": _urldefense_3,
    "base64": _base64,
    "bare": _bare,
    "tail": _tail,
    "query": _query,
}
CODINGS: Final = frozenset(_DECODERS)
_WEB: Final = frozenset({"http:", "https:", "javascript:", "data:", "vbscript:", "file:", "blob:"})
_PERCENT: Final = 3
_SCHEME: Final = 10
_UNREADABLE: Final = "\ufffd"
_ENCODED: Final = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_PARAMETER: Final = re.compile(r"[?&#;/]([A-Za-z0-9_.\-]{1,40})=([^&#]*)")
_ABSOLUTE: Final = re.compile(r"(?:https?|javascript|data)(?::|%3[Aa])|(?:/|%2[Ff]){2}", re.IGNORECASE)
_PROOFPOINT: Final = str.maketrans("-_", "%/")
_VERSION_3: Final = re.compile(r"(?:[^_]|_(?!_))*__(.+?)__;([A-Za-z0-9_\-]*)!", re.DOTALL)
_STARS: Final = re.compile(r"\*(?:\*(.))?", re.DOTALL)
_RUNS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_ONE_SLASH: Final = re.compile(r"https?:/(?!/)", re.IGNORECASE)
