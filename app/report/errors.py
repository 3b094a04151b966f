"""Why could a document not be written where the person wanted it?"""

from __future__ import annotations

from app.errors import ReportError
from checks.model import MessageId


class NoRoom(ReportError):
    """The disk has no room for it."""

    message = MessageId("report.no_room")


class NotWritten(ReportError):
    """The folder, or the file that is there already, does not let itself be written."""

    message = MessageId("report.not_written")
