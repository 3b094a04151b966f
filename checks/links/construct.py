"""Is the address built so that people and programs read different things in it?

Such addresses are rare in feeds, and decisive: nobody builds them by chance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from checks.links.address import Address
from checks.links.look import Look
from checks.links.model import RuleId, Sign


def invisible(text: str, path_at: int) -> Iterator[Sign]:
    """Yield a sign for each run of signs that are not seen, or that turn the direction of what is.

    Not for what is left out around an address; and behind `path_at`, where the path begins, not for what joins the
    letters of a language or the parts of a picture.
    """
    if text.isascii() and text.isprintable():
        return
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    for found in _INVISIBLE.finditer(text, start, end):
        if found.start() < path_at or found[0].strip(_JOINERS):
            yield Sign(RuleId("invisible"), found.span(), {"code": f"U+{ord(found[0][0]):04X}"})


def is_unusual(address: Address) -> bool:
    """Tell whether `authority` may have something to say: hardly ever, and it is asked of every address."""
    return address.raw_host != address.host or address.credentials is not None or "\\" in address.text


def authority(address: Address) -> Iterator[Sign]:
    """Yield what speaks against the part between the scheme and the path, as it was written."""
    yield from _credentials(address)
    yield from _backslash(address)
    raw, at = address.raw_host, address.host_at
    if raw == address.host:
        return
    for found in () if raw.isascii() else _SEPARATORS.finditer(raw):
        yield Sign(RuleId("fake_separator"), address.span(at + found.start(), at + found.end()), {"sign": found[0]})
    whole = address.span(at, at + len(raw))
    if address.is_ip and not raw.startswith("[") and raw.rstrip(".") != address.host:
        yield Sign(RuleId("obfuscated_ip"), whole, {"ip": address.host})
    elif "%" in raw:
        yield Sign(RuleId("percent_host"), whole, {"host": address.host})


def _credentials(address: Address) -> Iterator[Sign]:
    if address.credentials is None:
        return
    start, end = address.credentials
    name = address.text[start : end - 1]
    rule = "userinfo" if "." in name or "%2e" in name.lower() else "credentials"
    yield Sign(RuleId(rule), address.span(start, end), {"shown": name[:_SHOWN], "owner": address.owner})


def _backslash(address: Address) -> Iterator[Sign]:
    place = address.text.find("\\", 0, address.rest_at + 1)
    if place >= 0:
        yield Sign(RuleId("backslash"), address.span(place, place + 1), {"owner": address.owner})


def ip(seen: Look) -> Iterator[Sign]:
    """Yield that the host is a bare number that anybody on the Internet may have; a house's own stay silent."""
    host = seen.address.host
    if seen.address.is_ip and not _AT_HOME.match(host):
        yield seen.in_host("ip", 0, len(host))


def port(seen: Look) -> Iterator[Sign]:
    """Yield that the address knocks at an unusual door."""
    if seen.address.port and not (seen.address.is_ip and _AT_HOME.match(seen.address.host)):
        at = seen.address.rest_at
        start = seen.address.text.rfind(":", seen.address.host_at, at)
        yield Sign(RuleId("port"), seen.address.span(start, at), {"port": seen.address.port})


_SHOWN: Final = 40
_INVISIBLE: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]+"
)
_JOINERS: Final = "\u200c\u200d" + "".join(map(chr, range(0xFE00, 0xFE10)))
_SEPARATORS: Final = re.compile(
    "[\u3002\uff0e\uff61\u2024\u2044\u2215\u29f8\uff0f\u2571\u27cb\u29f6\u2cc6\u3033\u30ce\u4e3f\u02d7\uff1f\uff03]"
)
"""Signs that are drawn like a dot, a slash, a question mark, a hash or a hyphen."""
_AT_HOME: Final = re.compile(
    r"(?:0|10|127)\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|\[(?:::1?\]|f[cde])"
)
"""RFC 1918, 3927, 4193, 4291, 6598 and this computer: routers and devices."""
