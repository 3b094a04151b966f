"""To whom can a letter go?

To whoever the person types, or to a company of a list: the public list of datenanfragen.de (CC0), which the person
downloads and gives as a file. Nothing of it ships with Bilan, and nothing of it is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final

import msgspec

from app.errors import SourceError
from checks.model import MessageId

_LARGEST: Final = 16 * 1024 * 1024
_MIB: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Company:
    """Who holds data; all but the name may be empty. `address` has one line of the envelope each."""

    name: str
    address: tuple[str, ...] = ()
    email: str = ""


class NotCompanies(SourceError):
    """It is no list of companies as datenanfragen publishes it."""

    message = MessageId("letters.not_companies")


class CompaniesUnreadable(SourceError):
    """The list of companies is not there, or may not be read."""

    message = MessageId("letters.unreadable")


class CompaniesTooLarge(SourceError):
    """It is larger than any list of companies is."""

    message = MessageId("letters.too_large")


_Line = Annotated[str, msgspec.Meta(max_length=400)]


class _Row(msgspec.Struct):
    """What is read of an entry; the list has more, which is passed over."""

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    address: _Line = ""
    email: _Line = ""


def read(path: Path) -> tuple[Company, ...]:
    """Return the companies of the file `path`, in the order of their names.

    Raises NotCompanies, CompaniesUnreadable or CompaniesTooLarge.
    """
    try:
        if not path.is_file():  # to open a pipe would be to wait for somebody who writes
            raise CompaniesUnreadable(name=path.name)
        with path.open("rb") as file:
            untrusted = file.read(_LARGEST + 1)
    except OSError as error:
        raise CompaniesUnreadable(name=path.name) from error
    if len(untrusted) > _LARGEST:
        raise CompaniesTooLarge(name=path.name, limit=_LARGEST // _MIB)
    try:
        rows = msgspec.json.decode(untrusted, type=list[_Row])
    except (ValueError, RecursionError) as error:  # a msgspec error is a ValueError
        raise NotCompanies(name=path.name) from error
    if not rows:
        raise NotCompanies(name=path.name)
    return tuple(sorted(map(_company, rows), key=lambda company: company.name.casefold()))


def together(first: Sequence[Company], then: Sequence[Company]) -> tuple[Company, ...]:
    """Return both lists in the order of their names; of one name, the entry that tells more of its address."""
    by_name: dict[str, Company] = {}
    for company in (*first, *then):
        known = by_name.get(company.name.casefold())
        if known is None or not (known.address or known.email):
            by_name[company.name.casefold()] = company
    return tuple(company for _, company in sorted(by_name.items()))


def _company(row: _Row) -> Company:
    lines = tuple(line.strip() for line in row.address.splitlines() if line.strip())
    return Company(" ".join(row.name.split()), lines, row.email.strip())
