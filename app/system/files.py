"""How is a file of the person deleted, once they said so?"""

from __future__ import annotations

from pathlib import Path

from app.system.errors import FileNotDeleted


def delete(path: Path) -> None:
    """Delete the file at `path`; FileNotDeleted if that is not allowed. One that is gone already is no error.

    Its bytes stay on the disk until they are written over: whoever offers this must say so.
    """
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise FileNotDeleted(name=path.name) from error
