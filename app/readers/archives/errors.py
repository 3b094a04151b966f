"""Why can an archive not be used?

Each class is one cause and one sentence in `messages.toml`. `name` is the own name of the file that was given.
"""

from __future__ import annotations

from app.errors import SourceError
from checks.model import MessageId


class ArchiveMissing(SourceError):
    """Nothing is there."""

    message = MessageId("source.missing")


class ArchiveNotAllowed(SourceError):
    """The system refuses to let us read it."""

    message = MessageId("source.not_allowed")


class ArchiveEmpty(SourceError):
    """It holds no byte, or no file."""

    message = MessageId("archive.error.empty")


class ArchiveDamaged(SourceError):
    """A zip that contradicts itself, or that was not downloaded to its end."""

    message = MessageId("archive.error.damaged")


class ArchiveLocked(SourceError):
    """A zip whose files are encrypted."""

    message = MessageId("archive.error.locked")


class ArchiveBomb(SourceError):
    """A few bytes that become very many: made to fill a computer."""

    message = MessageId("archive.error.bomb")


class ArchiveUnsafeNames(SourceError):
    """File names that lead out of the archive, which no platform writes."""

    message = MessageId("archive.error.names")


class ArchiveTooManyFiles(SourceError):
    """More than `limit` files."""

    message = MessageId("archive.error.members")


class ArchiveTooLarge(SourceError):
    """More than `limit` GiB to be read of it."""

    message = MessageId("archive.error.too_large")


class ArchiveNestedTooLarge(SourceError):
    """A zip in the zip that is too large to be read in it."""

    message = MessageId("archive.error.nested")


class ArchiveUnknown(SourceError):
    """No platform's archive is recognised."""

    message = MessageId("archive.error.unknown")


class ArchiveIsWebPages(SourceError):
    """An export of Facebook, Instagram, TikTok or Snapchat that was asked for as web pages."""

    message = MessageId("archive.error.html")


class GoogleTakeout(SourceError):
    """An archive of Google, which is recognised and not read."""

    message = MessageId("archive.error.takeout")


class MemberBroken(Exception):
    """One file of an archive cannot be read, or not to its end: the others can."""
