from __future__ import annotations

import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.checkup.errors import FileRefused
from app.checkup.events import Progress, Stage
from app.services.inspecting import inspect_picture, look_at_history
from app.system import copies
from app.system.errors import DatabaseNotAllowed, SafariNotAllowed
from app.values.browsing import BrowserProfile, Family
from app.values.pictures import CopiedPicture
from app.words import Words
from checks.links.model import Level
from checks.links.payload import Kind, SeenCode
from checks.links.visited import Looked
from tests.app.readers.browsers.histories import make
from tests.app.readers.pictures.drawn import beside, code, encoded

NOON = datetime(2026, 11, 3, 12, tzinfo=UTC)
FRAUD = "https://paypal.com@sign-in.example-account.top/verify"


def codes(picture: Path | CopiedPicture) -> tuple[SeenCode, ...]:
    [told] = inspect_picture(picture, lambda: ("colivo.example",))(threading.Event())
    return told


def look(database: Path, tmp_path: Path, family: Family = Family.CHROMIUM) -> list[Progress | Looked]:
    profile = BrowserProfile("Chrome", "Work", family, database)
    return list(look_at_history(profile, tmp_path / "copies")(threading.Event()))


def sentence(refused: pytest.ExceptionInfo[FileRefused]) -> str:
    return Words("en").message(refused.value.message, refused.value.params)


def test_each_code_of_a_picture_is_told_and_its_address_inspected(tmp_path: Path) -> None:
    picture = tmp_path / "door.png"
    picture.write_bytes(encoded(beside(code(FRAUD), code("WIFI:T:WPA;S:Orme;P:bateau;;"))))
    link, wifi = codes(picture)
    assert link.inspection is not None
    assert (link.payload.kind, link.inspection.level) == (Kind.LINK, Level.DANGER)
    assert (wifi.payload.kind, wifi.inspection) == (Kind.WIFI, None)


def test_a_copied_picture_is_read_without_a_file() -> None:
    [link] = codes(CopiedPicture("the copied picture", encoded(code("https://suivi.colivo.example/1"))))
    assert link.inspection is not None
    assert link.inspection.is_yours


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.png", b"", "a.png is no picture that Bilan can read."),
        ("a.heic", b"\x00\x00\x00\x18ftypheic", "a.heic is no picture that Bilan can read."),
        ("b.png", encoded(code("x").crop((0, 0, 20, 20))), "No QR code could be read in b.png."),
    ],
    ids=["empty", "heic", "no code"],
)
def test_a_picture_without_a_use_is_told_what_to_do(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(FileRefused) as refused:
        codes(tmp_path / name)
    assert sentence(refused).startswith(said)


def test_a_history_is_told_by_stages_and_comes_to_counts_and_fraud(tmp_path: Path) -> None:
    rows = [(f"https://colivo.example/{n}", 2, 0, NOON) for n in range(1500)]
    make(tmp_path / "History", Family.CHROMIUM, [*rows, (FRAUD, 1, 0, NOON)])
    *progress, looked = look(tmp_path / "History", tmp_path)
    assert isinstance(looked, Looked)
    assert (looked.addresses, looked.risky_sites) == (1501, 1)
    assert looked.risky[0].inspection.text == FRAUD
    stages = [told.stage for told in progress if isinstance(told, Progress)]
    assert stages == [Stage.READING] * 2 + [Stage.JUDGING] * 2
    assert list((tmp_path / "copies").iterdir()) == []


def test_a_long_history_shared_by_two_processes_comes_to_the_same(tmp_path: Path) -> None:
    rows = [(f"https://colivo.example/{n}", 2, 0, NOON) for n in range(25_000)]
    for n in (0, 9_000, 24_999):
        rows[n] = (f"https://paypal.com@sign-in{n}.example-account{n}.top/verify", 1, 0, NOON)
    make(tmp_path / "History", Family.CHROMIUM, rows)
    *progress, looked = look(tmp_path / "History", tmp_path)
    assert isinstance(looked, Looked)
    assert (looked.addresses, looked.risky_sites) == (25_000, 3)
    last = progress[-1]
    assert isinstance(last, Progress)
    assert (last.stage, last.done, last.of) == (Stage.JUDGING, 25_000, 25_000)


@pytest.mark.parametrize("family", list(Family))
def test_each_family_goes_through_the_process_of_its_own(tmp_path: Path, family: Family) -> None:
    make(tmp_path / "h", family, [(FRAUD, 1, 0, NOON)])
    looked = look(tmp_path / "h", tmp_path, family)[-1]
    assert isinstance(looked, Looked)
    assert looked.risky[0].last == NOON.astimezone().date()


def test_what_cannot_be_read_as_a_whole_is_refused_not_found_clean(tmp_path: Path) -> None:
    make(tmp_path / "History", Family.CHROMIUM, [(f"https://a.example/{n}", 1, 0, NOON) for n in range(3000)])
    whole = (tmp_path / "History").read_bytes()
    (tmp_path / "History").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(FileRefused) as refused:
        look(tmp_path / "History", tmp_path)
    assert sentence(refused).startswith("The history of Chrome, Work is cut off or damaged")
    assert list((tmp_path / "copies").iterdir()) == []


def test_a_look_that_is_stopped_yields_no_result_and_leaves_no_copy(tmp_path: Path) -> None:
    make(tmp_path / "History", Family.CHROMIUM, [(f"https://a.example/{n}", 1, 0, NOON) for n in range(5000)])
    stop = threading.Event()
    profile = BrowserProfile("Chrome", "", Family.CHROMIUM, tmp_path / "History")
    told = look_at_history(profile, tmp_path / "copies")(stop)
    assert isinstance(next(told), Progress)
    stop.set()
    assert not any(isinstance(value, Looked) for value in told)
    assert list((tmp_path / "copies").iterdir()) == []


def test_safari_says_which_permission_is_needed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(copies, "_state", refuse)
    with pytest.raises(SafariNotAllowed):
        look(tmp_path / "History.db", tmp_path, Family.SAFARI)
    with pytest.raises(DatabaseNotAllowed) as refused:
        look(tmp_path / "History", tmp_path, Family.CHROMIUM)
    assert not isinstance(refused.value, SafariNotAllowed)
