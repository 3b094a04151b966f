"""Does set-up install what is missing when it may, and say in one sentence what is missing when it may not?"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

SETUP = Path(__file__).resolve().parents[2] / "packaging" / "setup"


@pytest.fixture
def computer(tmp_path: Path) -> Path:
    """Return a folder of programs that stands for a Debian computer: everything is installed but strace and xvfb."""
    for program in ("sh", "grep", "tr"):
        (tmp_path / program).symlink_to(shutil.which(program) or program)
    give(tmp_path, "dpkg-query", 'case "$*" in *strace|*xvfb) exit 1 ;; esac; echo "install ok installed"')
    give(tmp_path, "apt-get", f'echo "$*" >>{tmp_path}/apt.log')
    give(tmp_path, "id", "echo 0")
    return tmp_path


def give(computer: Path, program: str, script: str) -> None:
    (computer / program).write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    (computer / program).chmod(0o755)


def start(computer: Path, script: str, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [SETUP / script, *arguments],
        cwd=computer,
        env={"PATH": str(computer), **variables},
        check=False,
        capture_output=True,
        text=True,
    )


def test_root_installs_what_is_missing_and_nothing_else(computer: Path) -> None:
    result = start(computer, "debian.sh", "test")
    assert (result.returncode, result.stdout) == (0, "Installing from Debian: xvfb strace\n")
    installed = (computer / "apt.log").read_text("utf-8").splitlines()[-1]
    assert installed == "-qq install --no-install-recommends xvfb strace"


def test_a_failed_installation_fails_the_set_up_and_says_why(computer: Path) -> None:
    give(computer, "apt-get", "echo no route to host; exit 100")
    result = start(computer, "debian.sh", "test")
    assert result.returncode == 1
    assert result.stderr.startswith("no route to host\nDebian's packages could not be installed")


def test_an_installation_that_works_is_quiet(computer: Path) -> None:
    give(computer, "apt-get", "echo unpacking; echo a warning >&2")
    result = start(computer, "debian.sh", "test")
    assert (result.stdout.count("\n"), result.stderr) == (1, "")


def test_others_are_told_what_is_missing_and_the_tests_go_on_without(computer: Path) -> None:
    give(computer, "id", "echo 1000")
    result = start(computer, "debian.sh", "test")
    assert result.returncode == 0
    assert result.stderr == "Missing from this computer: xvfb strace. Install with: sudo apt-get install xvfb strace\n"
    assert not (computer / "apt.log").exists()


def test_a_window_that_cannot_open_is_not_tried(computer: Path) -> None:
    give(computer, "id", "echo 1000")
    give(computer, "dpkg-query", "exit 1")
    result = start(computer, "debian.sh", "run", DISPLAY=":0")
    assert result.returncode == 1
    assert "libxcb-cursor0" in result.stderr


def test_without_a_display_nothing_is_needed_to_run(computer: Path) -> None:
    give(computer, "dpkg-query", "exit 1")
    result = start(computer, "debian.sh", "run")
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")


def test_a_computer_without_debians_packages_is_left_alone(computer: Path) -> None:
    (computer / "dpkg-query").unlink()
    result = start(computer, "debian.sh", "test")
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")


def test_a_python_that_is_too_old_is_told_in_one_sentence(computer: Path) -> None:
    give(computer, "python3", "exit 1")
    result = start(computer, "environment.sh")
    assert result.returncode == 1
    assert result.stderr == (
        "Bilan needs Python 3.11, 3.12 or 3.13, and none of them is on this computer's PATH. "
        "Install one and try again.\n"
    )
