"""How do tests reach the tools in `packaging/`, which is no package?"""

from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture
def words_tool() -> ModuleType:
    """Return `packaging/words.py`, loaded anew, so that a test may point it at other files."""
    spec = spec_from_file_location("words_tool", Path(__file__).resolve().parents[2] / "packaging" / "words.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def home() -> Path:
    return Path(__file__).resolve().parents[2]
