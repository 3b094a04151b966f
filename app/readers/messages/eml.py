"""Which sender, links and attachments does a saved e-mail (RFC 5322) have?

Nothing is rendered and nothing remote is loaded: HTML is only looked through for its links.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import getaddresses
from typing import Final, cast

from app.readers.messages import headers
from app.readers.messages.errors import NotAMessage, OutlookMessage
from app.readers.messages.html import Page, looked_through
from app.readers.vaults.reader import Untrusted
from checks.links.mail import Attachment, Authentication, Mail, Mailbox, MailLink


def read(untrusted: Untrusted) -> Mail:
    """Return the message; OutlookMessage for the format of Outlook, NotAMessage for what has no header of one."""
    if untrusted.data.startswith(_COMPOUND):
        raise OutlookMessage(name=untrusted.name)
    message = cast("EmailMessage", BytesParser(policy=headers.Bounded()).parsebytes(untrusted.data))
    sender = _mailboxes(message, "From")
    if not sender:
        raise NotAMessage(name=untrusted.name)
    pages = list(_pages(message))
    links = tuple(dict.fromkeys(link for page in pages for link in page.links))
    attachments = tuple(_attachments(message))
    none_left_out = max(len(links), len(attachments)) <= _MOST_LINKS and all(page.is_whole for page in pages)
    none_left_out = none_left_out and not headers.is_cut(message)
    return Mail(
        sender=sender[0],
        reply_to=tuple(_mailboxes(message, "Reply-To")),
        subject=_header(message, "Subject"),
        authentication=_authentication(message),
        links=links[:_MOST_LINKS],
        attachments=attachments[:_MOST_LINKS],
        has_form=any(page.has_form for page in pages),
        is_whole=none_left_out,
        words=" ".join(page.words for page in pages)[:_MOST_WORDS],
    )


def _header(message: EmailMessage, name: str) -> str:
    try:
        return " ".join(str(message.get(name, "")).split())
    except _DAMAGED:
        return ""


def _mailboxes(message: EmailMessage, name: str) -> list[Mailbox]:
    try:
        values = [str(value) for value in message.get_all(name, [])]
    except _DAMAGED:
        values = []
    return [Mailbox(" ".join(shown.split()), address) for shown, address in getaddresses(values) if address]


def _authentication(message: EmailMessage) -> Authentication | None:
    """Read the topmost header only: the provider puts its own above those of others, if it writes one at all."""
    told = _header(message, "Authentication-Results")
    if not told:
        return None
    plain = _COMMENT.sub("", told)
    results = {method.lower(): result.lower() for method, result in _RESULT.findall(plain)}
    server = plain.partition(";")[0].split()
    return Authentication(
        server[0] if server else "", results.get("spf", ""), results.get("dkim", ""), results.get("dmarc", "")
    )


def _pages(message: EmailMessage) -> Iterator[Page]:
    for part in message.walk():
        kind = part.get_content_type()
        if kind.startswith("text/") and not _is_file(part):
            text = _text(part)
            yield looked_through(text) if kind == "text/html" else _plain(text)


def _is_file(part: EmailMessage) -> bool:
    try:
        return part.get_content_disposition() == "attachment"
    except _DAMAGED:
        return False


def _plain(text: str) -> Page:
    found = (match[0].rstrip(_AFTER_LINKS) for match in _ADDRESS.finditer(text[:_LONGEST_TEXT]))
    links = tuple(MailLink(address, address) for address in found)
    return Page(links, has_form=False, is_whole=len(text) <= _LONGEST_TEXT, words=text[:_MOST_WORDS])


def _text(part: EmailMessage) -> str:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    return data.decode(_charset(part), "replace")


def _charset(part: EmailMessage) -> str:
    try:
        return headers.usual_charset(part.get_content_charset("utf-8"))
    except _DAMAGED:
        return "ascii"


def _attachments(message: EmailMessage) -> Iterator[Attachment]:
    for part in message.walk():
        try:
            name = part.get_filename()
        except _DAMAGED:
            name = None
        if name:
            data = part.get_payload(decode=True)
            yield Attachment(" ".join(name.split())[:_LONGEST_NAME], isinstance(data, bytes) and _is_locked(data))


def _is_locked(data: bytes) -> bool:
    """Tell whether the first entry of a ZIP archive is encrypted: bit 0 of its flags (APPNOTE 4.4.4)."""
    return data.startswith(b"PK\x03\x04") and len(data) > _FLAGS and bool(data[_FLAGS] & 1)


_DAMAGED: Final = (ValueError, LookupError, AttributeError, TypeError)
"""What the library raises for some damaged headers (IndexError is a LookupError)."""
_COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FLAGS: Final = 6
_MOST_LINKS: Final = 1000
_MOST_WORDS: Final = 200_000
_LONGEST_TEXT: Final = 2_000_000
_LONGEST_NAME: Final = 200
_AFTER_LINKS: Final = ".,;:!?)>]}'\"»"
_ADDRESS: Final = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_COMMENT: Final = re.compile(r"\([^()]{0,1000}\)")
_RESULT: Final = re.compile(r"\b(spf|dkim|dmarc)\s*=\s*([a-z]+)", re.IGNORECASE)
