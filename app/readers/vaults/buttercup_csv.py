"""Which logins does a CSV of Buttercup hold?

Rows are groups or entries (`!type`); an entry names its group by id, and a group the one that it lies in. Behind the
usual columns stands one for each field that its owner added. No dates.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice
from typing import Final

from app.readers.vaults import csv_logins, csv_rows, csv_vocabulary, parts, text
from app.readers.vaults.csv_columns import Columns
from app.readers.vaults.csv_rows import Row
from app.readers.vaults.reader import Keys, Reader, Skipped, Untrusted
from checks.model import Login, MessageId

_COLUMNS: Final = Columns("password", title="title", username="username", url="url", note="notes")
_DEEPEST: Final = 20
"""Groups in groups that are named; more are a circle, or nobody's."""


@dataclass(frozen=True, slots=True)
class _Groups:
    """The names of groups, and the groups that they lie in, by id."""

    names: dict[str, str] = field(default_factory=dict)
    parents: dict[str, str] = field(default_factory=dict)

    def path(self, group: str) -> str:
        names: list[str] = []
        while group in self.names and len(names) < _DEEPEST:
            names.append(self.names[group])
            group = self.parents[group]
        return "/".join(reversed(names))


def _login(row: Row, source: str, paths: Mapping[str, str]) -> Login | MessageId:
    kind = row.cells["!type"]
    if kind == "entry":
        login = _COLUMNS.login(row, source)
        return replace(login, folder=paths.get(row.cells["!group_id"], "")) if isinstance(login, Login) else login
    reason = csv_vocabulary.kind(kind)
    return reason if isinstance(reason, str) else parts.OTHER


_LAYOUT: Final = csv_logins.Layout(
    needed=frozenset({"!type", "!group_id", "!group_name", "!group_parent", "title", "username", "password"}),
    optional=None,
    login=partial(_login, paths={}),
)
_TABLE: Final = csv_logins.reader("buttercup-csv", _LAYOUT)


def _read(untrusted: Untrusted, _keys: Keys) -> Iterator[Login | Skipped]:
    return csv_logins.read(untrusted, replace(_LAYOUT, login=partial(_login, paths=_paths(untrusted))))


def _paths(untrusted: Untrusted) -> Mapping[str, str]:
    """Return the path of each group by its id; a group may stand below its entries, so the table is read twice."""
    content = text.decoded(untrusted).text
    groups = _Groups()
    rows = csv_rows.rows(content, csv_rows.header(content), _LAYOUT.needed)
    for row in islice(rows, parts.MOST):
        if isinstance(row, Row) and row.cells.get("!type") == "group":
            group, name, parent = (row.cells.get(label, "") for label in ("!group_id", "!group_name", "!group_parent"))
            groups.names[group] = name[:_LONGEST]
            groups.parents[group] = parent
    return {group: groups.path(group) for group in groups.names}


_LONGEST: Final = 200
"""Characters of a group's name that are kept, so that many names of 64 KiB in each other's paths cost nothing."""
READER: Final = Reader(_TABLE.format, _TABLE.recognises, _TABLE.needs_key, _read)
