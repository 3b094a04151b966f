"""What lies in the clipboard: a link, a saved message, a picture, a text, or something that is not to be read?"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

_MAIL: Final = ".eml"
_MARKS: Final = (
    "x-kde-passwordManagerHint",
    "nspasteboard",
    "Clipboard Viewer Ignore",
    "ExcludeClipboardContentFromMonitorProcessing",
    "CanIncludeInClipboardHistory",
)
"""How password managers mark what they copy (KDE, nspasteboard.org, Windows): a part of a format's name."""
_ADDRESS: Final = re.compile(r"[a-z][a-z0-9+.-]*://\S+|[^\s/@]+\.[^\s/@.]{2,63}(?:[/?#:]\S*)?", re.IGNORECASE)


class Kind(Enum):
    """What can be done with it."""

    NOTHING = "nothing"
    CONCEALED = "concealed"
    ADDRESS = "address"
    MAIL = "mail"
    PICTURE = "picture"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Copied:
    """What was copied: its text for ADDRESS and TEXT, its file for MAIL."""

    kind: Kind
    text: str = field(default="", repr=False)
    file: Path | None = field(default=None, repr=False)


def now() -> Copied:
    """Return what lies in the clipboard now."""
    given: QMimeData | None = QGuiApplication.clipboard().mimeData()
    return read(given) if given is not None else Copied(Kind.NOTHING)  # None, where PySide's stubs do not expect it


def read(given: QMimeData) -> Copied:
    """Return what `given` is. Of what a password manager marked, nothing but the mark is read."""
    if any(mark in name for name in given.formats() for mark in _MARKS):
        return Copied(Kind.CONCEALED)
    files = [Path(url.toLocalFile()) for url in given.urls() if url.isLocalFile()]
    if mail := next((file for file in files if file.suffix.lower() == _MAIL), None):
        return Copied(Kind.MAIL, file=mail)
    if files or (given.hasImage() and not given.hasText()):
        return Copied(Kind.PICTURE)
    text = given.text() if given.hasText() else ""
    if _ADDRESS.fullmatch(text.strip()):
        return Copied(Kind.ADDRESS, text.strip())
    return Copied(Kind.TEXT, text) if text.strip() else Copied(Kind.NOTHING)
