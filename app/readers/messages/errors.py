"""Why can a saved message not be used?"""

from __future__ import annotations

from app.errors import SourceError
from checks.model import MessageId


class OutlookMessage(SourceError):
    """A message that Outlook saved in its own format (`.msg`)."""

    message = MessageId("source.outlook_message")


class NotAMessage(SourceError):
    """The file has no header of a message."""

    message = MessageId("source.not_a_message")
