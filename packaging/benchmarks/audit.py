"""How long does a whole audit of a large vault take, and how much memory?

python packaging/benchmarks/audit.py [--entries 10000]

The real thing: `runner.audit` with its vault process and the copy of it. Times in seconds from the request;
`first_finding` also from the first sign that the content is read, a little after the key was derived, and `all` also
from the opening of the file, before the key is derived: after the key it takes less. Peak memory is that of all
processes together, by Linux's proportional set size, sampled every 10 ms. The peer is one plain pass of pykeepass and
zxcvbn-rs-py over the same file in one process: what a straightforward program would do. Medians of five, in turns.

`growth` tells the same of browser exports of 1,000, 10,000 and 100,000 rows, each beside ten times fewer: n log n would
be 12 to 13 times. The largest runs once.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter, sleep

from app.checkup import runner
from app.checkup.events import AuditRequest, Found, Progress, Source, SourceOpened, Stage
from checks.secret import Secret

_ROUNDS = 5
_GROWTH = ((1_000, 3), (10_000, 3), (100_000, 1))
_PASSWORD = "benchmark"  # noqa: S105 - that of made_vault.py, which is made here and thrown away
_PEER = """
import sys
from collections import Counter
from pykeepass import PyKeePass
from zxcvbn_rs_py import zxcvbn
vault = PyKeePass(sys.argv[1], password=sys.argv[2])
used = Counter(entry.password for entry in vault.entries if entry.password)
weak = sum(int(zxcvbn(password[:72], []).score) <= 2 for password in used)
print(sum(n > 1 for n in used.values()), weak)
"""


def _audit(vault: Path) -> dict[str, float]:
    stop = threading.Event()
    times: dict[str, float] = {}
    started = perf_counter()
    request = AuditRequest((Source(vault, Secret(_PASSWORD)),))
    for event in runner.audit(request, stop, date(2026, 11, 24)):
        now = perf_counter() - started
        match event:
            case Progress(stage=Stage.OPENING):
                times["opening"] = now
            case Progress(stage=Stage.READING):
                times.setdefault("reading", now)
            case SourceOpened():
                times["opened"] = now
            case Found():
                times.setdefault("first_finding", now)
            case _:
                pass
    times["all"] = perf_counter() - started
    return times


def _cancelled(vault: Path) -> float:
    """Return how long after the stop the processes of an audit are gone."""
    stop = threading.Event()
    audit = runner.audit(AuditRequest((Source(vault, Secret(_PASSWORD)),)), stop, date(2026, 11, 24))
    for event in audit:
        if isinstance(event, Found):
            break
    stopped = perf_counter()
    stop.set()
    for _ in audit:
        pass
    return perf_counter() - stopped


class _Memory(threading.Thread):
    """Samples the memory of this process and all that came from it."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.peak = 0
        self.over = threading.Event()

    def run(self) -> None:
        while not self.over.is_set():
            self.peak = max(self.peak, sum(map(_kibibytes, _family(os.getpid()))))
            sleep(0.01)


def _family(pid: int) -> list[int]:
    children = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in task.read_text().split():
            children += _family(int(child))
    return [pid, *children]


def _kibibytes(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def _peer(vault: Path) -> float:
    started = perf_counter()
    subprocess.run([sys.executable, "-c", _PEER, str(vault), _PASSWORD], check=True, capture_output=True)
    return perf_counter() - started


def _grown() -> list[dict[str, float]]:
    grown: list[dict[str, float]] = []
    with tempfile.TemporaryDirectory() as folder:
        for entries, rounds in _GROWTH:
            export = Path(folder) / f"{entries}.csv"
            _make(export, entries)
            memory = _Memory()
            memory.start()
            audits = [_audit(export) for _ in range(rounds)]
            memory.over.set()
            took = {key: median(times[key] for times in audits) for key in ("first_finding", "all")}
            told = {"rows": entries, **{f"{key}_s": round(seconds, 3) for key, seconds in took.items()}}
            told["peak_mebibytes"] = round(memory.peak / 1024)
            if grown:
                told["times"] = round(took["all"] / grown[-1]["all_s"], 1)
            grown.append(told)
    return grown


def _make(vault: Path, entries: int) -> None:
    script = str(Path(__file__).with_name("made_vault.py"))
    subprocess.run([sys.executable, script, str(vault), str(entries), "0.3"], check=True)


def main() -> None:
    """Print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=10_000)
    entries = parser.parse_args().entries
    with tempfile.TemporaryDirectory() as folder:
        vault = Path(folder) / "vault.kdbx"
        _make(vault, entries)
        audits, peers = [], []
        for _ in range(_ROUNDS):
            audits.append(_audit(vault))
            peers.append(_peer(vault))
        memory = _Memory()
        memory.start()
        _audit(vault)
        memory.over.set()
        cancelled = median(_cancelled(vault) for _ in range(_ROUNDS))
    medians = {key: median(times[key] for times in audits) for key in audits[0]}
    result = {
        "benchmark": "audit",
        "entries": entries,
        "opened_s": round(medians["opened"], 3),
        "first_finding_s": round(medians["first_finding"], 3),
        "first_finding_after_key_s": round(medians["first_finding"] - medians.get("reading", 0.0), 3),
        "all_s": round(medians["all"], 3),
        "all_from_opening_s": round(medians["all"] - medians["opening"], 3),
        "peak_mebibytes": round(memory.peak / 1024),
        "gone_after_cancel_s": round(cancelled, 3),
        "peer_s": round(median(peers), 3),
        "ratio": round(median(peers) / medians["all"], 2),
        "growth": _grown(),
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main()
