"""What is asked, of whom, and what does it look like on its way?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from app.values import release
from app.values.outside import Recipient
from checks.model import MessageId
from checks.secret import Secret

USER_AGENT: Final = "Bilan"
"""Constant, without a version: as little as services accept."""
HOSTS: Final[Mapping[Recipient, str]] = {
    Recipient.PWNED_PASSWORDS: "api.pwnedpasswords.com",
    Recipient.HIBP: "haveibeenpwned.com",
    Recipient.FIREFOX: "firefox.settings.services.mozilla.com",
    Recipient.TWO_FACTOR: "api.2fa.directory",
    Recipient.PASSKEYS: "passkeys-api.2fa.directory",
    Recipient.XPOSED: "api.xposedornot.com",
    Recipient.RELEASES: release.HOST,
}
"""The only hosts that are ever asked, each for one recipient."""


@dataclass(frozen=True, slots=True)
class Request:
    """A question: who is asked, why, for which path, with which headers besides those of every request.

    `private` is the part of `path` and `headers` that was derived from the person's own data; "" if there is none.
    `keys` are further headers, whose values are never shown at all. `largest` is how many bytes a true answer may have,
    decoded. `missing_is_an_answer` says that the service answers 404 when it has found nothing.
    """

    recipient: Recipient
    purpose: MessageId
    path: str
    private: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    keys: Mapping[str, Secret] = field(default_factory=dict)
    largest: int = 2 << 20
    missing_is_an_answer: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer: its content type without parameters, its decoded body, its mark ("" without a usable one).

    `status` is 200; 304 to a question that named the mark of an earlier answer, which still holds; or 404 to one whose
    `missing_is_an_answer`. What a body of 404 says is for whoever asked to read.
    """

    content_type: str
    body: bytes
    status: int = 200
    etag: str = ""


def head(request: Request, host: str, *, covered: bool = False) -> str:
    """Return the head of `request` exactly as it leaves this computer; `covered` puts dots over what is private.

    Over a key there are always dots, as many as it has characters.
    """
    keys = {name: _dots(key) for name, key in request.keys.items()}
    headers = {"Host": host, "User-Agent": USER_AGENT, "Accept-Encoding": "gzip", **request.headers, **keys}
    lines = [f"GET {request.path} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items())]
    if covered and request.private:
        lines = [line.replace(request.private, "." * len(request.private)) for line in lines]
    return "\r\n".join([*lines, "", ""])


def _dots(key: Secret) -> str:
    with key.revealed() as text:
        return "." * len(text)
