"""What must a vault reader look like, so that a new format is one file?

A format is one module with one object `READER` of type `Reader`, listed in `registry.py`. It recognises its format by
content, never by name, and turns untrusted bytes into logins. It runs in the vault process only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NewType

from checks.model import Login, MessageId, Param
from checks.secret import Secret

FormatId = NewType("FormatId", str)
"""A format, as the command line's JSON names it: `kdbx`, `bitwarden-json`, `chrome-csv`, `firefox-csv` ..."""


@dataclass(frozen=True, slots=True)
class Untrusted:
    """The bytes of a file and its own name (no folder), before anything is believed about them."""

    name: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Keys:
    """What opens a locked vault. No password and a blank password are different keys: None and Secret("")."""

    password: Secret | None = None
    keyfile: Path | None = None


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that was not taken over. `damaged` tells what could not be read from what is not a login anyway.

    `reason` with `params` says what and where ("row 12 has too few cells", "in the recycle bin"), never the content.
    `count` is how many entries this line stands for.
    """

    reason: MessageId
    count: int = 1
    damaged: bool = False
    params: dict[str, Param] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reader:
    """One format.

    `recognises(untrusted)` looks at content and must be quick and never raise. `needs_key(untrusted)` tells whether a
    password or key file must be asked for. `read(untrusted, keys)` yields logins and skipped parts in file order; it
    raises an exact `SourceError` when the file as a whole cannot be used, and yields a damaged `Skipped` for a bad row.
    """

    format: FormatId
    recognises: Callable[[Untrusted], bool]
    needs_key: Callable[[Untrusted], bool]
    read: Callable[[Untrusted, Keys], Iterator[Login | Skipped]]


def never_locked(_untrusted: Untrusted) -> bool:
    """Tell for a format without keys that none must be asked for."""
    return False
