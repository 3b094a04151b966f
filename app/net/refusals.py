"""What does the status of an answer say, and the body of a refusal?"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final

import requests

from app.errors import NetError
from app.net import errors
from app.net.request import Request

MISSING: Final = 404
UNAUTHORISED: Final = 401


def refuse(response: requests.Response, request: Request) -> None:
    """Raise what the status says, unless it says that the answer follows.

    The body of a 401 to a question with a key is read first: it tells what is wrong with the key.
    """
    match response.status_code:
        case 200:
            return
        case 304 if "If-None-Match" in request.headers:
            return
        case 404 if request.missing_is_an_answer:
            return
        case 401 if request.keys:
            return
        case 204 | 300 | 301 | 302 | 303 | 304 | 307 | 308 | 407 | 511:
            raise errors.Changed
        case 403:
            raise _forbidden(response, request)
        case 429:
            raise errors.Busy(_pause(response))
        case 503:
            raise errors.ServiceDown(_pause(response))
        case status if status >= 500:  # noqa: PLR2004 - RFC 9110, 15.6: the server's own faults
            raise errors.ServiceDown
        case _:
            raise errors.Unexpected


def key_refused(kind: str, body: bytes) -> NetError:
    """Return why a key was refused (401), by the texts of Have I Been Pwned; Changed for a page of somebody else."""
    if kind == "text/html":
        return errors.Changed()
    for text, cause in _KEY_TEXTS.items():
        if text in body:
            return cause()
    return errors.KeyRefused()


_KEY_TEXTS: Final[dict[bytes, type[errors.KeyRefused]]] = {
    b"missing hibp-api-key": errors.KeyAbsent,
    b"improperly formed hibp-api-key": errors.KeyMalformed,
    b"invalid hibp-api-key": errors.KeyUnknown,
}


def _forbidden(response: requests.Response, request: Request) -> NetError:
    """Tell the service's own refusal, in JSON, from the page of whoever stands before it and dislikes a connection.

    The mark `cf-ray` is on both: the delivery network puts it on everything.
    """
    says = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    return errors.NotInPlan() if request.keys and says == "application/json" else errors.Refused()


def _pause(response: requests.Response) -> float | None:
    """Return the seconds that `Retry-After` asks for (RFC 9110, 10.2.3); None if it is absent or makes no sense."""
    untrusted_text = response.headers.get("Retry-After", "").strip()
    if re.fullmatch(r"[0-9]{1,9}", untrusted_text):
        return float(untrusted_text)
    try:
        at = parsedate_to_datetime(untrusted_text)
    except (ValueError, OverflowError):
        return None
    if at.tzinfo is None:
        return None
    return max(0.0, (at - datetime.now(UTC)).total_seconds())
