"""Do two builds of one commit give the same files?

python packaging/bundle/reproduce.py

Builds the bundle and the package twice, and compares each file by SHA-256, its mode, and where each link leads.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "linux"))

from builder import BUILD, built
from deb import made


def fingerprint(folder: Path) -> dict[str, str]:
    """Return what distinguishes each file below `folder`, by its path."""
    return {str(each.relative_to(folder)): _told(each) for each in sorted(folder.rglob("*"))}


def _told(file: Path) -> str:
    if file.is_symlink():
        return f"-> {file.readlink()}"
    mode = f"{file.stat().st_mode:o}"
    return mode if file.is_dir() else f"{mode} {hashlib.sha256(file.read_bytes()).hexdigest()}"


def differing(one: dict[str, str], other: dict[str, str]) -> list[str]:
    """Return the paths that are in one only, or are not the same in both."""
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


def main() -> int:
    """Say what differs; 1 if anything does."""
    trees, packages = [], []
    for number in ("first", "second"):
        bundle = built(BUILD / "twice")
        trees.append(fingerprint(bundle))
        packages.append(fingerprint(made(bundle, BUILD / "packages" / number).parent))
    wrong = differing(*trees) + differing(*packages)
    print(f"{len(trees[0])} files and the package ({', '.join(packages[0].values())}): {len(wrong)} differ")
    print(*wrong, sep="\n", end="\n" if wrong else "")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
