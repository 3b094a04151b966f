"""How fast are leaked passwords found in a downloaded list, beside `keepassxc-cli analyze --hibp` on the same file?

python packaging/benchmarks/leaks.py [--lines 50000000]

A made-up list in the order of its hashes (2.2 GB by default, in the temporary folder, deleted afterwards), and a vault
of 1,000 different passwords, half of them in the list. `index` says how the index was built: lines a second by the
clock and by the time of one core, peak memory, and its size as a share of the text's. The look-ups are those of all
1,000, opening and proving the list included; median of five. `cold` means that the pages of the file were given back to
the system before. From keepassxc-cli's time, that of only listing the same vault is taken off: what is left is its
look-up, warm. `ratio` above 1 means that we are faster. `whole_audit` is everything that Bilan does with a vault of so
many logins and the index, against all that keepassxc-cli does with the same vault and the list: medians of five, in
turns, after one of each that is not counted.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from datetime import date
from hashlib import sha1
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from pykeepass import create_database

from app.checkup import runner
from app.checkup.events import AuditDone, AuditRequest, Source
from app.leaks.lookup import opened
from checks.secret import Secret

_ROUNDS = 5
_PEER_ROUNDS = 3
_AUDITED = (1_000, 10_000)
_PASSWORDS = 1000
_VAULT_PASSWORD = "benchmark"  # noqa: S105 - of a vault that is made here and thrown away
_SLICES = 1 << 16
_BYTES_OF_A_LINE = 45
_BUILD = """
import json, sys, threading, time
from pathlib import Path
from app.leaks.index import Indexed, build
started = time.perf_counter(), time.process_time()
*_, done = build(Path(sys.argv[1]), Path(sys.argv[2]), threading.Event())
print(json.dumps({
    "hashes": done.about.hashes,
    "false_alarms": done.about.false_alarms,
    "s": time.perf_counter() - started[0],
    "core_s": time.process_time() - started[1],
    "mebibytes": int(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0]) >> 10,
}))
"""


def _passwords() -> list[str]:
    seeded = random.Random(20_260_101)  # noqa: S311 - a benchmark needs the same passwords each time
    return [f"{seeded.getrandbits(64):x}-{n}" for n in range(_PASSWORDS)]


def _make_vault(path: Path, passwords: list[str]) -> None:
    database = create_database(str(path), password=_VAULT_PASSWORD)
    for n, password in enumerate(passwords):
        database.add_entry(database.root_group, f"Site {n}", "user", password, url=f"https://site{n}.example")
    database.save()


def _make_list(path: Path, lines: int, leaked: list[str]) -> None:
    """Write a list of about `lines` even hashes in their order, among them those of `leaked`."""
    seeded = random.Random(20_260_102)  # noqa: S311 - as above
    counts = [b":%d\n" % max(1, int(seeded.paretovariate(0.7)) % 10_000_000) for _ in range(4096)]
    known: dict[int, list[bytes]] = {}
    for password in leaked:
        digest = sha1(password.encode(), usedforsecurity=False).digest()
        known.setdefault(digest[0] << 8 | digest[1], []).append(digest.hex().upper().encode())
    with path.open("wb") as stream:
        for slice_ in range(_SLICES):
            # The next slice ends where it must, so that no rounding adds up; the normal law stands for the binomial.
            mean = lines * (slice_ + 1) // _SLICES - lines * slice_ // _SLICES
            hashes = [*_hashes(seeded, slice_, max(0, round(seeded.gauss(mean, mean**0.5)))), *known.get(slice_, [])]
            first = seeded.randrange(4096)
            stream.write(b"".join(x + counts[(first + n) % 4096] for n, x in enumerate(sorted(hashes))))


def _hashes(seeded: random.Random, slice_: int, n: int) -> Iterator[bytes]:
    digits = seeded.randbytes(18 * n).hex().upper().encode()
    begin = b"%04X" % slice_
    return (begin + digits[at : at + 36] for at in range(0, len(digits), 36))


def _forget(path: Path) -> None:
    with path.open("rb") as stream:
        os.fsync(stream.fileno())
        os.posix_fadvise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _look_up(path: Path, digests: list[bytes], *, cold: bool) -> tuple[float, int]:
    """Return the seconds that all look-ups take, and how many were found."""
    if cold:
        _forget(path)
    started = perf_counter()
    with opened(path) as leaks:
        found = leaks.counts(digests)
    seconds = perf_counter() - started
    return seconds, sum(bool(leak.count) for leak in found.values())


def _keepassxc(*arguments: str) -> tuple[float, str]:
    started = perf_counter()
    command = ["keepassxc-cli", arguments[0], "--quiet", *arguments[1:]]
    done = subprocess.run(command, input=f"{_VAULT_PASSWORD}\n", capture_output=True, text=True, check=True)
    return perf_counter() - started, done.stdout


def _median(path: Path, digests: list[bytes], expected: int, *, cold: bool) -> float:
    _look_up(path, digests, cold=cold)
    runs = [_look_up(path, digests, cold=cold) for _ in range(_ROUNDS)]
    for _, found in runs:
        if found != expected:
            message = f"{found} of {expected} found"
            raise SystemExit(message)
    return median(seconds for seconds, _ in runs)


def _measured(folder: Path, lines: int) -> dict[str, Any]:
    passwords = _passwords()
    leaked = passwords[: _PASSWORDS // 2]
    text, index, vault = folder / "list.txt", folder / "list.index", folder / "vault.kdbx"
    _make_vault(vault, passwords)
    _make_list(text, lines, [*leaked, "password", "123456"])
    built = json.loads(subprocess.check_output([sys.executable, "-c", _BUILD, str(text), str(index)]))
    digests = [sha1(password.encode(), usedforsecurity=False).digest() for password in passwords]
    times = {
        f"{path.suffix[1:]}_{'cold' if cold else 'warm'}": _median(path, digests, len(leaked), cold=cold)
        for path in (index, text)
        for cold in (False, True)
    }
    subprocess.run(["cat", str(text)], stdout=subprocess.DEVNULL, check=True)  # into memory, for keepassxc-cli
    scans = [_keepassxc("analyze", "--hibp", str(text), str(vault)) for _ in range(_PEER_ROUNDS)]
    opening = median(_keepassxc("ls", str(vault))[0] for _ in range(_PEER_ROUNDS))
    scan = median(seconds for seconds, _ in scans) - opening
    return {
        "benchmark": "leaks",
        "lines": built["hashes"],
        "index": {
            "lines_per_s": round(built["hashes"] / built["s"]),
            "lines_per_core_s": round(built["hashes"] / built["core_s"]),
            "peak_mebibytes": built["mebibytes"],
            "share_of_text": round(index.stat().st_size / text.stat().st_size, 4),
            "bytes_per_hash": round(index.stat().st_size / built["hashes"], 3),
            "false_alarms": built["false_alarms"],
        },
        "passwords": len(digests),
        "keepassxc_cli_s": round(scan, 2),
        "keepassxc_cli_found": scans[0][1].count("has been leaked"),
        "look_up_ms": {key: round(1000 * seconds, 2) for key, seconds in times.items()},
        "ratio": {key: round(scan / seconds) for key, seconds in times.items()},
        "whole_audit": [_whole_audit(folder, entries, text, index) for entries in _AUDITED],
    }


def _whole_audit(folder: Path, entries: int, text: Path, index: Path) -> dict[str, Any]:
    """Time a whole audit, every check and the look-up in the index, beside keepassxc-cli, which only looks up."""
    vault = folder / f"{entries}.kdbx"
    make = [sys.executable, str(Path(__file__).with_name("made_vault.py")), str(vault), str(entries), "0.3"]
    subprocess.run(make, check=True)
    turns = [
        (_audit(vault, index), _keepassxc("analyze", "--hibp", str(text), str(vault))[0]) for _ in range(1 + _ROUNDS)
    ]
    ours, theirs = zip(*turns[1:], strict=True)
    return {
        "entries": entries,
        "s": round(median(ours), 2),
        "keepassxc_cli_s": round(median(theirs), 2),
        "ratio": round(median(theirs) / median(ours), 1),
    }


def _audit(vault: Path, index: Path) -> float:
    started = perf_counter()
    request = AuditRequest((Source(vault, Secret(_VAULT_PASSWORD)),), leaks=index)
    *_, done = runner.audit(request, threading.Event(), date(2026, 11, 24))
    if not isinstance(done, AuditDone):
        raise SystemExit(type(done).__name__)
    return perf_counter() - started


def main() -> None:
    """Print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", type=int, default=50_000_000)
    lines = parser.parse_args().lines
    with tempfile.TemporaryDirectory() as folder:
        needed = lines * _BYTES_OF_A_LINE * 11 // 10
        if shutil.disk_usage(folder).free < needed:
            message = f"{folder} needs {needed >> 20} MiB of room"
            raise SystemExit(message)
        print(json.dumps(_measured(Path(folder), lines)))


if __name__ == "__main__":
    main()
