from __future__ import annotations

import csv
import errno
import io
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app import files
from app.report import ledger
from app.report.errors import NoRoom, NotWritten
from app.values.outside import ANSWERED, SENT, Departure, Recipient
from app.words import Words
from checks.model import MessageId

SENT_BYTES = "GET /range/..... HTTP/1.1\r\nHost: api.example\r\n\r\n"
DEPARTURE = Departure(
    datetime(2026, 11, 24, 10, 42, tzinfo=UTC),
    Recipient.PWNED_PASSWORDS,
    "api.example",
    MessageId("purpose.leaks"),
    SENT_BYTES,
    ANSWERED,
    31_204,
)
LATER = replace(DEPARTURE, at=DEPARTURE.at + timedelta(minutes=1), outcome=SENT, received=0)


def table(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_each_request_is_a_row_with_its_literal_bytes() -> None:
    labels, first, second = table(ledger.to_csv([LATER, DEPARTURE], Words("en")))
    assert labels[:4] == ["When", "To", "Host", "Why"]
    assert datetime.fromisoformat(second[0]) == DEPARTURE.at
    assert second[1:] == [
        "pwned-passwords",
        "api.example",
        "compare with known leaks",
        "Answered.",
        str(len(SENT_BYTES)),
        "31204",
        SENT_BYTES,
    ]
    assert first[4] == "Sent; what came of it was not recorded."


def test_a_table_speaks_the_language_of_its_person_and_a_document_none() -> None:
    assert table(ledger.to_csv([DEPARTURE], Words("fr")))[1][3] == "comparer avec les fuites connues"
    document = json.loads(ledger.to_json([DEPARTURE]))
    assert (document["format"], document["version"]) == ("bilan.departures", 1)
    assert document["departures"] == [
        {
            "at": "2026-11-24T10:42:00+00:00",
            "recipient": "pwned-passwords",
            "host": "api.example",
            "purpose": "purpose.leaks",
            "outcome": "net.answered",
            "bytes_sent": len(SENT_BYTES),
            "bytes_received": 31_204,
            "sent": SENT_BYTES,
        }
    ]


@pytest.mark.parametrize("beginning", ["=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20"])
def test_no_cell_is_a_formula(beginning: str) -> None:
    hostile = f'{beginning}HYPERLINK("https://evil.example")'
    departure = replace(DEPARTURE, host=hostile, sent=hostile)
    cells = table(ledger.to_csv([departure], Words("en")))[1]
    assert [cells[2], cells[7]] == [f"'{hostile}"] * 2


def test_the_end_of_the_name_says_which_it_is(tmp_path: Path) -> None:
    for name in ("left.json", "LEFT.JSON", "left.csv", "left"):
        ledger.write([DEPARTURE], tmp_path / name, Words("en"))
    assert json.loads((tmp_path / "left.json").read_bytes())
    assert json.loads((tmp_path / "LEFT.JSON").read_bytes())
    assert len(table((tmp_path / "left.csv").read_bytes())) == len(table((tmp_path / "left").read_bytes())) == 2


@pytest.mark.parametrize(("number", "error"), [(errno.ENOSPC, NoRoom), (errno.EACCES, NotWritten)])
def test_what_cannot_be_written_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, error: type[Exception]
) -> None:
    file = tmp_path / "left.csv"
    file.write_bytes(b"before")

    def refuse(_descriptor: int) -> None:
        raise OSError(number, "refused")

    monkeypatch.setattr("os.fsync", refuse)
    with pytest.raises(error) as refused:
        ledger.write([DEPARTURE], file, Words("en"))
    assert refused.value.args[1] == {"name": "left.csv"}
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == {"left.csv": b"before"}


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(NotWritten):
        ledger.write([DEPARTURE], tmp_path / "gone" / "left.csv", Words("en"))


def test_no_other_file_beside_it_is_touched(tmp_path: Path) -> None:
    (tmp_path / "left.csv.new").write_bytes(b"mine")
    files.save(tmp_path / "left.csv", b"data")
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == {
        "left.csv": b"data",
        "left.csv.new": b"mine",
    }
