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
    return loaded("bundle_contents", "bundle/contents.py")


@pytest.fixture
def identity() -> ModuleType:
    """Return `packaging/bundle/identity.py`."""
    return loaded("identity", "bundle/identity.py")


def loaded(name: str, file: str) -> ModuleType:
    """Return the tool `file` of `packaging/` as a module of its own."""
    spec = spec_from_file_location(name, PACKAGING / file)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules[name] = module  # where its dataclasses look for their annotations
    spec.loader.exec_module(module)
    return module
