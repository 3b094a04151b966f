"""Which logins are in a KeePass file (KDBX 3.0 to 4.1)?

The header is read and its cost judged (`kdbx_header`), the key derived (`kdbx_key`), the content authenticated and
decrypted (`kdbx_body`, `kdbx_xml`), and the document walked once, each entry read by `kdbx_entry`.
"""

from __future__ import annotations

import binascii
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from argon2.exceptions import HashingError
from lxml import etree

from app.errors import SourceError
from app.readers.vaults.errors import FileDamaged, KeyNeeded, KeyWrong
from app.readers.vaults.kdbx_body import check_before_key, document
from app.readers.vaults.kdbx_entry import EntryDamaged, login, refers, strings
from app.readers.vaults.kdbx_header import SIGNATURES, read_header
from app.readers.vaults.kdbx_key import composite_key, transformed_key
from app.readers.vaults.reader import FormatId, Keys, Reader, Skipped, Untrusted
from checks.model import Login, MessageId

_RECYCLE_BIN: Final = MessageId("skipped.recycle_bin")
_BACKUP: Final = MessageId("skipped.backup")
_TEMPLATES: Final = MessageId("skipped.templates")
_REFERENCE: Final = MessageId("skipped.reference")
_DAMAGED: Final = MessageId("skipped.damaged_entry")
_NO_GROUP: Final = bytes(16)
_LONGEST_FOLDER: Final = 1024  # long names, deeply nested, would multiply into gigabytes
_TOO_MANY_ENTRIES: Final = "count(//Group/Entry) > 200000"  # as many as the rows of an export


def _recognises(untrusted: Untrusted) -> bool:
    return untrusted.data.startswith(SIGNATURES)


def _needs_key(untrusted: Untrusted) -> bool:
    """Say yes for every file that we would open at all.

    Whether it has neither password nor key file is only known once its key derivation has been paid for.
    """
    try:
        check_before_key(untrusted, read_header(untrusted))
    except SourceError:
        return False
    return True


def _read(untrusted: Untrusted, keys: Keys) -> Iterator[Login | Skipped]:
    """Yield the logins, then what was left out: each damaged entry by its number, the rest counted by reason."""
    try:
        yield from _Vault(_root(untrusted, keys), untrusted.name).logins()
    except SourceError:
        raise
    except Exception:  # noqa: BLE001 - the edge: whatever hostile bytes made a library do, its text stays here
        raise FileDamaged(name=untrusted.name) from None


READER: Final = Reader(FormatId("kdbx"), recognises=_recognises, needs_key=_needs_key, read=_read)


def _root(untrusted: Untrusted, keys: Keys) -> etree._Element:
    header = read_header(untrusted)
    check_before_key(untrusted, header)
    composite = composite_key(untrusted.name, keys)
    try:
        transformed = transformed_key(composite, header.kdf)
    except (HashingError, ValueError):
        raise FileDamaged(name=untrusted.name) from None
    try:
        return document(untrusted, header, transformed)
    except KeyWrong:
        if keys.password is None and keys.keyfile is None:
            raise KeyNeeded(name=untrusted.name) from None
        raise


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
        """Yield what the document holds, in its order. FileDamaged if it is no KeePass document that a person made."""
        groups = self._root.findall("Root/Group")
        if self._root.tag != "KeePassFile" or not groups or self._root.xpath(_TOO_MANY_ENTRIES):
            raise FileDamaged(name=self._source)
        row = 0
        ahead = [_Place(group, "", self._skipped.get(_uuid(group)), top=True) for group in reversed(groups)]
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
            skipped=place.skipped or self._skipped.get(_uuid(group)) or self._backup(place, name),
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

    def _referred(self, field: str, uuid: str) -> str:
        entry = self._by_uuid.get(uuid)
        try:
            return "" if entry is None else strings(entry).get(field, "")
        except EntryDamaged:
            return ""

    @cached_property
    def _by_uuid(self) -> dict[str, etree._Element]:
        groups = self._root.iter("Group")
        return {_uuid(entry).hex().upper(): entry for group in groups for entry in group.iterchildren("Entry")}


def _skipped_groups(root: etree._Element) -> dict[bytes, MessageId]:
    """Return the groups whose entries do not count, by UUID. A disabled recycle bin is a group like any other."""
    found: dict[bytes, MessageId] = {}
    if (root.findtext("Meta/RecycleBinEnabled") or "True").strip().lower() != "false":
        found[_decoded(root.findtext("Meta/RecycleBinUUID"))] = _RECYCLE_BIN
    found[_decoded(root.findtext("Meta/EntryTemplatesGroup"))] = _TEMPLATES
    found.pop(_NO_GROUP, None)
    return found


def _uuid(element: etree._Element) -> bytes:
    return _decoded(element.findtext("UUID"))


def _decoded(untrusted_uuid: str | None) -> bytes:
    """Return a UUID's 16 bytes; zeros, which name no group, for anything else."""
    try:
        uuid = binascii.a2b_base64(untrusted_uuid or "")
    except ValueError:  # bad base64, or no ASCII at all
        return _NO_GROUP
    return uuid if len(uuid) == len(_NO_GROUP) else _NO_GROUP
