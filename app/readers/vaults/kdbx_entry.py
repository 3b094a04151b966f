"""What does one entry of a KeePass document say about its login?"""

from __future__ import annotations

import binascii
import itertools
import re
from collections.abc import Callable
from datetime import date
from typing import Final

from lxml import etree

from app.readers.vaults.dates import from_iso, plausible
from app.readers.vaults.kdbx_xml import UNREADABLE
from checks.model import ChangeDateSource, CheckId, Login, OldPassword, PasswordChange
from checks.secret import Secret

PASSWORD_HEALTH: Final = frozenset(
    CheckId(f"passwords.{rule}") for rule in ("reuse", "similar", "strength", "leaked", "personal", "age", "history")
)
"""The checks that "exclude from reports" in KeePass switches off (`password-rules`, section 4.8)."""

_LONGEST: Final = 1 << 16
_READ: Final = frozenset({"Title", "UserName", "URL", "Password"})
_EVERY_ENTRY_HAS: Final = _READ | {"Notes"}
_MORE_URLS: Final = ("KP2A_URL", "AdditionalURL")
_CODES: Final = ("otp", "TOTP Seed", "TimeOtp-")
_PASSKEY: Final = "KPEX_PASSKEY_"
_REFERENCE: Final = re.compile(r"\{REF:(.)@(.):([^}]*)\}", re.IGNORECASE)
_MOST_REFERENCES: Final = 16  # each may bring 64 KiB
_REFERABLE: Final = {"T": "Title", "U": "UserName", "A": "URL"}

Referred = Callable[[str, str], str]
"""Gives a field (`UserName` ...) of the entry with a UUID (32 capital hexadecimal digits), "" where there is none."""


class EntryDamaged(Exception):
    """This one entry cannot be read; the others can."""


def login(entry: etree._Element, *, source: str, row: int, folder: str, referred: Referred) -> Login:
    """Return the login in `entry`. EntryDamaged if a field is no text, too long or refers to too many others."""
    fields = strings(entry)
    further = [key for key in fields if key not in _EVERY_ENTRY_HAS]
    password = fields.get("Password", "")
    known = bool(password) and not refers(password)
    addresses = (fields.get("URL", ""), *(fields[key] for key in further if key.startswith(_MORE_URLS)))
    urls = tuple(dict.fromkeys([_resolved(url, referred) for url in addresses]))
    older, changed = _past(entry, password) if known else ((), None)
    return Login(
        title=_resolved(fields.get("Title", ""), referred) or _host(urls),
        username=_resolved(fields.get("UserName", ""), referred),
        urls=tuple(url for url in urls if url),
        password=Secret(password) if known else None,
        source=source,
        row=row,
        folder=folder,
        changed=changed,
        history=older,
        has_totp=any(key.startswith(_CODES) and fields[key] for key in further),
        has_passkey=any(key.startswith(_PASSKEY) for key in further),
        excluded=PASSWORD_HEALTH if _excluded(entry) else frozenset(),
    )


def strings(entry: etree._Element) -> dict[str, str]:
    """Return the entry's own strings by name, not its history's. EntryDamaged if one is no text or above 64 KiB."""
    found: dict[str, str] = {}
    for string in entry.iterchildren("String"):
        key = text = ""
        readable = True
        for part in string:
            if part.tag == "Key":
                key = part.text or ""
            elif part.tag == "Value":
                text, readable = part.text or "", part.get(UNREADABLE) is None
        if (key in _READ or key.startswith(_MORE_URLS)) and (len(text) > _LONGEST or not readable):
            raise EntryDamaged
        found[key] = text
    return found


def refers(text: str) -> bool:
    """Tell whether a field points to another entry's instead of holding a text of its own."""
    return _REFERENCE.search(text) is not None


def _resolved(text: str, referred: Referred) -> str:
    """Fill in title, user name and address of other entries, found by UUID and one step deep.

    Any other reference becomes nothing: above all a password must not appear in a field that is shown.
    """
    if "{" not in text:
        return text.strip()
    if len(_REFERENCE.findall(text)) > _MOST_REFERENCES:
        raise EntryDamaged

    def value(match: re.Match[str]) -> str:
        wanted, searched_in, sought = match.groups()
        field = _REFERABLE.get(wanted.upper())
        if field is None or searched_in.upper() != "I":
            return ""
        return _REFERENCE.sub("", referred(field, sought.upper()))

    return _REFERENCE.sub(value, text).strip()


def _host(urls: tuple[str, ...]) -> str:
    """Return the host of the first address, for an entry without a title; the address as it stands if unclear."""
    if not urls:
        return ""
    return urls[0].partition("://")[2].partition("/")[0].rpartition("@")[2] or urls[0]


def _excluded(entry: etree._Element) -> bool:
    """Tell whether the person took the entry out of password reports: `QualityCheck` since 4.1, `KnownBad` before."""
    return any(map(_says_so, entry.iterchildren("QualityCheck", "CustomData")))


def _says_so(child: etree._Element) -> bool:
    if child.tag == "QualityCheck":
        return (child.text or "").strip().lower() == "false"
    return any(
        _text(item, "Key") == "KnownBad" and _text(item, "Value").strip().lower() == "true"
        for item in child.iterchildren("Item")
    )


def _text(element: etree._Element, *path: str) -> str:
    """Return the text at the end of `path`, "" where there is none; a sixth of the time that `findtext` takes."""
    for tag in path:
        child = next(element.iterchildren(tag), None)
        if child is None:
            return ""
        element = child
    return element.text or ""


def _past(entry: etree._Element, current: str) -> tuple[tuple[OldPassword, ...], PasswordChange | None]:
    """Return the older passwords, oldest first, and when the current one was set (`vault-formats`, section 1.3).

    Each state in the history was made at its own LastModificationTime; a password ended when the first state with
    another one began. If none differs, the creation date only says that the password is not older than the entry.
    """
    states = [(strings(state).get("Password", ""), state) for state in _states(entry)]
    states.append((current, entry))
    older: list[OldPassword] = []
    began = None
    source = ChangeDateSource.LOWER_BOUND
    for (before, _), (after, state) in itertools.pairwise(states):
        if before == after:
            continue
        began, source = _moment(state, "LastModificationTime"), ChangeDateSource.RECORDED
        if before and not refers(before):
            older.append(OldPassword(Secret(before), began))
    if source is ChangeDateSource.LOWER_BOUND:
        began = _moment(entry, "CreationTime")
    return tuple(older), PasswordChange(began, source) if began else None


def _states(entry: etree._Element) -> list[etree._Element]:
    """Return the entry's older states. One that bears another UUID is some other entry's past, put there by mistake."""
    states = [state for history in entry.iterchildren("History") for state in history]
    uuid = _text(entry, "UUID") if states else ""
    return [state for state in states if not is_of_another(state, uuid)]


def is_of_another(state: etree._Element, uuid: str) -> bool:
    """Tell whether an older state names another entry than the one with `uuid`, in whose history it stands."""
    own = _text(state, "UUID")
    return bool(uuid and own) and own.strip() != uuid.strip()


def _moment(entry: etree._Element, which: str) -> date | None:
    """Return a time's UTC day: ISO in KDBX 3, in KDBX 4 base64 of the seconds since the year 1. None if unlikely."""
    untrusted = _text(entry, "Times", which).strip()
    if "-" in untrusted:
        return from_iso(untrusted)
    try:
        seconds = int.from_bytes(binascii.a2b_base64(untrusted, strict_mode=True), "little")
        on = date.fromordinal(1 + seconds // _SECONDS_A_DAY)
    except (binascii.Error, ValueError, OverflowError):
        return None
    return on if plausible(on) else None


_SECONDS_A_DAY: Final = 86_400
