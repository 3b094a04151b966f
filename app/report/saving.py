"""How is a document written where the person wants it: whole, or not at all, and for its owner's eyes?"""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Final

from app import files
from app.report.errors import NoRoom, NotWritten

_NO_ROOM: Final = {errno.ENOSPC, errno.EDQUOT}


def save(file: Path, data: bytes) -> None:
    """Write `data` to `file`; NoRoom and NotWritten leave what was there before."""
    try:
        files.save(file, data)
    except OSError as error:
        raise (NoRoom if error.errno in _NO_ROOM else NotWritten)(name=file.name) from error
