"""How do tests reach the tools in `packaging/`, which is no package?"""

from __future__ import annotations

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"


@pytest.fixture
def words_tool() -> ModuleType:
    """Return `packaging/words.py`, loaded anew, so that a test may point it at other files."""
    return loaded("words_tool", "words.py")


@pytest.fixture
def bundle_contents() -> ModuleType:
    """Return `packaging/bundle/contents.py`."""
    return loaded("contents", "bundle/contents.py")


@pytest.fixture
def identity() -> ModuleType:
    """Return `packaging/bundle/identity.py`."""
    return loaded("identity", "bundle/identity.py")


@pytest.fixture
def icons(qapp: object) -> ModuleType:  # noqa: ARG001 - what draws needs one
    """Return `packaging/bundle/icons.py`."""
    return loaded("icons", "bundle/icons.py")


@pytest.fixture
def debian() -> ModuleType:
    """Return `packaging/linux/copyright_file.py`."""
    return loaded("copyright_file", "linux/copyright_file.py")


@pytest.fixture
def manual() -> ModuleType:
    """Return `packaging/command_line/manual.py`."""
    return loaded("manual", "command_line/manual.py")


@pytest.fixture
def completions() -> ModuleType:
    """Return `packaging/command_line/completions.py`."""
    return loaded("completions", "command_line/completions.py")


@pytest.fixture
def places() -> ModuleType:
    """Return `packaging/linux/places.py`."""
    return loaded("places", "linux/places.py")


@pytest.fixture
def reproduce() -> ModuleType:
    """Return `packaging/bundle/reproduce.py`."""
    return loaded("reproduce", "bundle/reproduce.py")


def loaded(name: str, file: str) -> ModuleType:
    """Return the tool `file` of `packaging/`, anew; it finds those beside it by their names, as a script does."""
    spec = spec_from_file_location(name, PACKAGING / file)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    before = list(sys.path)
    sys.path.insert(0, str((PACKAGING / file).parent))
    sys.modules[name] = module  # where its dataclasses look for their annotations
    try:
        spec.loader.exec_module(module)
    finally:
        sys.path[:] = before
    return module


@pytest.fixture
def home() -> Path:
    return Path(__file__).resolve().parents[2]
