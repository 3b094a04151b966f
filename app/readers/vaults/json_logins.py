"""Which logins do the entries of a JSON document hold?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from app.readers.vaults import parts, text
from app.readers.vaults.reader import Skipped, Untrusted
from checks.model import Login, MessageId
from checks.secret import Secret

Entry = Mapping[str, object]


def read(
    untrusted: Untrusted, entries: Iterable[object], taken: Callable[[Entry, str, int], parts.Taken]
) -> Iterator[Login | Skipped]:
    """Yield what `parts.told` yields of the `entries` of the document in `untrusted`, whose places count from 1.

    `taken(entry, source, row)` returns what an entry gave. One that is no object is damaged.
    """
    if text.decoded(untrusted).guessed:
        yield text.CP1252_WARNING
    numbered = enumerate(entries, 1)
    given = ((row, taken(entry, untrusted.name, row) if isinstance(entry, dict) else None) for row, entry in numbered)
    yield from parts.told(given, MessageId("skipped.damaged_item"))


def secret(untrusted: object) -> Secret | None:
    """Return the password that a value is, exactly as it stands; empty or no text is no password."""
    return Secret(untrusted) if isinstance(untrusted, str) and untrusted else None
