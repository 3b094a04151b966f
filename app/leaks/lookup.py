"""Is this hash in the list that a person downloaded?

    with opened(path) as leaks:
        leaks.about.whole       # absence from it means something
        leaks.count(digest)     # a `checks.facts.Leak`: found with a count, 0 for not found, None for unknown

Nothing here writes, starts a program or reaches a network: it works in the vault process. A list that could answer
"not found" wrongly is refused with the exact reason.
"""

from __future__ import annotations

from pathlib import Path

from app.leaks import errors, layout, text
from app.leaks.file import File
from app.leaks.in_index import InIndex
from app.leaks.in_sample import LARGEST, InSample
from app.leaks.in_text import InText
from app.leaks.leak_list import LeakList


def opened(path: Path) -> LeakList:
    """Open an index, a sorted text of any size, or a small text in any order, and prove it fit for use.

    The `SourceError`s of `app.leaks.errors` say why it is not. An index above 1,000,000 bytes of text was proved when
    it was built; its blocks prove themselves as they answer.
    """
    file = File(path)
    try:
        return _recognised(file)
    except BaseException:
        file.close()
        raise


def _recognised(file: File) -> LeakList:
    try:
        head = file.read(0, text.HEAD)
    except OSError:
        raise errors.ListUnreadable(name=file.name) from None
    if head.startswith(layout.MAGIC):
        return InIndex(file)
    if head.startswith(layout.DRAFT_MAGIC):
        raise errors.IndexUnfinished(name=file.name)
    form = text.form(head, file.name)
    return InSample(file, form) if file.size < LARGEST else InText(file, form)
