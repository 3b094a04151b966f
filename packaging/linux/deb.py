"""How does the bundle become a package of Debian?

python packaging/linux/deb.py [--bundle FOLDER] [--into FOLDER]

Writes `bilan_VERSION_ARCHITECTURE.deb` into `dist/` or FOLDER. Two packages of one bundle are identical: every time is
that of the commit, every owner is root, and dpkg-deb orders the files.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "bundle"))

from builder import BUILD, ROOT, time_of_commit
from copyright_file import copyright_file
from identity import VERSION
from places import LINUX, packed, shared

_TREE: Final = BUILD / "deb"
_PROGRAM: Final = "lib/bilan"


def made(bundle: Path, into: Path) -> Path:
    """Return the package made of the folder `bundle`."""
    seconds = int(time_of_commit())
    shutil.rmtree(_TREE, ignore_errors=True)
    usr = _TREE / "usr"
    shutil.copytree(bundle, usr / _PROGRAM, symlinks=True)
    for place, content in (shared(BUILD / "icons", _day(seconds, "%Y-%m-%d")) | _documents(seconds)).items():
        _write(usr / place, content)
    (usr / "bin").mkdir()
    (usr / "bin" / "bilan").symlink_to(f"../{_PROGRAM}/bilan")
    _control(usr)
    _settle(seconds)
    package = into / f"bilan_{VERSION}_{_architecture()}.deb"
    into.mkdir(parents=True, exist_ok=True)
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "-z6", "--threads-max=1", "--build", str(_TREE), str(package)]
    subprocess.run(
        command, check=True, env={**os.environ, "SOURCE_DATE_EPOCH": str(seconds)}, stdout=subprocess.DEVNULL
    )
    return package


def _documents(seconds: int) -> dict[str, bytes]:
    changes = (
        f"bilan ({VERSION}) unstable; urgency=medium\n\n"
        "  * What changed is told in NEWS, beside this file.\n\n"
        f" -- Bilan maintainers <maintainers@bilan.example>  {_day(seconds, '%a, %d %b %Y %H:%M:%S +0000')}\n"
    )
    return {
        "share/doc/bilan/copyright": copyright_file().encode(),
        "share/doc/bilan/changelog.gz": packed(changes),
        "share/doc/bilan/NEWS.gz": packed((ROOT / "packaging" / "CHANGELOG.md").read_text("utf-8")),
        "share/lintian/overrides/bilan": (LINUX / "lintian-overrides").read_bytes(),
    }


def _control(usr: Path) -> None:
    files = sorted(each for each in usr.rglob("*") if each.is_file() and not each.is_symlink())
    kilobytes = sum(-(-each.stat().st_size // 1024) for each in files)
    control = (LINUX / "control").read_text("utf-8")
    filled = control.format(version=VERSION, architecture=_architecture(), kilobytes=kilobytes)
    _write(_TREE / "DEBIAN" / "control", filled.encode())
    sums = (f"{hashlib.md5(each.read_bytes()).hexdigest()}  {each.relative_to(_TREE)}\n" for each in files)  # noqa: S324 - dpkg's own format
    _write(_TREE / "DEBIAN" / "md5sums", "".join(sums).encode())


def _settle(seconds: int) -> None:
    """Give every file the mode and the time of a package, whatever the umask and the hour of the build were."""
    for each in (_TREE, *_TREE.rglob("*")):
        if not each.is_symlink():
            runs = each.is_dir() or (each.parent == _TREE / "usr" / _PROGRAM and each.stat().st_mode & 0o100)
            each.chmod(0o755 if runs else 0o644)
        os.utime(each, (seconds, seconds), follow_symlinks=False)


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


def _architecture() -> str:
    return subprocess.check_output(["dpkg", "--print-architecture"], text=True).strip()


def _day(seconds: int, form: str) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime(form)


def main() -> None:
    """Make the package and say where it is."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--bundle", type=Path, default=BUILD / "bundle" / "bilan")
    parser.add_argument("--into", type=Path, default=ROOT / "dist")
    options = parser.parse_args()
    print(made(options.bundle, options.into))


if __name__ == "__main__":
    main()
