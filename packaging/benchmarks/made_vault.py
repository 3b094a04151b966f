"""What vault do the benchmarks read? Made from a seed, so that two runs measure the same.

python packaging/benchmarks/made_vault.py vault.kdbx|export.csv 10000 0.3
"""

from __future__ import annotations

import argparse
import base64
import csv
import random
import string
import struct
import uuid
from datetime import UTC, datetime, timedelta
from pathlib import Path

from lxml import etree
from pykeepass import create_database

PASSWORD = "benchmark"  # noqa: S105 - opens a vault that is made here and thrown away
_YEAR_ONE = datetime(1, 1, 1, tzinfo=UTC)
_NOW = datetime(2026, 1, 1, tzinfo=UTC)
_WORD_LIST = (
    "amber anchor autumn bakery bishop breeze canvas castle cherry copper dancer desert dragon falcon family flower "
    "forest galaxy garden hammer harbor island jacket jungle kitten ladder lemon marble meadow mirror monkey mother "
    "nature orange orchid pencil pepper planet pocket rabbit river rocket saddle salmon school secret shadow silver "
    "singer soccer spider spring summer sunset temple ticket tiger turtle valley velvet violet walnut winter yellow"
)
_WORDS = _WORD_LIST.split()
_SIGNS = string.ascii_letters + string.digits + "!#$%&*+-.:;=?@_"


def make_vault(path: Path, entries: int, reused_share: float) -> None:
    """Write a KDBX 4 of `entries` logins to `path`: AES, Argon2d with 64 MiB, 14 passes and 2 lanes.

    `reused_share` (0..1) of them take their password from a small pool. The others are weak, like a careful person's,
    random, or passphrases, a quarter each. Every fifth entry has one older state in its history.
    """
    seeded = random.Random(20_260_101)  # noqa: S311 - a benchmark needs the same vault each time
    pool = [_password(seeded) for _ in range(max(1, int(entries * reused_share / 4)))]
    database = create_database(str(path), password=PASSWORD)
    groups = [_group(database.root_group._element, f"Group {n}") for n in range(20)]  # noqa: SLF001 - `add_entry` is quadratic
    for n in range(entries):
        password = seeded.choice(pool) if seeded.random() < reused_share else _password(seeded)
        groups[n % len(groups)].append(_entry(seeded, n, password))
    database.save()


def make_export(path: Path, entries: int, reused_share: float) -> None:
    """Write such logins as a browser does: a table in the clear."""
    seeded = random.Random(20_260_101)  # noqa: S311 - as above
    pool = [_password(seeded) for _ in range(max(1, int(entries * reused_share / 4)))]
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["name", "url", "username", "password", "note"])
        for n in range(entries):
            password = seeded.choice(pool) if seeded.random() < reused_share else _password(seeded)
            rows.writerow(
                [f"Site {n}", f"https://www.site{n}.example/login", f"user{n % 40}@mail.example", password, ""]
            )


def _password(seeded: random.Random) -> str:
    match seeded.randrange(4):
        case 0:
            return f"{seeded.choice(_WORDS).title()}{seeded.randint(1970, 2025)}"
        case 1:
            return (
                f"{seeded.choice(_WORDS).title()}{seeded.choice(_WORDS)}{seeded.randint(1, 2025)}{seeded.choice('!?.')}"
            )
        case 2:
            return "".join(seeded.choices(_SIGNS, k=seeded.randint(12, 24)))
        case _:
            return "-".join(seeded.choices(_WORDS, k=5))


def _group(parent: etree._Element, name: str) -> etree._Element:
    group = etree.SubElement(parent, "Group")
    _text(group, "UUID", _uuid(name))
    _text(group, "Name", name)
    return group


def _entry(seeded: random.Random, n: int, password: str) -> etree._Element:
    entry = _state(seeded, n, password)
    history = etree.SubElement(entry, "History")
    if n % 5 == 0:
        history.append(_state(seeded, n, _password(seeded)))
    return entry


def _state(seeded: random.Random, n: int, password: str) -> etree._Element:
    entry = etree.Element("Entry")
    _text(entry, "UUID", _uuid(f"entry {n}"))
    _text(entry, "IconID", "0")
    times = etree.SubElement(entry, "Times")
    at = _NOW - timedelta(minutes=seeded.randrange(3_000_000))
    for which in ("CreationTime", "LastModificationTime", "LastAccessTime", "ExpiryTime", "LocationChanged"):
        _text(times, which, _time(at))
    _text(times, "Expires", "False")
    site = f"site{n}.example"
    values = {
        "Title": f"Site {n}",
        "UserName": f"user{n % 40}@mail.example",
        "Password": password,
        "URL": f"https://www.{site}/login",
        "Notes": f"Notes of {site}",
    }
    for key, value in values.items():
        string_element = etree.SubElement(entry, "String")
        _text(string_element, "Key", key)
        _text(string_element, "Value", value)
        if key == "Password":
            string_element[1].set("Protected", "True")
    return entry


def _text(parent: etree._Element, tag: str, text: str) -> None:
    etree.SubElement(parent, tag).text = text


def _uuid(name: str) -> str:
    return base64.b64encode(uuid.uuid5(uuid.NAMESPACE_URL, name).bytes).decode()


def _time(at: datetime) -> str:
    return base64.b64encode(struct.pack("<q", int((at - _YEAR_ONE).total_seconds()))).decode()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("entries", type=int)
    parser.add_argument("reused_share", type=float)
    given = parser.parse_args()
    make = make_export if given.path.suffix == ".csv" else make_vault
    make(given.path, given.entries, given.reused_share)
