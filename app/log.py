"""What is written down when something goes wrong, and what never is?

A line says which error happened and in which of our modules: never an error's text, a value, or a file's content.
"""

from __future__ import annotations

import logging
import logging.handlers
from pathlib import Path

from app.errors import BilanError, place

_LOGGER = logging.getLogger("bilan")
_LARGEST = 256 * 1024


def write_to(path: Path) -> None:
    """Send what is recorded to the file at `path`: two files of at most 256 KiB each, readable by the person only.

    A folder that cannot be written to silences the log; it must not keep the program from starting.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handler = _Silent(path, maxBytes=_LARGEST, backupCount=1, encoding="utf-8")
        path.chmod(0o600)
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    _LOGGER.addHandler(handler)
    _LOGGER.propagate = False


class _Silent(logging.handlers.RotatingFileHandler):
    def handleError(self, _record: logging.LogRecord) -> None:  # noqa: N802 - the name is that of the base class
        """Lose the line: a full disk must not print a trace, nor stop what is being done."""


def bug(error: BaseException) -> str:
    """Record an error that nobody expected, by its type and the place in our code, and return that line."""
    line = f"{type(error).__name__} at {place(error)}"
    _LOGGER.error(line)
    return line


def known(error: BilanError) -> None:
    """Record an error that we know, by its type and the id of its sentence."""
    _LOGGER.warning("%s %s", type(error).__name__, error.message)
