"""Which files does Bilan bring to a Linux desktop beside its own folder, and where do they go?

python packaging/linux/places.py FOLDER

File System Hierarchy Standard 3.0, and the places of freedesktop.org's menus, icons, kinds of files and AppStream.
"""

from __future__ import annotations

import gzip
import sys
from datetime import date
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "command_line"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "bundle"))

from completions import bash, fish, trees, zsh
from identity import IDENTIFIER
from manual import manual

LINUX: Final = Path(__file__).resolve().parent
ICONS: Final = LINUX.parents[1] / "build" / "icons"


def shared(icons: Path, day: str) -> dict[str, bytes]:
    """Return the files below /usr, by their path there; `icons` holds those that icons.py drew, `day` is ISO."""
    words = trees()
    files = {
        "share/applications/bilan.desktop": (LINUX / "bilan.desktop").read_bytes(),
        "share/mime/packages/bilan.xml": (LINUX / "bilan-mime.xml").read_bytes(),
        f"share/metainfo/{IDENTIFIER}.metainfo.xml": (LINUX / f"{IDENTIFIER}.metainfo.xml").read_bytes(),
        "share/man/man1/bilan.1.gz": packed(manual("en", day)),
        "share/man/fr/man1/bilan.1.gz": packed(manual("fr", day)),
        "share/bash-completion/completions/bilan": bash(words["en"]).encode(),
        "share/zsh/vendor-completions/_bilan": zsh(words).encode(),
        "share/fish/vendor_completions.d/bilan.fish": fish(words).encode(),
    }
    for icon in sorted((icons / "hicolor").rglob("bilan.*")):
        files[f"share/icons/{icon.relative_to(icons)}"] = icon.read_bytes()
    return files


def packed(text: str) -> bytes:
    """Return `text` as Debian wants a page of the manual: packed as tightly as can be, without a time in it."""
    return gzip.compress(text.encode(), compresslevel=9, mtime=0)


def main() -> None:
    """Write them into a folder, for other packages than that of Debian."""
    for place, content in shared(ICONS, date.today().isoformat()).items():  # noqa: DTZ011 - the day of the manual
        file = Path(sys.argv[1]) / place
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


if __name__ == "__main__":
    main()
