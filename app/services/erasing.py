"""How does everything of Bilan go from this computer, but the program?

Each step is tried whatever became of the others, and what could not be done is told.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from app import log, paths
from app.errors import BilanError
from app.store import belongings, place
from app.store.connection import mark
from app.system import keychain, service_key
from app.system.errors import KeychainMissing
from app.values.erased import Erased, Left

_OURS: Final = frozenset({"bilan", "log", "logs", "cache", "copies"})
"""What our folders are called on the three systems, in small letters."""


def erase(profile: Path, withdraw: Callable[[], None]) -> Erased:
    """Erase the profile in the file `profile`, which this process must have let go of, and all that goes with it.

    `withdraw` takes Bilan out of the schedule. StoreInUse, and nothing erased, if another process has it open;
    NotAStore if it is none of ours, as far as the keychain and its lock tell.
    """
    place.refuse_in_use(profile)
    if profile != paths.default_profile():  # which nobody else puts there, so that it goes even when its key is lost
        belongings.refuse_foreign(profile, _store_key())
    left = [
        kind
        for kind, step in (
            (Left.SCHEDULE, withdraw),
            (Left.LOGIN, _forget_login),
            (Left.SERVICE_KEY, _forget_service_key),
            (Left.FILES, lambda: _forget_files(profile)),
            (Left.LOG, lambda: log.forget(paths.log_file())),
        )
        if not _done(step)
    ]
    serves: list[str] = []
    if not _done(lambda: serves.extend(_forget_store_key(profile))):
        left.append(Left.STORE_KEY)
    for folder in (profile.parent, paths.default_profile().parent, paths.log_file().parent, paths.copies()):
        _prune(folder)
    return Erased(tuple(left), tuple(serves))


def _done(step: Callable[[], None]) -> bool:
    try:
        step()
    except (BilanError, OSError):
        return False
    return True


def _forget_login() -> None:
    from app.system.login import here  # noqa: PLC0415 - of three systems only its own is loaded

    here.remove()


def _forget_service_key() -> None:
    entry = service_key.open_service_key()
    if entry is not None:
        entry.forget()


def _forget_files(profile: Path) -> None:
    refused: list[OSError] = []
    for file in tuple(belongings.of(profile)):
        try:
            file.unlink(missing_ok=True)
        except OSError as error:
            refused.append(error)
    if paths.copies().is_symlink():
        paths.copies().unlink()
    elif paths.copies().exists():
        shutil.rmtree(paths.copies())
    _forget_meeting(paths.default_profile().parent)
    if refused:
        raise refused[0]


def _forget_meeting(folder: Path) -> None:
    """Forget how starts find each other where a session has no folder of its own; a window that runs does so itself."""
    with suppress(OSError):  # on Windows, what a window holds cannot be deleted
        lock = folder / "bilan.lock"
        if sys.platform == "win32" or not _runs(lock):
            for each in (lock, folder / "bilan.socket"):
                each.unlink(missing_ok=True)


def _runs(lock: Path) -> bool:
    """Tell whether the process that `lock` names is there: its number is the first line."""
    try:
        os.kill(int(lock.read_text("utf-8").partition("\n")[0]), 0)
    except (FileNotFoundError, ProcessLookupError, ValueError, OverflowError):
        return False
    except PermissionError:  # it is there, and somebody else's
        return True
    return True


def _store_key() -> bytes | None:
    try:
        return keychain.open_keychain().key()
    except KeychainMissing:
        return None


def _forget_store_key(profile: Path) -> tuple[str, ...]:
    """Forget the key, unless another check-up would be lost with it; return the names of those that are known."""
    key = _store_key()
    if key is None:
        return ()
    # Read once the profile is gone: what still begins with the mark of the key is another one.
    others = tuple(_made_with(key, {profile.parent, paths.default_profile().parent}))
    if not others:
        keychain.open_keychain().forget()
    return others


def _made_with(key: bytes, folders: set[Path]) -> Iterator[str]:
    wanted = mark(key)
    for folder in folders:
        for file in sorted(folder.glob("*")):
            with suppress(OSError):
                if file.is_file() and _begins_with(file, wanted):
                    yield file.name


def _begins_with(file: Path, wanted: bytes) -> bool:
    with file.open("rb") as stream:
        return stream.read(len(wanted)) == wanted


def _prune(folder: Path) -> None:
    """Remove `folder`, and those above it that only Bilan needs, as long as they are empty."""
    with suppress(OSError):
        while folder.name.lower() in _OURS:
            if folder.exists():
                folder.rmdir()
            folder = folder.parent
