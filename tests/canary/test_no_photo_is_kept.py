from __future__ import annotations

from pathlib import Path

from tests.app.readers.photos import samples
from tests.canary.watching import bilan, home, watched


def test_nothing_of_a_picture_is_written_but_the_clean_copy(tmp_path: Path) -> None:
    given, folder = tmp_path / "garden.jpg", tmp_path / "home"
    given.write_bytes(samples.jpeg(behind=samples.FILM))
    environment = home(folder)
    copy = folder / "copy.jpg"
    seen = watched(bilan("photo", "--clean", str(copy), str(given)), environment, "")
    assert seen.status == 0
    assert samples.MARK.encode() in seen.streams["standard output"]
    assert [name for name, content in seen.processes.items() if samples.MARK.encode() in content] == []
    written = [path for path in folder.rglob("*") if path.is_file()]
    assert copy in written
    assert [path for path in written if samples.MARK.encode() in path.read_bytes()] == []
    plain = samples.encoded("JPEG", quality=90)[-200:]  # the coded points, as they are
    assert [path for path in written if plain in path.read_bytes()] == [copy]
