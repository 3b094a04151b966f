"""Why can it not be told what a picture file holds?"""

from __future__ import annotations

from app.errors import SourceError
from checks.model import MessageId


class NotAPhoto(SourceError):
    """The content is no JPEG, PNG, WebP, HEIC or AVIF."""

    message = MessageId("photo.error.kind")


class PhotoDamaged(SourceError):
    """The file ends early or contradicts itself, so that its parts cannot be told from one another."""

    message = MessageId("photo.error.damaged")


class PhotoTooLarge(SourceError):
    """The file has more than `limit` MiB."""

    message = MessageId("photo.error.too_large")


class TooMuch(Exception):
    """Inside the readers: there is more to read than any true file has. Told as PhotoDamaged."""


class Broken(Exception):
    """Inside the readers: a part contradicts itself. Told as a clue or as PhotoDamaged, never further."""
