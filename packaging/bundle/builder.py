"""How is the bundle made, and is it whole?

python packaging/bundle/builder.py [--into FOLDER]

A folder `bilan` (on macOS also `Bilan.app`) that needs no Python, below `build/bundle` or FOLDER. It is built in an
environment of its own, from requirements-build.lock, so that nothing of development gets in; it is refused if its own
`bilan self-test` finds a fault. Two builds of one commit, by one Python in one place, are identical files.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
BUILD: Final = ROOT / "build"
_LOCK: Final = ROOT / "packaging" / "requirements-build.lock"
_ENVIRONMENT: Final = BUILD / "environment"
_PYTHON: Final = _ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
_INSTALLED: Final = _ENVIRONMENT / "installed.lock"


def built(into: Path) -> Path:
    """Build into the folder `into`; return the folder of the program."""
    make_environment()
    _run(ROOT / "packaging" / "words.py", "compile")
    _run(ROOT / "packaging" / "bundle" / "icons.py", BUILD / "icons", QT_QPA_PLATFORM="offscreen")
    spec = Path(__file__).with_name("bilan.spec")
    shutil.rmtree(into, ignore_errors=True)
    _run("-m", "PyInstaller", "--noconfirm", "--clean", "--log-level=ERROR", f"--distpath={into}",
         f"--workpath={BUILD / 'work'}", spec)  # fmt: skip
    return into / "bilan"


def make_environment() -> None:
    """Install what the lock names, unless that is there."""
    if _INSTALLED.exists() and _INSTALLED.read_bytes() == _LOCK.read_bytes():
        return
    venv.create(_ENVIRONMENT, clear=True, with_pip=True)
    _run(
        "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input", "--require-hashes", "-r", _LOCK
    )
    shutil.copy(_LOCK, _INSTALLED)


def time_of_commit() -> str:
    """Return the time of the newest commit, in seconds: what is made of it bears this (reproducible-builds.org)."""
    told = os.environ.get("SOURCE_DATE_EPOCH")
    return told or subprocess.check_output(["git", "log", "-1", "--format=%ct"], cwd=ROOT, text=True).strip()


def _run(*arguments: str | Path, **variables: str) -> None:
    environment = {**os.environ, "SOURCE_DATE_EPOCH": time_of_commit(), "PYTHONHASHSEED": "0", **variables}
    subprocess.run([_PYTHON, *arguments], cwd=ROOT, env=environment, check=True)


def _self_test(folder: Path) -> None:
    program = folder / ("bilan-cli.exe" if sys.platform == "win32" else "bilan")
    subprocess.run([program, "self-test"], check=True)


def main() -> None:
    """Build, and let the result test itself."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--into", type=Path, default=BUILD / "bundle")
    _self_test(built(parser.parse_args().into.absolute()))


if __name__ == "__main__":
    main()
