"""Does a draft stay where it is? No socket is opened, and no file is written, while it is looked at."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.canary import watching

DRAFT = "Zephyrine: my password is Quagga77!, and those idiots in the Halden office do not know."
HOOK = """
import os, sys
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
def hook(event, arguments):
    if event.startswith("socket."):
        print("SOCKET", event, file=sys.stderr)
    if event == "open" and isinstance(arguments[2], int) and arguments[2] & WRITES:
        if isinstance(arguments[0], int) or os.fspath(arguments[0]) not in (os.devnull, os.devnull.encode()):
            print("WRITES", arguments[0], file=sys.stderr)
    if event in ("os.rename", "os.mkdir", "os.link", "os.symlink"):
        print("WRITES", event, file=sys.stderr)
sys.addaudithook(hook)
"""
COMMAND = HOOK + "from app.__main__ import main\nsys.exit(main(sys.argv[1:]))\n"
PAGE = (
    """
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication
from app.ui.pages.post import PostPage
from app.compose import House
from app.words import Words
from datetime import datetime
from pathlib import Path
app = QApplication([])
house = House(Path("nowhere.db"), datetime.now)
page = PostPage(Words("en"), house.posting.inspect)
page.show()
"""
    + HOOK
    + """
loop = QEventLoop()
page.checked.connect(loop.quit)
page.write(sys.argv[1])
loop.exec()
print(len(page._found))
page.hide()
"""
)


def _seen(code: str, folder: Path, *arguments: str, spoken: str = "") -> watching.Seen:
    run = [sys.executable, "-B", "-c", code, *arguments]
    return watching.watched(run, watching.home(folder, QT_QPA_PLATFORM="offscreen"), spoken)


@pytest.mark.parametrize("options", [("--json",), (), ("--lang", "fr")])
def test_a_draft_that_is_given_to_the_command_leaves_no_trace(tmp_path: Path, options: tuple[str, ...]) -> None:
    seen = _seen(COMMAND, tmp_path, "post", *options, spoken=DRAFT)
    assert seen.status == 1
    assert seen.streams["standard error"] == b""
    assert b"Quagga" not in seen.streams["standard output"]
    assert _files(tmp_path) == []


def test_a_draft_in_the_window_leaves_no_trace(tmp_path: Path) -> None:
    seen = _seen(PAGE, tmp_path, DRAFT)
    assert seen.streams["standard output"].strip() == b"2", seen.streams["standard error"]
    assert b"SOCKET" not in seen.streams["standard error"]
    assert b"WRITES" not in seen.streams["standard error"]
    assert [file for file in _files(tmp_path) if b"Zephyrine" in file.read_bytes()] == []


@pytest.mark.parametrize(
    ("code", "trace"),
    [
        ("import socket; socket.socket()", b"SOCKET"),
        ("from pathlib import Path; Path('draft.txt').write_text('a')", b"WRITES"),
        ("import tempfile; tempfile.TemporaryFile()", b"WRITES"),
    ],
)
def test_the_watch_sees_a_trace(code: str, trace: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = Path.cwd()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(home))
    assert trace in _seen(HOOK + code, tmp_path).streams["standard error"]


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]
