from __future__ import annotations

import plistlib
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.system.errors import LoginRefused
from app.system.login import desktop_entry, here, launch_agent, run_key
from app.values.background import AtLogin, Login, LoginWay

COMMAND = ("/opt/bilan/bilan", "tray", "--profile", '/home/colette/anna b/50% "mine" $HOME \\ é`x`.db')
WORDS = st.lists(st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1), min_size=1, max_size=4)
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="each system has its own place")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / ".config"))
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path / ".config" / "autostart"


@given(WORDS)
@example(list(COMMAND))
def test_a_desktop_gets_every_word_of_the_command_as_it_is(words: Sequence[str]) -> None:
    line = re.search(r"^Exec=(.*)$", desktop_entry.entry(words), re.MULTILINE)
    assert line is not None
    once = line[1].replace("\\\\", "\\")
    read = [re.sub(r"\\(.)", r"\1", word) for word in re.findall(r'"((?:[^"\\]|\\.)*)"', once)]
    assert [word.replace("%%", "%") for word in read] == list(words)


@pytest.mark.skipif(shutil.which("desktop-file-validate") is None, reason="the validator is not installed")
def test_the_entry_is_valid(tmp_path: Path) -> None:
    file = tmp_path / "bilan-tray.desktop"
    file.write_text(desktop_entry.entry(COMMAND), "utf-8")
    told = subprocess.run(["desktop-file-validate", file], check=False, capture_output=True, text=True)
    assert (told.returncode, told.stdout) == (0, "")


def test_a_desktop_passes_the_entry_over_once_the_program_is_gone() -> None:
    assert "\nTryExec=/opt/bilan/bilan\n" in desktop_entry.entry(COMMAND)


@LINUX
def test_what_was_asked_for_is_there_and_is_taken_away_without_a_trace(folder: Path, tmp_path: Path) -> None:
    assert here.stand().state is AtLogin.NO
    here.install(tmp_path / "anna.db")
    assert here.stand() == Login(AtLogin.YES, LoginWay.AUTOSTART)
    text = (folder / "bilan-tray.desktop").read_text("utf-8")
    assert f'"tray" "--profile" "{tmp_path}/anna.db"' in text
    here.remove()
    assert here.stand().state is AtLogin.NO
    assert not folder.exists()
    here.remove()


@LINUX
@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=false"])
def test_an_entry_that_the_desktop_switched_off_is_not_called_on(folder: Path, line: str) -> None:
    here.install(folder / "anna.db")
    with (folder / "bilan-tray.desktop").open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    assert here.stand().state is AtLogin.SWITCHED_OFF


@LINUX
def test_an_entry_of_a_program_that_is_gone_is_not_called_on(folder: Path) -> None:
    here.install(folder / "anna.db")
    (folder / "bilan-tray.desktop").write_text(desktop_entry.entry(("/gone/bilan", "tray")), "utf-8")
    assert here.stand().state is AtLogin.MOVED


@LINUX
def test_where_nothing_may_be_written_the_refusal_is_told(folder: Path) -> None:
    folder.parent.mkdir()
    folder.write_text("a file where a folder should be", "utf-8")
    with pytest.raises(LoginRefused):
        here.install(folder / "anna.db")


@pytest.mark.usefixtures("folder")
def test_an_agent_of_macos_starts_it_once_a_login_with_every_word_as_it_is() -> None:
    made = plistlib.loads(launch_agent.agent(COMMAND))
    assert made["ProgramArguments"] == list(COMMAND)
    assert made["RunAtLoad"] is True
    assert "KeepAlive" not in made
    assert launch_agent.state() is AtLogin.NO
    launch_agent.install((sys.executable, "tray"))
    assert launch_agent.state() is AtLogin.YES
    launch_agent.install(COMMAND)
    assert launch_agent.state() is AtLogin.MOVED
    launch_agent.remove()
    assert launch_agent.state() is AtLogin.NO


def test_the_value_of_windows_names_the_program_in_quotes_where_it_needs_them() -> None:
    command = (r"C:\Program Files\Bilan\bilan.exe", "tray", "--profile", r"D:\colette\bilan.db")
    line = run_key.value(command)
    assert line == r'"C:\Program Files\Bilan\bilan.exe" tray --profile D:\colette\bilan.db'
    assert str(run_key.program(line)) == command[0]
    assert str(run_key.program(run_key.value((r"C:\bilan.exe", "tray")))) == r"C:\bilan.exe"


def test_a_command_that_windows_would_cut_off_is_refused() -> None:
    with pytest.raises(LoginRefused):
        run_key.value(("bilan.exe", "tray", "--profile", "x" * 260))


@LINUX
def test_a_profile_whose_name_is_no_text_is_refused_and_leaves_nothing(folder: Path) -> None:
    with pytest.raises(LoginRefused):
        here.install(folder.parent / "anna\udcff.db")
    assert not list(folder.parent.rglob("*.desktop*"))
