"""Under which names might a public list know the place of an account?

A login is at its host and at everything that the host lies under: what happened at `forum.example.org` did not happen
to `example.org`, but the reverse does. The sites of one service stand for each other, because one account works at all
of them: of the breach of `twitter.com`, accounts saved at `x.com` must hear.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final

from checks.facts import Service
from checks.passwords.site import host, site

_WEB: Final = frozenset({"http", "https"})
_REMEMBERED: Final = 262_144
"""As for `site.site`: each check asks again."""

Shared = Mapping[str, Sequence[str]]
"""By host, those that take the same credentials."""


def sharing(groups: Iterable[Sequence[str]]) -> Shared:
    """Return, by host, those of its groups: one who signs in at one of them can do so at all."""
    found: dict[str, list[str]] = {}
    for group in groups:
        for name in group:
            found.setdefault(name, []).extend(group)
    return found


def names(addresses: Iterable[str], services: Mapping[str, Service], shared: Shared) -> list[str]:
    """Return every name by which a list may know a login at `addresses`, the most exact first; one may come twice."""
    found: list[str] = []
    others: list[str] = []
    for address in addresses:
        if above := upwards(address):
            found += above
            if service := services.get(site(address)):
                others += service.sites
            for name in above if shared else ():
                others += shared.get(name, ())
    return found + others if others else found


@lru_cache(maxsize=_REMEMBERED)
def upwards(address: str) -> tuple[str, ...]:
    """Return the host of `address`, as `site.host` does, and each that it lies under, down to two labels.

    () for an address that no browser opens, as an app's; of an IP address only itself.
    """
    scheme, mark, _ = address.strip().partition("://")
    name = host(address) if not mark or scheme.casefold() in _WEB else ""
    found = [name] if name else []
    if name.endswith("]") or name.rpartition(".")[2].isdigit():
        return tuple(found)
    while (name := name.partition(".")[2]) and "." in name:
        found.append(name)
    return tuple(found)
