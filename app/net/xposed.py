"""In which breaches is an address? XposedOrNot is a second opinion, without a key, that sees the address itself.

Its own faults look like "not found" (status 404), and "not found" may have status 200: only the body tells
(`exposure-services`, section 1.3, from its published source).
"""

from __future__ import annotations

from itertools import chain
from typing import Final

from app.net import errors, lookup
from app.net.request import Answer, Request
from app.values.outside import Recipient

PER_SECOND: Final = 1
"""Questions; the service allows twice as many."""
PER_HOUR: Final = 25

_LARGEST: Final = 1 << 20
_OK: Final = 200


def request(address: str) -> Request:
    """Return the question about `address`, which names it."""
    told = lookup.quoted(address)
    path = f"/v1/check-email/{told}"
    return Request(Recipient.XPOSED, lookup.PURPOSE, path, told, largest=_LARGEST, missing_is_an_answer=True)


def names(answer: Answer, address: str) -> tuple[str, ...]:
    """Return the breaches that the answer names, none if it says "not found"; a NetError for anything else."""
    told = lookup.document(answer)
    if answer.status == _OK:
        return _found(told, address)
    match told:
        case {"Error": str(said), **others} if _says_not_found(said) and not others.keys() - {"email"}:
            return ()
        case _:
            raise errors.ServiceDown


def _found(untrusted: object, address: str) -> tuple[str, ...]:
    match untrusted:
        case {"status": "success", "email": str(email), "breaches": list(lists)} if email.strip().lower() == address:
            if not all(isinstance(each, list) for each in lists):
                raise errors.Unexpected
            return lookup.names(list(chain.from_iterable(lists)))
        case {"status": str(said), **others} if not others and _says_not_found(said):
            return ()
        case _:
            raise errors.Unexpected


def _says_not_found(said: str) -> bool:
    return said.replace(" ", "").lower() == "notfound"
