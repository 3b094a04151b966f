"""Where does the page lie, and can it be seen at all where the address leads?"""

from __future__ import annotations

from collections.abc import Iterator

from checks.links.knowledge import Lists
from checks.links.look import Look
from checks.links.model import Sign


def hosting(seen: Look, lists: Lists) -> Iterator[Sign]:
    """Yield that anybody may open a page there within minutes."""
    host, suffix = seen.address.host, seen.address.suffix
    if seen.hosted:
        throwaway = any(ending in lists.throwaway_hosting for ending in _endings(suffix))
        size = len(host)
        yield seen.in_host("throwaway_hosting" if throwaway else "hosting", size - len(suffix), size, platform=suffix)
    elif platform := next((ending for ending in _endings(host) if ending in lists.free_hosting), None):
        rule = "throwaway_hosting" if platform in lists.throwaway_hosting else "hosting"
        if len(host) > len(platform) or platform.count(".") > 1:
            yield seen.in_host(rule, len(host) - len(platform), len(host), platform=platform)


def shortener(seen: Look, lists: Lists) -> Iterator[Sign]:
    """Yield that the address only says where to go on."""
    owner = seen.address.owner
    if owner in lists.shorteners and owner not in lists.own_shorteners and seen.path.strip("/"):
        yield seen.in_host("shortener", 0, len(seen.address.host), service=owner)


def _endings(host: str) -> Iterator[str]:
    while host:
        yield host
        host = host.partition(".")[2]
