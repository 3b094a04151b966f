"""Can anything but a test lead the door to another server? No argument is given, and no environment variable read."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

_FOR_TESTS = {"hosts", "trust", "proxies", "door"}
"""What the constructors of the door, and of the house, take from tests alone."""
_OF_A_HOUSE = ("profile", "now")
_ENVIRONMENT = {"environ", "environb", "getenv", "getenvb"}
_MAY_READ_IT = {
    "app/__main__.py",  # whether there is a screen
    "app/paths.py",  # where one's own files are
    "app/words.py",  # the language
    "app/services/inspecting.py",  # where browsers keep their files
    "app/checkup/runner.py",  # what the vault process is given of it
    "app/system/keychain.py",
    "app/system/notifications.py",
    "app/system/schedule/places.py",
}


def back_doors(source: str) -> Iterator[str]:
    """Yield, in one line each, what would lead the door of a module elsewhere."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(func=ast.Name(id="Door" | "House" | "Leaving" | "Adapter" as made), keywords=given):
                yield from (f"{node.lineno}: {made}({each.arg}=)" for each in given if each.arg in _FOR_TESTS)
                if made == "House" and len(node.args) > len(_OF_A_HOUSE):
                    yield f"{node.lineno}: House(*)"
            case _:
                pass


def reads_environment(source: str) -> bool:
    """Tell whether a module reads an environment variable itself."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.alias(name=name) if name in _ENVIRONMENT:
                return True
            case _:
                pass
    return False


@pytest.fixture
def modules(home: Path) -> dict[str, str]:
    found = [path for package in ("app", "checks") for path in (home / package).rglob("*.py")]
    return {path.relative_to(home).as_posix(): path.read_text("utf-8") for path in found}


def test_nothing_of_the_program_leads_the_door_elsewhere(modules: dict[str, str]) -> None:
    assert len(modules) > 100
    assert [f"{path}:{each}" for path, source in modules.items() for each in back_doors(source)] == []


def test_no_part_that_reaches_the_network_reads_the_environment(modules: dict[str, str]) -> None:
    assert {path for path, source in modules.items() if reads_environment(source)} <= _MAY_READ_IT


def test_the_program_knows_no_test(modules: dict[str, str]) -> None:
    assert [path for path, source in modules.items() if "tests.stubs" in source or "exposure_server" in source] == []


@pytest.mark.parametrize(
    "source",
    ["Door(ledger, hosts=other)", "House(path, now, door=mine)", "House(path, now, mine)", "Door(x, trust=any)"],
)
def test_a_back_door_is_noticed(source: str) -> None:
    assert list(back_doors(source))


@pytest.mark.parametrize("source", ["import os\nos.environ['X']", "from os import getenv", "os.getenv('X')"])
def test_a_look_at_the_environment_is_noticed(source: str) -> None:
    assert reads_environment(source)
