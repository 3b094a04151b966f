"""Which rows do the files of one kind hold together, each row once?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b

from app.readers.archives import errors
from app.readers.archives.table import Sheet
from checks.archives.model import FileRead


@dataclass(slots=True)
class Rows:
    """The rows of several sheets. `read` is filled anew each time that they are gone through."""

    sheets: Sequence[Sheet]
    read: list[FileRead] = field(default_factory=list)

    def cells(self) -> Iterator[tuple[Sheet, Sequence[str]]]:
        """Yield each row with its sheet; a row that stood in an earlier file is left out, for two exports overlap."""
        self.read.clear()
        before: set[bytes] = set()
        for sheet in self.sheets:
            seen: set[bytes] = set()
            sheet.rows = sheet.skipped = 0
            damaged = False
            try:
                for cells in sheet:
                    if len(self.sheets) > 1:
                        digest = blake2b("\0".join(cells).encode("utf-8", "replace"), digest_size=8).digest()
                        seen.add(digest)
                        if digest in before:
                            continue
                    yield sheet, cells
            except errors.MemberBroken:
                damaged = True
            before |= seen
            self.read.append(FileRead(sheet.member.base, sheet.rows, sheet.skipped, damaged or not sheet.labels))

    def named(self) -> Iterator[Mapping[str, str]]:
        """Yield each row by its labels; the first of equal ones counts, absent ones are ""."""
        for sheet, cells in self.cells():
            yield sheet.by_label(cells)
