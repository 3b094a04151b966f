"""Is there one window, whatever happened to the one before?"""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from app.ui.instance import Handed, Instance

FIRST = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from app.ui.instance import Instance
app = QCoreApplication([])
instance, late = Instance(Path(sys.argv[1])), int(sys.argv[2])
first = instance.is_first()
QTimer.singleShot(late, instance.listen) if late else instance.listen()
print(first, flush=True)
instance.handed.connect(lambda handed: (print(handed, flush=True), QTimer.singleShot(100, app.quit)))
app.exec()
"""


@contextmanager
def another(folder: Path, late: int = 0) -> Iterator[subprocess.Popen[str]]:
    """Run a first start in a process of its own, which listens so many milliseconds after it became the first."""
    command = [sys.executable, "-c", FIRST, str(folder), str(late)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            assert process.stdout.readline() == "True\n"
            yield process
        finally:
            process.kill()


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("late", [0, 300], ids=["listens", "is not painted yet"])
def test_a_second_start_hands_over_what_it_was_to_open_and_is_not_the_first(tmp_path: Path, late: int) -> None:
    with another(tmp_path, late) as process:
        second = Instance(tmp_path)
        assert not second.is_first()
        handed = Handed(tmp_path / "é \n anna.db", (tmp_path / "a.kdbx", tmp_path / "b.eml"))
        assert second.hand_over(handed)
        assert process.stdout is not None
        assert process.stdout.readline() == f"{handed!r}\n"


@pytest.mark.usefixtures("qapp")
def test_after_kill_9_the_next_start_is_the_first(tmp_path: Path) -> None:
    with another(tmp_path) as process:
        process.kill()
        process.wait()
        assert (tmp_path / "bilan.lock").exists()
        assert (tmp_path / "bilan.socket").exists()
        next_one = Instance(tmp_path)
        assert next_one.is_first()
        next_one.leave()


@pytest.mark.usefixtures("qapp")
def test_after_an_ordinary_end_nothing_is_left(tmp_path: Path) -> None:
    instance = Instance(tmp_path)
    assert instance.is_first()
    instance.listen()
    if os.name == "posix":
        assert stat.S_IMODE((tmp_path / "bilan.socket").stat().st_mode) & 0o077 == 0
    instance.leave()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("qapp")
def test_a_window_that_does_not_answer_keeps_nobody_from_opening_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.ui.instance._WAIT_MS", 100)
    held = Instance(tmp_path)
    assert held.is_first()
    second = Instance(tmp_path)
    assert not second.is_first()
    assert not second.hand_over(Handed())
    held.leave()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
@pytest.mark.usefixtures("qapp")
def test_where_nothing_can_be_locked_the_window_opens_all_the_same(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert Instance(tmp_path).is_first()
    tmp_path.chmod(0o700)


@pytest.mark.parametrize(
    "untrusted",
    [
        b"\n",
        b"[]\n",
        b"null\n",
        b'{"profile": 7, "files": []}\n',
        b'{"profile": null, "files": "/a/b"}\n',
        b'{"profile": null, "files": {"/a": 1}}\n',
        b'{"profile": null, "files": ["/a", "b"]}\n',
        b'{"profile": null, "files": ["/a\\u0000"]}\n',
        b'{"profile": "\\ud800", "files": []}\n',
        b'{"profile": "", "files": []}\n',
        b"\xff\xfe\n",
        b"[" * 5000 + b"\n",
    ],
)
def test_of_what_is_no_request_only_the_wish_to_be_seen_is_believed(
    qtbot: QtBot, tmp_path: Path, untrusted: bytes
) -> None:
    instance = Instance(tmp_path)
    assert instance.is_first()
    instance.listen()
    socket = QLocalSocket()
    socket.connectToServer(instance._name)
    with qtbot.waitSignal(instance.handed) as taken:
        socket.write(untrusted)
        socket.flush()
    assert taken.args == [Handed()]
    instance.leave()


def test_of_a_start_that_stalls_half_way_nothing_is_said_to_be_taken(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.ui.instance._LINE_MS", 20)
    instance = Instance(tmp_path)
    assert instance.is_first()
    instance.listen()
    socket = QLocalSocket()
    socket.connectToServer(instance._name)
    with qtbot.assertNotEmitted(instance.handed), qtbot.waitSignal(socket.disconnected):
        socket.write(b'{"profile": null, "files": ["/a/')
        socket.flush()
    assert socket.readAll().data() == b""
    instance.leave()


@pytest.mark.usefixtures("qapp")
def test_more_than_can_be_handed_over_is_not_said_to_be_taken(tmp_path: Path) -> None:
    with another(tmp_path):
        second = Instance(tmp_path)
        assert not second.is_first()
        assert not second.hand_over(Handed(files=tuple(tmp_path / f"{n:0200}" for n in range(300))))


def test_an_endless_line_is_hung_up_on(qtbot: QtBot, tmp_path: Path) -> None:
    instance = Instance(tmp_path)
    assert instance.is_first()
    instance.listen()
    socket = QLocalSocket()
    socket.connectToServer(instance._name)
    with qtbot.waitSignal(socket.disconnected):
        socket.write(b"x" * 200_000)
        socket.flush()
    instance.leave()


def test_the_last_window_leaves_no_empty_folder_of_ours(tmp_path: Path) -> None:
    folder = tmp_path / "bilan"
    folder.mkdir()
    instance = Instance(folder)
    assert instance.is_first()
    instance.leave()
    assert not folder.exists()
    folder.mkdir()
    (folder / "bilan.db").touch()
    instance = Instance(folder)
    assert instance.is_first()
    instance.leave()
    assert [path.name for path in folder.iterdir()] == ["bilan.db"]
