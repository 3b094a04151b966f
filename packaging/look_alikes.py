"""Make the table of letters that look like others: `python3 packaging/look_alikes.py`.

Reads the Unicode data that the library ICU carries (UTS 39, "confusables"; UAX 24, "scripts") through PyICU, which
Debian has as `python3-icu`; run it with the Python that has that package. Its licence stands in
`resources/rules/LICENSES.md`.

Writes `resources/rules/look_alikes.txt`. A line `= a` names what the letters after it are drawn like, in ASCII; a line
`: Latin` is followed by the ranges of the letters, marks and digits of that script, in hexadecimal.
"""

from __future__ import annotations

import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path

import icu

HOME = Path(__file__).resolve().parent
TARGET = HOME.parent / "resources" / "rules" / "look_alikes.txt"
BY_EYE = HOME / "words" / "look_alikes.txt"
"""What letters are taken for others at the size of an address bar, by our own eyes; UTS 39 is stricter."""
LAST = 0x1FFFF
"""Beyond this there are rare Han characters, and nothing that a host is read as."""

IN_HOSTS = ("Ll", "Lo", "Lm", "Mn", "Mc", "Nd")
"""What may stand in a host after it was folded: small letters, letters without case, marks, digits."""
WIDEST = 3
"""A letter that is drawn like more signs than this is no look-alike of one word among others."""
LOWER = {"O": "o", "I": "l", "rn": "m", "vv": "w"}
"""How ICU writes what a host has as one small letter."""


def main() -> int:
    """Write the table."""
    lines = [*_look_alikes(), *_scripts()]
    TARGET.write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{TARGET.name}: {len(lines)} lines, Unicode {icu.UNICODE_VERSION}")
    return 0


def _look_alikes() -> Iterator[str]:
    drawn: dict[str, set[str]] = defaultdict(set)
    for line in BY_EYE.read_text("utf-8").splitlines():
        plain, letters = line.split()
        drawn[plain].update(letters)
    taken = {letter for those in drawn.values() for letter in those}
    checker = icu.SpoofChecker()
    for letter in _letters():
        plain = "" if letter in taken else _plain(checker, letter)
        if plain and len(plain) <= WIDEST:
            drawn[plain].add(letter)
    for plain, alike in sorted(drawn.items()):
        yield f"= {plain} {''.join(sorted(alike))}"


def _plain(checker: icu.SpoofChecker, letter: str) -> str:
    """Return what `letter` without its accents is drawn like, in ASCII; "" if it is like no ASCII letter."""
    bare = "".join(part for part in unicodedata.normalize("NFD", letter) if not unicodedata.combining(part))
    skeleton = unicodedata.normalize("NFD", checker.getSkeleton(0, bare))
    kept = "".join(part for part in skeleton if not unicodedata.combining(part))
    plain = LOWER.get(kept, kept).lower()
    return plain if plain.isascii() and plain.isalnum() else ""


def _scripts() -> Iterator[str]:
    ranges: Mapping[str, list[tuple[int, int]]] = _ranges()
    for script, spans in sorted(ranges.items()):
        yield f": {script} {' '.join(f'{a:x}' if a == b else f'{a:x}-{b:x}' for a, b in spans)}"


def _ranges() -> Mapping[str, list[tuple[int, int]]]:
    members: dict[str, list[int]] = defaultdict(list)
    for letter in _letters():
        members[icu.Script.getScript(letter).getName()].append(ord(letter))
    found = {}
    for script, points in members.items():
        starts = [points[0], *(b for a, b in pairwise(points) if b > a + 1)]
        ends = [*(a for a, b in pairwise(points) if b > a + 1), points[-1]]
        found[script] = list(zip(starts, ends, strict=True))
    return found


def _letters() -> Iterator[str]:
    points = (chr(point) for point in range(0x80, LAST + 1))
    return (letter for letter in points if unicodedata.category(letter) in IN_HOSTS)


if __name__ == "__main__":
    sys.exit(main())
