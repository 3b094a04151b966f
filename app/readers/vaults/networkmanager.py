"""Which password does a connection of NetworkManager hold: a Wi-Fi network's, a cable's with 802.1X, or a VPN's?

One file a connection, sections of `key=value` lines, as `nm-settings-keyfile` describes them; values are escaped as in
GLib's key files. A password that a keyring or the person's memory keeps is marked by flags, and is not in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from app.readers.vaults import csv_logins, parts, text
from app.readers.vaults.reader import FormatId, Keys, Reader, Skipped, Untrusted, never_locked
from checks.model import Kind, Login, MessageId

_KEPT_ELSEWHERE: Final = MessageId("skipped.kept_elsewhere")
_MOST_LINES: Final = 10_000
"""A connection has some fifty (our choice)."""

_WIFI: Final = ("wifi", "802-11-wireless")
_PASSWORDS: Final = (
    ("wifi-security", "psk"),
    ("wifi-security", "leap-password"),
    *(("wifi-security", f"wep-key{number}") for number in range(4)),
    ("802-1x", "password"),
    ("802-1x", "private-key-password"),
    ("vpn-secrets", "password"),
    ("pppoe", "password"),
    ("gsm", "password"),
    ("cdma", "password"),
)
_FLAGS: Final = (
    ("wifi-security", "psk-flags"),
    ("wifi-security", "leap-password-flags"),
    ("wifi-security", "wep-key-flags"),
    ("802-1x", "password-flags"),
    ("802-1x", "private-key-password-flags"),
    ("vpn", "password-flags"),
    ("pppoe", "password-flags"),
    ("gsm", "password-flags"),
    ("cdma", "password-flags"),
)
_ELSEWHERE: Final = frozenset("123")
"""Bit 1 says that a keyring has the password, bit 2 that it is asked each time; 4 that there need not be one."""
_USERNAMES: Final = (
    ("802-1x", "identity"),
    ("wifi-security", "leap-username"),
    ("vpn", "username"),
    ("vpn", "user-name"),
    ("vpn", "user"),
    ("vpn", "Xauth username"),
    ("pppoe", "username"),
    ("gsm", "username"),
    ("cdma", "username"),
)
_ALIASES: Final = {"802-11-wireless": "wifi", "802-11-wireless-security": "wifi-security"}
"""The names that sections had in NetworkManager's first years."""
_SECTION: Final = re.compile(r"\[([^\[\]]+)\]\s*")
_ESCAPE: Final = re.compile(r"\\([sntr\\;])")
_ESCAPED: Final = {"s": " ", "n": "\n", "t": "\t", "r": "\r", "\\": "\\", ";": ";"}
_BYTES: Final = re.compile(r"(\d{1,3};){1,32}")
"""A network's name that is no text: its bytes as numbers."""
_LARGEST_BYTE: Final = 255

_Settings = Mapping[tuple[str, str], str]
"""Values by section and key."""


def _recognises(untrusted: Untrusted) -> bool:
    start = text.opening(untrusted)
    if not start.lstrip().startswith(("[", "#")):
        return False
    return not _settings(start).keys().isdisjoint({("connection", "type"), ("connection", "uuid")})


def _read(untrusted: Untrusted, _keys: Keys) -> Iterator[Login | Skipped]:
    decoded = text.decoded(untrusted)
    if decoded.guessed:
        yield text.CP1252_WARNING
    settings = _settings(decoded.text)
    is_wifi = settings.get(("connection", "type")) in _WIFI
    password = _first(settings, _PASSWORDS)
    if not password and any(settings.get(place) in _ELSEWHERE for place in _FLAGS):
        yield Skipped(_KEPT_ELSEWHERE)
    elif not is_wifi and not password:
        yield Skipped(parts.OTHER)
    else:
        yield Login(
            title=_network(settings) or settings.get(("connection", "id"), ""),
            username=_first(settings, _USERNAMES),
            urls=(),
            password=csv_logins.secret(password),
            source=untrusted.name,
            row=1,
            kind=Kind.WIFI if is_wifi else Kind.SERVER,
        )


READER: Final = Reader(FormatId("networkmanager"), _recognises, never_locked, _read)


def _settings(content: str) -> _Settings:
    """Return the values, unescaped. A line that is neither section, comment nor `key=value` is passed over."""
    found: dict[tuple[str, str], str] = {}
    section = ""
    for line in content.split("\n", _MOST_LINES)[:_MOST_LINES]:
        if header := _SECTION.fullmatch(line):
            section = _ALIASES.get(header[1], header[1])
        elif not line.startswith("#") and "=" in line:
            key, _, value = line.partition("=")
            found[section, key.strip()] = _ESCAPE.sub(lambda match: _ESCAPED[match[1]], value.lstrip().rstrip("\r"))
    return found


def _first(settings: _Settings, places: tuple[tuple[str, str], ...]) -> str:
    return next(filter(None, (settings.get(place, "") for place in places)), "")


def _network(settings: _Settings) -> str:
    ssid = settings.get(("wifi", "ssid"), "")
    if _BYTES.fullmatch(ssid):
        numbers = [int(number) for number in ssid.split(";") if number]
        return bytes(number for number in numbers if number <= _LARGEST_BYTE).decode("utf-8", "replace")
    return ssid
