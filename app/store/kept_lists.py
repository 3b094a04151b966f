"""Which public lists are kept, and how old are they?"""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from app.store import rows
from app.store.database import Store
from app.values.kept_lists import About, KeptList, ListKind
from app.values.outside import Recipient


class StoredLists:
    """The lists of an open profile."""

    def __init__(self, store: Store) -> None:
        """Keep everything in `store`."""
        self._store: Final = store

    def about(self) -> tuple[About, ...]:
        """Return what is known of each list, without reading it."""
        with self._store.reading() as run:
            return tuple(map(_about, run("SELECT kind, origin, at, entries FROM public_list ORDER BY kind", ())))

    def all(self) -> tuple[KeptList, ...]:
        """Return every list."""
        with self._store.reading() as run:
            return tuple(map(_list, run(f"{_SELECT} ORDER BY kind", ())))

    def one(self, kind: ListKind) -> KeptList | None:
        """Return the list of one kind; None if there is none."""
        with self._store.reading() as run:
            return next(map(_list, run(f"{_SELECT} WHERE kind = ?", (kind.value,))), None)

    def keep(self, kept: KeptList) -> None:
        """Let `kept` take the place of the list of its kind; ValueError if its instant has no time zone."""
        about = kept.about
        cells = (
            about.kind.value,
            about.origin and about.origin.value,
            rows.instant_out(about.at),
            about.entries,
            kept.etag,
            kept.document,
        )
        with self._store.writing() as run:
            run(_KEEP, cells)

    def forget(self, kind: ListKind) -> None:
        """Keep no list of `kind`; nothing happens if there is none."""
        with self._store.writing() as run:
            run("DELETE FROM public_list WHERE kind = ?", (kind.value,))


class PassingLists:
    """The same, for a run of which nothing is kept."""

    def __init__(self) -> None:
        """Begin without a list."""
        self._lists: Final[dict[ListKind, KeptList]] = {}

    def about(self) -> tuple[About, ...]:
        """See `StoredLists`."""
        return tuple(kept.about for kept in self.all())

    def all(self) -> tuple[KeptList, ...]:
        """See `StoredLists`."""
        return tuple(sorted(self._lists.values(), key=lambda kept: kept.about.kind.value))

    def one(self, kind: ListKind) -> KeptList | None:
        """See `StoredLists`."""
        return self._lists.get(kind)

    def keep(self, kept: KeptList) -> None:
        """See `StoredLists`."""
        self._lists[kept.about.kind] = kept

    def forget(self, kind: ListKind) -> None:
        """See `StoredLists`."""
        self._lists.pop(kind, None)


_SELECT: Final = "SELECT kind, origin, at, entries, etag, document FROM public_list"
_KEEP: Final = (
    "INSERT OR REPLACE INTO public_list (kind, origin, at, entries, etag, document) VALUES (?, ?, ?, ?, ?, ?)"
)


def _about(row: Any) -> About:  # noqa: ANN401 - apsw tells no types of its rows
    kind, origin, at, entries = row
    return About(ListKind(kind), origin and Recipient(origin), datetime.fromisoformat(at), entries)


def _list(row: Any) -> KeptList:  # noqa: ANN401 - as `_about`
    *about, etag, document = row
    return KeptList(_about(about), etag, document)
