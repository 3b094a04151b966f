"""Which pieces of an address do the rules look at?"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from checks import suffixes
from checks.links.address import Address
from checks.links.model import Param, RuleId, Sign, Span


class Piece(NamedTuple):
    """A run of letters and digits in a host. `in_name` says that it stands in the registered name, not left of it."""

    text: str
    start: int
    end: int
    in_name: bool


class Look(NamedTuple):
    """One address, taken apart once for all rules. Positions of the host's parts are in `address.host`."""

    address: Address
    name: str
    name_at: int
    sub: str
    pieces: tuple[Piece, ...]
    hosted: bool
    """Whether the owner is a customer of a platform: the suffix is of the private section of the list."""
    path: str
    query: str

    def in_host(self, rule: str, start: int, end: int, **params: Param) -> Sign:
        """Return a sign that paints `host[start:end]`."""
        return Sign(RuleId(rule), self.address.host_span(start, end), params)

    def in_name(self, rule: str, **params: Param) -> Sign:
        """Return a sign that paints the registered name."""
        return self.in_host(rule, self.name_at, self.name_at + len(self.name), **params)

    def in_rest(self, rule: str, start: int, end: int, **params: Param) -> Sign:
        """Return a sign that paints `address.rest[start:end]`."""
        return Sign(RuleId(rule), self.address.span(self.address.rest_at + start, self.address.rest_at + end), params)

    def host(self) -> Span:
        """Return the span of the whole host."""
        return self.address.host_span(0, len(self.address.host))


def look(address: Address) -> Look:
    """Take `address`, which has a host, apart."""
    host, owner = address.host, address.owner
    name_at = len(host) - len(owner)
    name, _, suffix = owner.partition(".")
    sub = host[: name_at - 1] if name_at else ""
    pieces = () if address.is_ip else _pieces(host, name_at, name_at + len(name))
    rest = address.rest
    path = _END_OF_PATH.split(rest, maxsplit=1)[0]
    return Look(
        address=address,
        name=name,
        name_at=name_at,
        sub=sub,
        pieces=pieces,
        hosted="." in suffix and _is_of_platform(suffix),
        path=path,
        query=rest[len(path) :],
    )


_PIECE: Final = re.compile(r"[a-z0-9]+")
_END_OF_PATH: Final = re.compile(r"[?#]")
LONGEST_NAME: Final = 253
"""No longer name can be found in DNS (RFC 1035); what stands left of it would only take time."""
_USUAL: Final = frozenset({"www", "www2"})


def _pieces(host: str, name_at: int, end: int) -> tuple[Piece, ...]:
    found = _PIECE.finditer(host, max(0, end - LONGEST_NAME), end)
    return tuple([Piece(each[0], *each.span(), each.start() >= name_at) for each in found if each[0] not in _USUAL])


@lru_cache(maxsize=1024)
def _is_of_platform(suffix: str) -> bool:
    """Tell whether a company, no registry, lets people have names under `suffix`."""
    below = f"_.{suffix}"
    return ".." in below or suffixes.registrable_by_registries(below) not in {below, None}
