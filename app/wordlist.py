"""Which words do people who speak French build passwords from?"""

from __future__ import annotations

from collections.abc import Mapping

from app import paths
from app.errors import ResourceError


def french() -> Mapping[str, int]:
    """Return each casefolded word with its rank, 1 = commonest; ResourceError if this installation has no list.

    The list is made by `packaging/french_words.py`; its sources stand in `resources/words/LICENSES.md`.
    """
    try:
        text = (paths.resources() / "words" / "french.txt").read_text("utf-8")
    except OSError as error:
        raise ResourceError(detail="words/french.txt") from error
    return {word: rank for rank, word in enumerate(text.split(), 1)}
