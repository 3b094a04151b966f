"""Where do results, remarks and progress go?"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from typing import Any

from app.words import Words


class Terminal:
    """Standard output for results, standard error for everything else, in one language."""

    def __init__(self, words: Words, *, as_json: bool, quiet: bool) -> None:
        """Speak with `words`. `as_json` silences sentences on standard output, `quiet` all that is no result."""
        self.words = words
        self._as_json = as_json
        self._quiet = quiet
        self._progress_shown = False

    def document(self, document: Mapping[str, Any]) -> None:
        """Print a result as one JSON object, if JSON was asked for."""
        if self._as_json:
            json.dump(document, sys.stdout, ensure_ascii=False, indent=2)
            sys.stdout.write("\n")

    def line(self, text: str = "") -> None:
        """Print one line of a result, unless JSON was asked for."""
        if not self._as_json:
            sys.stdout.write(text + "\n")

    def remark(self, text: str) -> None:
        """Say something beside the result."""
        if not self._quiet:
            self._clear()
            sys.stderr.write(text + "\n")

    def problem(self, text: str) -> None:
        """Say what went wrong; never silenced."""
        self._clear()
        sys.stderr.write(text + "\n")

    def ask(self, question: str) -> None:
        """Put a question that is answered on the same line; never silenced."""
        self._clear()
        sys.stderr.write(question)
        sys.stderr.flush()

    def progress(self, text: str) -> None:
        """Show how far the work is, in one line that is replaced; only on a terminal."""
        if self._quiet or not sys.stderr.isatty():
            return
        sys.stderr.write(f"\r\033[K{text}")
        sys.stderr.flush()
        self._progress_shown = True

    def done(self) -> None:
        """Take the line of progress away."""
        self._clear()

    def _clear(self) -> None:
        if self._progress_shown:
            sys.stderr.write("\r\033[K")
            self._progress_shown = False
