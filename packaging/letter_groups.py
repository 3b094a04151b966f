"""Make the table of usual groups of letters: `python packaging/letter_groups.py`, after `word_lists.py`.

Counts how many French and English words, names and places have each group of three letters. Nothing else goes into it:
no address, honest or fraudulent. Writes `resources/rules/letter_groups.txt`; a line `5 ingent...` holds the groups that
2^5 to 2^6 - 1 words have, one behind the other.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from pathlib import Path

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
SOURCE, TARGET = RESOURCES / "words" / "common.txt", RESOURCES / "rules" / "letter_groups.txt"
KINDS = {"french", "english", "name", "place"}
SIZE = 3


def main() -> int:
    """Write the table."""
    counts: Counter[str] = Counter()
    for line in SOURCE.read_text("utf-8").splitlines():
        kind, _rank, *words = line.split()
        if kind in KINDS:
            counts.update(group for word in words if word.isascii() and word.isalpha() for group in _groups(word))
    lines: dict[int, list[str]] = defaultdict(list)
    for group, count in sorted(counts.items()):
        lines[count.bit_length() - 1].append(group)
    TARGET.write_text("".join(f"{power} {''.join(groups)}\n" for power, groups in sorted(lines.items())), "ascii")
    print(f"{TARGET.name}: {len(counts)} groups")
    return 0


def _groups(word: str) -> list[str]:
    return [word[i : i + SIZE] for i in range(len(word) - SIZE + 1)]


if __name__ == "__main__":
    sys.exit(main())
