"""Why can no code be read from a picture?"""

from __future__ import annotations

from app.errors import SourceError
from checks.model import MessageId


class NotAPicture(SourceError):
    """The content is no picture of a kind that is read here."""

    message = MessageId("source.not_a_picture")


class PictureDamaged(SourceError):
    """The picture ends early, or contradicts itself."""

    message = MessageId("source.picture_damaged")


class PictureTooLarge(SourceError):
    """The picture is above our caps: `bytes` in MiB, or `pixels` in millions."""

    message = MessageId("source.picture_too_large")


class NoCode(SourceError):
    """No QR code was found: there may still be one that is too small or too blurred."""

    message = MessageId("source.no_code")


class CodeDamaged(SourceError):
    """There is a QR code, and too much of it is missing."""

    message = MessageId("source.code_damaged")
