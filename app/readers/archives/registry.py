"""Whose archive is this, told by what is in it?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from app.readers.archives import (
    errors,
    facebook,
    instagram,
    linkedin,
    mastodon,
    reddit,
    snapchat,
    takeout,
    tiktok,
    whatsapp,
    x,
)
from app.readers.archives.member import Member
from checks.archives.model import Network, Part


@dataclass(frozen=True, slots=True)
class Reader:
    """What knows the archives of one platform."""

    network: Network
    recognised: Callable[[Sequence[Member]], bool]
    read: Callable[[Sequence[Member]], Iterator[Part]]


READERS: Final = (
    Reader(Network.REDDIT, reddit.recognised, reddit.read),  # before LinkedIn, which has files of the same names
    Reader(Network.LINKEDIN, linkedin.recognised, linkedin.read),
    Reader(Network.X, x.recognised, x.read),
    Reader(Network.MASTODON, mastodon.recognised, mastodon.read),
    Reader(Network.TIKTOK, tiktok.recognised, tiktok.read),
    Reader(Network.SNAPCHAT, snapchat.recognised, snapchat.read),
    # Before Facebook: an archive of Instagram may mention it, never the other way round.
    Reader(Network.INSTAGRAM, instagram.recognised, instagram.read),
    Reader(Network.FACEBOOK, facebook.recognised, facebook.read),
    Reader(Network.WHATSAPP, whatsapp.recognised, whatsapp.read),
)


def reader_for(members: Sequence[Member], name: str) -> Reader:
    """Return what reads `members`, which were given as `name`.

    Raises GoogleTakeout, ArchiveIsWebPages or ArchiveUnknown.
    """
    if takeout.recognised(members):
        raise errors.GoogleTakeout(name=name)
    for reader in READERS:
        if reader.recognised(members):
            return reader
    endings = {member.base.casefold().rpartition(".")[2] for member in members}
    is_pages = "html" in endings and not endings.intersection({"json", "csv", "js"})
    raise (errors.ArchiveIsWebPages if is_pages else errors.ArchiveUnknown)(name=name)
