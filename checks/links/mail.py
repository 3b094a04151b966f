"""What does a saved e-mail say, once its bytes were taken apart?"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Mailbox:
    """A name and an address, as the header has them; either may be ""."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class MailLink:
    """A link of the message: the text that is seen, "" for a picture, and what it opens."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A part that is a file: its name, and whether it is an archive that only a password opens."""

    name: str
    is_locked: bool = False


@dataclass(frozen=True, slots=True)
class Authentication:
    """What the topmost header tells of the sender. It proves nothing: where the provider writes none, the sender can.

    `server` calls itself so; the results are words of RFC 8601 such as `pass`, `fail`, `none`, "" where it tells none.
    """

    server: str
    spf: str
    dkim: str
    dmarc: str


@dataclass(frozen=True, slots=True)
class Mail:
    """One message. `words` is its readable text, shortened; `is_whole` tells that no link of it was left out."""

    sender: Mailbox
    reply_to: tuple[Mailbox, ...] = ()
    subject: str = ""
    authentication: Authentication | None = None
    links: tuple[MailLink, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    has_form: bool = False
    is_whole: bool = True
    words: str = field(default="", repr=False)
