"""Why can the history of a browser not be read?"""

from __future__ import annotations

from app.errors import SourceError
from checks.model import MessageId


class HistoryDamaged(SourceError):
    """The copy is no whole database."""

    message = MessageId("source.history_damaged")


class HistoryUnknown(SourceError):
    """The database has other tables than those that we know."""

    message = MessageId("source.history_unknown")


class HistoryEmpty(SourceError):
    """There is no address in it."""

    message = MessageId("source.history_empty")


class HistoryTooLong(SourceError):
    """It has more rows than are read here: `limit`."""

    message = MessageId("source.history_too_long")
