"""Does everything lie where the map of the house says, and is the house fit to be handed on?"""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from email.parser import Parser
from itertools import pairwise
from pathlib import Path

import pytest
from packaging.requirements import Requirement

TOP = {"app", "checks", "resources", "tests", "packaging", "pyproject.toml", "README.md", "Makefile", "LICENSE"}
LONGEST_FILE = 350
LONGEST_FUNCTION = 45


def python_files(home: Path, *folders: str) -> list[Path]:
    files = [path for folder in folders for path in sorted((home / folder).rglob("*.py"))]
    assert files
    return files


def test_the_top_of_the_house_holds_nothing_but_its_rooms(committed: tuple[str, ...]) -> None:
    top = {path.split("/")[0] for path in committed}
    assert {name for name in top if not name.startswith(".")} <= TOP


@pytest.mark.parametrize("folder", ["packaging", "tests"])
def test_folders_that_are_no_packages_have_no_init(home: Path, folder: str) -> None:
    assert list((home / folder).rglob("__init__.py")) == []


def test_every_folder_of_ours_with_code_is_a_package(home: Path) -> None:
    folders = {path.parent for path in python_files(home, "app", "checks")}
    assert [folder for folder in folders if not (folder / "__init__.py").is_file()] == []


def test_our_folder_packaging_does_not_hide_the_library_of_that_name(home: Path) -> None:
    found = subprocess.run(
        [sys.executable, "-c", "import packaging.version; print(packaging.__file__)"],
        cwd=home,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    assert "site-packages" in found


def test_every_module_opens_with_the_question_it_answers_or_with_a_sentence(home: Path) -> None:
    opening = {
        path: ast.get_docstring(ast.parse(path.read_text("utf-8"))) for path in python_files(home, "app", "checks")
    }
    assert [path for path, text in opening.items() if not (text or "").partition("\n")[0].endswith(("?", "."))] == []


def test_every_module_can_be_held_in_mind(home: Path) -> None:
    length = {path: len(path.read_text("utf-8").splitlines()) for path in python_files(home, "app", "checks")}
    assert {path: lines for path, lines in length.items() if lines > LONGEST_FILE} == {}


def test_every_function_can_be_read_in_one_glance(home: Path) -> None:
    assert [name for path in python_files(home, "app", "checks") for name in _too_long(path)] == []


def _too_long(path: Path) -> list[str]:
    return [
        f"{path.name}: {node.name}"
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
        and (node.end_lineno or node.lineno) - node.lineno >= LONGEST_FUNCTION
    ]


EXCEPTION = re.compile(r"# (?:noqa|type: ignore|pragma)\W*([\w, -]*?)\]?(?:  #| -|$)(.*)")


def test_every_exception_from_a_rule_has_its_reason_beside_it(home: Path) -> None:
    files = python_files(home, "app", "checks", "tests", "packaging")
    assert [name for path in files if path != Path(__file__) for name in _unexplained(path)] == []


def test_an_exception_without_its_reason_is_noticed(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text(
        "a  # noqa: S105 - nobody's\n"
        "b  # noqa: S105\n"
        "# It is not ours.\n"
        "c  # noqa: E402\n"
        "d  # noqa: T201\n"
        "e  # type: ignore[attr-defined]\n"
        "f  # type: ignore[override]  # as in the base class\n",
        "utf-8",
    )
    assert list(_unexplained(module)) == ["module.py:5: T201", "module.py:6: attr-defined"]


def _unexplained(path: Path) -> Iterator[str]:
    """Yield each exception without a reason behind it, above it, or at an earlier exception from the same rule."""
    explained = set()
    lines = path.read_text("utf-8").splitlines()
    for number, (above, line) in enumerate(pairwise(["", *lines]), 1):
        if exception := EXCEPTION.search(line):
            rule, reason = exception.groups()
            if reason or above.lstrip().startswith("#"):
                explained.add(rule)
            elif rule not in explained:
                yield f"{path.name}:{number}: {rule}"


def test_every_rule_that_is_switched_off_has_its_reason_beside_it(home: Path) -> None:
    lint = (home / "pyproject.toml").read_text("utf-8").partition("[tool.ruff.lint]")[2]
    switched_off = re.findall(r'^ +"[A-Z]+[0-9]+",(.*)$', lint, flags=re.MULTILINE)
    assert switched_off
    assert all(re.match(r" +# \w", reason) for reason in switched_off)


def test_no_committed_file_names_a_place_on_somebodys_machine(home: Path, committed: tuple[str, ...]) -> None:
    # Written in parts, so that this file does not name them either. Colette is invented.
    places = ("/ro" + "ot/", "/ho" + "me/(?!colette/)", "/wo" + "rk/", "/t" + "mp/bash", r"C:\\" + "Users")
    indexes = ("py" + r"pi\.org", "python" + "hosted", "npm" + r"js\.", "deb." + r"debian\.org")
    # Not after a slash: `file:///...` in a test is an address that somebody might keep, not a place of ours.
    pattern = re.compile(f"(?<!/)(?:{'|'.join(places + indexes)})")
    named = {path: pattern.findall((home / path).read_text("utf-8", "replace")) for path in committed}
    assert {path: found for path, found in named.items() if found} == {}


def test_a_wheel_holds_the_program_with_its_french_and_is_marked_private(clone: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel"], cwd=clone, check=True, capture_output=True
    )
    with zipfile.ZipFile(next((clone / "dist").glob("*.whl"))) as wheel:
        names = wheel.namelist()
        facts = Parser().parsestr(wheel.read(next(x for x in names if x.endswith("/METADATA"))).decode())
    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == {"app", "checks", "resources"}
    assert "resources/locale/fr/LC_MESSAGES/bilan.mo" in names
    assert "Private :: Do Not Upload" in facts.get_all("Classifier", [])


def test_another_package_named_checks_does_not_judge_in_our_place(home: Path, tmp_path: Path) -> None:
    shutil.copytree(home / "checks", tmp_path / "checks")
    program = f"import sys; sys.path[:0] = [{str(tmp_path)!r}, {str(home)!r}]\nfrom app import paths; paths.resources()"
    result = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True, text=True)
    assert "app.errors.ResourceError: ('error.installation', {'detail': 'checks'})" in result.stderr


@pytest.mark.parametrize(("lock", "extras"), [("requirements.lock", ()), ("requirements-dev.lock", ("dev",))])
def test_what_is_pinned_is_what_was_asked_for_each_with_its_hashes(
    home: Path, lock: str, extras: tuple[str, ...]
) -> None:
    project = tomllib.loads((home / "pyproject.toml").read_text("utf-8"))["project"]
    asked = [*project["dependencies"], *(line for extra in extras for line in project["optional-dependencies"][extra])]
    pinned = _pinned((home / "packaging" / lock).read_text("utf-8"))
    assert all(hashes for _, hashes in pinned.values())
    for requirement in map(Requirement, asked):
        version, _ = pinned[_normal(requirement.name)]
        assert requirement.specifier.contains(version), requirement


def _pinned(lock: str) -> dict[str, tuple[str, int]]:
    """Return, of each package in a lock file, the version and the number of hashes."""
    entries = re.split(r"^(?=[a-zA-Z0-9])", re.sub(r"^\s*#.*\n", "", lock, flags=re.MULTILINE), flags=re.MULTILINE)
    parsed = [
        (re.match(r"([\w.\-]+)(?:\[.*\])?==(\S+)", entry), entry.count("--hash=sha256:")) for entry in entries if entry
    ]
    assert all(match for match, _ in parsed)
    return {_normal(match[1]): (match[2], hashes) for match, hashes in parsed if match}


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
