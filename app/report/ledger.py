"""What left this computer, as a file that other programs read?

CSV is for people and their spreadsheets, in their language; JSON for programs, with ids that no language changes. What
the ledger covers stays covered in both.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC
from pathlib import Path
from typing import Final

from app.report import saving
from app.values.outside import Departure
from app.words import Words

_JSON: Final = ".json"
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a spreadsheet takes for the beginning of a formula, in wide letters too."""
_BYTE_ORDER_MARK: Final = "utf-8-sig"
"""Without it, spreadsheets read accents as something else."""


def write(departures: Sequence[Departure], file: Path, words: Words) -> None:
    """Write `departures` to `file`, as JSON if its name ends so, else as CSV: whole, or not at all.

    NoRoom and NotWritten leave what was there before.
    """
    as_json = file.suffix.lower() == _JSON
    data = to_json(departures) if as_json else to_csv(departures, words)
    saving.save(file, data)


def to_json(departures: Iterable[Departure]) -> bytes:
    """Return a document of version 1; instants in UTC."""
    rows = [
        {
            "at": departure.at.astimezone(UTC).isoformat(),
            "recipient": departure.recipient.value,
            "host": departure.host,
            "purpose": departure.purpose,
            "outcome": departure.outcome,
            "bytes_sent": departure.size,
            "bytes_received": departure.received,
            "sent": departure.sent,
        }
        for departure in departures
    ]
    document = {"format": "bilan.departures", "version": 1, "departures": rows}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def to_csv(departures: Iterable[Departure], words: Words) -> bytes:
    """Return a table with a first row of labels; instants in the local time of this computer, with its offset."""
    out = io.StringIO(newline="")
    table = csv.writer(out, quoting=csv.QUOTE_ALL)
    for row in _rows(departures, words):
        table.writerow([_harmless(cell) for cell in row])
    return out.getvalue().encode(_BYTE_ORDER_MARK)


def _rows(departures: Iterable[Departure], words: Words) -> Iterator[Sequence[str]]:
    yield (
        words.text("When"),
        words.text("To"),
        words.text("Host"),
        words.text("Why"),
        words.text("What came of it"),
        words.text("Bytes sent"),
        words.text("Bytes received"),
        words.text("What was sent"),
    )
    for departure in departures:
        yield (
            departure.at.astimezone().isoformat(timespec="seconds"),
            departure.recipient.value,
            departure.host,
            words.message(departure.purpose, {}),
            words.message(departure.outcome, {}),
            str(departure.size),
            str(departure.received),
            departure.sent,
        )


def _harmless(cell: str) -> str:
    """Return `cell` so that a spreadsheet shows it and computes nothing."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
