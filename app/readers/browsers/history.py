"""Which addresses were visited, how often, and when last?

`database` is a private copy (see `app.system.copies`), opened read-only. Its content is hostile all the same: a damaged
profile may hold anything, and any page writes its address into it. Titles are not read.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import apsw

from app.readers.browsers.errors import HistoryDamaged, HistoryEmpty, HistoryTooLong, HistoryUnknown
from app.values.browsing import Family
from checks.links.visited import Visited

MOST_ROWS: Final = 2_000_000
"""Ten years of a busy person are a tenth of it (our choice)."""


@dataclass(frozen=True, slots=True)
class _Layout:
    """How a family keeps visits: the columns that must be there, and what is asked for.

    An instant is `instant * a tick` after `since`.
    """

    columns: tuple[tuple[str, str], ...]
    query: str
    since: datetime
    tick: timedelta


def read(database: Path, family: Family, name: str) -> Iterator[Visited]:
    """Yield what was visited; `name` is how errors call it.

    Raises HistoryDamaged, HistoryUnknown, HistoryEmpty or HistoryTooLong: then nothing that was yielded may be used.
    """
    layout = _LAYOUTS[family]
    number = 0
    try:
        with closing(_opened(database)) as connection:
            if not _has(connection, layout):
                raise HistoryUnknown(name=name)
            for number, untrusted_row in enumerate(connection.execute(layout.query), 1):
                if number > MOST_ROWS:
                    raise HistoryTooLong(name=name, limit=MOST_ROWS)
                yield _visited(untrusted_row, layout)
    except (apsw.Error, UnicodeDecodeError):
        # The error's own text may quote the file: it does not travel further.
        raise HistoryDamaged(name=name) from None
    if not number:
        raise HistoryEmpty(name=name)


def _opened(database: Path) -> apsw.Connection:
    connection = apsw.Connection(str(database), flags=apsw.SQLITE_OPEN_READONLY)
    connection.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 1)
    connection.config(apsw.SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0)
    connection.limit(apsw.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
    for statement in ("PRAGMA query_only = ON", "PRAGMA cell_size_check = ON", "PRAGMA mmap_size = 0"):
        connection.execute(statement)
    return connection


def _has(connection: apsw.Connection, layout: _Layout) -> bool:
    """Tell whether every column is there, in an ordinary table: a view could compute for ever."""
    for table, column in layout.columns:
        kinds = connection.execute("SELECT type, sql FROM sqlite_schema WHERE name = ?", (table,)).fetchall()
        if [kind for kind, _ in kinds] != ["table"] or "VIRTUAL" in str(kinds[0][1]).upper()[:_START]:
            return False
        # Hidden ones included: `hidden` is 0 for what is stored, and something else for what is computed.
        columns = connection.execute("SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0", (table,))
        if (column,) not in columns.fetchall():
            return False
    return True


def _visited(untrusted_row: tuple[Any, ...], layout: _Layout) -> Visited:
    untrusted_url, visits, typed, instant = untrusted_row
    return Visited(
        untrusted_url.decode("utf-8", "replace") if isinstance(untrusted_url, bytes) else "",
        visits if isinstance(visits, int) and visits > 0 else 0,
        typed if isinstance(typed, int) and typed > 0 else 0,
        _day(instant, layout),
    )


def _day(instant: object, layout: _Layout) -> date | None:
    """Return the local date; None for what is no instant, or one that no calendar has."""
    if not isinstance(instant, int | float) or instant <= 0:
        return None
    try:
        return (layout.since + instant * layout.tick).astimezone().date()
    except (OverflowError, ValueError, OSError):
        return None


_LONGEST_VALUE: Final = 4 * 1024 * 1024
_START: Final = 32
_LAYOUTS: Final = {
    Family.CHROMIUM: _Layout(
        tuple(("urls", column) for column in ("url", "visit_count", "typed_count", "last_visit_time")),
        "SELECT CAST(url AS BLOB), visit_count, typed_count, last_visit_time FROM urls",
        datetime(1601, 1, 1, tzinfo=UTC),
        timedelta(microseconds=1),
    ),
    Family.FIREFOX: _Layout(
        tuple(("moz_places", column) for column in ("url", "visit_count", "typed", "last_visit_date")),
        "SELECT CAST(url AS BLOB), visit_count, typed, last_visit_date FROM moz_places WHERE visit_count > 0",
        datetime(1970, 1, 1, tzinfo=UTC),
        timedelta(microseconds=1),
    ),
    Family.SAFARI: _Layout(
        (
            ("history_items", "id"),
            ("history_items", "url"),
            ("history_items", "visit_count"),
            ("history_visits", "history_item"),
            ("history_visits", "visit_time"),
        ),
        "SELECT CAST(url AS BLOB), visit_count, 0, last FROM history_items LEFT JOIN "
        "(SELECT history_item, max(visit_time) AS last FROM history_visits GROUP BY history_item) ON history_item = id",
        datetime(2001, 1, 1, tzinfo=UTC),
        timedelta(seconds=1),
    ),
}
"""Tables and columns as the browsers make them today; the times are `time.h`'s, Windows's and Cocoa's own."""
