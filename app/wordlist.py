"""Which words do people who speak French or English build passwords from?"""

from __future__ import annotations

from collections.abc import Iterator

from app import paths
from app.errors import ResourceError
from checks.vocabulary import CommonWords, WordKind


def common() -> CommonWords:
    """Return each word with its rank and its kind; ResourceError if this installation has no list.

    The list is made by `packaging/word_lists.py`; its sources stand in `resources/words/LICENSES.md`.
    """
    ranks: dict[str, int] = {}
    kinds: dict[str, WordKind] = {}
    for kind, rank, *words in _lines():
        ranks.update(dict.fromkeys(words, int(rank)))
        kinds.update(dict.fromkeys(words, WordKind(kind)))
    return CommonWords(ranks, kinds)


def spoken(shortest: int) -> frozenset[str]:
    """Return the words of at least `shortest` letters that are not merely passwords; ResourceError as above."""
    chosen = (words for kind, _, *words in _lines() if kind != WordKind.PASSWORD.value)
    return frozenset(word for words in chosen for word in words if len(word) >= shortest)


def _lines() -> Iterator[list[str]]:
    """Yield the kind, the rank and the words of each line."""
    try:
        text = (paths.resources() / "words" / "common.txt").read_text("utf-8")
    except OSError as error:
        raise ResourceError(detail="words/common.txt") from error
    return (line.split() for line in text.splitlines())
