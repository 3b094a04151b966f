from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path

from app.store.profile import Keychain, open_store
from app.system.errors import KeychainMissing
from checks.secret import Secret
from tests.app.cli.test_archive import FILES, PRIVATE
from tests.app.readers.archives.made import archive
from tests.canary.markers import Marker, leaks, written_below
from tests.canary.watching import bilan, home, watched

MARKS = (PRIVATE.encode(), b"bo-lind", b"Midsummer")
PASSPHRASE = "orme bateau violon tulipe"
POSTS = (
    "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\r\n"
    "2026-05-07 16:41:18,https://www.linkedin.com/feed/update/4417,What a moron this Zephyrine is!,,,PUBLIC\r\n"
    "2026-05-08 16:41:18,https://www.linkedin.com/feed/update/4418,our client Halvor Tissage,,,PUBLIC\r\n"
)
SAID = (PRIVATE, "bo-lind", "Zephyrine", "update/4417", "Halvor Tissage", "What a moron", "Interested in a new job")
SECRETS = [Marker(text) for text in SAID]
PAGE = """
import sys, threading
from datetime import datetime
from pathlib import Path
from app import log, paths
from app.checkup.archive_events import ArchiveReviewed
from app.compose import House
from checks.secret import Secret
log.write_to(paths.log_file())
house = House(Path(sys.argv[1]), lambda: datetime.now().astimezone())
stop = threading.Event()
list(house.create_with(Secret(sys.stdin.read()))(stop))
for event in house.archives.look_through((Path(sys.argv[2]),))(stop):
    if isinstance(event, ArchiveReviewed):
        assert event.review.candidates and event.review.findings[0].quote
        for each in event.review.findings:
            list(house.archives.call_fine(event.review.network, each.mark, each.rule)(stop))
        print(len(event.review.findings), "called fine", repr(event))
house.close()
"""


def test_nothing_of_an_archive_is_written_or_shown_to_other_programs(tmp_path: Path) -> None:
    given = archive(tmp_path / "given.zip", FILES)
    folder = tmp_path / "home"
    seen = watched(bilan("archive", str(given)), home(folder), "")
    assert seen.status == 1
    shown = {**seen.streams, **seen.processes}
    assert [name for name, content in shown.items() if any(mark in content for mark in MARKS)] == []
    written = [path for path in folder.rglob("*") if path.is_file()]
    assert [path for path in written if any(mark in path.read_bytes() for mark in MARKS)] == []
    assert b"Connections: 1" in seen.streams["standard output"]


def test_a_look_through_in_the_window_keeps_counts_rules_and_digests_only(tmp_path: Path) -> None:
    given = archive(tmp_path / "given.zip", {**FILES, "Shares.csv": POSTS})
    folder = tmp_path / "home"
    profile = folder / "mine.db"
    seen = watched([sys.executable, "-c", PAGE, str(profile), str(given)], home(folder), PASSPHRASE)
    assert seen.status == 0, seen.streams["standard error"]
    assert b"1 called fine" in seen.streams["standard output"]
    kept = unlocked(profile)
    assert {"called_fine", "look_back", "local_key"} <= kept.keys()
    places = {**seen.streams, **seen.processes, **written_below(folder), **kept}
    assert leaks(SECRETS, places) == []
    assert b"tone.those_en" in kept["called_fine"]


def unlocked(profile: Path) -> dict[str, bytes]:
    """Return what stands in each table that is not empty: encrypted, nothing could be found in it."""
    with closing(open_store(profile, _no_keychain, Secret(PASSPHRASE))) as store, store.reading() as run:
        tables = [name for (name,) in run("SELECT name FROM sqlite_schema WHERE type = 'table'", ())]
        rows = {name: list(run(f"SELECT * FROM {name}", ())) for name in tables}  # noqa: S608 - our own tables
    return {name: b"\0".join(_cell(cell) for row in found for cell in row) for name, found in rows.items() if found}


def _cell(cell: object) -> bytes:
    return bytes(cell) if isinstance(cell, bytes) else str(cell).encode()


def _no_keychain() -> Keychain:
    raise KeychainMissing
