"""Which logins does a KeePass XML 2.x export hold?

It is the document of a KDBX file in the clear, and whoever wrote it may have made mistakes that no KDBX file has. What
can be read is read, and each mistake is told, because an entry may then have been counted that its owner threw away.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from lxml import etree

from app.errors import SourceError
from app.readers.vaults import errors, keepass_document, text
from app.readers.vaults.kdbx_entry import is_of_another
from app.readers.vaults.kdbx_xml import UNREADABLE, DtdRefused, MarkupRefused, is_protected, parse
from app.readers.vaults.keepass_document import NOTHING, uuid
from app.readers.vaults.reader import FormatId, Keys, Reader, Skipped, Untrusted, never_locked
from checks.model import Login, MessageId

_ROOT: Final = re.compile(r"\s*<(?:[?!]|KeePassFile\b)")
_ROOTS: Final = MessageId("warning.keepass_roots")
_NO_UUID: Final = MessageId("warning.keepass_uuid")
_HISTORY: Final = MessageId("warning.keepass_history")
_GROUP: Final = MessageId("warning.keepass_group")
_DELETED: Final = MessageId("warning.keepass_deleted")


def _recognises(untrusted: Untrusted) -> bool:
    start = text.opening(untrusted)
    return _ROOT.match(start) is not None and "<KeePassFile" in start


def _read(untrusted: Untrusted, _keys: Keys) -> Iterator[Login | Skipped]:
    """Yield what is wrong with the document, then what it holds."""
    try:
        yield from _parts(untrusted)
    except SourceError:
        raise
    except Exception:  # noqa: BLE001 - the edge: whatever hostile bytes made a library do, its text stays here
        raise errors.FileDamaged(name=untrusted.name) from None


READER: Final = Reader(FormatId("keepass-xml"), recognises=_recognises, needs_key=never_locked, read=_read)


def _parts(untrusted: Untrusted) -> Iterator[Login | Skipped]:
    decoded = text.decoded(untrusted)
    root = _root(decoded.text, untrusted.name)
    if decoded.guessed:
        yield text.CP1252_WARNING
    for mistake, count in _mistakes(root).items():
        yield Skipped(mistake, count)
    for value in filter(is_protected, root.iter("Value")):
        value.text = None  # encrypted with a key that is not in the file
        value.set(UNREADABLE, "True")
    yield from keepass_document.logins(root, untrusted.name)


def _root(content: str, name: str) -> etree._Element:
    try:
        return parse(content.encode())
    except DtdRefused:
        raise errors.MarkupForbidden(name=name) from None
    except MarkupRefused:
        raise errors.FileDamaged(name=name) from None


def _mistakes(root: etree._Element) -> Counter[MessageId]:
    """Count what KeePass would not have written, by kind."""
    groups = list(root.iter("Group"))
    entries = [entry for group in groups for entry in group.iterchildren("Entry")]
    found: Counter[MessageId] = Counter()
    found[_ROOTS] = max(len(root.findall("Root")), len(root.findall("Root/Group")), 1) - 1
    found[_NO_UUID] = sum(uuid(element) == NOTHING for element in (*groups, *entries))
    found[_HISTORY] = sum(
        is_of_another(state, entry.findtext("UUID") or "")
        for entry in entries
        for state in entry.iterfind("History/Entry")
    )
    known = {NOTHING, *map(uuid, groups)}
    found[_GROUP] = sum(uuid(root, path) not in known for path in ("Meta/RecycleBinUUID", "Meta/EntryTemplatesGroup"))
    found[_DELETED] = sum(
        uuid(record) == NOTHING or not (record.findtext("DeletionTime") or "").strip()
        for record in root.iterfind("Root/DeletedObjects/DeletedObject")
    )
    return +found
