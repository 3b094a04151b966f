"""What would a question to each recipient look like? It is shown before anybody agrees."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from app.net import breaches, directories, firefox, hibp, pwned, releases, xposed
from app.net.request import HOSTS, Request, head
from app.values.outside import Recipient
from checks.own_addresses import Way
from checks.secret import Secret

_NO_KEY: Final = Secret("0" * 32)
_EXAMPLES: Final[Mapping[Recipient, Request]] = {
    Recipient.PWNED_PASSWORDS: pwned.request("21BD1"),
    Recipient.HIBP: breaches.request(),
    Recipient.FIREFOX: firefox.request(),
    Recipient.TWO_FACTOR: directories.second_factors(),
    Recipient.PASSKEYS: directories.passkeys(),
    Recipient.XPOSED: xposed.request("someone@example.org"),
    Recipient.RELEASES: releases.request(),
}


def question(recipient: Recipient) -> str:
    """Return the head of a question to `recipient` as it would leave this computer, with invented values in it."""
    return head(_EXAMPLES[recipient], HOSTS[recipient])


def about_address(address: str, way: Way) -> str:
    """Return the head of a question about `address` in `way` exactly as it would leave; dots stand for the key."""
    questions: Mapping[Way, Callable[[], Request]] = {
        Way.HIBP_RANGE: lambda: hibp.in_range(address, _NO_KEY),
        Way.HIBP_CLEAR: lambda: hibp.in_clear(address, _NO_KEY),
        Way.XPOSED: lambda: xposed.request(address),
    }
    asked = questions[way]()
    return head(asked, HOSTS[asked.recipient])


def about_key() -> str:
    """Return the head of the question what a key pays for; dots stand for the key."""
    return head(hibp.status(_NO_KEY), HOSTS[Recipient.HIBP])
