"""Which logins does a KeePass document hold, wherever it came from: a KDBX file or an XML export?"""

from __future__ import annotations

import binascii
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from lxml import etree

from app.readers.vaults.errors import FileDamaged
from app.readers.vaults.kdbx_entry import EntryDamaged, login, refers, strings
from app.readers.vaults.reader import Skipped
from checks.model import Login, MessageId

_RECYCLE_BIN: Final = MessageId("skipped.recycle_bin")
_BACKUP: Final = MessageId("skipped.backup")
_TEMPLATES: Final = MessageId("skipped.templates")
_REFERENCE: Final = MessageId("skipped.reference")
_DAMAGED: Final = MessageId("skipped.damaged_entry")
NOTHING: Final = bytes(16)
_LONGEST_FOLDER: Final = 1024  # long names, deeply nested, would multiply into gigabytes
_TOO_MANY_ENTRIES: Final = "count(//Group/Entry) > 200000"  # as many as the rows of an export


def logins(root: etree._Element, source: str) -> Iterator[Login | Skipped]:
    """Yield what the document holds, in its order, each damaged entry by its number; then what does not count.

    Raises FileDamaged if it is no KeePass document that a person made: no group of entries, or far too many entries.
    """
    yield from _Vault(root, source).logins()


@dataclass(frozen=True, slots=True)
class _Place:
    """A group to be walked: where it stands, and why its entries do not count, if they do not."""

    group: etree._Element
    folder: str
    skipped: MessageId | None
    top: bool = False


class _Vault:
    """One walk through a document."""

    def __init__(self, root: etree._Element, source: str) -> None:
        self._root = root
        self._source = source
        self._skipped = _skipped_groups(root)
        self._counts: Counter[MessageId] = Counter()

    def logins(self) -> Iterator[Login | Skipped]:
        groups = self._root.findall("Root/Group")
        if self._root.tag != "KeePassFile" or not groups or self._root.xpath(_TOO_MANY_ENTRIES):
            raise FileDamaged(name=self._source)
        row = 0
        ahead = [_Place(group, "", self._skipped.get(uuid(group)), top=True) for group in reversed(groups)]
        while ahead:
            place = ahead.pop()
            for entry in place.group.iterchildren("Entry"):
                row += 1
                if place.skipped is None:
                    yield self._entry(entry, place.folder, row)
                else:
                    self._counts[place.skipped] += 1
            ahead.extend(self._below(place, group) for group in reversed(list(place.group.iterchildren("Group"))))
        for reason, count in self._counts.items():
            yield Skipped(reason, count)

    def _below(self, place: _Place, group: etree._Element) -> _Place:
        name = (group.findtext("Name") or "").strip()
        return _Place(
            group,
            folder=(f"{place.folder}/{name}" if place.folder else name)[:_LONGEST_FOLDER],
            skipped=place.skipped or self._skipped.get(uuid(group)) or self._backup(place, name),
        )

    def _backup(self, place: _Place, name: str) -> MessageId | None:
        """Recognise the group of copies that old KeePass versions keep right below the root."""
        return _BACKUP if place.top and name == "Backup" else None

    def _entry(self, entry: etree._Element, folder: str, row: int) -> Login | Skipped:
        try:
            read = login(entry, source=self._source, row=row, folder=folder, referred=self._referred)
            if read.password is None and refers(strings(entry).get("Password", "")):
                self._counts[_REFERENCE] += 1
        except EntryDamaged:
            return Skipped(_DAMAGED, damaged=True, params={"row": row})
        return read

    def _referred(self, field: str, digits: str) -> str:
        entry = self._by_uuid.get(digits)
        try:
            return "" if entry is None else strings(entry).get(field, "")
        except EntryDamaged:
            return ""

    @cached_property
    def _by_uuid(self) -> dict[str, etree._Element]:
        groups = self._root.iter("Group")
        return {uuid(entry).hex().upper(): entry for group in groups for entry in group.iterchildren("Entry")}


def _skipped_groups(root: etree._Element) -> dict[bytes, MessageId]:
    """Return the groups whose entries do not count, by UUID. A disabled recycle bin is a group like any other."""
    found: dict[bytes, MessageId] = {}
    if (root.findtext("Meta/RecycleBinEnabled") or "True").strip().lower() != "false":
        found[uuid(root, "Meta/RecycleBinUUID")] = _RECYCLE_BIN
    found[uuid(root, "Meta/EntryTemplatesGroup")] = _TEMPLATES
    found.pop(NOTHING, None)
    return found


def uuid(element: etree._Element, path: str = "UUID") -> bytes:
    """Return the 16 bytes of a UUID; zeros, which name nothing, for anything else."""
    try:
        found = binascii.a2b_base64(element.findtext(path) or "")
    except ValueError:  # bad base64, or no ASCII at all
        return NOTHING
    return found if len(found) == len(NOTHING) else NOTHING
