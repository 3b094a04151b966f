"""Which QR codes are in a picture?"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Final

import zxingcpp
from PIL import Image

from app.readers.pictures.errors import CodeDamaged, NoCode, NotAPicture, PictureDamaged, PictureTooLarge
from app.readers.vaults.reader import Untrusted

MOST_MEBIBYTES: Final = 48
"""Above every photograph of a telephone (our choice)."""
MOST_MEGAPIXELS: Final = 64
"""As above; decoded, it is 256 MiB."""
_MOST_CODES: Final = 50
_FORMATS: Final = ("PNG", "JPEG", "GIF", "WEBP", "BMP")
_CODES: Final = zxingcpp.BarcodeFormats(
    (zxingcpp.BarcodeFormat.QRCode, zxingcpp.BarcodeFormat.MicroQRCode, zxingcpp.BarcodeFormat.RMQRCode)
)


def read(untrusted: Untrusted) -> tuple[str, ...]:
    """Return the texts of the codes, each once, from the top of the picture down.

    Raises NotAPicture, PictureDamaged, PictureTooLarge, NoCode, and CodeDamaged where no code can be read as a whole.
    """
    texts: dict[str, None] = {}
    is_damaged = False
    for picture in _grounds(_decoded(untrusted)):
        found = zxingcpp.read_barcodes(picture, _CODES, text_mode=zxingcpp.TextMode.Plain, return_errors=True)
        texts.update((code.text, None) for code in sorted(found, key=_place) if code.valid and code.text.strip())
        is_damaged = is_damaged or any(not code.valid for code in found)
        if texts:
            return tuple(texts)[:_MOST_CODES]
    raise CodeDamaged(name=untrusted.name) if is_damaged else NoCode(name=untrusted.name)


def _decoded(untrusted: Untrusted) -> Image.Image:
    name = untrusted.name
    if len(untrusted.data) > MOST_MEBIBYTES * 1024 * 1024:
        raise _too_large(name)
    try:
        picture = Image.open(io.BytesIO(untrusted.data), formats=_FORMATS)
    except Image.DecompressionBombError:
        raise _too_large(name) from None
    except Exception:  # noqa: BLE001 - what a damaged header makes a decoder raise is not written anywhere
        raise NotAPicture(name=name) from None
    if picture.width * picture.height > MOST_MEGAPIXELS * 1_000_000:
        raise _too_large(name)
    try:
        return picture.convert("RGBA" if picture.has_transparency_data else "L")
    except Exception:  # noqa: BLE001 - as above
        raise PictureDamaged(name=name) from None


def _too_large(name: str) -> PictureTooLarge:
    return PictureTooLarge(name=name, bytes=MOST_MEBIBYTES, pixels=MOST_MEGAPIXELS)


def _grounds(picture: Image.Image) -> Iterator[Image.Image]:
    """Yield the picture in grey; what shows through is laid on white, then on black: either may hide a code."""
    if picture.mode == "L":
        yield picture
        return
    for grey in (255, 0):
        ground = Image.new("L", picture.size, grey)
        ground.paste(picture.convert("L"), mask=picture.getchannel("A"))
        yield ground


def _place(code: zxingcpp.Barcode) -> tuple[int, int]:
    corner = code.position.top_left
    return corner.y, corner.x


Image.MAX_IMAGE_PIXELS = MOST_MEGAPIXELS * 1_000_000
