"""Which second factors does a site offer, and does it take passkeys?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, IntEnum


class Factor(IntEnum):
    """A kind of second factor, the weakest first (NIST SP 800-63B-4, section 3.1: only keys resist phishing)."""

    EMAIL = 1
    CALL = 2
    SMS = 3
    APP = 4  # the site's own app asks
    TOTP = 5  # codes of any authenticator app
    KEY = 6  # a hardware key


class PasskeyUse(Enum):
    """What a passkey is good for at a site."""

    SIGN_IN = "sign-in"  # in place of the password
    SECOND_FACTOR = "second-factor"


@dataclass(frozen=True, slots=True)
class Offer:
    """What one site offers; `how` is the https address of its own instructions, "" where unknown.

    No factor and no passkey means that the site is known to offer none, not that nothing is known of it.
    """

    factors: frozenset[Factor] = frozenset()
    passkey: PasskeyUse | None = None
    how: str = ""
