"""Which breaches are publicly known? Have I Been Pwned lists all of them, to anyone, without a key.

The whole list is fetched and compared here: to ask for the breaches of one site would tell which site one uses.
"""

from __future__ import annotations

from typing import Final

from app.net import public_list
from app.net.request import Request
from app.values.outside import Recipient
from checks.model import MessageId

PURPOSE: Final = MessageId("purpose.breaches")


def request(etag: str = "") -> Request:
    """Return the question for the whole list."""
    return public_list.request(Recipient.HIBP, PURPOSE, "/api/v3/breaches", etag)
