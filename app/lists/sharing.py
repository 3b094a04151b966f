"""Which sites share one sign-in? Apple's lists for password managers tell (`password-manager-resources`).

The one of today also says of which sites the credentials moved to which others; the historical one, which is there to
keep warnings of reuse from being false, only names groups. A leak at one site of a group concerns them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from app.lists.entry import Entry
from checks import suffixes

_FIELDS: Final = ("shared", "from", "to")
_FEWEST: Final = 2


def of_apple(entries: Iterable[Entry]) -> tuple[tuple[str, ...], ...]:
    """Return the groups of a whole list, as hosts; FieldUnusable for any other.

    A name under which everybody may have a site of their own stands for nobody: one that is left in a group alone by
    that shares with none (`myqnapcloud.com` did with `qnap.com`).
    """
    groups = (tuple(filter(suffixes.registrable, sorted(_group(entry)))) for entry in entries)
    return tuple(group for group in groups if len(group) >= _FEWEST)


def tells_moves(entries: Iterable[Entry]) -> bool:
    """Tell whether the list is the one of today."""
    return any("from" in entry.untrusted for entry in entries)


def _group(entry: Entry) -> frozenset[str]:
    given = [field for field in _FIELDS if field in entry.untrusted]
    hosts = frozenset(_hosts(entry, given))
    if given not in (["shared"], ["from", "to"]) or len(hosts) < _FEWEST:
        entry.refuse(given[0] if given else _FIELDS[0])
    return hosts


def _hosts(entry: Entry, fields: Iterable[str]) -> Iterator[str]:
    for field in fields:
        for text in entry.texts(field):
            yield entry.as_host(text, field)
