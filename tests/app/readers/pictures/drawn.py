"""Pictures with codes for the tests, made here."""

from __future__ import annotations

import io

import zxingcpp
from PIL import Image

TEXT = "https://colivo.example/p"


def code(text: str = TEXT, scale: int = 4) -> Image.Image:
    """Return a QR code in black on white."""
    return Image.fromarray(zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode).to_image(scale=scale))


def beside(*pictures: Image.Image) -> Image.Image:
    """Return `pictures` under one another."""
    whole = Image.new("L", (max(each.width for each in pictures), sum(each.height for each in pictures)), 255)
    at = 0
    for each in pictures:
        whole.paste(each, (0, at))
        at += each.height
    return whole


def encoded(picture: Image.Image, kind: str = "PNG") -> bytes:
    """Return the bytes of a file with `picture`."""
    file = io.BytesIO()
    picture.save(file, kind)
    return file.getvalue()
