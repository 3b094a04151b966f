"""Which proxy does a route take?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from requests.utils import get_environ_proxies

from app.values.route import TOR, Route, Way

Proxies = Callable[[str], Mapping[str, str]]
"""Returns the proxies for an address, by scheme; none where it is to be reached directly."""

_DIRECT: Final[Mapping[str, str]] = {}


def proxies(route: Route) -> Proxies:
    """Return the proxies of `route`, as `requests` takes them."""
    match route.way:
        case Way.SYSTEM:
            return get_environ_proxies
        case Way.DIRECT:
            return lambda _address: _DIRECT
        case Way.TOR:
            return lambda _address: {"https": TOR}
        case Way.CUSTOM:
            return lambda _address: _custom(route)


def _custom(route: Route) -> Mapping[str, str]:
    with route.proxy.revealed() as address:
        if not address:  # no direct way in place of one that was chosen and is not known
            raise ValueError
        return {"https": address}
