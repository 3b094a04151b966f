from __future__ import annotations

from pathlib import Path

from tests.app.cli.test_archive import FILES, PRIVATE
from tests.app.readers.archives.made import archive
from tests.canary.watching import bilan, home, watched

MARKS = (PRIVATE.encode(), b"bo-lind", b"Midsummer")


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
