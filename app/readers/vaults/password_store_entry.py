"""What does one entry of a password store say about its login?

The first line is the password; below it stand, as a habit and not by rule, `key: value` lines, addresses and the seed
of one-time codes. What is not written is told by the entry's place: `bank.example/ana` or `Money/bank.example`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from publicsuffixlist import PublicSuffixList

from app.readers.vaults.addresses import host
from app.readers.vaults.json_document import public
from checks.model import Kind, Login
from checks.secret import Secret

_PAIR: Final = re.compile(r"\s{0,8}([^:\s][^:]{0,63}):(?!//)\s{0,64}(\S.*)")
_ADDRESS: Final = re.compile(r"\s{0,8}(https?://\S+)")
_CODES: Final = "otpauth://"
_USERNAMES: Final = frozenset(
    {"user", "username", "user name", "login", "account", "utilisateur", "identifiant", "nom d'utilisateur", "compte"}
)
_EMAILS: Final = frozenset({"email", "e-mail", "mail", "courriel"})
_URLS: Final = frozenset({"url", "uri", "website", "web site", "site", "link", "address", "adresse", "site web"})
_LONGEST_HOST: Final = 253
_HOST: Final = re.compile(r"(?:[\w-]{1,63}\.)+[^\W\d_][\w-]{0,62}(?::\d{1,5})?")
_PRIVATE_KEY: Final = re.compile(r"-----BEGIN [A-Z ]{0,32}PRIVATE KEY-----")


def login(untrusted: str, place: Sequence[str], source: str, row: int) -> Login:
    """Return the login of an entry's text; `place` is its name in the store, folder by folder, at least one part."""
    first, *others = (line.removesuffix("\r") for line in untrusted.split("\n"))
    no_password = first.startswith(_CODES) or _PRIVATE_KEY.match(first) is not None
    usernames, emails, urls = (_values(others, keys) for keys in (_USERNAMES, _EMAILS, _URLS))
    site = _site(place)
    folders, title, name = _named(place, site)
    urls = tuple(dict.fromkeys((*urls, *(found[1] for line in others if (found := _ADDRESS.match(line))))))
    return Login(
        title=public(title),
        username=next(iter((*usernames, *emails)), "") or public(name),
        email=next(iter(emails), ""),
        urls=urls or ((public(place[site]),) if site is not None else ()),
        password=Secret(first) if first and not no_password else None,
        source=source,
        row=row,
        folder=public("/".join(folders)),
        kind=Kind.SSH_KEY if _PRIVATE_KEY.match(first) else Kind.LOGIN,
        has_totp=any(_CODES in line for line in (first, *others)),
    )


def _values(lines: Sequence[str], keys: frozenset[str]) -> tuple[str, ...]:
    pairs = (found for line in lines if (found := _PAIR.match(line)))
    return tuple(public(found[2].strip()) for found in pairs if found[1].strip().casefold() in keys)


def _site(place: Sequence[str]) -> int | None:
    """Return which part of the place names a host, the last of them; None where none does."""
    return next((at for at in reversed(range(len(place))) if _is_host(place[at])), None)


def _named(place: Sequence[str], site: int | None) -> tuple[Sequence[str], str, str]:
    """Return the folders, the title and the user name that a place tells: below a host stands who is known there."""
    if site is None or site == len(place) - 1:
        return place[:-1], place[-1], ""
    return place[:site], place[site], place[-1]


def _is_host(part: str) -> bool:
    """Tell the name of a host by its last part, which must be a known top-level domain: `john.doe` is a person."""
    if len(part) > _LONGEST_HOST or not _HOST.fullmatch(part):
        return False
    return _suffixes().privatesuffix(host(part)) is not None


@cache
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList(accept_unknown=False)
