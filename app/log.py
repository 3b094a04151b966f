"""What is written down when something goes wrong, and what never is?

A line says which error happened and in which of our modules: never an error's text, a value, or a file's content.
"""

from __future__ import annotations

import logging
import logging.handlers
import traceback
from pathlib import Path

_LOGGER = logging.getLogger("bilan")
_LARGEST = 256 * 1024


def write_to(path: Path) -> None:
    """Send what is recorded to the file at `path`: two files of at most 256 KiB each, readable by the person only.

    A folder that cannot be written to silences the log; it must not keep the program from starting.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handler = logging.handlers.RotatingFileHandler(path, maxBytes=_LARGEST, backupCount=1, encoding="utf-8")
        path.chmod(0o600)
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    _LOGGER.addHandler(handler)
    _LOGGER.propagate = False


def bug(error: BaseException) -> str:
    """Record an error that nobody expected, by its type and where it passed in our code, and return that line."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{Path(frame.filename).stem}:{frame.lineno}" for frame in frames if _is_ours(frame.filename)]
    line = f"{type(error).__name__} {' '.join(places)}".rstrip()
    _LOGGER.error(line)
    return line


def known(error: BaseException, message: str) -> None:
    """Record an error that we know, by its type and the id of its sentence."""
    _LOGGER.warning("%s %s", type(error).__name__, message)


def _is_ours(filename: str) -> bool:
    home = Path(__file__).resolve().parent
    return Path(filename).is_relative_to(home) or Path(filename).is_relative_to(home.parent / "checks")
