"""How is a picture shown that was decoded elsewhere?"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from app.values.photos import Pixels


class ShownPicture(QLabel):
    """A picture at most `most` pixels wide and high; `name` says what it is to a screen reader."""

    def __init__(self, pixels: Pixels, name: str, most: int, parent: QWidget | None = None) -> None:
        """Show `pixels`, which are plain points: nothing foreign is decoded here."""
        super().__init__(parent)
        image = QImage(pixels.rgb, pixels.width, pixels.height, pixels.width * 3, QImage.Format.Format_RGB888)
        size = image.size().boundedTo(image.size().scaled(most, most, Qt.AspectRatioMode.KeepAspectRatio))
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        self.setPixmap(QPixmap.fromImage(image.scaled(size, keep, smooth)))
        self.setFixedSize(size)
        self.setAccessibleName(name)
