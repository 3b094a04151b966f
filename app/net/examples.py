"""What would a question to each recipient look like? It is shown before anybody agrees."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from app.net import pwned
from app.net.client import HOSTS, Request, head
from app.outside import Recipient
from checks.model import MessageId

_LISTS: Final = MessageId("purpose.list")
_ADDRESS: Final = MessageId("purpose.address")
_EXAMPLES: Final[Mapping[Recipient, Request]] = {
    Recipient.PWNED_PASSWORDS: pwned.request("21BD1"),
    Recipient.HIBP: Request(Recipient.HIBP, _LISTS, "/api/v3/breaches"),
    Recipient.FIREFOX: Request(Recipient.FIREFOX, _LISTS, "/v1/buckets/main/collections/fxmonitor-breaches/records"),
    Recipient.TWO_FACTOR: Request(Recipient.TWO_FACTOR, _LISTS, "/v4/all.json"),
    Recipient.PASSKEYS: Request(Recipient.PASSKEYS, _LISTS, "/v1/all.json"),
    Recipient.XPOSED: Request(Recipient.XPOSED, _ADDRESS, "/v1/check-email/someone%40example.org"),
}


def question(recipient: Recipient) -> str:
    """Return the head of a question to `recipient` as it would leave this computer, with invented values in it."""
    return head(_EXAMPLES[recipient], HOSTS[recipient])
