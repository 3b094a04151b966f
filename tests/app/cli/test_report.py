from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.__main__ import main
from app.cli.exits import Exit
from tests.app.checkup import samples

pytestmark = pytest.mark.usefixtures("secret_service")
TITLE = "Security check-up of"


@pytest.fixture
def profile(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Return a check-up that has looked at a vault of four logins, three of which share a password."""
    profile = str(tmp_path / "profile.bilan")
    vault = samples.reused(tmp_path / "vault.json")
    assert main(["check", "--profile", profile, str(vault)]) == Exit.SOMETHING_TO_DO
    capsys.readouterr()
    return profile


def test_a_report_is_html_and_a_summary_unless_more_is_asked_for(
    profile: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "report.html"
    assert main(["report", "--profile", profile, str(out)]) == Exit.SOMETHING_TO_DO
    written = out.read_text("utf-8")
    assert f"<h1>{TITLE}" in written
    assert "mail.example" not in written
    told = capsys.readouterr()
    assert told.out == "Written: report.html\n"
    assert "numbers and states only" in told.err


def test_the_command_says_as_json_what_it_wrote(
    profile: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "r.json"
    main(["report", "--profile", profile, "--format", "json", "--redact", "none", "--json", str(out)])
    assert json.loads(capsys.readouterr().out) == {
        "schema": 1,
        "written": "r.json",
        "format": "json",
        "redaction": "none",
    }
    reuse = next(x for x in json.loads(out.read_bytes())["audit"]["checks"] if x["id"] == "passwords.reuse")
    assert (reuse["affected"], reuse["of"]) == (3, 4)
    assert "mail.example" in {account["site"] for account in reuse["accounts"]}


@pytest.mark.parametrize(
    ("name", "asked", "begins"),
    [("r.JSON", (), b"{"), ("r.htm", (), b"<!DOCTYPE"), ("r.json", ("--format", "html"), b"<!DOCTYPE")],
)
def test_the_end_of_the_name_says_what_is_wanted_unless_something_else_is_asked_for(
    name: str, asked: tuple[str, ...], begins: bytes, profile: str, tmp_path: Path
) -> None:
    main(["report", "--profile", profile, *asked, str(tmp_path / name)])
    assert (tmp_path / name).read_bytes().startswith(begins)


def test_what_is_there_already_is_not_replaced_where_nobody_can_be_asked(
    profile: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "report.html"
    out.write_text("mine")
    assert main(["report", "--profile", profile, str(out)]) == Exit.WRONG_USE
    assert out.read_text() == "mine"
    assert "report.html is there already" in capsys.readouterr().err


def test_a_place_that_takes_no_file_is_wrong_use(
    profile: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["report", "--profile", profile, str(tmp_path / "nowhere" / "r.html")]) == Exit.WRONG_USE
    assert "could not be written there" in capsys.readouterr().err


def test_without_a_check_up_nothing_is_written(tmp_path: Path) -> None:
    out = tmp_path / "r.html"
    assert main(["report", "--profile", str(tmp_path / "none.bilan"), str(out)]) == Exit.STORE_CLOSED
    assert not out.exists()


def test_a_pdf_needs_no_screen(profile: str, tmp_path: Path) -> None:
    out = tmp_path / "r.pdf"
    screens = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    ran = subprocess.run(
        [sys.executable, "-m", "app", "report", "--profile", profile, "--format", "pdf", str(out)],
        env={name: value for name, value in os.environ.items() if name not in screens},
        capture_output=True,
        check=False,
    )
    assert (ran.returncode, ran.stdout) == (Exit.SOMETHING_TO_DO, b"Written: r.pdf\n"), ran.stderr
    assert out.read_bytes().startswith(b"%PDF-")


def test_a_report_that_is_no_pdf_needs_no_qt(profile: str, tmp_path: Path) -> None:
    code = (
        "import sys; from app.__main__ import main;"
        f" main(['report', '--profile', {profile!r}, {str(tmp_path / 'r.html')!r}]);"
        " print(any(name.startswith('PySide6') for name in sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert ran.stdout.splitlines()[-1] == "False"
