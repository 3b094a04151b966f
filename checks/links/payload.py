"""What would a telephone do with the text of a QR code?

The forms are those of the ZXing project's page "Barcode Contents", RFC 3966, 5724, 5870, 6068 and 6350, and EPC069-12.
What opens something else, a password of a network or the seed of second proofs, is left out of every value.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from typing import Final

from checks import suffixes
from checks.links.coding import percent_decoded
from checks.links.inspect import inspected
from checks.links.knowledge import Knowledge
from checks.links.model import Inspection


class Kind(Enum):
    """What the code is for. Values are those of the command line's JSON."""

    LINK = "link"
    WIFI = "wifi"
    CALL = "call"
    TEXT_MESSAGE = "text-message"
    MAIL = "mail"
    PLACE = "place"
    CONTACT = "contact"
    SECOND_PROOF = "second-proof"
    PAYMENT = "payment"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Payload:
    """One code. `parts` are what a person should see of it; `link` is the address in it, "" where there is none.

    Keys of `parts`: name, security, number, text, to, subject, place, organisation, amount. Empty ones are absent.
    """

    kind: Kind
    parts: Mapping[str, str]
    link: str = ""


@dataclass(frozen=True, slots=True)
class SeenCode:
    """A code, and what is to be said of the address in it."""

    payload: Payload
    inspection: Inspection | None


def seen(payload: Payload, known: Knowledge, known_sites: Collection[str] = ()) -> SeenCode:
    """Inspect the address in `payload`, if there is one."""
    return SeenCode(payload, inspected(payload.link, known, known_sites) if payload.link else None)


def explained(text: str) -> Payload:
    """Return what the text of a code is. Never raises."""
    text = text.strip()[:_LONGEST]
    scheme = text.partition(":")[0].lower() if ":" in text else ""
    if read := _READERS.get(scheme):
        return read(text)
    if text.startswith(("BCD\n", "BCD\r\n")):
        return _transfer(text)
    if _is_link(text, scheme):
        return Payload(Kind.LINK, {}, text)
    found = _WEB.search(text)
    return Payload(Kind.TEXT, {"text": text}, found[0].rstrip(_AFTER_LINKS) if found else "")


def _is_link(text: str, scheme: str) -> bool:
    if re.search(r"\s", text):
        return scheme in {"http", "https"} and "\n" not in text
    if scheme in _RUNS or _SCHEME.match(text):
        return True
    host = _HOST.match(text)
    return bool(host) and suffixes.is_known(host[1].lower()) if host else False


def _wifi(text: str) -> Payload:
    told = _fields(text[len("WIFI:") :])
    return _payload(Kind.WIFI, name=told.get("S", ""), security=told.get("T", "").upper() or "NOPASS")


def _call(text: str) -> Payload:
    return _payload(Kind.CALL, number=_decoded(_after(text).partition("?")[0].partition(";")[0]))


def _text_message(text: str) -> Payload:
    number, question, query = _after(text).partition("?")
    written = _query(query).get("body", "")
    if not question:  # SMSTO:number:text
        number, _, written = number.partition(":")
    return _payload(Kind.TEXT_MESSAGE, link=_link_in(written), number=_decoded(number), text=written)


def _mail(text: str) -> Payload:
    to, _, query = _after(text).partition("?")
    told = _query(query)
    body = told.get("body", "")
    to = _decoded(to) or told.get("to", "")
    return _payload(Kind.MAIL, link=_link_in(body), to=to, subject=told.get("subject", ""), text=body)


def _mail_of_docomo(text: str) -> Payload:
    told = _fields(_after(text))
    body = told.get("BODY", "")
    return _payload(Kind.MAIL, link=_link_in(body), to=told.get("TO", ""), subject=told.get("SUB", ""), text=body)


def _place(text: str) -> Payload:
    place, _, query = _after(text).partition("?")
    return _payload(Kind.PLACE, place=place.partition(";")[0].replace(",", ", "), name=_query(query).get("q", ""))


def _card(text: str) -> Payload:
    told: dict[str, str] = {}
    for line in _UNFOLD.sub("", text).splitlines():
        name, _, value = line.partition(":")
        told.setdefault(name.partition(";")[0].rpartition(".")[2].upper(), _unescaped(value))
    name = told.get("FN") or " ".join(part for part in reversed(told.get("N", "").split(";")[:2]) if part)
    return _contact(name, told)


def _card_of_docomo(text: str) -> Payload:
    told = _fields(_after(text))
    return _contact(" ".join(reversed(told.get("N", "").split(","))), told)


def _contact(name: str, told: Mapping[str, str]) -> Payload:
    return _payload(
        Kind.CONTACT,
        link=told.get("URL", ""),
        name=name.strip(),
        organisation=told.get("ORG", "").rstrip(";"),
        number=told.get("TEL", "").removeprefix("tel:"),
        to=told.get("EMAIL", ""),
    )


def _second_proof(text: str) -> Payload:
    label = _decoded(_after(text).lstrip("/").partition("/")[2].partition("?")[0])
    issuer = _query(text.partition("?")[2]).get("issuer", "") or (label.partition(":")[0] if ":" in label else "")
    return _payload(Kind.SECOND_PROOF, name=issuer)


def _payment(text: str) -> Payload:
    to, _, query = _after(text).lstrip("/").partition("?")
    told = _query(query)
    amount = " ".join(part for part in (told.get("amount") or told.get("am", ""), told.get("cu", "")) if part)
    return _payload(
        Kind.PAYMENT, to=told.get("pa", "") or to, name=told.get("pn") or told.get("label", ""), amount=amount
    )


def _transfer(text: str) -> Payload:
    """Read a SEPA credit transfer: its seventh line is the account, its sixth who has it, its eighth how much."""
    lines = [*text.splitlines(), *[""] * _TRANSFER][:_TRANSFER]
    return _payload(Kind.PAYMENT, name=lines[5], to=lines[6], amount=lines[7])


def _payload(kind: Kind, link: str = "", **parts: str) -> Payload:
    return Payload(kind, {key: value.strip() for key, value in parts.items() if value.strip()}, link)


def _after(text: str) -> str:
    return text.partition(":")[2]


def _fields(text: str) -> Mapping[str, str]:
    """Return `S:name;T:WPA;` as a mapping; a backslash takes the meaning from the sign behind it."""
    return dict(_field(part) for part in _parts(text) if ":" in part)


def _parts(text: str) -> Iterator[str]:
    ends = [-1, *(found.start(1) for found in _SEMICOLON.finditer(text) if found[1]), len(text)]
    return (text[start + 1 : end] for start, end in pairwise(ends))


def _field(part: str) -> tuple[str, str]:
    name, _, value = part.partition(":")
    return name.strip().upper(), _unescaped(value)


def _unescaped(value: str) -> str:
    return _ESCAPED.sub(lambda found: " " if found[1] in "nN" else found[1], value)


def _query(text: str) -> Mapping[str, str]:
    pairs = (pair.partition("=") for pair in text.split("&"))
    return {name.lower(): _decoded(value) for name, _, value in pairs}


def _decoded(text: str) -> str:
    return percent_decoded((text, [(i, i + 1) for i in range(len(text))]))[0]


def _link_in(text: str) -> str:
    found = _WEB.search(text)
    return found[0].rstrip(_AFTER_LINKS) if found else ""


_READERS: Final[Mapping[str, Callable[[str], Payload]]] = {
    "wifi": _wifi,
    "tel": _call,
    "sms": _text_message,
    "smsto": _text_message,
    "mms": _text_message,
    "mmsto": _text_message,
    "mailto": _mail,
    "matmsg": _mail_of_docomo,
    "geo": _place,
    "begin": _card,
    "mecard": _card_of_docomo,
    "otpauth": _second_proof,
    "otpauth-migration": _second_proof,
    "bitcoin": _payment,
    "ethereum": _payment,
    "litecoin": _payment,
    "monero": _payment,
    "upi": _payment,
}
_RUNS: Final = frozenset({"javascript", "data", "vbscript", "file", "blob", "intent", "market"})
"""Schemes without `//` that a telephone would follow; of the others, most texts with a colon are just texts."""
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,40}://")
_HOST: Final = re.compile(r"((?:[\w-]{1,63}\.){1,20}[A-Za-z]{2,24})(?::\d{1,5})?(?:[/?#]\S*)?$")
_WEB: Final = re.compile(r"https?://[^\s<>\"]{1,4096}", re.IGNORECASE)
_SEMICOLON: Final = re.compile(r"\\.|(;)", re.DOTALL)
_ESCAPED: Final = re.compile(r"\\(.)", re.DOTALL)
_UNFOLD: Final = re.compile(r"\r?\n[ \t]")
_AFTER_LINKS: Final = ".,;:!?)>]}'\"»"
_LONGEST: Final = 8192
_TRANSFER: Final = 8
