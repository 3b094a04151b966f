"""Which addresses does a person have looked up, in which way, and what was answered?

Values that are stored, encrypted, once the person ticked an address.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from checks.ids import MessageId


class AddressSource(Enum):
    """Who can say in which breaches an address is."""

    HIBP = "have-i-been-pwned"
    XPOSED = "xposed-or-not"


class Way(Enum):
    """What of an address may leave this computer, and to whom. Each is ticked by itself, for each address."""

    HIBP_RANGE = "hibp-range"  # six characters of its fingerprint
    HIBP_CLEAR = "hibp-clear"  # the address itself
    XPOSED = "xposed"  # the address itself

    @property
    def source(self) -> AddressSource:
        """Return who is asked in this way."""
        return AddressSource.XPOSED if self is Way.XPOSED else AddressSource.HIBP


class Result(Enum):
    """What asking gave. NOT_FOUND only ever comes of a complete answer."""

    FOUND = "found"
    NOT_FOUND = "not-found"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class SeenAddress:
    """An address that is the user name of `accounts` accounts of a vault, in lower case.

    `base` is the address without the tag that a person may add before the @, where its provider is known to drop one;
    else the address itself. It may have no account of its own. `disposable` says that its mailbox is thrown away.
    """

    address: str
    accounts: int
    base: str
    disposable: bool = False


@dataclass(frozen=True, slots=True)
class OwnAddress:
    """An address of the person, in lower case, and the ways that they ticked for it; nothing else may be sent of it."""

    address: str
    ways: frozenset[Way]


@dataclass(frozen=True, slots=True)
class AddressAnswer:
    """What `source` said of `address` at the aware instant `at`.

    `breaches` are the names of those that it is in. `private` counts further ones whose names are kept nowhere, because
    they would tell something intimate. `reason` says why the result is UNKNOWN.
    """

    address: str
    source: AddressSource
    result: Result
    at: datetime
    breaches: tuple[str, ...] = ()
    private: int = 0
    reason: MessageId | None = None
