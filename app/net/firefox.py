"""Which leaks of passwords does Firefox warn of? Its feed is a part of the list of Have I Been Pwned."""

from __future__ import annotations

from typing import Final

from app.net import public_list
from app.net.breaches import PURPOSE
from app.net.request import Request
from app.values.outside import Recipient

_PATH: Final = "/v1/buckets/main/collections/fxmonitor-breaches/records"


def request(etag: str = "") -> Request:
    """Return the question for the whole feed."""
    return public_list.request(Recipient.FIREFOX, PURPOSE, _PATH, etag)
