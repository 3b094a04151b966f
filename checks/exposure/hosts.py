"""Under which names might a public list know the place of an account?

A login is at its host and at everything that the host lies under: what happened at `forum.example.org` did not happen
to `example.org`, but the reverse does. The sites of one service stand for each other, because one account works at all
of them: of the breach of `twitter.com`, accounts saved at `x.com` must hear.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from checks.facts import Service
from checks.passwords.site import host, site

_WEB: Final = frozenset({"http", "https"})


def names(addresses: Iterable[str], services: Mapping[str, Service]) -> tuple[str, ...]:
    """Return every name by which a list may know a login at `addresses`, the most exact first, each once."""
    found: dict[str, None] = {}
    others: dict[str, None] = {}
    for address in addresses:
        if name := web_host(address):
            found.update(dict.fromkeys(upwards(name)))
            if service := services.get(site(address)):
                others.update(dict.fromkeys(service.sites))
    return tuple(found | others)


def web_host(address: str) -> str:
    """Return the host of `address` as `site.host` does; "" for one that no browser opens, as an app's."""
    scheme, mark, _ = address.strip().partition("://")
    return host(address) if not mark or scheme.casefold() in _WEB else ""


def upwards(name: str) -> Iterator[str]:
    """Yield the host `name` and each that it lies under, down to two labels; of an IP address only itself."""
    yield name
    if name.endswith("]") or name.rpartition(".")[2].isdigit():
        return
    while (name := name.partition(".")[2]) and "." in name:
        yield name
