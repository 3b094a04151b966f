"""How does one encrypted file become text through gpg, without touching a disk?

The only program that a reader starts, and only when the person agreed to it. What is encrypted goes in through one pipe
and the text comes out through another; the passphrase is between gpg, its agent and the person. What went wrong is told
by gpg's status lines (GnuPG, `doc/DETAILS`), never by its sentences.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from typing import Final

from app.errors import SourceError
from app.readers.vaults import errors

PATIENCE_SECONDS: Final = 120
"""A person may have to find their token and type a passphrase; then it is said that nothing came (our choice)."""
_CANCELLED: Final = {99, 198}
"""GPG_ERR_CANCELED and GPG_ERR_FULLY_CANCELED, the lower 16 bits of libgpg-error's codes."""
_LOCKED: Final = re.compile(rb"^\[GNUPG:\] ERROR pkdecrypt_failed (\d{1,10})\b", re.MULTILINE)
_GRACE_SECONDS: Final = 5


class Undecrypted(Exception):
    """This one file gives no text: it is damaged, or was not encrypted at all."""


class KeyMissing(Undecrypted):
    """This one file is encrypted for other people's keys."""


class TooLong(Undecrypted):
    """This one file holds more than any password's entry: something else that was put into the store."""


def decrypted(command: Sequence[str], untrusted: bytes, name: str) -> bytes:
    """Return what gpg, started by `command`, makes of an encrypted file of the store `name`; Undecrypted.

    Raises GpgMissing, GpgLocked, GpgCancelled or GpgTimedOut when asking for the next file would be no better.
    """
    try:
        with subprocess.Popen(  # noqa: S603 - the command that the guard lets pass, and no other
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process:
            plain, status = _answer(process, untrusted, name)
    except OSError:
        raise errors.GpgMissing(name=name) from None
    # A message that was changed has been written out before gpg knows: only its last word counts.
    if process.returncode == 0 and _says(status, b"DECRYPTION_OKAY"):
        return plain
    raise _cause(status, name)


def _answer(process: subprocess.Popen[bytes], untrusted: bytes, name: str) -> tuple[bytes, bytes]:
    try:
        return process.communicate(untrusted, timeout=PATIENCE_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        with suppress(subprocess.TimeoutExpired):
            process.communicate(timeout=_GRACE_SECONDS)
        # Not chained: a process's error carries what it has written so far.
        raise errors.GpgTimedOut(name=name, limit=PATIENCE_SECONDS) from None


def _cause(status: bytes, name: str) -> SourceError | Undecrypted:
    if failed := _LOCKED.search(status):
        cancelled = int(failed[1]) & 0xFFFF in _CANCELLED
        return (errors.GpgCancelled if cancelled else errors.GpgLocked)(name=name)
    if _says(status, b"CANCELED_BY_USER"):
        return errors.GpgCancelled(name=name)
    if _says(status, b"NO_SECKEY"):
        return KeyMissing()
    return TooLong() if _says(status, b"DECRYPTION_OKAY") else Undecrypted()


def _says(status: bytes, word: bytes) -> bool:
    return re.search(rb"^\[GNUPG:\] " + word + rb"\b", status, re.MULTILINE) is not None
