"""Is Bilan open already? Then what was to be opened is handed to that window, and this start ends.

A lock decides who is the first; a local socket, for this person only, takes what later starts hand over. It is opened
once the window is on the screen, because Qt's network takes long to load: a start that comes in between tries again.
After a crash the lock is known to be stale by its dead process.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLockFile, QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

_WAIT_MS: Final = 3000
_AGAIN_S: Final = 0.05
_LINE_MS: Final = 300
_LARGEST: Final = 65536
_TAKEN: Final = b"taken\n"


@dataclass(frozen=True, slots=True)
class Handed:
    """What a start is asked to open: a saved check-up, files to look at, or just the window."""

    profile: Path | None = None
    files: tuple[Path, ...] = ()


PROFILES: Final = {".bilan", ".db"}
"""How the files of saved check-ups end; what is no check-up is refused with a sentence."""


def asked_for(files: tuple[Path, ...]) -> Handed:
    """Return what a double click on `files` asks for: a check-up is opened alone."""
    if files and files[0].suffix.lower() in PROFILES:
        return Handed(files[0])
    return Handed(files=files)


class Instance(QObject):
    """The one window of a person."""

    handed = Signal(Handed)
    """Another start wants this opened here."""

    def __init__(self, folder: Path) -> None:
        """Meet in `folder`, which belongs to this person and exists."""
        super().__init__()
        self._folder: Final = folder
        self._lock: Final = QLockFile(str(folder / "bilan.lock"))
        self._lock.setStaleLockTime(0)  # a window may stay open for weeks: only a dead process makes it stale
        self._name: Final = _name(folder)
        self._server: QLocalServer | None = None

    def is_first(self) -> bool:
        """Become the one window, unless there is one; where nothing can be locked, each start is on its own."""
        if not self._lock.tryLock(0):
            return self._lock.error() is not QLockFile.LockError.LockFailedError
        return True

    def listen(self) -> None:
        """Take from now on what later starts hand over; only the first may."""
        if not self._lock.isLocked():
            return
        from PySide6.QtNetwork import QLocalServer  # noqa: PLC0415 - see above

        QLocalServer.removeServer(self._name)  # of one that crashed; the lock says that it is nobody's
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._meet)
        self._server.listen(self._name)

    def hand_over(self, handed: Handed) -> bool:
        """Let the other window open `handed`; False if it does not answer."""
        from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415 - see above

        socket, given_up = QLocalSocket(), time.monotonic() + _WAIT_MS / 1000
        socket.connectToServer(self._name)
        while not socket.waitForConnected(_WAIT_MS):
            if time.monotonic() > given_up:
                return False
            time.sleep(_AGAIN_S)
            socket.connectToServer(self._name)
        socket.write(_packed(handed))
        socket.flush()
        return socket.waitForReadyRead(_WAIT_MS) and socket.readAll().data() == _TAKEN

    def leave(self) -> None:
        """Let the next start be the first."""
        if self._server is not None:
            self._server.close()
        self._lock.unlock()
        if self._folder.name == "bilan":  # our own: nothing of it stays once everything was erased
            with suppress(OSError):  # something is in it
                self._folder.rmdir()

    def _meet(self) -> None:
        if self._server is None:
            return
        socket = self._server.nextPendingConnection()
        # Waited for in place: a start writes its one line at once, and no other person reaches the socket.
        while not socket.canReadLine() and socket.bytesAvailable() < _LARGEST:
            if not socket.waitForReadyRead(_LINE_MS):
                break
        untrusted = bytes(socket.readLine(_LARGEST).data())
        whole = untrusted.endswith(b"\n")
        if whole:  # else whoever asks is not answered, and opens it in a window of its own: nothing is lost
            socket.write(_TAKEN)
            socket.waitForBytesWritten(_LINE_MS)
        socket.abort()
        socket.deleteLater()
        if whole:
            self.handed.emit(_unpacked(untrusted))


def _name(folder: Path) -> str:
    """Return the name of the socket: a file, but on Windows a word that is the same for one person only."""
    if sys.platform == "win32":
        import hashlib  # noqa: PLC0415 - other systems do without

        return "bilan-" + hashlib.sha256(str(folder).encode()).hexdigest()[:16]
    return str(folder / "bilan.socket")


def _packed(handed: Handed) -> bytes:
    import json  # noqa: PLC0415 - most starts hand nothing over

    document = {
        "profile": str(handed.profile.absolute()) if handed.profile else None,
        "files": [str(file.absolute()) for file in handed.files],
    }
    return json.dumps(document).encode() + b"\n"


def _unpacked(untrusted: bytes) -> Handed:
    """Return what was handed over; of anything else no more is believed than that the window is wanted."""
    import json  # noqa: PLC0415 - as above

    try:
        document = json.loads(untrusted)
        profile, files = document["profile"], document["files"]
        if not isinstance(files, list):
            return Handed()
        return Handed(_path(profile) if profile is not None else None, tuple(map(_path, files)))
    except (ValueError, KeyError, TypeError, RecursionError):
        return Handed()


def _path(untrusted: object) -> Path:
    """Return a path that a file can have, from its beginning on; ValueError or TypeError for anything else."""
    if not isinstance(untrusted, str):
        raise TypeError
    path = Path(os.fsdecode(os.fsencode(untrusted)))
    if "\0" in untrusted or not path.is_absolute():
        raise ValueError
    return path
