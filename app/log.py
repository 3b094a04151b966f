"""What is written down when something goes wrong, and what never is?

A line says which error happened and in which of our modules: never an error's text, a value, or a file's content.
"""

from __future__ import annotations

import logging
from pathlib import Path

from app.errors import BilanError, place

_LOGGER = logging.getLogger("bilan")
_LARGEST = 256 * 1024


def write_to(path: Path) -> None:
    """Send what is recorded to the file at `path`: two files of at most 256 KiB each, readable by the person only.

    The file is made when there is something to record. A folder that cannot be written to silences the log; it must
    not keep the program from starting.
    """
    _LOGGER.addHandler(_AtFirstLine(path))
    _LOGGER.propagate = False


def forget(path: Path) -> None:
    """Let nothing lie at `path` until there is something new to record; OSError if that is not allowed."""
    for handler in tuple(_LOGGER.handlers):
        _LOGGER.removeHandler(handler)
        handler.close()
    for each in (path, path.with_name(f"{path.name}.1")):
        each.unlink(missing_ok=True)
    write_to(path)


def bug(error: BaseException) -> str:
    """Record an error that nobody expected, by its type and the place in our code, and return that line."""
    line = f"{type(error).__name__} at {place(error)}"
    _LOGGER.error(line)
    return line


def known(error: BilanError) -> None:
    """Record an error that we know, by its type and the id of its sentence."""
    _LOGGER.warning("%s %s", type(error).__name__, error.message)


class _AtFirstLine(logging.Handler):
    """Opens the file for the first line: most starts record nothing, and the rotating handler loads socket code."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path

    def emit(self, record: logging.LogRecord) -> None:
        """Put the handler of the file in place of this one, and let it take the line."""
        from logging.handlers import RotatingFileHandler  # noqa: PLC0415 - for the reason above

        _LOGGER.removeHandler(self)
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            handler = RotatingFileHandler(self._path, maxBytes=_LARGEST, backupCount=1, encoding="utf-8")
            self._path.chmod(0o600)
        except OSError:
            return
        handler.handleError = _lose  # type: ignore[method-assign]  # a hook of the base class
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        _LOGGER.addHandler(handler)
        handler.handle(record)


def _lose(record: logging.LogRecord) -> None:
    """Lose the line: a full disk must not print a trace, nor stop what is being done."""
