"""What does a directory say that sites offer besides a password?

Read are 2fa.directory (its API's versions 3 and 4, and the entries as their authors write them) and the directory of
passkeys. A site that is listed without a method offers none; what is listed with methods that are not known here is
left out, because nothing can be said of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from app.lists.entry import Entry
from checks.exposure.offer import Factor, Offer, PasskeyUse

_FACTORS: Final[Mapping[str, Factor]] = {
    "email": Factor.EMAIL,
    "call": Factor.CALL,
    "sms": Factor.SMS,
    "custom-software": Factor.APP,
    "totp": Factor.TOTP,
    "u2f": Factor.KEY,
    "custom-hardware": Factor.KEY,
}
_TAKEN: Final = frozenset({"allowed", "required"})


def of_second_factors(entries: Iterable[Entry]) -> dict[str, Offer]:
    """Return the offers of a whole directory of second factors, by host; FieldUnusable for any other."""
    offers: dict[str, Offer] = {}
    for entry in entries:
        offer = _second_factors(entry)
        if offer is not None:
            _add(offers, entry, offer)
    return offers


def of_passkeys(entries: Iterable[Entry]) -> dict[str, Offer]:
    """Return the offers of a whole directory of passkeys, by host; FieldUnusable for any other."""
    offers: dict[str, Offer] = {}
    for entry in entries:
        use = _passkey(entry)
        if use is not None:
            _add(offers, entry, Offer(passkey=use, how=entry.address("documentation")))
    return offers


def joined(one: Offer, other: Offer) -> Offer:
    """Return what both say of one site."""
    passkey = PasskeyUse.SIGN_IN if PasskeyUse.SIGN_IN in {one.passkey, other.passkey} else one.passkey or other.passkey
    return Offer(one.factors | other.factors, passkey, one.how or other.how)


def _second_factors(entry: Entry) -> Offer | None:
    field = "methods" if "methods" in entry.untrusted else "tfa"
    methods = entry.texts(field) if field in entry.untrusted else ()
    factors = frozenset(_FACTORS[method] for method in methods if method in _FACTORS)
    if methods and not factors:
        return None
    return Offer(factors, how=entry.address("documentation"))


def _passkey(entry: Entry) -> PasskeyUse | None:
    if entry.untrusted.get("passwordless") in _TAKEN:
        return PasskeyUse.SIGN_IN
    return PasskeyUse.SECOND_FACTOR if entry.untrusted.get("mfa") in _TAKEN else None


def _add(offers: dict[str, Offer], entry: Entry, offer: Offer) -> None:
    more = entry.texts("additional-domains") if "additional-domains" in entry.untrusted else ()
    for host in dict.fromkeys((entry.host("domain"), *(entry.as_host(each, "additional-domains") for each in more))):
        offers[host] = joined(offers[host], offer) if host in offers else offer
