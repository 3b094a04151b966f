"""Which login is a row whose columns are known?"""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.readers.vaults import addresses, csv_logins, csv_vocabulary, parts
from app.readers.vaults.csv_rows import Row
from checks.model import Kind, Login, MessageId


@dataclass(frozen=True, slots=True)
class Columns:
    """The label of each column that says something of a login; empty for what an exporter does not write."""

    password: str
    title: str = ""
    username: str = ""
    email: str = ""
    url: str = ""
    totp: str = ""
    folder: str = ""
    archived: str = ""
    note: str = ""

    def login(self, row: Row, source: str) -> Login | MessageId:
        """Return the login of a row, or what it is with neither user name nor password nor code."""

        def cell(label: str) -> str:
            return row.cells.get(label, "")

        username, email = cell(self.username), cell(self.email)
        if not (username or email or cell(self.password) or cell(self.totp)):
            return parts.no_login(cell(self.note))
        urls = addresses.several(cell(self.url))
        return Login(
            title=cell(self.title) or next(filter(None, map(addresses.host, urls)), ""),
            username=username or email,
            urls=urls,
            password=csv_logins.secret(cell(self.password)),
            source=source,
            row=row.line,
            email=email,
            folder=cell(self.folder),
            archived=cell(self.archived).strip().casefold() in _YES,
            has_totp=bool(cell(self.totp).strip()),
        )


_YES = {"true", "yes", "oui", "1"}


def of_kind(taken: Login | MessageId, word: str) -> Login | MessageId:
    """Return the login of a row with the kind that a word of its own names, or why it is none.

    What has a password is a login whatever it is called: the word may be its owner's, and nothing must go unjudged.
    """
    match csv_vocabulary.kind(word):
        case str() as reason if not (isinstance(taken, Login) and taken.password):
            return reason
        case Kind() as kind if isinstance(taken, Login):
            return replace(taken, kind=kind)
        case _:
            return taken
