from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from app.__main__ import main
from app.cli.exits import Exit
from app.cli.terminal import plain
from app.store.database import Store
from app.store.errors import StoreFull
from tests.app.checkup import samples
from tests.app.readers.vaults import exports


def shell(
    line: str, *arguments: str | os.PathLike[str] | bytes, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run a line of the shell in which "$@" is bilan with `arguments`."""
    command = ["bash", "-c", line, "bash", sys.executable, "-m", "app", *arguments]
    return subprocess.run(
        command, env={**os.environ, **environment}, capture_output=True, text=True, check=False, timeout=120
    )


def csv(path: Path, *rows: Sequence[str]) -> Path:
    lines = [",".join(f'"{cell}"' for cell in row) for row in (("name", "url", "username", "password"), *rows)]
    path.write_text("\n".join(lines) + "\n", "utf-8", newline="")
    return path


@pytest.mark.parametrize("streams", [">&-", "2>&-", "<&-", "<&- >&- 2>&-"])
def test_closed_streams_change_nothing_but_what_can_be_read(streams: str) -> None:
    ended = shell(f'"$@" {streams}', "check", "--sample")
    assert (ended.returncode, ended.stderr) == (Exit.SOMETHING_TO_DO, "")


def test_a_locked_file_needs_no_standard_input_to_be_named(tmp_path: Path) -> None:
    locked = tmp_path / "locked.json"
    locked.write_text(exports.protected(exports.bitwarden(), exports.pbkdf2("x")), "utf-8")
    for options in ((), ("--password-stdin",)):
        ended = shell('"$@" <&-', "check", "--no-save", *options, locked)
        assert (ended.returncode, ended.stderr) == (Exit.INPUT_UNREADABLE, "")


@pytest.mark.parametrize("reader", ["head -0", "head -1", "head -c 10"])
def test_a_reader_that_has_seen_enough_is_no_fault(reader: str) -> None:
    ended = shell(f'"$@" | {reader}; exit ${{PIPESTATUS[0]}}', "check", "--sample")
    assert (ended.returncode, ended.stderr) == (Exit.SOMETHING_TO_DO, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_a_result_that_could_not_be_written_is_said(tmp_path: Path) -> None:
    ended = shell('"$@" > /dev/full', "check", "--sample", "--json", HOME=str(tmp_path))
    assert ended.returncode == Exit.WRONG_USE
    assert ended.stderr == "The result could not be written. Free some space or choose another place for it.\n"


def test_a_session_of_another_encoding_is_spoken_to_as_far_as_it_can_read() -> None:
    ended = shell('"$@"', "check", "--sample", "--lang", "fr", PYTHONIOENCODING="ascii")
    assert (ended.returncode, ended.stderr) == (Exit.SOMETHING_TO_DO, "")
    assert "comptes" in ended.stdout


def test_json_is_utf_8_in_any_session(tmp_path: Path) -> None:
    vault = csv(tmp_path / "a.csv", ("Élan", "https://elan.example", "zoé", "azerty"))
    ended = shell('"$@"', "check", "--json", "--no-save", vault, PYTHONIOENCODING="latin-1")
    assert "Élan" in ended.stdout


def test_a_file_name_that_is_no_text_is_read_like_any_other(tmp_path: Path) -> None:
    vault = samples.reused(tmp_path / "a.json")
    odd = os.fsencode(tmp_path) + b"/caf\xe9.json"
    Path(os.fsdecode(odd)).write_bytes(vault.read_bytes())
    ended = shell('"$@"', "check", "--json", "--no-save", odd)
    assert ended.returncode == Exit.SOMETHING_TO_DO, ended.stderr
    assert json.loads(ended.stdout)["sources"][0]["name"] == "caf\ufffd.json"


def test_what_a_vault_says_cannot_steer_the_terminal_nor_forge_a_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = "\x1b[2J", "\nAll is well", "\r", "\x9b31m", "\u202e", "\u061c"
    csv(tmp_path / "a.csv", *((f"x{sign}y", "https://a.example", f"u{sign}", "azerty") for sign in bad))
    main(["check", "--no-save", str(tmp_path / "a.csv")])
    told = capsys.readouterr().out
    assert "x\ufffd[2Jy" in told
    assert not any(sign in told for sign in ("\x1b", "\nAll", "\r", "\x9b", "\u202e", "\u061c"))


@pytest.mark.parametrize("text", ["Élan « ok »", "日本 👩‍👧", "a\u202fb"])
def test_ordinary_text_is_left_as_it_is(text: str) -> None:
    assert plain(text) == text


def test_an_endless_title_is_cut_in_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    vault = samples.bitwarden(tmp_path / "a.json", [("x" * 100_000, "alice", "azerty")])
    main(["check", "--no-save", str(vault)])
    assert max(map(len, capsys.readouterr().out.splitlines())) < 1000


def test_an_endless_password_is_read_in_part_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Endless(io.StringIO):
        def readline(self, size: int = -1, /) -> str:  # type: ignore[override]  # typeshed has two readlines here
            assert size > 0
            return "a" * size

    locked = tmp_path / "locked.json"
    locked.write_text(exports.protected(exports.bitwarden(), exports.pbkdf2("x")), "utf-8")
    monkeypatch.setattr("sys.stdin", Endless())
    assert main(["check", "--no-save", "--password-stdin", str(locked)]) == Exit.INPUT_UNREADABLE
    assert "did not open" in capsys.readouterr().out


def test_a_part_that_could_not_be_read_is_never_nothing_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    vault = csv(tmp_path / "a.csv", ("a", "https://a.example", "alice", samples.STRONG))
    vault.write_text(vault.read_text("utf-8") + "broken\n", "utf-8")
    assert main(["check", "--no-save", str(vault)]) == Exit.INPUT_UNREADABLE
    assert "Line 3 could not be read" in capsys.readouterr().out


@pytest.mark.usefixtures("secret_service")
def test_a_store_that_cannot_be_written_costs_the_keeping_not_the_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object) -> None:
        raise StoreFull(name="mine.db")

    monkeypatch.setattr(Store, "save_run", full)
    vault = samples.reused(tmp_path / "a.json")
    status = main(["check", "--json", "--profile", str(tmp_path / "mine.db"), str(vault)])
    captured = capsys.readouterr()
    told: dict[str, Any] = json.loads(captured.out)
    assert status == Exit.STORE_CLOSED
    assert "The disk is full" in captured.err
    assert {check["id"]: check["affected"] for check in told["checks"]}["passwords.reuse"] == 3
    assert told["posture"]["known"] > 0


@pytest.mark.parametrize("folder", ["", "/", ".", ".."])
def test_a_folder_is_no_profile(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["status", "--profile", folder]) == Exit.STORE_CLOSED
    assert "was not made by Bilan" in capsys.readouterr().err


def test_closing_the_terminal_instead_of_typing_a_password_is_an_interrupt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object) -> str:
        raise EOFError

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    locked = tmp_path / "locked.json"
    locked.write_text(exports.protected(exports.bitwarden(), exports.pbkdf2("x")), "utf-8")
    monkeypatch.setattr("app.cli.check.getpass", gone)
    monkeypatch.setattr("sys.stdin", Terminal())
    assert main(["check", "--no-save", str(locked)]) == Exit.INTERRUPTED


def test_ctrl_c_in_the_middle_of_an_audit_ends_it_and_its_process(tmp_path: Path) -> None:
    locked = samples.slow_to_open(tmp_path / "slow.json")
    command = [sys.executable, "-m", "app", "check", "--no-save", "--password-stdin", str(locked)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe) as process:
        assert process.stdin is not None
        assert process.stderr is not None
        process.stdin.write(b"x\n")
        process.stdin.close()
        auditing = _grandchild(process.pid)
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == Exit.INTERRUPTED
        assert process.stderr.read() == b""
    deadline = time.monotonic() + 30
    while Path(f"/proc/{auditing}").exists():  # an interrupt while it starts leaves it to end by itself
        assert time.monotonic() < deadline


def _grandchild(pid: int) -> int:
    """Wait for the second vault process, the one that audits: the first only looks at the file."""
    seen: list[int] = []
    while len(seen) < 2:
        for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
            if int(child) not in seen:
                seen.append(int(child))
    return seen[-1]
