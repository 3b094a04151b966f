from __future__ import annotations

import random
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

import apsw
import pytest

from app.readers.browsers import history
from app.readers.browsers.errors import HistoryDamaged, HistoryEmpty, HistoryTooLong, HistoryUnknown
from app.readers.browsers.history import read
from app.values.browsing import Family
from checks.links.visited import Visited
from tests.app.readers.browsers.histories import make

NOON = datetime(2026, 11, 3, 12, tzinfo=UTC)
EVERY_FAMILY = pytest.mark.parametrize("family", list(Family))


def rows(path: Path, family: Family = Family.CHROMIUM) -> list[Visited]:
    return list(read(path, family, "Chrome"))


@EVERY_FAMILY
def test_addresses_are_read_with_visits_and_the_day_of_the_last(tmp_path: Path, family: Family) -> None:
    make(tmp_path / "h", family, [("https://colivo.example/a", 3, 1, NOON), ("https://orme.example/", 1, 0, NOON)])
    typed = 0 if family is Family.SAFARI else 1
    assert rows(tmp_path / "h", family) == [
        Visited("https://colivo.example/a", 3, typed, date(2026, 11, 3)),
        Visited("https://orme.example/", 1, 0, date(2026, 11, 3)),
    ]


@EVERY_FAMILY
def test_a_history_without_a_row_is_not_known_rather_than_clean(tmp_path: Path, family: Family) -> None:
    make(tmp_path / "h", family, [])
    with pytest.raises(HistoryEmpty):
        rows(tmp_path / "h", family)


def test_a_bookmark_of_firefox_that_was_never_visited_is_no_visit(tmp_path: Path) -> None:
    make(tmp_path / "h", Family.FIREFOX, [("https://a.example/", 0, 0, NOON), ("https://b.example/", 1, 0, NOON)])
    assert [row.url for row in rows(tmp_path / "h", Family.FIREFOX)] == ["https://b.example/"]


@pytest.mark.parametrize("content", [b"", b"not a database at all, but long enough to be looked at" * 20])
def test_what_is_no_database_is_said_to_be_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "h").write_bytes(content)
    with pytest.raises((HistoryDamaged, HistoryUnknown)):
        rows(tmp_path / "h")


def test_a_database_that_is_cut_off_is_damaged_not_short(tmp_path: Path) -> None:
    make(tmp_path / "h", Family.CHROMIUM, [(f"https://colivo.example/{n}", 1, 0, NOON) for n in range(2000)])
    whole = (tmp_path / "h").read_bytes()
    (tmp_path / "h").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(HistoryDamaged):
        rows(tmp_path / "h")


@pytest.mark.parametrize(
    "tables",
    [
        "CREATE TABLE other(a)",
        "CREATE TABLE urls(id, url, visit_count, last_visit_time)",
        "CREATE VIEW urls AS SELECT 1 AS url, 1 AS visit_count, 1 AS typed_count, 1 AS last_visit_time",
        "CREATE VIRTUAL TABLE urls USING fts5(url, visit_count, typed_count, last_visit_time)",
        "CREATE TABLE urls(url AS (hex(zeroblob(1000000))), visit_count, typed_count, last_visit_time)",
    ],
)
def test_other_tables_are_said_to_be_unknown(tmp_path: Path, tables: str) -> None:
    connection = apsw.Connection(str(tmp_path / "h"))
    connection.execute(tables)
    connection.close()
    with pytest.raises(HistoryUnknown):
        rows(tmp_path / "h")


def test_values_of_other_types_and_impossible_times_cost_only_themselves(tmp_path: Path) -> None:
    make(tmp_path / "h", Family.CHROMIUM, [])
    connection = apsw.Connection(str(tmp_path / "h"))
    add = "INSERT INTO urls(url, visit_count, typed_count, last_visit_time) VALUES (?, ?, ?, ?)"
    connection.executemany(add, [(None, "many", -3, 2**62), ("https://a.example/", 1, 0, float("inf"))])
    connection.close()
    assert rows(tmp_path / "h") == [Visited("", 0, 0, None), Visited("https://a.example/", 1, 0, None)]


@EVERY_FAMILY
def test_no_damage_makes_it_fail_with_anything_but_its_own_errors(tmp_path: Path, family: Family) -> None:
    chance = random.Random(7)  # noqa: S311 - the same damage in every run, no secret
    make(tmp_path / "h", family, [(f"https://colivo.example/{n}", 1, 0, NOON) for n in range(300)])
    whole = (tmp_path / "h").read_bytes()
    for number in range(60):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 40)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        damaged = tmp_path / f"h{number}"
        damaged.write_bytes(data)
        with suppress(HistoryDamaged, HistoryEmpty, HistoryUnknown):
            rows(damaged, family)


def test_more_rows_than_the_cap_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "MOST_ROWS", 3)
    make(tmp_path / "h", Family.CHROMIUM, [(f"https://colivo.example/{n}", 1, 0, NOON) for n in range(4)])
    with pytest.raises(HistoryTooLong):
        rows(tmp_path / "h")


def test_what_stands_in_the_file_is_in_no_error(tmp_path: Path) -> None:
    connection = apsw.Connection(str(tmp_path / "h"))
    connection.execute("CREATE TABLE urls(secretword)")
    connection.close()
    with pytest.raises(HistoryUnknown) as refused:
        rows(tmp_path / "h")
    assert "secretword" not in repr(refused.value)
