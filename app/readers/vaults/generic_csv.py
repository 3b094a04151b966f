"""Which logins does a table hold whose labels can be understood, whoever wrote it?

The last resort: only where no exporter's own layout fits. The person is told which column was taken for what.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Final

from app.readers.vaults import csv_logins, csv_rows, csv_vocabulary, errors, text
from app.readers.vaults.csv_columns import Columns, of_kind
from app.readers.vaults.csv_rows import Row
from app.readers.vaults.csv_vocabulary import Role
from app.readers.vaults.reader import FormatId, Keys, Reader, Skipped, Untrusted, never_locked
from checks.model import Login, MessageId

_Roles = Mapping[Role, tuple[str, ...]]

_NAMING: Final = frozenset({Role.URL, Role.USERNAME, Role.EMAIL, Role.TITLE})
"""A password alone is nobody's: one of these must say whose it is."""
_DATA: Final = re.compile(r"@|://|^\S+\.[a-z]{2,}$")
"""What a first line has that is a row already. Its words must not pass for labels, however they sound."""


def _recognises(untrusted: Untrusted) -> bool:
    labels = csv_rows.header(text.opening(untrusted)).labels
    roles = csv_vocabulary.meaning(labels)
    return Role.PASSWORD in roles and not _NAMING.isdisjoint(roles) and not any(map(_DATA.search, labels))


def _read(untrusted: Untrusted, _keys: Keys) -> Iterator[Login | Skipped]:
    """Yield first what was taken for what. Raises ColumnsUnclear if there are two columns for one thing that counts."""
    labels = csv_rows.header(text.decoded(untrusted).text).labels
    roles = csv_vocabulary.meaning(labels)
    for role in (Role.PASSWORD, Role.USERNAME, Role.URL):
        if len(roles.get(role, ())) > 1:
            raise errors.ColumnsUnclear(name=untrusted.name, labels=", ".join(map(csv_vocabulary.shown, roles[role])))
    if Role.PASSWORD not in roles:
        raise errors.ColumnsUnusable(name=untrusted.name)
    parts = csv_logins.read(untrusted, _layout(roles))
    yield from _told(roles, unused=sum(map(bool, labels)) - len(roles))
    yield from parts


def _layout(roles: _Roles) -> csv_logins.Layout:
    named = {role: labels[0] for role, labels in roles.items()}
    columns = Columns(
        password=named[Role.PASSWORD],
        title=named.get(Role.TITLE, ""),
        username=named.get(Role.USERNAME, ""),
        email=named.get(Role.EMAIL, ""),
        url=named.get(Role.URL, ""),
        totp=named.get(Role.TOTP, ""),
        folder=named.get(Role.FOLDER, ""),
        archived=named.get(Role.ARCHIVED, ""),
        note=named.get(Role.NOTE, ""),
    )
    return csv_logins.Layout(
        needed=frozenset({columns.password}),
        optional=None,
        login=partial(_login, columns=columns, kind_label=named.get(Role.KIND, "")),
    )


def _login(row: Row, source: str, columns: Columns, kind_label: str) -> Login | MessageId:
    taken = of_kind(columns.login(row, source), row.cells.get(kind_label, ""))
    if isinstance(taken, Login):
        return replace(taken, folder=taken.folder.strip("[]").replace("\\", "/"))
    return taken


def _told(roles: _Roles, unused: int) -> Iterator[Skipped]:
    """Yield which label was taken for what. A label that was not understood is counted, not shown: who knows it?"""
    for role, (label, *_) in roles.items():
        yield Skipped(MessageId(f"warning.column_{role.value}"), count=0, params={"label": csv_vocabulary.shown(label)})
    if unused:
        yield Skipped(MessageId("warning.columns_unused"), count=0, params={"n": unused})


READER: Final = Reader(FormatId("csv"), _recognises, never_locked, _read)
