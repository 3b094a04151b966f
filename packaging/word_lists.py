"""Make the list of words that people build passwords from: `python packaging/word_lists.py`.

Fetches two npm packages, which needs `npm` and the network, and reads the lists of the zxcvbn that is installed; their
licences stand in `resources/words/LICENSES.md`. The lists in `packaging/words/` are written by hand.

Writes `resources/words/common.txt`. A line holds what its words are (a `WordKind`), after how many others whoever
guesses tries them, and the words: casefolded, as typed in one word, an accented one also without its accents.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
import tempfile
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, zip_longest
from pathlib import Path

from zxcvbn.frequency_lists import FREQUENCY_LISTS

HOME = Path(__file__).resolve().parent
TARGET = HOME.parent / "resources" / "words" / "common.txt"
LANGUAGE = "@zxcvbn-ts/language-fr@4.1.2"
TERRITORY = "@etalab/decoupage-administratif@6.0.0"

SHORTEST, LONGEST = 3, 20
FRENCH, ENGLISH, PASSWORDS, COMMUNES, SURNAMES = 25_000, 10_000, 5_000, 1_500, 2_000
"""How many are kept of each. A rarer word takes more guesses than a password of one word and a number may."""
BEFORE = {"french": 100, "english": 100, "place": 60, "name": 80, "football": 50, "phrase": 30, "password": 0}
"""How many guesses come before the first word of each kind: what many like is tried before what is much said."""
FAVOURITE, PARTICLE = 30, 12
"""The rank of the first of the words that many like, and that of every word which only joins others."""
NOTORIOUS = 200
"""Up to this rank a password is known for being one, whatever else the word means."""
STEP = 1.25
"""Ranks are kept as powers of this: a tenth of a power of ten more or less is within what anybody knows of them."""

Ranked = tuple[int, str, str]
"""A rank, a kind and a word."""


def unpacked(package: str, folder: Path) -> Path:
    """Download `package` with npm, which checks its digest, and return the folder in which it lies unpacked."""
    done = subprocess.run(["npm", "pack", "--silent", package], cwd=folder, check=True, capture_output=True, text=True)
    archive = folder / done.stdout.strip()
    with tarfile.open(archive) as content:
        content.extractall(archive.with_suffix(""), filter="data")
    return archive.with_suffix("") / "package"


def by_hand(name: str) -> list[str]:
    """Return the words of a list that is written by hand."""
    return (HOME / "words" / f"{name}.txt").read_text("utf-8").split()


def usable(words: Iterable[str]) -> Iterator[str]:
    """Yield the words that are letters only and neither too short to matter nor too long to be typed."""
    for word in words:
        folded = word.casefold()
        if folded.isalpha() and SHORTEST <= len(folded) <= LONGEST:
            yield folded


def unaccented(word: str) -> str:
    """Return `word` as it is typed on a keyboard without accents: `cœur` and `été` give `coeur` and `ete`."""
    parts = unicodedata.normalize("NFD", word.replace("œ", "oe").replace("æ", "ae"))
    return "".join(part for part in parts if not unicodedata.combining(part))


def forms(words: Iterable[str]) -> list[str]:
    """Return the words, each once, followed by its unaccented form."""
    return list(dict.fromkeys(form for word in words for form in (word, unaccented(word))))


def in_turn(*lists: Iterable[str]) -> Iterator[str]:
    """Yield the first of each list, then the second of each, and so on."""
    yield from (word for row in zip_longest(*lists) for word in row if word)


def by_use(words: Iterable[str], used: Sequence[str]) -> list[str]:
    """Return `words` in the order in which `used` has them, then those that it has not, in their own order."""
    rank = {word: number for number, word in enumerate(used)}
    return sorted(words, key=lambda word: rank.get(unaccented(word.casefold()), len(rank)))


def places(territory: Path) -> Iterator[str]:
    """Yield regions, departments and the most populous communes, as they are typed: without marks between words."""
    communes, departments, regions = (
        json.loads((territory / "data" / f"{name}.json").read_text("utf-8"))
        for name in ("communes", "departements", "regions")
    )
    large = [each for each in communes if each["type"] == "commune-actuelle"]
    large.sort(key=lambda each: -int(each.get("population", 0)))
    for each in chain(large[:60], regions, departments, large[60:COMMUNES]):
        yield "".join(filter(str.isalpha, each["nom"]))


def lists(language: Path, territory: Path) -> Mapping[str, list[str]]:
    """Return the words of each kind, first those that are tried first."""
    common, first_names, surnames = (
        # In this package the files of first names and of surnames bear each other's name.
        [str(word) for word in json.loads((language / "src" / f"{name}.json").read_text("utf-8"))]
        for name in ("commonWords", "lastnames", "firstnames")
    )
    english = FREQUENCY_LISTS
    used = [*(unaccented(word.casefold()) for word in common), *english["passwords"]]
    firsts = in_turn(by_use(first_names, used), english["female_names"][:2_000], english["male_names"])
    families = in_turn(english["surnames"][:SURNAMES], by_use(surnames, used))
    spoken = in_turn(english["us_tv_and_film"], english["english_wikipedia"])
    return {
        "french": list(dict.fromkeys(usable(common)))[:FRENCH],
        "english": list(dict.fromkeys(usable(spoken)))[:ENGLISH],
        "place": list(usable(in_turn(places(territory), by_hand("abroad")))),
        "name": list(usable(in_turn(firsts, (name for name in families if len(name) > SHORTEST)))),
        "football": by_hand("football"),
        "phrase": by_hand("phrases"),
        "password": [
            *by_hand("passwords"),
            *(word for word in english["passwords"][:PASSWORDS] if len(word) > SHORTEST),
        ],
    }


def ranked(words: Mapping[str, Sequence[str]], favourites: Sequence[str], particles: Sequence[str]) -> list[Ranked]:
    """Return each word once: with its best rank, and as the kind in which it ranks best.

    A password it is if it is nothing else, or if so many people have it that this says the most.
    """
    best: dict[str, tuple[int, str]] = {}
    for kind, members in words.items():
        for rank, word in enumerate(forms(members), BEFORE[kind] + 1):
            known_rank, known = best.get(word, (sys.maxsize, kind))
            stays = rank > NOTORIOUS if kind == "password" else known_rank <= rank
            best[word] = min(rank, known_rank), known if stays else kind
    for number, word in enumerate(forms(favourites)):
        rank, kind = best.get(word, (sys.maxsize, "french"))
        best[word] = min(rank, FAVOURITE + number // 2), kind
    best.update((word, (PARTICLE, best.get(word, (0, "french"))[1])) for word in forms(particles))
    return sorted((rank, kind, word) for word, (rank, kind) in best.items())


def lines(words: Iterable[Ranked]) -> Iterator[str]:
    """Yield the lines of the list, the commonest words first."""
    shared: dict[tuple[int, str], list[str]] = defaultdict(list)
    step = 1.0
    for rank, kind, word in words:
        while round(step * STEP) <= rank:
            step *= STEP
        shared[round(step), kind].append(word)
    for (rank, kind), members in shared.items():
        yield f"{kind} {rank} {' '.join(members)}\n"


def main() -> int:
    """Write the list; the errors of npm and of the disk are left as they are."""
    with tempfile.TemporaryDirectory() as name:
        found = lists(unpacked(LANGUAGE, Path(name)), unpacked(TERRITORY, Path(name)))
    words = ranked(found, by_hand("favourites"), by_hand("particles"))
    TARGET.write_text("".join(lines(words)), "utf-8")
    print(f"{len(words)} words")
    return 0


if __name__ == "__main__":
    sys.exit(main())
