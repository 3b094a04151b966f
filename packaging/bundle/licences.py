"""What must be told of the licences of a bundle: who made its parts, and their terms in full."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
_OURS: Final = (
    "Bilan, a check-up of your security and privacy\n"
    "Copyright: its contributors\n"
    "License: GPL-3.0-or-later; the text is in /usr/share/common-licenses/GPL-3\n\n"
    "Word lists and rules that were made from works of others are told in words/LICENSES.md and rules/LICENSES.md\n"
    "of the folder of resources.\n\n"
    "The program comes with an interpreter and libraries of others. Where one leaves the choice, the LGPL is chosen\n"
    "for Qt and PySide6, whose sources are at https://download.qt.io; the text is in\n"
    "/usr/share/common-licenses/LGPL-3.\n"
)
_COMMON: Final = (
    (re.compile(r"^\s*Apache License\s+Version 2\.0, January 2004\s+http", re.MULTILINE), "Apache-2.0"),
    (re.compile(r"^\s*GNU GENERAL PUBLIC LICENSE\s+Version 3, 29 June 2007", re.MULTILINE), "GPL-3"),
)
"""Texts that every Debian has: how they are known, and their name there (Debian policy 12.5)."""


def parts() -> dict[str, str]:
    """Return the licence of each part by its name."""
    table = tomllib.loads((ROOT / "resources" / "licences.toml").read_text("utf-8"))
    return {**table["parts"], **table["brought"]}


def copyright_file(packages: Path) -> str:
    """Return the file that Debian wants beside a program; the distributions lie in the folder `packages`."""
    found = {_normal(each.name): each for each in distributions(path=[str(packages)])}
    chapters = [_OURS]
    for name, licence in parts().items():
        part = found.get(_normal(name))
        title = f"{name} {part.version}" if part else name
        chapters.append("\n".join([title, f"License: {licence}", "", *(_texts(part) if part else _of_python(name))]))
    return f"\n{'-' * 78}\n\n".join(chapters)


def _texts(part: Distribution) -> Iterator[str]:
    for file in part.files or ():
        if re.search(r"\.dist-info/.*(LICEN[CS]E|COPYING|NOTICE)", str(file), re.IGNORECASE):
            text = Path(str(file.locate())).read_text("utf-8", "replace").rstrip() + "\n"
            common = (
                f"The text is in /usr/share/common-licenses/{each}\n" for sign, each in _COMMON if sign.search(text)
            )
            yield next(common, text)


def _of_python(name: str) -> Iterator[str]:
    text = Path(sys.base_prefix, "lib", f"python{sys.version_info.major}.{sys.version_info.minor}", "LICENSE.txt")
    if name == "Python" and text.exists():
        yield text.read_text("utf-8")


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
