"""Which address is inside an address that only passes people on?

Mail scanners, networks and search engines wrap links. What is inside is what opens, so it is what is judged. Spans go
along: each sign of the inner address knows where it stood in the outer one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from checks import suffixes
from checks.links.address import Address, parsed
from checks.links.coding import DECODERS, Placed, percent_decoded
from checks.links.model import Span


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
            decode = DECODERS.get(wrapper.coding)
            if placed and decode:
                placed = decode(placed)
            if found := placed and _inner(placed):
                return found
    return None


def redirected(outer: Address, parameters: frozenset[str]) -> Inner | None:
    """Return the address of another owner that stands in one of `parameters`; None where none does."""
    if "=" not in outer.rest:
        return None
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
    first, last = outer.rest_at + start, outer.rest_at + end
    return outer.text[first:last], outer.stood(first, last)


def _is_one_of(host: str, hosts: Sequence[str]) -> bool:
    return any(host == each or (each.startswith(".") and host.endswith(each)) for each in hosts)


_WEB: Final = frozenset({"http:", "https:", "javascript:", "data:", "vbscript:", "file:", "blob:"})
_PARAMETER: Final = re.compile(r"[?&#;/]([A-Za-z0-9_.\-]{1,40})=([^&#]*)")
_ABSOLUTE: Final = re.compile(r"(?:https?|javascript|data)(?::|%3[Aa])|(?:/|%2[Ff]){2}", re.IGNORECASE)
