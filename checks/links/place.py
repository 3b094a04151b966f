"""Where does the page lie, and can it be seen at all where the address leads?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from checks.links.knowledge import Lists
from checks.links.look import LONGEST_NAME, Look
from checks.links.model import Sign


def hosting(seen: Look, lists: Lists) -> Iterator[Sign]:
    """Yield that anybody may open a page there within minutes."""
    host, suffix = seen.address.host, seen.address.suffix
    if seen.hosted and seen.name != "www":
        size = len(host)
        yield seen.in_host(_rule(suffix, lists), size - len(suffix), size, platform=suffix)
        if _MADE_UP.fullmatch(seen.name):
            yield seen.in_name("made_up_name", platform=suffix)
    elif not seen.hosted:
        yield from on_platform(seen, lists)


def on_platform(seen: Look, lists: Lists) -> Iterator[Sign]:
    """Yield the same for the platforms that the public suffix list does not have."""
    host = seen.address.host
    platform = host[-LONGEST_NAME:]
    while platform and platform not in lists.free_hosting:
        platform = platform.partition(".")[2]
    if platform and (len(host) > len(platform) or platform.count(".") > 1):
        yield seen.in_host(_rule(platform, lists), len(host) - len(platform), len(host), platform=platform)


def _rule(platform: str, lists: Lists) -> str:
    endings = frozenset(_endings(platform))
    if not endings.isdisjoint(lists.throwaway_hosting):
        return "throwaway_hosting"
    return "hosting" if endings.isdisjoint(lists.busy_hosting) else "busy_hosting"


def shortener(seen: Look, lists: Lists) -> Iterator[Sign]:
    """Yield that the address only says where to go on."""
    owner = seen.address.owner
    page = seen.path.strip("/").lower()
    if owner in lists.shorteners and owner not in lists.own_shorteners and page and _is_code(page, lists):
        yield seen.in_host("shortener", 0, len(seen.address.host), service=owner)


def _is_code(page: str, lists: Lists) -> bool:
    """Tell a short link from the shortener's own pages: `bit.ly/3xY2`, not `bit.ly/account`."""
    return "/" not in page and page not in lists.pretexts


_MADE_UP: Final = re.compile(r"[a-z]+-[a-z]+-(?=[0-9a-f]*\d)[0-9a-f]{5,6}")
"""How platforms call what was given no name: `magenta-dolphin-27c59b`."""


def _endings(host: str) -> Iterator[str]:
    while host:
        yield host
        host = host.partition(".")[2]
