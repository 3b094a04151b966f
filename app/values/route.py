"""By which way do questions leave this computer?"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import Final
from urllib.parse import urlsplit

from app.errors import BilanError
from checks.model import MessageId
from checks.secret import Secret

TOR: Final = "socks5h://127.0.0.1:9050"
"""Where Tor listens by itself. The h lets Tor resolve names: a question to a name server would tell whom one asks."""
_HIGHEST_PORT: Final = 65535


class Way(Enum):
    """How the network is reached. Whichever is chosen is the only one: when it is down, nothing leaves."""

    SYSTEM = "system"  # the proxy that the system prescribes, or none where it prescribes none
    DIRECT = "direct"
    TOR = "tor"
    CUSTOM = "custom"


class ProxyUnusable(BilanError):
    """What was given is not the address of a proxy. It is not repeated: it may hold a password."""

    message = MessageId("route.unusable")


@dataclass(frozen=True, slots=True)
class Route:
    """A way; `proxy` is the address of the proxy of CUSTOM, "" for the others. It may hold a name and a password."""

    way: Way = Way.SYSTEM
    proxy: Secret = field(default_factory=lambda: Secret(""))


def custom(address: str) -> Route:
    """Return the route through the proxy at `address`; ProxyUnusable for what is none.

    `http://` and `socks5h://` are known, with a port and, before an @, a name and a password. `socks5://` is taken for
    `socks5h://`: names are always resolved by the proxy.
    """
    text = address.strip()
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise ProxyUnusable from None
    scheme = {"http": "http", "socks5": "socks5h", "socks5h": "socks5h"}.get(parts.scheme)
    usable = scheme and parts.hostname and port and parts.path in {"", "/"} and not (parts.query or parts.fragment)
    if not usable or not text.isascii() or any(map(str.isspace, text)) or port > _HIGHEST_PORT:  # type: ignore[operator]  # `usable` tells that it is there
        raise ProxyUnusable
    return Route(Way.CUSTOM, Secret(f"{scheme}://{parts.netloc}"))


def shown(route: Route) -> str:
    """Return the address of the proxy of `route` as it may be shown, without name and password; "" for no proxy."""
    with route.proxy.revealed() as text:
        scheme, mark, rest = text.partition("://")
        return f"{scheme}{mark}{rest.rpartition('@')[2]}"
