"""Where was a picture taken, as EXIF or XMP write it?"""

from __future__ import annotations

import re
from typing import Final

from app.readers.photos.tiff import Directory, Tiff, Value
from checks.photos.exactness import written_metres
from checks.photos.model import Position

_PARTS: Final = (1.0, 60.0, 3600.0)
_NORTH, _EAST = 90.0, 180.0
_XMP: Final = re.compile(r"(\d{1,3})(?:,(\d{1,2}(?:\.\d{1,30})?))(?:,(\d{1,2}(?:\.\d{1,30})?))?([NSEW])")
_DECIMAL: Final = re.compile(r"[+-]?\d{1,3}(?:\.(\d{1,30}))?")
_ERROR: Final = 0x1F
PLACES: Final = ((0x02, 0x04), (0x14, 0x16))
"""The fields of latitude and longitude, of where it was taken and of what was aimed at."""

Angle = tuple[float, float]
"""Degrees, and the step of the last digit in degrees."""


class NoFix(ValueError):
    """There are fields for a place, and no place in them."""


class Unclear(ValueError):
    """There are numbers, and no place can be made of them."""


def from_exif(tiff: Tiff, fields: tuple[int, int]) -> Position | None:
    """Return the place in two of the GPS fields; None without any or with noughts, Unclear with anything else."""
    latitude, longitude = (tiff.get(Directory.GPS, field) for field in fields)
    try:
        return _from_exif(tiff, fields, latitude, longitude)
    except NoFix:
        if any(map(_says_something, (latitude, longitude))):
            raise Unclear from None
        return None


def _says_something(value: Value | None) -> bool:
    if value is None:
        return False
    fractions = value.rationals()
    return any(top for top, _ in fractions) if fractions else any(value.data)


def _from_exif(tiff: Tiff, fields: tuple[int, int], latitude: Value | None, longitude: Value | None) -> Position:
    if latitude is None or longitude is None:
        raise NoFix
    error = tiff.get(Directory.GPS, _ERROR)
    fractions = error.rationals() if error else ()
    told = fractions[0][0] / fractions[0][1] if fractions and fractions[0][1] else None
    north = _angle(latitude, tiff.get(Directory.GPS, fields[0] - 1), "S")
    east = _angle(longitude, tiff.get(Directory.GPS, fields[1] - 1), "W")
    return _position(north, east, told)


def from_xmp(latitude: str, longitude: str) -> Position:
    """Return the place that XMP writes as `48,51.396N` or as a decimal number; NoFix for noughts, else Unclear."""
    try:
        return _position(_xmp_angle(latitude), _xmp_angle(longitude), None)
    except NoFix:
        if any(sign.isalnum() and sign not in "0NSEW" for sign in latitude + longitude):
            raise Unclear from None
        raise


def _position(north: Angle, east: Angle, told: float | None) -> Position:
    within = abs(north[0]) <= _NORTH and abs(east[0]) <= _EAST
    if not within or (north[0] == 0 and east[0] == 0):  # cameras without a signal write zeros
        raise NoFix
    return Position(round(north[0], 6), round(east[0], 6), written_metres(max(north[1], east[1]), told))


def _angle(value: Value, reference: Value | None, negative: str) -> Angle:
    fractions = value.rationals()[:3]
    if not fractions or any(bottom == 0 for _, bottom in fractions):
        raise NoFix
    degrees = sum(top / bottom / part for (top, bottom), part in zip(fractions, _PARTS, strict=False))
    # A part of nought tells nothing of how exact the place is: some write all of it into the part before.
    steps = [1 / bottom / part for (top, bottom), part in zip(fractions, _PARTS, strict=False) if top]
    sign = -1 if reference is not None and reference.text().upper().startswith(negative) else 1
    return sign * degrees, min(steps, default=1.0)


def _xmp_angle(text: str) -> Angle:
    text = text.strip()
    if whole := _XMP.fullmatch(text):
        degrees, minutes, seconds, side = whole.groups()
        angle = float(degrees) + float(minutes) / 60 + float(seconds or 0) / 3600
        digits = len((seconds or minutes).partition(".")[2])
        step = 10.0**-digits / (3600 if seconds else 60)
        return (-angle if side in "SW" else angle), step
    if whole := _DECIMAL.fullmatch(text):
        return float(text), 10.0 ** -len(whole[1] or "")
    raise NoFix
