"""What does a picture look like, small?

Here, where nothing can be written and no network is, so that the window decodes nothing that a stranger made.
"""

from __future__ import annotations

import io
from typing import Final

from PIL import Image, ImageOps

from app.values.photos import Pixels

_FORMATS: Final = ("JPEG", "PNG", "WEBP", "AVIF")
_MOST_MEGAPIXELS: Final = 120
"""Decoded, it is 360 MB; larger pictures are read, and not drawn (our choice)."""


def drawn(data: bytes, most: int) -> Pixels | None:
    """Return the picture upright, at most `most` points wide and high; None where it cannot be drawn here."""
    try:
        with Image.open(io.BytesIO(data), formats=_FORMATS) as picture:
            if picture.width * picture.height > _MOST_MEGAPIXELS * 1_000_000:
                return None
            picture.draft("RGB", (most, most))
            turned = ImageOps.exif_transpose(picture)
            turned.thumbnail((most, most))
            ground = Image.new("RGB", turned.size, "white")
            whole = turned.convert("RGBA")
            ground.paste(whole, mask=whole.getchannel("A"))
    except Exception:  # noqa: BLE001 - what a damaged picture makes a decoder raise is not written anywhere
        return None
    return Pixels(ground.width, ground.height, ground.tobytes())


Image.MAX_IMAGE_PIXELS = _MOST_MEGAPIXELS * 1_000_000
