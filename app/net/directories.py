"""What do sites offer besides a password? Two directories of one project tell, each as one file for everybody."""

from __future__ import annotations

from typing import Final

from app.net import public_list
from app.net.request import Request
from app.values.outside import Recipient
from checks.model import MessageId

SECOND_FACTORS: Final = MessageId("purpose.two_factor")
PASSKEYS: Final = MessageId("purpose.passkeys")


def second_factors(etag: str = "") -> Request:
    """Return the question for the directory of second factors, in the fourth version of its API."""
    return public_list.request(Recipient.TWO_FACTOR, SECOND_FACTORS, "/v4/all.json", etag)


def passkeys(etag: str = "") -> Request:
    """Return the question for the directory of passkeys, in the first version of its API."""
    return public_list.request(Recipient.PASSKEYS, PASSKEYS, "/v1/all.json", etag)
