"""What does one member of a zip hold, if nothing is believed that the archive says of itself?

An archive stays in memory: nothing is unpacked to disk, and the name of a member is never used as a path. Readers ask
for the members that they know by their exact names; everything else, attachments first, is never decompressed.
"""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Mapping
from contextlib import suppress
from typing import Final

from app.readers.vaults import errors, foreign, text
from app.readers.vaults.reader import Untrusted

MOST_MEMBERS: Final = 10_000
"""A directory entry costs Python a kilobyte, so a directory must not be read without counting (our choice)."""
HIGHEST_RATIO: Final = 100
"""Bytes that one compressed byte may become; exports stay below thirty, and Deflate could give 1,000 (our choice)."""
_LIMIT: Final = text.LIMIT_MEBIBYTES * 1024 * 1024

_OPENING = b"PK\x03\x04"
_DIRECTORY_ENTRY = b"PK\x01\x02"
_ENCRYPTED = 0x0001 | 0x0040 | 0x2000
"""Flags of a member: encrypted, encrypted strongly, its description hidden (PKWARE APPNOTE, section 4.4.4)."""
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
"""What exporters use. Python decompresses the others without a bound."""
_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, ValueError, OverflowError, NotImplementedError)
"""What `zipfile` raises over an archive that contradicts itself."""


def looks_like_zip(untrusted: Untrusted) -> bool:
    """Tell by the first bytes whether the file means to be a zip archive, whole or not."""
    return untrusted.data.startswith(_OPENING)


def holds(untrusted: Untrusted, name: str) -> bool:
    """Tell whether this is an archive with a member called `name`, for recognising. Never raises.

    One that is too damaged to list counts if it mentions the name: its reader then says that it is damaged.
    """
    if not looks_like_zip(untrusted):
        return False
    listed = names(untrusted)
    return name in listed if listed else name.encode() in untrusted.data


def names(untrusted: Untrusted) -> frozenset[str]:
    """Return the names of all members; none for what is no zip, or one that cannot be read. Never raises."""
    with suppress(errors.FileDamaged):
        return frozenset(_members(untrusted))
    return frozenset()


def member(untrusted: Untrusted, name: str) -> Untrusted:
    """Return the content of the member called exactly `name`, under the file's own name.

    Raises FileDamaged for an archive or member that is cut, contradicts its checksum, inflates more than a hundredfold,
    or is no plain file; also when `name` is absent, when any name stands twice, or with more than 10,000 members.
    ZipLocked for an encrypted member, FormatRefused for a zip in the zip or an unusual compression,
    FileTooLarge above 64 MiB.
    """
    entry = _members(untrusted).get(name)
    if entry is None or not _is_plain_file(entry):
        raise errors.FileDamaged(name=untrusted.name)
    if entry.flag_bits & _ENCRYPTED:
        raise foreign.ZipLocked(name=untrusted.name)
    if entry.compress_type not in _METHODS:
        raise errors.FormatRefused(name=untrusted.name)
    inner = Untrusted(untrusted.name, _content(untrusted, entry))
    if looks_like_zip(inner):
        raise errors.FormatRefused(name=untrusted.name)
    return inner


def _members(untrusted: Untrusted) -> Mapping[str, zipfile.ZipInfo]:
    """Return what the directory says of each member, by the whole of its name."""
    data = untrusted.data
    if looks_like_zip(untrusted) and data.count(_DIRECTORY_ENTRY) <= MOST_MEMBERS:
        with suppress(*_BROKEN), zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            # Not `filename`, which ends at the first NUL: two different members could have it.
            members = {entry.orig_filename: entry for entry in entries}
            if len(members) == len(entries):
                return members
    raise errors.FileDamaged(name=untrusted.name)


def _is_plain_file(entry: zipfile.ZipInfo) -> bool:
    """Tell a file from a folder or link. The upper half holds Unix' mode, or nothing on systems that have none."""
    kind = stat.S_IFMT(entry.external_attr >> 16)
    return not entry.is_dir() and kind in {0, stat.S_IFREG}


def _content(untrusted: Untrusted, entry: zipfile.ZipInfo) -> bytes:
    """Decompress up to the cap and no further, whatever size the directory tells."""
    most = min(_LIMIT, HIGHEST_RATIO * max(entry.compress_size, 1))
    with suppress(*_BROKEN):
        with zipfile.ZipFile(io.BytesIO(untrusted.data)) as archive, archive.open(entry) as stream:
            content = stream.read(most + 1)
        if len(content) > _LIMIT:
            raise errors.FileTooLarge(name=untrusted.name, limit=text.LIMIT_MEBIBYTES)
        if len(content) == entry.file_size <= most:
            return content
    raise errors.FileDamaged(name=untrusted.name)
