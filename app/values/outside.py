"""Who outside may be asked, and what is remembered of a question?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Final, Protocol

from checks.model import MessageId


class Recipient(Enum):
    """Whom Bilan can ask. Each has its own switch, off until the person moves it."""

    PWNED_PASSWORDS = "pwned-passwords"
    HIBP = "have-i-been-pwned"
    FIREFOX = "firefox-monitor"
    TWO_FACTOR = "2fa-directory"
    PASSKEYS = "passkeys-directory"
    XPOSED = "xposed-or-not"
    RELEASES = "bilan-releases"


class Consent(Enum):
    """What a person decided about a recipient. Nothing decided is like NEVER, except that one may still be asked."""

    NEVER = "never"
    EACH_TIME = "each-time"
    ALWAYS = "always"


@dataclass(frozen=True, slots=True)
class Departure:
    """One request that left this computer, as the person can read it.

    `at` is timezone-aware. `sent` is the head of the request, byte for byte, except that what was derived from the
    person's own data is covered by dots of the same length. `outcome` is a sentence; `received` counts the bytes of
    the answer's body as they crossed the network.
    """

    at: datetime
    recipient: Recipient
    host: str
    purpose: MessageId
    sent: str
    outcome: MessageId
    received: int

    @property
    def size(self) -> int:
        """How many bytes the request had; what encryption and the connection add is not counted."""
        return len(self.sent.encode())


SENT: Final = MessageId("net.sent")
"""The outcome of a request whose end nobody recorded: the program was killed, say."""
ANSWERED: Final = MessageId("net.answered")


class Ledger(Protocol):
    """Who decides what may leave and writes down what did. Any thread may call it."""

    def allows(self, recipient: Recipient) -> bool:
        """Tell whether `recipient` may be asked now."""
        ...

    def begin(self, departure: Departure) -> int:
        """Write `departure` down before its first byte leaves, and return its number; StoreError if that failed."""
        ...

    def end(self, number: int, outcome: MessageId, received: int) -> None:
        """Write down what became of the departure `number`."""
        ...
