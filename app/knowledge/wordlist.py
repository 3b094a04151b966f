"""Which words do people who speak French or English build passwords from?"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from app import paths
from app.errors import ResourceError
from checks.vocabulary import CommonWords, WordKind


@cache
def common() -> CommonWords:
    """Return each word with its rank and its kind; ResourceError if this installation has no list.

    The list is made by `packaging/word_lists.py`; its sources stand in `resources/words/LICENSES.md`.
    """
    ranks: dict[str, int] = {}
    kinds: dict[str, WordKind] = {}
    for kind, rank, *words in _lines():
        ranks.update(dict.fromkeys(words, int(rank)))
        if (known := WordKind(kind)) is not WordKind.FRENCH:  # which is what a word of no told kind is
            kinds.update(dict.fromkeys(words, known))
    return CommonWords(ranks, kinds)


def spoken() -> set[str]:
    """Return the words that are not merely passwords; ResourceError as above."""
    rows = (line.split(" ", 2) for line in _text().splitlines())
    return set(" ".join([words for kind, _, words in rows if kind != WordKind.PASSWORD.value]).split(" "))


def _lines() -> Iterator[list[str]]:
    """Yield the kind, the rank and the words of each line."""
    return (line.split() for line in _text().splitlines())


def _text() -> str:
    try:
        return (paths.resources() / "words" / "common.txt").read_text("utf-8")
    except OSError as error:
        raise ResourceError(detail="words/common.txt") from error
