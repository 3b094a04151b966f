"""Histories of browsers for the tests, made here with the tables that the browsers make."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import apsw

from app.values.browsing import Family

Row = tuple[str, int, int, datetime]
"""An address, its visits, how often it was typed, and the instant of the last visit."""

TABLES = {
    Family.CHROMIUM: """
        CREATE TABLE urls(id INTEGER PRIMARY KEY AUTOINCREMENT, url LONGVARCHAR, title LONGVARCHAR,
            visit_count INTEGER DEFAULT 0 NOT NULL, typed_count INTEGER DEFAULT 0 NOT NULL,
            last_visit_time INTEGER NOT NULL, hidden INTEGER DEFAULT 0 NOT NULL);
        CREATE TABLE visits(id INTEGER PRIMARY KEY AUTOINCREMENT, url INTEGER NOT NULL, visit_time INTEGER NOT NULL);
        """,
    Family.FIREFOX: """
        CREATE TABLE moz_places(id INTEGER PRIMARY KEY, url LONGVARCHAR, title LONGVARCHAR, rev_host LONGVARCHAR,
            visit_count INTEGER DEFAULT 0, hidden INTEGER DEFAULT 0 NOT NULL, typed INTEGER DEFAULT 0 NOT NULL,
            frecency INTEGER DEFAULT -1 NOT NULL, last_visit_date INTEGER);
        """,
    Family.SAFARI: """
        CREATE TABLE history_items(id INTEGER PRIMARY KEY AUTOINCREMENT, url TEXT NOT NULL UNIQUE,
            domain_expansion TEXT NULL, visit_count INTEGER NOT NULL);
        CREATE TABLE history_visits(id INTEGER PRIMARY KEY AUTOINCREMENT, history_item INTEGER NOT NULL
            REFERENCES history_items(id), visit_time REAL NOT NULL, title TEXT NULL);
        """,
}


def make(path: Path, family: Family, rows: Iterable[Row], *, wal: bool = False) -> apsw.Connection | None:
    """Write a history to `path`; with `wal` they stay in the write-ahead log of the connection, which is returned."""
    connection = apsw.Connection(str(path))
    if wal:
        connection.execute("PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0")
    connection.execute(TABLES[family])
    with connection:
        for row in rows:
            _add(connection, family, row)
    if wal:
        return connection
    connection.close()
    return None


def _add(connection: apsw.Connection, family: Family, row: Row) -> None:
    url, visits, typed, last = row
    match family:
        case Family.CHROMIUM:
            instant = int((last - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds() * 1_000_000)
            connection.execute(
                "INSERT INTO urls(url, title, visit_count, typed_count, last_visit_time) VALUES (?, ?, ?, ?, ?)",
                (url, "A title", visits, typed, instant),
            )
        case Family.FIREFOX:
            connection.execute(
                "INSERT INTO moz_places(url, title, visit_count, typed, last_visit_date) VALUES (?, ?, ?, ?, ?)",
                (url, "A title", visits, typed, int(last.timestamp() * 1_000_000)),
            )
        case Family.SAFARI:
            connection.execute("INSERT INTO history_items(url, visit_count) VALUES (?, ?)", (url, visits))
            instant_of_cocoa = last.timestamp() - datetime(2001, 1, 1, tzinfo=UTC).timestamp()
            for earlier in (86_400 * 3, 0):
                connection.execute(
                    "INSERT INTO history_visits(history_item, visit_time) VALUES (?, ?)",
                    (connection.last_insert_rowid() if earlier else _item(connection, url), instant_of_cocoa - earlier),
                )


def _item(connection: apsw.Connection, url: str) -> int:
    [(number,)] = connection.execute("SELECT id FROM history_items WHERE url = ?", (url,)).fetchall()
    assert isinstance(number, int)
    return number
