"""What would a question to each recipient look like? It is shown before anybody agrees."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from app.net import breaches, directories, firefox, pwned
from app.net.request import HOSTS, Request, head
from app.outside import Recipient
from checks.model import MessageId

_ADDRESS: Final = MessageId("purpose.address")
_EXAMPLES: Final[Mapping[Recipient, Request]] = {
    Recipient.PWNED_PASSWORDS: pwned.request("21BD1"),
    Recipient.HIBP: breaches.request(),
    Recipient.FIREFOX: firefox.request(),
    Recipient.TWO_FACTOR: directories.second_factors(),
    Recipient.PASSKEYS: directories.passkeys(),
    Recipient.XPOSED: Request(Recipient.XPOSED, _ADDRESS, "/v1/check-email/someone%40example.org"),
}


def question(recipient: Recipient) -> str:
    """Return the head of a question to `recipient` as it would leave this computer, with invented values in it."""
    return head(_EXAMPLES[recipient], HOSTS[recipient])
