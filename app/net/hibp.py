"""In which breaches is an address? Have I Been Pwned answers whoever has a key of their own.

What the key pays for is asked first. Where the plan has it, six characters of a fingerprint are sent and the answer is
compared here; else the address itself. The service and its exact answers: `exposure-services`, section 1.1.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import Final

from app.net import errors, lookup
from app.net.request import Answer, Request
from app.values.outside import Recipient
from checks.model import MessageId
from checks.secret import Secret

PURPOSE_PLAN: Final = MessageId("purpose.plan")

HEADER: Final = "hibp-api-key"
PREFIX: Final = 6
"""Hexadecimal characters of the SHA-1 of an address in lower case; about 400 addresses of the service share them."""
_LARGEST: Final = 1 << 20
_MOST_RPM: Final = 100_000
_SUFFIX: Final = re.compile(r"[0-9A-Fa-f]{34}")
_KEY: Final = re.compile(r"[0-9A-Fa-f]{32}")
_TEST_KEY: Final = Secret("0" * 32)
_TEST_DOMAIN: Final = "@hibp-integration-tests.com"


@dataclass(frozen=True, slots=True)
class Plan:
    """What a key pays for: so many questions a minute, and whether one may send a part of a fingerprint only."""

    name: str
    per_minute: int
    k_anonymous: bool


def is_key(key: Secret) -> bool:
    """Tell whether `key` has the form of one."""
    with key.revealed() as text:
        return _KEY.fullmatch(text) is not None


def serves(key: Secret, address: str) -> bool:
    """Tell whether `key` can be asked about `address`: the public test key knows the test accounts only."""
    return key != _TEST_KEY or address.endswith(_TEST_DOMAIN)


def status(key: Secret) -> Request:
    """Return the question what `key` pays for."""
    return Request(Recipient.HIBP, PURPOSE_PLAN, "/api/v3/subscription/status", keys={HEADER: key}, largest=1 << 16)


def plan(answer: Answer) -> Plan:
    """Return what the answer to `status` says; Unexpected if it lacks what has to be known."""
    match lookup.document(answer):
        case {"SubscriptionName": str(name), "Rpm": int(per_minute), "IncludesKAnon": bool(k_anonymous)}:
            if isinstance(per_minute, bool) or not 1 <= per_minute <= _MOST_RPM:
                raise errors.Unexpected
            return Plan(name if name.isprintable() else "", per_minute, k_anonymous)
        case _:
            raise errors.Unexpected


def in_clear(address: str, key: Secret) -> Request:
    """Return the question about `address` that names it."""
    told = lookup.quoted(address)
    return Request(
        Recipient.HIBP,
        lookup.PURPOSE,
        f"/api/v3/breachedaccount/{told}?truncateResponse=true",
        told,
        keys={HEADER: key},
        largest=_LARGEST,
        missing_is_an_answer=True,
    )


def in_range(address: str, key: Secret) -> Request:
    """Return the question about `address` that names a part of its fingerprint only."""
    prefix = digest(address)[:PREFIX]
    path = f"/api/v3/breachedaccount/range/{prefix}"
    return Request(Recipient.HIBP, lookup.PURPOSE, path, prefix, keys={HEADER: key}, largest=_LARGEST)


def digest(address: str) -> str:
    """Return the 40 hexadecimal characters of the SHA-1 of `address`, which is in lower case."""
    return hashlib.sha1(address.encode(), usedforsecurity=False).hexdigest().upper()


def names(answer: Answer) -> tuple[str, ...]:
    """Return the breaches that an answer to `in_clear` names, none if it says "not found"; a NetError otherwise.

    Not found is status 404 and nothing else: a page with it comes from somebody in between.
    """
    if answer.status != _OK:
        if answer.body:
            raise errors.Changed
        return ()
    told = lookup.document(answer)
    if not isinstance(told, list) or not all(isinstance(each, dict) for each in told):
        raise errors.Unexpected
    return lookup.names([each.get("Name") for each in told])


def names_in_range(answer: Answer, address: str) -> tuple[str, ...]:
    """Return the breaches of `address` that an answer to `in_range` names; none if it is whole and lacks it.

    A range is never empty, for hundreds share it: an answer without a single row is Incomplete.
    """
    rows = lookup.document(answer)
    if not isinstance(rows, list):
        raise errors.Unexpected
    found = dict(map(_row, rows))
    if not rows or len(found) != len(rows):
        raise errors.Incomplete
    return found.get(digest(address)[PREFIX:], ())


def _row(untrusted: object) -> tuple[str, tuple[str, ...]]:
    match untrusted:
        case {"hashSuffix": str(suffix), "websites": websites} if _SUFFIX.fullmatch(suffix):
            return suffix.upper(), lookup.names(websites)
        case _:
            raise errors.Unexpected


_OK: Final = 200
