"""Which vault is a folder that was given, if it is one?"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from app.paths import own_name
from app.readers.vaults import errors, foreign


def is_folder(path: Path) -> bool:
    """Tell whether `path` is a folder; what cannot be looked at is none. Never raises."""
    return _is(path, Path.is_dir)


def is_password_store(path: Path) -> bool:
    """Tell the folder of `pass` by the file that says for whom its entries are encrypted. Never raises."""
    return _is(path / ".gpg-id", Path.is_file)


def refuse(path: Path) -> NoReturn:
    """Raise the SourceError that says what to do with a folder that is not read: OpVaultRefused or FileIsFolder."""
    profiles = (path / "default" / "profile.js", path / "profile.js")
    cause = foreign.OpVaultRefused if any(_is(profile, Path.is_file) for profile in profiles) else errors.FileIsFolder
    raise cause(name=own_name(path))


def _is(path: Path, kind: Callable[[Path], bool]) -> bool:
    try:
        return kind(path)
    except (OSError, ValueError):  # not allowed; a name that no file can have
        return False
