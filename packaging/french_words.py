"""Make the list of French words that people build passwords from: `python packaging/french_words.py`.

Fetches one npm package (MIT; its words come from OpenSubtitles, see `resources/words/LICENSES.md`), which needs `npm`
and the network. Writes `resources/words/french.txt`: one casefolded word a line, commonest first, an accented word
followed by the way it is typed without accents.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
import tempfile
import unicodedata
from collections.abc import Iterator
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent
TARGET = HOME / "resources" / "words" / "french.txt"
PACKAGE = "@zxcvbn-ts/language-fr@4.1.2"
COMMON = "commonWords.json"
FIRST_NAMES = "lastnames.json"
"""In this package the files of first names and of surnames bear each other's name."""

SHORTEST, LONGEST = 3, 20
KEPT = 15_000
NAMES_AFTER = 480
"""First names have no order of their own. They follow the words that every conversation has."""


def fetched(name: str, folder: Path) -> list[str]:
    """Return the JSON list `name` of the package that lies unpacked in `folder`."""
    words = json.loads((folder / "package" / "src" / name).read_text("utf-8"))
    return [str(word) for word in words]


def unpack(folder: Path) -> None:
    """Download the package with npm, which checks its digest, and unpack it into `folder`."""
    done = subprocess.run(["npm", "pack", "--silent", PACKAGE], cwd=folder, check=True, capture_output=True, text=True)
    with tarfile.open(folder / done.stdout.strip()) as archive:
        archive.extractall(folder, filter="data")


def usable(words: list[str]) -> Iterator[str]:
    """Yield the words that are letters only and neither too short to matter nor too long to be typed."""
    for word in words:
        folded = word.casefold()
        if folded.isalpha() and SHORTEST <= len(folded) <= LONGEST:
            yield folded


def unaccented(word: str) -> str:
    """Return `word` as it is typed on a keyboard without accents: `cœur` and `été` give `coeur` and `ete`."""
    parts = unicodedata.normalize("NFD", word.replace("œ", "oe").replace("æ", "ae"))
    return "".join(part for part in parts if not unicodedata.combining(part))


def ranked(common: list[str], names: list[str]) -> list[str]:
    """Return all words, commonest first, each once, followed by its unaccented form."""
    kept = list(usable(common))[:KEPT]
    in_order = kept[:NAMES_AFTER] + list(usable(names)) + kept[NAMES_AFTER:]
    forms = (form for word in in_order for form in (word, unaccented(word)))
    return list(dict.fromkeys(forms))


def main() -> int:
    """Write the list; the errors of npm and of the disk are left as they are."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        unpack(folder)
        words = ranked(fetched(COMMON, folder), fetched(FIRST_NAMES, folder))
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text("\n".join(words) + "\n", "utf-8")
    print(f"{len(words)} words")
    return 0


if __name__ == "__main__":
    sys.exit(main())
