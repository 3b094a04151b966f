"""Which logins does the folder of `pass` hold, the standard Unix password manager?

One gpg file an entry, whose place in the folder is its name; what stands in it is read by `password_store_entry`. When
a password was changed, the format does not say: its git history would, and git is not started.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Final

from app.errors import SourceError
from app.readers.vaults import errors, file, gpg, password_store_entry, text
from app.readers.vaults.json_document import public
from app.readers.vaults.reader import FormatId, Skipped, Untrusted
from checks.model import Login, MessageId

FORMAT: Final = FormatId("password-store")
MOST_ENTRIES: Final = 20_000
"""One process an entry, some 50 ms each: a quarter of an hour (our choice)."""
_SUFFIX: Final = ".gpg"
_LONGEST: Final = 1024 * 1024
"""Bytes of an encrypted file that can be an entry (our choice)."""
_KEY_MISSING: Final = MessageId("skipped.gpg_key_missing")
_DOCUMENT: Final = MessageId("skipped.document")


def read(folder: Path, source: str, command: Sequence[str] | None) -> Iterator[Login | Skipped]:
    """Yield the logins of the store in the order of their names, then what could not be read and what is no login.

    `command` starts gpg for one file, as `gpg.decrypted` needs it; None when gpg is not there. Raises GpgMissing;
    GpgLocked, GpgCancelled or GpgTimedOut when the key that would open the rest is not to be had, and GpgKeyMissing
    when none of them is encrypted for a key of this person.
    """
    if command is None:
        raise errors.GpgMissing(name=source)
    counts: Counter[MessageId] = Counter()
    guessed = opened = False
    for row, path in enumerate(_files(folder), 1):
        if row > MOST_ENTRIES:
            yield Skipped(MessageId("skipped.too_many_rows"), damaged=True, params={"limit": MOST_ENTRIES})
            break
        place = _place(path, folder)
        try:
            decoded = _decoded(path, source, command)
        except gpg.KeyMissing:
            counts[_KEY_MISSING] += 1
        except gpg.TooLong:
            counts[_DOCUMENT] += 1
        except gpg.Undecrypted:
            yield Skipped(
                MessageId("skipped.damaged_file"), damaged=True, params={"entry": public("/".join(place)), "row": row}
            )
        else:
            opened = True
            guessed = guessed or decoded.guessed
            yield password_store_entry.login(decoded.text, place, source, row)
    if counts[_KEY_MISSING] and not opened:
        raise errors.GpgKeyMissing(name=source)
    if guessed:
        yield text.CP1252_WARNING
    yield from (Skipped(reason, count, damaged=reason is _KEY_MISSING) for reason, count in counts.items())


def _decoded(path: Path, source: str, command: Sequence[str]) -> text.Decoded:
    """Return the text of one entry; Undecrypted, whatever keeps us from it."""
    try:
        untrusted = file.load(path).data
        if len(untrusted) > _LONGEST:
            raise gpg.TooLong
    except SourceError:
        raise gpg.Undecrypted from None
    plain = gpg.decrypted(command, untrusted, source)
    if b"\0" in plain:
        raise gpg.TooLong  # a picture, a key file: no text at all
    try:
        return text.decoded(Untrusted(source, plain))
    except SourceError:
        raise gpg.TooLong from None


def _place(path: Path, folder: Path) -> tuple[str, ...]:
    """Return the name of an entry as `pass` says it, folder by folder."""
    *folders, last = path.relative_to(folder).parts or (folder.name,)
    return (*folders, last.removesuffix(_SUFFIX))


def _files(folder: Path) -> Iterator[Path]:
    """Yield the encrypted files below `folder`, in the order of their names. What is hidden (`.git`) is passed over.

    A folder that may not be listed is yielded itself: whoever loads it is told why. Links are followed as `pass` does,
    but no folder is listed twice, because links may lead in a circle.
    """
    ahead = [(folder, True)]
    seen: set[tuple[int, int]] = set()
    while ahead:
        path, is_folder = ahead.pop()
        try:
            below = _below(path, seen) if is_folder else None
        except OSError:
            below = None
        if below is None:
            yield path
        else:
            ahead += [(Path(each), each.is_dir()) for each in reversed(below)]


def _below(path: Path, seen: set[tuple[int, int]]) -> list[os.DirEntry[str]]:
    """Return the folders and encrypted files in a folder by name, one more than we read at most."""
    status = path.stat()
    if (identity := (status.st_dev, status.st_ino)) in seen:
        return []
    seen.add(identity)
    with os.scandir(path) as entries:
        wanted = (each for each in entries if not each.name.startswith("."))
        listed = islice((each for each in wanted if each.name.endswith(_SUFFIX) or each.is_dir()), MOST_ENTRIES + 1)
        return sorted(listed, key=lambda each: each.name)
