"""Where do results, remarks and progress go?"""

from __future__ import annotations

import io
import json
import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, Literal, TextIO

from app.words import Words

# Titles and file names are foreign: they must neither steer a terminal, nor forge a line, nor turn one around.
_STEERING: Final = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


class OutputRefused(Exception):
    """Standard output took no more, and not because its reader has seen enough."""


def plain(text: str) -> str:
    """Return `text` in one line without anything that steers a terminal."""
    return _STEERING.sub("\ufffd", text)


def prepare_streams(*, as_json: bool) -> None:
    """Let any text be written and any bytes be read, also where a stream is closed or speaks an old encoding.

    JSON is UTF-8 whatever the session speaks.
    """
    sys.stdin = sys.stdin or _nowhere("r")
    sys.stdout = sys.stdout or _nowhere("w")
    sys.stderr = sys.stderr or _nowhere("w")
    _accept(sys.stdin, None, "surrogateescape")
    _accept(sys.stdout, "utf-8" if as_json else None, "replace")
    _accept(sys.stderr, None, "replace")


def _nowhere(mode: Literal["r", "w"]) -> TextIO:
    return Path(os.devnull).open(mode, encoding="utf-8")


def _accept(stream: TextIO, encoding: str | None, errors: str) -> None:
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding=encoding or stream.encoding, errors=errors)


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
            self._result(json.dumps(document, ensure_ascii=False, indent=2))

    def record(self, document: Mapping[str, Any]) -> None:
        """Print one result of many as one line of JSON, if JSON was asked for."""
        if self._as_json:
            self._result(json.dumps(document, ensure_ascii=False))

    def json_line(self, document: Mapping[str, Any]) -> None:
        """Print one of many results as a JSON object in a line of its own, whatever was asked for."""
        self._result(json.dumps(document, ensure_ascii=False))

    def line(self, text: str = "") -> None:
        """Print one line of a result, unless JSON was asked for."""
        if not self._as_json:
            self._result(plain(text))

    def remark(self, text: str) -> None:
        """Say something beside the result."""
        if not self._quiet:
            self._clear()
            _written(sys.stderr, plain(text) + "\n")

    def problem(self, text: str) -> None:
        """Say what went wrong; never silenced."""
        self._clear()
        _written(sys.stderr, plain(text) + "\n")

    def agrees(self, question: str) -> bool:
        """Put a question that is answered by one word on the same line, and tell whether it is a yes. Never silenced.

        In either language, whichever is spoken: a hand has its habits.
        """
        self._clear()
        _written(sys.stderr, question)
        return sys.stdin.readline().strip().casefold() in {"y", "yes", "o", "oui"}

    def progress(self, text: str) -> None:
        """Show how far the work is, in one line that is replaced; only on a terminal."""
        if self._quiet or not sys.stderr.isatty():
            return
        _written(sys.stderr, f"\r\033[K{text}")
        self._progress_shown = True

    def done(self) -> None:
        """Take the line of progress away."""
        self._clear()

    def _clear(self) -> None:
        if self._progress_shown:
            _written(sys.stderr, "\r\033[K")
            self._progress_shown = False

    def _result(self, text: str) -> None:
        if not _written(sys.stdout, text + "\n"):
            raise OutputRefused


def _written(stream: TextIO, text: str) -> bool:
    """Write `text`; False if it could not be. A reader that has seen enough, as `head` has, is no failure."""
    try:
        stream.write(text)
        stream.flush()
    except BrokenPipeError:
        _let_go(stream)
    except OSError:
        _let_go(stream)
        return False
    return True


def _let_go(stream: TextIO) -> None:
    # What is still buffered would fail once more, with a trace, when the interpreter ends.
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
