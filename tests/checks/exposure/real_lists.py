"""Which real lists of exposure are beside this project, and what do they say? They are no part of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from checks.exposure.breach import Breach
from checks.exposure.offer import Factor, Offer, PasskeyUse
from checks.passwords.site import host

EXPOSURE = Path(__file__).parents[4] / "shared" / "data" / "exposure"
where_they_are = pytest.mark.skipif(not EXPOSURE.exists(), reason="the real lists are not here")


def read(name: str) -> Any:  # noqa: ANN401 - what JSON can say
    return json.loads((EXPOSURE / name).read_text("utf-8"))


def breaches() -> tuple[Breach, ...]:
    """Return the 667 breaches with all their fields."""
    return tuple(map(_breach, read("hibp/hackalert-all_breaches.json")))


def groups() -> tuple[frozenset[str], ...]:
    """Return the 196 groups of sites that take the same credentials, today and once."""
    entries = read("apple/shared-credentials.json") + read("apple/shared-credentials-historical.json")
    return tuple(frozenset(entry.get("shared") or entry["from"] + entry["to"]) for entry in entries)


def factors() -> Mapping[str, Mapping[str, Any]]:
    """Return the entries of 2fa.directory by each of their domains."""
    entries = [entry for file in read("2fa/entries-raw.json").values() for entry in file.values()]
    return {domain: entry for entry in entries for domain in (entry["domain"], *entry.get("additional-domains", []))}


def passkeys() -> Mapping[str, Mapping[str, Any]]:
    """Return the entries of the directory of passkeys by each of their domains."""
    known = read("passkeys/by-domain.json").items()
    return {name: entry for domain, entry in known for name in (domain, *entry.get("additional-domains", []))}


def _breach(entry: Mapping[str, Any]) -> Breach:
    return Breach(
        entry["Name"],
        entry["Title"],
        host(entry["Domain"]),
        date.fromisoformat(entry["BreachDate"]),
        date.fromisoformat(entry["AddedDate"][:10]),
        entry["PwnCount"],
        tuple(entry["DataClasses"]),
        verified=entry["IsVerified"],
        fabricated=entry["IsFabricated"],
        sensitive=entry["IsSensitive"],
        retired=entry["IsRetired"],
        spam_list=entry["IsSpamList"],
        malware=entry["IsMalware"],
    )


def offers() -> Mapping[str, Offer]:
    """Return what both directories say together, by host, as a loaded one would have it."""
    methods, keys = factors(), passkeys()
    return {
        name: Offer(
            frozenset(_METHODS[method] for method in methods.get(name, {}).get("tfa", ())), _use(keys.get(name, {}))
        )
        for name in {*methods, *keys}
    }


_METHODS = {
    "email": Factor.EMAIL,
    "call": Factor.CALL,
    "sms": Factor.SMS,
    "custom-software": Factor.APP,
    "totp": Factor.TOTP,
    "custom-hardware": Factor.KEY,
    "u2f": Factor.KEY,
}


def _use(entry: Mapping[str, Any]) -> PasskeyUse | None:
    if "passwordless" in entry:
        return PasskeyUse.SIGN_IN
    return PasskeyUse.SECOND_FACTOR if "mfa" in entry else None
