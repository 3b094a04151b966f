"""How large is a JPEG, asked of its bytes without decoding it?"""

from __future__ import annotations

import struct

FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
"""Markers of a frame header, which holds the size."""


_MOST_SEGMENTS = 2000


def jpeg_size(data: bytes) -> tuple[int, int] | None:
    """Return width and height in points; None where `data` is no JPEG or does not say it."""
    if data[:2] != b"\xff\xd8":
        return None
    at = 2
    for _ in range(_MOST_SEGMENTS):
        if at + 9 > len(data) or data[at] != 0xFF:  # noqa: PLR2004 - what every marker begins with
            return None
        marker = data[at + 1]
        if marker in FRAMES:
            height, width = struct.unpack_from(">HH", data, at + 5)
            return width, height
        at += 2 + max(2, struct.unpack_from(">H", data, at + 2)[0])
    return None
