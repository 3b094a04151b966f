"""How long do opening and reading a vault take, beside `keepassxc-cli export` of the same file?

python packaging/benchmarks/read.py [--entries 10000]

Whole processes, in turns, median of five; `ratio` above 1 means that we are faster. Needs keepassxc-cli.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

_ROUNDS = 5
_PASSWORD = "benchmark"  # noqa: S105 - that of made_vault.py
_OURS = """
import json, resource, sys
from pathlib import Path
from app.readers.vaults.kdbx import READER
from app.readers.vaults.reader import Keys, Untrusted
from checks.secret import Secret
path = Path(sys.argv[1])
keys = Keys(Secret(sys.stdin.readline().rstrip()))
logins = len(list(READER.read(Untrusted(path.name, path.read_bytes()), keys)))
print(json.dumps({"logins": logins, "mebibytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}))
"""


def _timed(command: list[str]) -> tuple[float, str]:
    started = perf_counter()
    done = subprocess.run(command, input=f"{_PASSWORD}\n", capture_output=True, text=True, check=True)
    return perf_counter() - started, done.stdout


def main() -> None:
    """Print the medians in seconds, their ratio, and what reading took in memory."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=10_000)
    entries = parser.parse_args().entries
    with tempfile.TemporaryDirectory() as folder:
        vault = Path(folder) / "vault.kdbx"
        # In a process of its own: on Linux a child's peak memory begins with that of the parent that started it.
        make = [sys.executable, str(Path(__file__).with_name("made_vault.py")), str(vault), str(entries), "0.3"]
        subprocess.run(make, check=True)
        ours, theirs, told = [], [], ""
        for _ in range(_ROUNDS):
            seconds, told = _timed([sys.executable, "-c", _OURS, str(vault)])
            ours.append(seconds)
            theirs.append(_timed(["keepassxc-cli", "export", "--quiet", str(vault)])[0])
    us, them = median(ours), median(theirs)
    result = {
        "entries": entries,
        "ours_s": round(us, 3),
        "keepassxc_cli_s": round(them, 3),
        "ratio": round(them / us, 2),
    }
    print(json.dumps(result | json.loads(told)))


if __name__ == "__main__":
    main()
