"""Which files does a .tar.gz hold, as Mastodon hands out?"""

from __future__ import annotations

import gzip
import io
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final, cast

from app.readers.archives import errors
from app.readers.archives.guarded import BROKEN, Budget, Guarded
from app.readers.archives.member import WHOLE_MEBIBYTES, Member

_WANTED: Final = frozenset({"outbox.json", "actor.json", "likes.json", "bookmarks.json"})
_MOST: Final = WHOLE_MEBIBYTES * 1024 * 1024


def members(path: Path, name: str, budget: Budget) -> Iterator[Member]:
    """Yield the documents of a Mastodon archive, each in memory; pictures are passed over. ArchiveDamaged."""
    try:
        with (
            gzip.open(path) as unpacked,
            Guarded(cast("BinaryIO", unpacked), path.stat().st_size, budget, name) as guarded,
            tarfile.open(fileobj=io.BufferedReader(guarded), mode="r|") as archive,
        ):
            for entry in archive:
                stream = archive.extractfile(entry) if entry.isfile() else None
                if stream is not None and entry.name.rpartition("/")[2] in _WANTED and entry.size <= _MOST:
                    yield _kept(entry.name, name, stream.read(), budget)
    except (tarfile.TarError, errors.MemberBroken, *BROKEN):
        raise errors.ArchiveDamaged(name=name) from None


def _kept(path: str, name: str, data: bytes, budget: Budget) -> Member:
    return Member(path, name, len(data), lambda: Guarded(io.BytesIO(data), len(data), budget, name))
