"""Which picture did a person drop, choose or copy?"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QMimeData
from PySide6.QtGui import QImage

from app.values.pictures import CopiedPicture

ENDINGS: Final = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp", ".heic", ".heif", ".avif", ".tif", ".tiff")
"""Those that are no picture for Bilan are among them: the person is told what to do then."""


def is_picture(file: Path) -> bool:
    """Tell whether `file` is called like a picture."""
    return file.suffix.lower() in ENDINGS


def copied(given: QMimeData | None, name: str) -> CopiedPicture | None:
    """Return the picture in `given`, called `name`; None where there is none, as in an empty clipboard."""
    image = given.imageData() if given is not None and given.hasImage() else None
    if not isinstance(image, QImage) or image.isNull():
        return None
    # In grey, since a code has no colours; what shows through stays, since it may hide one.
    plain = image if image.hasAlphaChannel() else image.convertToFormat(QImage.Format.Format_Grayscale8)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    plain.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub asks for bytes, PySide for text
    return CopiedPicture(name, bytes(buffer.data().data()))
