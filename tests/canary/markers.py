"""Which secrets are hidden in the canary's vaults, and in which disguises would one be found again?"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from pathlib import Path

_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")


class Marker:
    """One secret text and every form in which it could be written."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._forms = {form: kind for kind, form in _disguises(text)}

    def seen_in(self, data: bytes) -> list[str]:
        """Return the kinds of disguise in which the secret stands in `data`."""
        return sorted({kind for form, kind in self._forms.items() if form in data})


def _disguises(text: str) -> Iterator[tuple[str, bytes]]:
    for encoding in _ENCODINGS:
        plain = text.encode(encoding)
        yield encoding, plain
        yield f"hex of {encoding}", plain.hex().encode()
        yield f"hex of {encoding}", plain.hex().upper().encode()
        for shift in range(3):
            yield f"base64 of {encoding}", _base64_core(plain, shift)
    for name in ("sha1", "sha256"):
        digest = hashlib.new(name, text.encode(), usedforsecurity=False)
        yield name, digest.digest()
        yield name, digest.hexdigest().encode()
        yield name, digest.hexdigest().upper().encode()
        yield name, base64.b64encode(digest.digest())
    yield "JSON", ascii(text).strip("'\"").encode()


def _base64_core(plain: bytes, shift: int) -> bytes:
    """Return what base64 makes of `plain` after `shift` other bytes, without the characters that those decide too."""
    encoded = base64.b64encode(b"\0" * shift + plain)
    return encoded[(0, 2, 3)[shift] : len(plain) * 4 // 3 - 3]


def leaks(markers: list[Marker], places: dict[str, bytes]) -> list[str]:
    """Return, in one line each, which marker stands where and how; the marker itself is not repeated."""
    return [
        f"marker {number} in {place}: {kind}"
        for place, data in places.items()
        for number, marker in enumerate(markers)
        for kind in marker.seen_in(data)
    ]


def written_below(*folders: Path) -> dict[str, bytes]:
    """Return the name and content of every file below `folders`: the name is something written too."""
    return {
        str(path): str(path).encode() + b"\0" + path.read_bytes()
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink()
    }
