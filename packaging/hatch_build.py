"""Compile the translations whenever the project is built or installed, so that no installation lacks its French."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileWords(BuildHookInterface[Any]):
    """Runs before hatchling gathers the files."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - the interface's own
        """Compile the French file; `artifacts` in pyproject.toml takes it into the wheel."""
        runpy.run_path(str(Path(self.root) / "packaging" / "words.py"))["compile_french"]()
