"""Which files are in what was given: a zip, several parts of one, a zip of zips, a folder, or a single file?"""

from __future__ import annotations

import io
import os
import stat
import struct
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Final, NamedTuple, cast

from app.paths import own_name
from app.readers.archives import errors, packed
from app.readers.archives.guarded import BROKEN, Budget, Guarded
from app.readers.archives.member import Member

MOST_MEMBERS: Final = 100_000
"""Files of an archive (reference, section 1); each costs a kilobyte to list."""
_NESTED: Final = 64 * 1024 * 1024
"""Bytes of a zip in the zip that is taken into memory (our choice)."""
_ZIP: Final = b"PK\x03\x04"
_EMPTY_ZIP: Final = b"PK\x05\x06"
_GZIP: Final = b"\x1f\x8b"
_ENCRYPTED: Final = 0x0001 | 0x0040 | 0x2000
"""Flags of a member: encrypted, encrypted strongly, its description hidden (PKWARE APPNOTE, section 4.4.4)."""
_METHODS: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_JUNK: Final = ("__MACOSX/", "._", ".DS_Store", "Thumbs.db", "desktop.ini")


def members(path: Path, budget: Budget, kept: ExitStack) -> Iterator[Member]:
    """Yield the files that `path` holds, without what systems leave behind.

    Raises ArchiveMissing, ArchiveNotAllowed, ArchiveEmpty, and of a zip ArchiveDamaged, ArchiveLocked,
    ArchiveUnsafeNames, ArchiveTooManyFiles or ArchiveNestedTooLarge. What is opened is closed by `kept`, not before.
    """
    name = own_name(path)
    try:
        status = path.stat()
        is_folder = stat.S_ISDIR(status.st_mode)
        found = (
            _in_folder(path, budget, kept)
            if is_folder
            else _in_file(path, _size(status, name), budget, kept, _Named(name, name))
        )
        yield from (each for each in found if not _is_junk(each.path))
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise errors.ArchiveMissing(name=name) from error
    except OSError as error:
        raise errors.ArchiveNotAllowed(name=name) from error


class _Named(NamedTuple):
    source: str
    within: str


def _size(status: os.stat_result, name: str) -> int:
    if not stat.S_ISREG(status.st_mode):
        raise errors.ArchiveUnknown(name=name)
    if status.st_size == 0:
        raise errors.ArchiveEmpty(name=name)
    return status.st_size


def _in_folder(path: Path, budget: Budget, kept: ExitStack) -> Iterator[Member]:
    name = own_name(path)
    count = 0
    for folder, _, files in os.walk(path):  # which follows no links
        for each in sorted(files):
            inner = Path(folder) / each
            status = inner.lstat()
            if not stat.S_ISREG(status.st_mode):
                continue
            count += 1
            if count > MOST_MEMBERS:
                raise errors.ArchiveTooManyFiles(name=name, limit=MOST_MEMBERS)
            if status.st_size and not _is_junk(each):
                within = inner.relative_to(path).as_posix()
                yield from _in_file(inner, status.st_size, budget, kept, _Named(name, within))


def _in_file(path: Path, size: int, budget: Budget, kept: ExitStack, named: _Named) -> Iterator[Member]:
    name = named.source
    with path.open("rb") as opened:
        start = opened.read(4)
    if start in (_ZIP, _EMPTY_ZIP):
        file = kept.enter_context(path.open("rb"))
        yield from _in_zip(_listed(file, name, kept), name, budget, kept)
    elif start.startswith(_GZIP):
        yield from packed.members(path, name, budget)
    else:
        yield Member(named.within, name, size, lambda: Guarded(path.open("rb"), size, budget, name))


def _in_zip(
    archive: zipfile.ZipFile, name: str, budget: Budget, kept: ExitStack, *, nested: bool = False
) -> Iterator[Member]:
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if not entries:
        raise errors.ArchiveEmpty(name=name)
    for entry in entries:
        _refuse_unsafe(entry, name)
        if not _is_plain_file(entry) or _is_junk(entry.filename):
            continue
        member = _member(archive, entry, name, budget)
        if entry.filename.lower().endswith(".zip"):
            yield from () if nested else _inner(member, name, budget, kept)
        elif entry.file_size:
            yield member


def _inner(member: Member, name: str, budget: Budget, kept: ExitStack) -> Iterator[Member]:
    """Yield what a zip in the zip holds; a zip in that one is left alone."""
    try:
        with member.stream() as stream:
            data = stream.read(_NESTED + 1)
    except errors.MemberBroken:
        raise errors.ArchiveDamaged(name=name) from None
    if len(data) > _NESTED:
        raise errors.ArchiveNestedTooLarge(name=name)
    if data.startswith(_ZIP):
        yield from _in_zip(_listed(io.BytesIO(data), name, kept), name, budget, kept, nested=True)


def _member(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, budget: Budget) -> Member:
    def opened() -> Guarded:
        try:
            stream = cast("BinaryIO", archive.open(entry))
        except (*BROKEN, RuntimeError) as error:
            raise errors.MemberBroken(type(error).__name__) from None
        return Guarded(stream, entry.compress_size, budget, name)

    return Member(entry.filename.replace("\\", "/"), name, entry.file_size, opened)


def _listed(file: BinaryIO, name: str, kept: ExitStack) -> zipfile.ZipFile:
    _count(file, name)
    with suppress(*BROKEN, ValueError, OverflowError):
        return kept.enter_context(zipfile.ZipFile(file))
    raise errors.ArchiveDamaged(name=name)


_END: Final = struct.Struct("<4s4H2LH")
_END_64: Final = struct.Struct("<4sQ2H2L4Q")
_LOCATOR_64: Final = struct.Struct("<4sLQL")
_ELSEWHERE: Final = 0xFFFFFFFF
"""Stands for a length that only the 64-bit record holds."""
_AT_A_TIME: Final = 1024 * 1024


def _count(file: BinaryIO, name: str) -> None:
    """Refuse a directory of too many entries before Python lists it, by its size and by what is in it.

    The number that the archive tells is not believed (PKWARE APPNOTE, sections 4.3.12 to 4.3.16).
    """
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - _END.size - 0xFFFF))
    tail = file.read()
    at = tail.rfind(_EMPTY_ZIP)
    if at < 0 or at + _END.size > len(tail):
        raise errors.ArchiveDamaged(name=name)
    length: int = _END.unpack_from(tail, at)[5]
    if length == _ELSEWHERE and at >= _LOCATOR_64.size:
        _, _, where, _ = _LOCATOR_64.unpack_from(tail, at - _LOCATOR_64.size)
        file.seek(min(where, size))
        record = file.read(_END_64.size)
        length = _END_64.unpack(record)[8] if len(record) == _END_64.size else size
    file.seek(max(0, size - len(tail) + at - length - _END_64.size - _LOCATOR_64.size))
    entries = 0
    while (piece := file.read(_AT_A_TIME)) and entries <= MOST_MEMBERS:
        entries += piece.count(b"PK\x01\x02")
    file.seek(0)
    if entries > MOST_MEMBERS:
        raise errors.ArchiveTooManyFiles(name=name, limit=MOST_MEMBERS)


def _refuse_unsafe(entry: zipfile.ZipInfo, name: str) -> None:
    path = entry.orig_filename.replace("\\", "/")
    if path.startswith("/") or path[1:2] == ":" or ".." in PurePosixPath(path).parts or "\0" in path:
        raise errors.ArchiveUnsafeNames(name=name)
    if entry.flag_bits & _ENCRYPTED:
        raise errors.ArchiveLocked(name=name)


def _is_plain_file(entry: zipfile.ZipInfo) -> bool:
    """Tell a file from a link. The upper half holds Unix' mode, or nothing on systems that have none."""
    kind = stat.S_IFMT(entry.external_attr >> 16)
    return kind in {0, stat.S_IFREG} and entry.compress_type in _METHODS


def _is_junk(path: str) -> bool:
    return path.startswith(_JUNK[0]) or f"/{_JUNK[0]}" in path or path.rpartition("/")[2].startswith(_JUNK[1:])
