"""What does Debian want to be told of the licences of what is in the package? The same that the window shows."""

from __future__ import annotations

import re
from typing import Final

from app.knowledge import licences

_OURS: Final = (
    "Bilan, a check-up of your security and privacy\n"
    "Copyright: its contributors\n"
    "License: GPL-3.0-or-later; the text is in /usr/share/common-licenses/GPL-3\n\n"
    "The program comes with an interpreter and libraries of others. Where one leaves the choice, the LGPL is chosen\n"
    "for Qt and PySide6, whose sources are at https://download.qt.io.\n"
)
_COMMON: Final = (
    (re.compile(r"^\s*Apache License\s+Version 2\.0, January 2004", re.MULTILINE), "Apache-2.0"),
    (re.compile(r"^\s*GNU GENERAL PUBLIC LICENSE\s+Version 2, June 1991", re.MULTILINE), "GPL-2"),
    (re.compile(r"^\s*GNU GENERAL PUBLIC LICENSE\s+Version 3, 29 June 2007", re.MULTILINE), "GPL-3"),
    (re.compile(r"^\s*GNU LESSER GENERAL PUBLIC LICENSE\s+Version 2\.1, February 1999", re.MULTILINE), "LGPL-2.1"),
    (re.compile(r"^\s*GNU LESSER GENERAL PUBLIC LICENSE\s+Version 3, 29 June 2007", re.MULTILINE), "LGPL-3"),
    (re.compile(r"^\s*Mozilla Public License Version 2\.0", re.MULTILINE), "MPL-2.0"),
    (re.compile(r"^\s*Creative Commons Legal Code\s+CC0 1\.0 Universal", re.MULTILINE), "CC0-1.0"),
)
"""Texts that every Debian has: how they are known, and their name there (Debian policy 12.5)."""


def copyright_file() -> str:
    """Return the file that Debian wants beside a program."""
    others = (_chapter(part) for part in licences.parts() if part.name != "Bilan")
    return f"\n{'-' * 78}\n\n".join((_OURS, *others))


def _chapter(part: licences.Part) -> str:
    within = f"Part of: {part.within}\n" if part.within else ""
    title = f"{part.name} {part.version}".rstrip()
    texts = "\n".join(_said(text) for text in licences.texts(part))
    return f"{title}\n{within}License: {part.licence}\n\n{texts}"


def _said(text: str) -> str:
    for sign, name in _COMMON:
        if sign.search(text):
            return f"The text is in /usr/share/common-licenses/{name}\n"
    return text.rstrip() + "\n"
