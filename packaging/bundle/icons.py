"""How does the logo look in the sizes and files that each system asks for?

python packaging/bundle/icons.py FOLDER

Draws resources/icons/logo.svg: `hicolor/` for freedesktop.org, `bilan.ico` for Windows, `bilan.icns` for macOS.
"""

from __future__ import annotations

import io
import shutil
import sys
from pathlib import Path
from typing import Final

from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

LOGO: Final = Path(__file__).resolve().parents[2] / "resources" / "icons" / "logo.svg"
HICOLOR: Final = (16, 22, 24, 32, 48, 64, 128, 256, 512)
_WINDOWS: Final = (16, 24, 32, 48, 64, 128, 256)
_MACOS: Final = (16, 32, 64, 128, 256, 512, 1024)
_EDGE: Final = 0.1
"""Of the room around the drawing, on macOS only: the icons of its own programs have it."""


def draw(folder: Path) -> None:
    """Write all files into `folder`."""
    for size in HICOLOR:
        place = folder / "hicolor" / f"{size}x{size}" / "apps"
        place.mkdir(parents=True, exist_ok=True)
        (place / "bilan.png").write_bytes(_png(size))
    scalable = folder / "hicolor" / "scalable" / "apps"
    scalable.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(LOGO, scalable / "bilan.svg")
    _save(folder / "bilan.ico", [_picture(_png(size)) for size in _WINDOWS])
    _save(folder / "bilan.icns", [_picture(_png(size, _EDGE)) for size in _MACOS])


def _png(size: int, edge: float = 0) -> bytes:
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    room = image.rect().toRectF()
    QSvgRenderer(str(LOGO)).render(painter, room.adjusted(size * edge, size * edge, -size * edge, -size * edge))
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # its annotation forgets that a device is possible
    return bytes(data.data())


def _picture(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png))


def _save(file: Path, pictures: list[Image.Image]) -> None:
    *smaller, largest = pictures
    largest.save(file, append_images=smaller, sizes=[each.size for each in pictures])


if __name__ == "__main__":
    app = QGuiApplication([])
    draw(Path(sys.argv[1]))
