from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import threading
from collections import namedtuple
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.errors import SourceError
from app.leaks import errors, layout, source
from app.leaks.draft import Draft, Plan
from app.leaks.index import Indexed, Indexing, build
from app.leaks.lookup import opened
from app.leaks.range_files import RangeFiles
from tests.app.leaks.lists import KNOWN, MANY, digest, indexed, leaked, lines, written


@pytest.fixture(scope="module")
def text(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("leaks") / "list.txt")


@pytest.fixture(scope="module")
def whole(text: Path) -> bytes:
    """Return the bytes of the index of `text`, built without an interruption."""
    indexed(text, text.with_name("leaks.index"))
    return text.with_name("leaks.index").read_bytes()


def part(target: Path) -> Path:
    return target.with_name(f"{target.name}.part")


def test_an_index_is_a_tenth_of_the_text_and_says_how_often_it_errs(text: Path, whole: bytes) -> None:
    with opened(text.with_name("leaks.index")) as found:
        about = found.about
    assert about.hashes == MANY
    assert about.bytes == len(whole)
    assert len(whole) - layout.HEADER_ROOM < text.stat().st_size / 10
    assert 0 < about.false_alarms < 1e-7


@pytest.mark.parametrize("after", range(4))
def test_stopped_at_any_time_it_goes_on_and_comes_to_the_same(
    after: int, text: Path, whole: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source, "_PIECE", 1 << 16)
    monkeypatch.setattr("app.leaks.index._TOLD_EVERY", 1)
    target = tmp_path / "leaks.index"
    shares: list[float] = []
    for _ in range(50):
        stop = threading.Event()
        for n, event in enumerate(build(text, target, stop)):
            if isinstance(event, Indexed):
                assert target.read_bytes() == whole
                assert not part(target).exists()
                assert shares == sorted(shares)
                return
            shares.append(event.share)
            if n == after and event.share < 0.9:
                stop.set()
        assert not target.exists()
        with pytest.raises(errors.IndexUnfinished):
            opened(part(target))
    pytest.fail("it never came to an end")


def test_killed_at_any_time_it_goes_on_and_comes_to_the_same(text: Path, whole: bytes, tmp_path: Path) -> None:
    chance = random.Random()  # noqa: S311 - an instant, not a secret
    target = tmp_path / "leaks.index"
    begun: list[float] = []
    while begun[-1:] < [0.8]:
        told = list(_told_until(chance.randrange(5, 12), text, target))
        assert not target.exists()
        begun.append(float(told[0]))
    indexed(text, target)
    assert target.read_bytes() == whole
    assert begun == sorted(begun)
    assert len(begun) > 5


def _told_until(events: int, text: Path, target: Path) -> Iterator[str]:
    """Build until so many steps are told, kill the process while it goes on, and yield what it told."""
    command = [sys.executable, "-m", "tests.app.leaks.builder", str(text), str(target), str(events)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for _ in range(events):
            yield process.stdout.readline().strip()
        process.kill()


@pytest.mark.parametrize("place", [1024, 2048])
def test_if_the_last_note_was_cut_the_one_before_it_holds(
    place: int, text: Path, whole: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source, "_PIECE", 1 << 16)
    monkeypatch.setattr("app.leaks.index._TOLD_EVERY", 1)
    monkeypatch.setattr("app.leaks.index._KEPT_EVERY", 1)
    target = tmp_path / "leaks.index"
    stop = threading.Event()
    for event in build(text, target, stop):
        if isinstance(event, Indexing) and event.share > 0.5:
            stop.set()
    with part(target).open("r+b") as stream:
        stream.seek(place)
        stream.write(b"\xff" * 20)
    first, *_, last = build(text, target, threading.Event())
    assert isinstance(first, Indexing)
    assert first.share > 0.2
    assert isinstance(last, Indexed)
    assert target.read_bytes() == whole


def test_a_draft_of_another_list_begins_anew(text: Path, whole: bytes, tmp_path: Path) -> None:
    target = tmp_path / "leaks.index"
    other = written(tmp_path / "other.txt", lines(leaked(MANY - 1)))
    stop = threading.Event()
    stop.set()
    assert list(build(other, target, stop)) == []
    assert part(target).exists()
    indexed(text, target)
    assert target.read_bytes() == whole


def test_a_small_list_in_any_order_is_put_in_order(tmp_path: Path) -> None:
    shuffled = lines(leaked(2000))
    random.Random(1).shuffle(shuffled)  # noqa: S311 - an order, not a secret
    indexed(written(tmp_path / "shuffled.txt", shuffled), tmp_path / "a.index")
    indexed(written(tmp_path / "sorted.txt", lines(leaked(2000))), tmp_path / "b.index")
    assert (tmp_path / "a.index").read_bytes() == (tmp_path / "b.index").read_bytes()


HALF = MANY // 2
BROKEN: dict[str, tuple[type[SourceError], Callable[[list[bytes]], list[bytes]]]] = {
    "two lines changed places": (
        errors.ListUnsorted,
        lambda x: [*x[:HALF], x[HALF + 1], x[HALF], *x[HALF + 2 :]],
    ),
    "a line twice": (errors.ListUnsorted, lambda x: [*x[:HALF], x[HALF], *x[HALF:]]),
    "a digit is none": (errors.ListDamaged, lambda x: [*x[:HALF], b"G" + x[HALF][1:], *x[HALF + 1 :]]),
    "a digit is missing": (errors.ListDamaged, lambda x: [*x[:HALF], x[HALF][1:], *x[HALF + 1 :]]),
    "a blank line": (errors.ListDamaged, lambda x: [*x[:HALF], b"\n", *x[HALF:]]),
    "a count is missing": (errors.ListDamaged, lambda x: [*x[:HALF], x[HALF][:40] + b"\n", *x[HALF + 1 :]]),
    "a count is none": (errors.ListDamaged, lambda x: [*x[:HALF], x[HALF][:41] + b"x\n", *x[HALF + 1 :]]),
    "a count is empty": (errors.ListDamaged, lambda x: [*x[:HALF], x[HALF][:41] + b"\n", *x[HALF + 1 :]]),
    "a count of zero": (errors.ListDamaged, lambda x: [*x[:HALF], x[HALF][:41] + b"0\n", *x[HALF + 1 :]]),
    "an endless count": (errors.ListDamaged, lambda x: [*x[:HALF], x[HALF][:41] + b"1" * 30 + b"\n", *x[HALF + 1 :]]),
    "three hundred lines are missing": (errors.ListPartial, lambda x: x[:HALF] + x[HALF + 300 :]),
}


@pytest.mark.parametrize("how", BROKEN)
def test_one_wrong_line_among_many_is_seen_and_the_index_before_stays(how: str, tmp_path: Path) -> None:
    error, changed = BROKEN[how]
    target = tmp_path / "leaks.index"
    indexed(written(tmp_path / "small.txt", lines(leaked(100))), target)
    before = target.read_bytes()
    with pytest.raises(SourceError) as refused:
        indexed(written(tmp_path / "list.txt", changed(lines())), target)
    assert type(refused.value) is error
    assert 25 <= int(refused.value.params["percent"]) <= 55
    assert target.read_bytes() == before
    assert not part(target).exists()


def test_an_index_is_not_made_from_an_index(text: Path, whole: bytes, tmp_path: Path) -> None:
    (tmp_path / "leaks.index").write_bytes(whole)
    with pytest.raises(errors.IndexGiven):
        indexed(tmp_path / "leaks.index", tmp_path / "other.index")
    with pytest.raises(errors.ListMissing):
        indexed(text.with_name("gone"), tmp_path / "other.index")


@pytest.mark.parametrize("content", [b"", b"precious", b"bilan-draft\n"])
@pytest.mark.parametrize("name", ["leaks.index", "leaks.index.part"])
def test_a_file_that_is_no_index_is_not_replaced(name: str, content: bytes, text: Path, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    if name.endswith(".part") and content != b"precious":
        indexed(text, tmp_path / "leaks.index")
        return
    with pytest.raises(errors.InTheWay) as refused:
        indexed(text, tmp_path / "leaks.index")
    assert refused.value.params["name"] == name
    assert (tmp_path / name).read_bytes() == content


def test_a_folder_or_the_list_itself_in_place_of_the_index_is_refused(text: Path, tmp_path: Path) -> None:
    for target in (tmp_path, text):
        with pytest.raises(errors.InTheWay):
            indexed(text, target)


def test_only_one_process_builds_an_index(text: Path, tmp_path: Path) -> None:
    draft = Draft(part(tmp_path / "leaks.index"), Plan(bytes(32), 3, counted=True))
    with closing(draft), pytest.raises(errors.IndexBusy):
        indexed(text, tmp_path / "leaks.index")
    indexed(text, tmp_path / "leaks.index")


def test_where_nothing_can_be_written_it_is_said(text: Path, tmp_path: Path) -> None:
    with pytest.raises(errors.IndexNotWritten):
        indexed(text, tmp_path / "no such folder" / "leaks.index")


def test_without_room_nothing_is_begun(text: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = namedtuple("usage", "total used free")  # noqa: PYI024 - the shape of `shutil.disk_usage`
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(0, 0, 1000))
    with pytest.raises(errors.NoRoom):
        indexed(text, tmp_path / "leaks.index")
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(os.name != "posix", reason="a limit of POSIX")
def test_a_disk_that_takes_no_more_is_told_and_what_was_done_is_kept(text: Path, whole: bytes, tmp_path: Path) -> None:
    code = (
        "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000));"
        "import runpy, sys; sys.argv[0] = 'builder'; runpy.run_module('tests.app.leaks.builder', run_name='__main__')"
    )
    target = tmp_path / "leaks.index"
    command = [sys.executable, "-c", code, str(text), str(target), "-1"]
    told = subprocess.run(command, check=False, capture_output=True, text=True)
    assert "IndexNotWritten" in told.stderr
    assert not target.exists()
    first, *_ = build(text, target, threading.Event())
    assert isinstance(first, Indexed)  # the few pieces that were left
    assert target.read_bytes() == whole


@pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")
def test_only_the_owner_may_read_an_index(text: Path, tmp_path: Path) -> None:
    indexed(text, tmp_path / "leaks.index")
    assert (tmp_path / "leaks.index").stat().st_mode & 0o777 == 0o600


DIGITS = 2


def ranges(folder: Path, name: str = "%02X.txt", line_end: bytes = b"\r\n") -> Path:
    """Write the whole list as 256 range files, each without an end of its last line, as the server sends them."""
    suffixes: dict[int, list[bytes]] = {}
    for line in lines():
        suffixes.setdefault(int(line[:DIGITS], 16), []).append(line[DIGITS:-1])
    for n, those in suffixes.items():
        (folder / (name % n)).write_bytes(line_end.join(those))
    return folder


@pytest.mark.parametrize("name", ["%02X.txt", "%02x.txt", "%02X"])
def test_range_files_give_the_lines_of_the_text(name: str, text: Path, tmp_path: Path) -> None:
    folder = RangeFiles(ranges(tmp_path, name), DIGITS)
    pieces = list(folder.pieces(0))
    assert b"".join(piece for _, piece in pieces) == text.read_bytes()
    assert abs(folder.hashes - MANY) < MANY // 100
    assert all(b"".join(x for _, x in folder.pieces(at)).startswith(piece) for at, piece in pieces)


def test_a_folder_is_known_again_when_the_draft_lies_in_it(tmp_path: Path) -> None:
    before = RangeFiles(ranges(tmp_path), DIGITS).identity
    (tmp_path / "leaks.index.part").write_bytes(b"draft")
    assert RangeFiles(tmp_path, DIGITS).identity == before
    with (tmp_path / "00.txt").open("ab") as stream:
        stream.write(b"\r\n" + b"F" * 38 + b":1")
    assert RangeFiles(tmp_path, DIGITS).identity != before


def test_what_the_server_pads_with_is_left_out(text: Path, tmp_path: Path) -> None:
    ranges(tmp_path, line_end=b"\n")
    with (tmp_path / "7F.txt").open("ab") as stream:
        stream.write(b"\n" + b"0" * 38 + b":0\n" + b"1" * 38 + b":0")
    assert b"".join(piece for _, piece in RangeFiles(tmp_path, DIGITS).pieces(0)) == text.read_bytes()


def test_a_folder_that_is_not_whole_is_refused(tmp_path: Path) -> None:
    with pytest.raises(errors.ListForeign):
        RangeFiles(tmp_path, DIGITS)
    ranges(tmp_path)
    known = tmp_path / f"{digest(KNOWN[0]).hex().upper()[:DIGITS]}.txt"
    content = known.read_bytes()
    known.write_bytes(content[:200])
    with pytest.raises(errors.KnownAbsent):
        RangeFiles(tmp_path, DIGITS)
    known.write_bytes(content)
    (tmp_path / "7F.txt").write_bytes(b"")
    with pytest.raises(errors.ListPartial):
        list(RangeFiles(tmp_path, DIGITS).pieces(0))
    (tmp_path / "7F.txt").unlink()
    with pytest.raises(errors.RangesMissing) as refused:
        RangeFiles(tmp_path, DIGITS)
    assert refused.value.params == {"name": tmp_path.name, "n": 1, "of": 256, "first": "7F.txt"}


def test_a_folder_of_something_else_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8")
    with pytest.raises(errors.ListForeign):
        indexed(tmp_path, tmp_path / "leaks.index")
