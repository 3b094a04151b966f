"""Do the import rules hold, and is each of them noticed when it is broken?"""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

DOWN = "Imports point down only"
CIRCLE = "Nothing imports in a circle"
NO_APP = "Checks know nothing of the app"
PURE = "Checks reach no file, clock, network, window or chance"
HANDED = "The window is handed what it shows"
DRAWS = "Only the window draws"
UNTRUSTED = "Untrusted files are read in the vault process only"
STARTED = "The vault process is started, never imported"
MODEL = "The store and the system know of checks only the model"
DOOR = "There is one door to the network"
STAND = "Services stand on one another without a circle"

BREACHES = (
    (DOWN, "app/store/__init__.py", "import app.checkup.events"),
    (DOWN, "app/readers/__init__.py", "import app.store"),
    (DOWN, "app/errors.py", "import app.system"),
    (DOWN, "app/hoard/__init__.py", '"""A package that was given no place."""'),
    (STAND, "app/services/leaving.py", "import app.services.library"),
    (STAND, "app/services/hoard.py", "import app.services.survey"),
    (CIRCLE, "checks/secret.py", "import checks.model"),
    (NO_APP, "checks/secret.py", "import app.errors"),
    (PURE, "checks/model.py", "import os"),
    (PURE, "checks/model.py", "import time"),
    (PURE, "checks/model.py", "import random"),
    (PURE, "checks/passwords/__init__.py", "from urllib.request import urlopen"),
    (PURE, "checks/passwords/__init__.py", "from PySide6.QtCore import QObject"),
    (HANDED, "app/ui/__init__.py", "import app.store"),
    (HANDED, "app/ui/pages/__init__.py", "import app.system"),
    (HANDED, "app/words.py", "import app.readers.vaults.registry"),
    (HANDED, "app/ui/__init__.py", "import app.net.client"),
    (DOWN, "app/checkup/runner.py", "import app.net.pwned"),
    (MODEL, "app/net/__init__.py", "import checks.registry"),
    (DRAWS, "app/checkup/events.py", "from PySide6.QtCore import QObject"),
    (DRAWS, "app/words.py", "import PySide6"),
    (UNTRUSTED, "app/checkup/runner.py", "from app.readers.vaults import registry"),
    (UNTRUSTED, "app/store/__init__.py", "import app.readers.vaults.errors"),
    (STARTED, "app/checkup/runner.py", "from app.checkup import auditing"),
    (STARTED, "app/checkup/runner.py", "from app.checkup import looking"),
    (MODEL, "app/store/__init__.py", "import checks.registry"),
    (MODEL, "app/system/__init__.py", "from checks.passwords import verdict"),
    (DOOR, "app/system/__init__.py", "import socket"),
    (DOOR, "app/checkup/runner.py", "import http.client"),
)


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_logo=True))",
        ],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "COLUMNS": "200"},
        check=False,
        capture_output=True,
        text=True,
    )


@pytest.fixture
def house(home: Path, tmp_path: Path) -> Path:
    """Return a copy of our packages and of their rules."""
    for package in ("app", "checks"):
        shutil.copytree(home / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copyfile(home / "pyproject.toml", tmp_path / "pyproject.toml")
    return tmp_path


def test_every_import_rule_holds(house: Path) -> None:
    result = lint(house)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(("rule", "module", "line"), BREACHES)
def test_breaking_an_import_rule_is_noticed(house: Path, rule: str, module: str, line: str) -> None:
    path = house / module
    path.parent.mkdir(exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")

    result = lint(house)

    assert result.returncode == 1
    assert f"{rule} BROKEN" in result.stdout


def test_only_the_door_to_the_network_imports_the_part_of_urllib_that_opens_it(home: Path) -> None:
    inside = [path for path in (home / "app").rglob("*.py") if "net" not in path.relative_to(home).parts]
    assert inside
    assert [path for path in inside if "urllib.request" in _imports(path.read_text("utf-8"))] == []
    assert "urllib.request" in _imports("def f():\n    from urllib.request import urlopen")
    assert "urllib.request" in _imports("from urllib import request")


def _imports(source: str) -> set[str]:
    nodes = list(ast.walk(ast.parse(source)))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    whole = {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    parts = {
        f"{node.module}.{alias.name}" for node in nodes if isinstance(node, ast.ImportFrom) for alias in node.names
    }
    return plain | whole | parts


def test_every_import_rule_is_shown_to_be_breakable(home: Path) -> None:
    settings = tomllib.loads((home / "pyproject.toml").read_text("utf-8"))
    rules = {contract["name"] for contract in settings["tool"]["importlinter"]["contracts"]}
    assert rules == {rule for rule, _, _ in BREACHES}
