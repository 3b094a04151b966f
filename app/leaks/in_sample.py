"""How is a password found in a list of which one sees at a glance all that it holds?

Below 1 MB a list may be in any order: it is read whole. That alone makes it no whole list. Absence means something
only if the best-known leaked passwords are in it; else it is a sample, and what is not in it may have leaked all the
same.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from app.leaks import errors
from app.leaks.file import File
from app.leaks.leak_list import NOT_FOUND, NOT_IN_SAMPLE, About, Closing, Kind
from app.leaks.text import LINE, Form, percent
from app.leaks.whole import KNOWN, gap, share_of
from checks.facts import Leak

LARGEST: Final = 1_000_000
"""Bytes from which on a text is searched in place."""


class InSample(Closing):
    """A `LeakList` of a small text, in any order."""

    def __init__(self, file: File, form: Form) -> None:
        """Read `file`; ListDamaged if a line is none, ListPartial if a part of the list is missing."""
        self.found = _read(file, form)
        digests = sorted(self.found)
        missing_at = gap(((n / len(digests), share_of(x)) for n, x in enumerate(digests)), len(digests))
        if missing_at is not None:
            raise errors.ListPartial(name=file.name, percent=percent(missing_at))
        whole = all(map(self.found.get, KNOWN))
        self._absent = NOT_FOUND if whole else NOT_IN_SAMPLE
        self.about = About(file.name, Kind.SAMPLE, file.size, len(digests), form.counted, whole)

    def count(self, digest: bytes) -> Leak:
        """See `LeakList`."""
        count = self.found.get(digest)
        return Leak(count) if count else self._absent  # 0 is how servers pad their answers: it means nothing

    def counts(self, digests: Iterable[bytes]) -> dict[bytes, Leak]:
        """See `LeakList`."""
        return {digest: self.count(digest) for digest in digests}


def _read(file: File, form: Form) -> dict[bytes, int]:
    try:
        text = file.read(form.begin, LARGEST)
    except OSError:
        raise errors.ListUnreadable(name=file.name) from None
    finally:
        file.close()
    found: dict[bytes, int] = {}
    lines = text.upper().rstrip().split(b"\n")
    for n, untrusted_line in enumerate(lines):
        line = LINE.fullmatch(untrusted_line)
        if line is None:
            raise errors.ListDamaged(name=file.name, percent=percent(n / len(lines)))
        digest = bytes.fromhex(line[1].decode("ascii"))
        found[digest] = max(found.get(digest, 0), 1 if line[2] is None else int(line[2]))
    return found
