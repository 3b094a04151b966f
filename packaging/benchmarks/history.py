"""How long does it take to look at the history of a browser? `python packaging/benchmarks/history.py [ROWS]`.

It prints JSON. The history is made up: ROWS addresses (100,000 without a number) on sites whose popularity falls off as
in real ones (the site of rank n is visited 1/n as often as the first), one address in a thousand fraudulent. `seconds`
is what a person waits: the copy, the process of its own, every address inspected, the copy deleted.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

import apsw

from app.checkup.events import Progress, Stage
from app.services.inspecting import look_at_history
from app.values.browsing import BrowserProfile, Family
from checks.links.visited import Looked

ROWS = 100_000
SITES = 4000
SEED = 7
IN_THIS_MANY_ONE_IS_FRAUD = 1000
CHROMIUM_2026 = 13_400_000_000_000_000
"""Microseconds since 1601, in August 2025."""
SYLLABLES = (
    "ba",
    "co",
    "di",
    "fu",
    "ga",
    "lo",
    "mi",
    "na",
    "pe",
    "ri",
    "so",
    "ta",
    "ve",
    "zo",
    "lan",
    "mer",
    "tin",
    "bour",
)
ENDINGS = ("fr", "com", "org", "net", "de", "co.uk", "info", "eu")


def main() -> int:
    """Print what was measured."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "History"
        make(database, rows)
        profile = BrowserProfile("Chromium", "", Family.CHROMIUM, database)
        start = time.perf_counter()
        read_after = looked = None
        for told in look_at_history(profile, Path(folder) / "copies")(threading.Event()):
            if isinstance(told, Progress) and told.stage is Stage.JUDGING and read_after is None:
                read_after = time.perf_counter() - start
            looked = told if isinstance(told, Looked) else looked
        seconds = time.perf_counter() - start
        left = len(list((Path(folder) / "copies").iterdir()))
    print(
        json.dumps(
            {
                "rows": rows,
                "seconds": round(seconds, 2),
                "seconds_to_first_judged": round(read_after or 0.0, 2),
                "own_sites": looked and looked.own_sites,
                "addresses": looked and looked.addresses,
                "risky_sites": looked and looked.risky_sites,
                "to_check": looked and looked.to_check,
                "copies_left": left,
            },
            indent=2,
        )
    )
    return 0


def make(database: Path, rows: int) -> None:
    """Write a history of Chromium's with `rows` addresses to `database`."""
    connection = apsw.Connection(str(database))
    connection.execute(
        "CREATE TABLE urls(id INTEGER PRIMARY KEY AUTOINCREMENT, url LONGVARCHAR, title LONGVARCHAR,"
        " visit_count INTEGER DEFAULT 0 NOT NULL, typed_count INTEGER DEFAULT 0 NOT NULL,"
        " last_visit_time INTEGER NOT NULL,"
        " hidden INTEGER DEFAULT 0 NOT NULL)"
    )
    with connection:
        connection.executemany(
            "INSERT INTO urls(url, title, visit_count, typed_count, last_visit_time) VALUES (?, ?, ?, ?, ?)",
            _rows(rows),
        )
    connection.close()


def _rows(number: int) -> Iterator[tuple[str, str, int, int, int]]:
    chance = random.Random(SEED)  # noqa: S311 - the same history in every run, no secret
    sites = [_name(chance) for _ in range(SITES)]
    weights = list(accumulate(1 / rank for rank in range(1, SITES + 1)))
    for n in range(number):
        [site] = chance.choices(sites, cum_weights=weights)
        url = f"https://www.{site}/{_path(chance)}"
        if n % IN_THIS_MANY_ONE_IS_FRAUD == 0:
            url = f"https://colivo-{n}.paypal.com-{_name(chance)}/{_path(chance)}"
        yield url, "A page", 1 + int(chance.expovariate(1)), 0, CHROMIUM_2026 + n * 60_000_000


def _name(chance: random.Random) -> str:
    return "".join(chance.choices(SYLLABLES, k=chance.randint(2, 5))) + "." + chance.choice(ENDINGS)


def _path(chance: random.Random) -> str:
    parts = "/".join("".join(chance.choices(SYLLABLES, k=3)) for _ in range(chance.randint(0, 4)))
    return parts if chance.random() < 1 / 2 else f"{parts}?q={''.join(chance.choices(SYLLABLES, k=4))}&page=2"


if __name__ == "__main__":
    sys.exit(main())
