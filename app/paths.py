"""Where do things lie on this computer?"""

from __future__ import annotations

import os
from pathlib import Path

import app
import checks
from app.errors import ResourceError

_APP_NAME = "bilan"


def resources() -> Path:
    """Return the folder of catalogue, words, icons ...; ResourceError if it is missing or `checks` is not ours.

    `checks` is a common name: another package of that name, found first on the path, would judge in our place.
    """
    home = Path(app.__file__).resolve().parent.parent
    if Path(checks.__file__).resolve().parent.parent != home:
        raise ResourceError(detail="checks")
    folder = home / "resources"
    if not folder.is_dir():
        raise ResourceError(detail="resources")
    return folder


def default_profile() -> Path:
    """Return the file of the default profile, in the person's own data folder; it may not exist yet."""
    import platformdirs  # noqa: PLC0415 - the window is on the screen before a folder is asked for

    return platformdirs.user_data_path(_APP_NAME, appauthor=False) / "bilan.db"


def meeting_folder() -> Path:
    """Return the folder in which starts of one person find each other; it exists.

    It is the runtime folder of the session (XDG Base Directory Specification), elsewhere the person's data folder.
    """
    runtime = Path(os.environ.get("XDG_RUNTIME_DIR", ""))
    if runtime.is_absolute() and os.access(runtime, os.W_OK):
        return runtime
    folder = default_profile().parent
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def log_file() -> Path:
    """Return the program's log, in the person's own log folder; it may not exist yet."""
    import platformdirs  # noqa: PLC0415 - as above

    return platformdirs.user_log_path(_APP_NAME, appauthor=False) / "bilan.log"


def copies() -> Path:
    """Return the folder for copies of other programs' files, which live for minutes; it may not exist yet."""
    import platformdirs  # noqa: PLC0415 - as above

    return platformdirs.user_cache_path(_APP_NAME, appauthor=False) / "copies"


def own_name(path: Path) -> str:
    """Return the file's own name as it can be shown and sent: bytes that are no text are replaced by a sign."""
    return os.fsencode(path.name or str(path)).decode("utf-8", "replace")
