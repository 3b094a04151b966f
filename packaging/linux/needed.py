"""Does the package ask for every library that the installed program links to and does not bring along?

python packaging/linux/needed.py [FOLDER]

For deb_check.sh; Debian: binutils. FOLDER is that of the program. What only a plug-in needs may be a recommendation.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

_CONTROL: Final = Path(__file__).with_name("control")
_OF_LIBC: Final = re.compile(r"(ld-linux|libc\.|libdl\.|libm\.|libpthread\.|libresolv\.|librt\.)")
_OF_PLUGINS: Final = re.compile(r"libqgtk3|libcupsprintersupport")
"""Plug-ins of Qt that are left out by themselves where their libraries are not: GTK's look, printers."""


def main() -> int:
    """Say what is missing; 1 if anything is."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/lib/bilan")
    asked = set(
        re.findall(r"[a-z0-9.+-]+", re.findall(r"^Depends: (.*)$", _CONTROL.read_text("utf-8"), re.MULTILINE)[0])
    )
    needed = {library: _package(library) for library in _libraries(folder)}
    missing = {library: package for library, package in needed.items() if package not in asked}
    for library, package in sorted(missing.items()):
        print(f"{library} is in {package or 'no package'}, which the package does not ask for.")
    print(f"{len(needed)} libraries of the system, {len(missing)} not asked for")
    return 1 if missing else 0


def _libraries(folder: Path) -> set[str]:
    files = [each for each in folder.rglob("*") if each.is_file() and not _OF_PLUGINS.search(each.name)]
    brought = {each.name for each in folder.rglob("*")}
    return {each for file in files for each in _linked(file) if each not in brought and not _OF_LIBC.match(each)}


def _linked(file: Path) -> Iterator[str]:
    with file.open("rb") as opened:
        if opened.read(4) != b"\x7fELF":
            return
    told = subprocess.run(["objdump", "-p", str(file)], check=True, capture_output=True, text=True).stdout
    yield from re.findall(r"^\s+NEEDED\s+(\S+)", told, re.MULTILINE)


def _package(library: str) -> str:
    cache = subprocess.run(["/sbin/ldconfig", "-p"], check=True, capture_output=True, text=True).stdout
    where = re.search(rf"^\s+{re.escape(library)} .* => (\S+)$", cache, re.MULTILINE)
    for path in {where[1], str(Path(where[1]).resolve())} if where else ():
        told = subprocess.run(["dpkg", "-S", path], check=False, capture_output=True, text=True).stdout
        if told:
            return told.partition(":")[0]
    return ""


if __name__ == "__main__":
    sys.exit(main())
