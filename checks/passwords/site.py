"""Which site does an address belong to?

Two addresses belong to one site when their registrable domains are equal. The public suffix list decides, private part
included (`alice.github.io` and `bob.github.io` are two sites), as in Chromium's `reuse_check_utility.cc`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

import can_ada

from checks import suffixes

_LONGEST: Final = 4096
"""Longer texts are no addresses; they are not worth a parser's time."""
_REMEMBERED: Final = 262_144
"""Each check asks again for each login: a large export has a hundred thousand."""
_WEB: Final = frozenset({"http:", "https:", "ws:", "wss:", "ftp:"})


def site(address: str) -> str:
    """Return the site of `address` in ASCII, lower case: `example.co.uk`, `192.0.2.1`, `localhost`; "" for a blank.

    An address without a scheme is read as a browser would read it. One that is not of the web (`android://hash@app/`)
    is its own site by its host; of a text that no browser could open, the part where a host would stand is its site.
    Names and passwords in an address, its path and its query never become part of the site. Never raises.
    """
    text = address.strip()[:_LONGEST]
    return _site(text) if text else ""


@lru_cache(maxsize=_REMEMBERED)
def host(address: str) -> str:
    """Return the host of `address` in ASCII, lower case, an IPv6 address in brackets; "" where there is none."""
    url = _parsed(address.strip()[:_LONGEST])
    return str(url.hostname).rstrip(".").casefold() if url else ""


@lru_cache(maxsize=_REMEMBERED)
def _site(text: str) -> str:
    url = _parsed(text)
    if url is None:
        return _place_of_host(text)
    host = str(url.hostname).rstrip(".")
    if url.protocol in _WEB:
        host = _registrable(host)
    return host.casefold() or _place_of_host(text)


def _parsed(text: str) -> can_ada.URL | None:
    """Parse as WHATWG URL; a text without `://` names a host, so that `bank.example:8443/login` is not a scheme."""
    whole = text if "://" in text else f"https://{text.lstrip('/')}"
    try:
        return can_ada.parse(whole)
    except (ValueError, TypeError):  # TypeError: a lone surrogate cannot be given to the parser
        return None


def _place_of_host(text: str) -> str:
    """Return what stands between scheme and path, without name and password; the scheme where that is nothing."""
    scheme, mark, rest = text.partition("://")
    host = re.split(r"[/?#\\]", rest if mark else text, maxsplit=1)[0].rpartition("@")[2].strip()
    return host.casefold() or f"{scheme.casefold()}:"


@lru_cache(maxsize=_REMEMBERED)
def _registrable(host: str) -> str:
    if not host or _is_number(host):
        return host
    return suffixes.registrable(host) or host


def _is_number(host: str) -> bool:
    """Tell an IP address, which the parser has put into its one form: no top-level domain is a number or a bracket."""
    return host.endswith("]") or host.rpartition(".")[2].isdigit()
