"""What is a line of a downloaded list, and what kind of list is it?

The lists that “Pwned Passwords” offers, and what people make of them: 40 hexadecimal digits in either case, `:` and how
often the password was seen, or nothing more; lines end with LF or CRLF; a byte order mark may stand first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from app.leaks import errors
from app.leaks.file import File

DIGITS: Final = 40
LINE: Final = re.compile(rb"([0-9A-F]{40})(?::([0-9]{1,19}))?\r?")
"""A line in upper case, without its LF."""
LONGEST_LINE: Final = 64
"""Bytes, its end included."""
HEAD: Final = 4096
"""Bytes of the beginning that tell what a file is."""

_MARK = b"\xef\xbb\xbf"
_NTLM = re.compile(rb"[0-9A-Fa-f]{32}(?::[0-9]+)?\r?\n")
_PACKED = (b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"PK\x03\x04", b"\xfd7zXZ\x00", b"\x28\xb5\x2f\xfd", b"BZh", b"Rar!")


@dataclass(frozen=True, slots=True)
class Form:
    """How a list is written: where its first line begins, and whether lines have a count."""

    begin: int
    counted: bool


def form(head: bytes, name: str) -> Form:
    """Tell it from the first bytes of a file; ListEmpty, ListPacked, ListOfNtlm or ListForeign."""
    if head.startswith(_PACKED):
        raise errors.ListPacked(name=name)
    begin = len(_MARK) if head.startswith(_MARK) else 0
    lines = head[begin : begin + HEAD].upper()
    if not lines.strip():
        raise errors.ListEmpty(name=name)
    if _NTLM.match(lines):
        raise errors.ListOfNtlm(name=name)
    first = LINE.fullmatch(lines.partition(b"\n")[0])
    if first is None:
        raise errors.ListForeign(name=name)
    return Form(begin, counted=first[2] is not None)


def end_of_lines(file: File) -> int:
    """Return where the last line of a list ends, without its LF; white space may follow. OSError."""
    tail = file.read(max(0, file.size - HEAD), HEAD)
    return file.size - len(tail) + len(tail.rstrip())


def percent(share: float) -> int:
    """Return a share as the whole number that sentences name."""
    return round(100 * share)
