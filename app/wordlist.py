"""Which words do people who speak French or English build passwords from?"""

from __future__ import annotations

from app import paths
from app.errors import ResourceError
from checks.vocabulary import CommonWords, WordKind


def common() -> CommonWords:
    """Return each word with its rank and its kind; ResourceError if this installation has no list.

    The list is made by `packaging/word_lists.py`; its sources stand in `resources/words/LICENSES.md`.
    """
    try:
        lines = (paths.resources() / "words" / "common.txt").read_text("utf-8").splitlines()
    except OSError as error:
        raise ResourceError(detail="words/common.txt") from error
    ranks: dict[str, int] = {}
    kinds: dict[str, WordKind] = {}
    for line in lines:
        kind, rank, *words = line.split()
        ranks.update(dict.fromkeys(words, int(rank)))
        kinds.update(dict.fromkeys(words, WordKind(kind)))
    return CommonWords(ranks, kinds)
