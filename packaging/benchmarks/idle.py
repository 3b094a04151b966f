"""What does Bilan cost while it waits in the tray, its window never opened?

python packaging/benchmarks/idle.py [SECONDS]

On a screen of its own (Xvfb) with a tray (icewm), as after a login; Linux. Memory in MB after it has settled: RSS is
what the system counts for it, PSS shares out what others use too, USS is its alone. Wake-ups are context switches that
its threads made of their own will, of each of SECONDS / 60 minutes (three by default), and the processor time that they
took. `watching` is the same with the clipboard watched; `after_a_text` and `after_a_link` are its memory after it has
looked at one copied text and at a false link besides, and `wake_ups_after` those of the minute that follows.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from time import sleep

_SETTLED = 10
_MINUTE = 60
_COPIED = {"after_a_text": "My card is 4111 1111 1111 1111.", "after_a_link": "See https://netflix-login.top/ now"}


def main() -> None:
    """Measure, and print JSON."""
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else 3 * _MINUTE
    missing = [name for name in ("Xvfb", "icewm", "xclip") if shutil.which(name) is None]
    if missing:
        print(json.dumps({"skipped": f"not installed: {', '.join(missing)}"}))
        return
    with tempfile.TemporaryDirectory() as folder, _screen(Path(folder)) as environment:
        told = {
            "load": os.getloadavg()[0],
            "seconds": seconds,
            "idle": _measured(environment, seconds, watch=False),
            "watching": _measured(environment, seconds, watch=True),
        }
    print(json.dumps(told, indent=2))


@contextmanager
def _screen(home: Path) -> Iterator[Mapping[str, str]]:
    display = f":{os.getpid() % 10_000 + 100}"
    environment = {"PATH": os.environ["PATH"], "HOME": str(home), "DISPLAY": display, "XDG_RUNTIME_DIR": str(home)}
    with _started(["Xvfb", display, "-screen", "0", "1280x900x24"], environment):
        sleep(2)
        with _started(["icewm"], environment):
            sleep(2)
            yield environment


@contextmanager
def _started(command: list[str], environment: Mapping[str, str]) -> Iterator[int]:
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, env=environment, stdout=quiet, stderr=quiet) as process:
        try:
            yield process.pid
        finally:
            process.terminate()


def _measured(environment: Mapping[str, str], seconds: int, *, watch: bool) -> dict[str, object]:
    profile = Path(environment["HOME"], "anna.db")
    Path(f"{profile}.tray").write_text(json.dumps({"tray": True, "watch": watch, "told": True, "language": "en"}))
    program = [sys.executable, "-P", "-m", "app", "tray", "--profile", str(profile)]
    with _started(program, environment) as pid:
        sleep(_SETTLED)
        memory, woken, used, minutes = _memory(pid), _woken(pid), _used(pid), []
        for _ in range(seconds // _MINUTE):
            sleep(_MINUTE)
            minutes.append(_woken(pid) - woken)
            woken = _woken(pid)
        told = {"memory": memory, "wake_ups_a_minute": minutes, "processor_seconds": round(_used(pid) - used, 3)}
        if watch:
            for name, text in _COPIED.items():
                _copy(text, environment)
                sleep(_SETTLED)
                told[name] = _memory(pid)
            woken = _woken(pid)
            sleep(min(seconds, _MINUTE))
            told["wake_ups_after"] = _woken(pid) - woken
        return told


def _copy(text: str, environment: Mapping[str, str]) -> None:
    copied = ["xclip", "-i", "-selection", "clipboard"]
    subprocess.run(copied, input=text, text=True, env=environment, check=True, stdout=subprocess.DEVNULL)


def _memory(pid: int) -> dict[str, float]:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]
    kilobytes = {name: int(rest.split()[0]) for name, rest in (line.split(":") for line in lines)}
    alone = kilobytes["Private_Clean"] + kilobytes["Private_Dirty"]
    told = {"rss": kilobytes["Rss"], "pss": kilobytes["Pss"], "uss": alone}
    return {name: round(value * 1024 / 1e6, 1) for name, value in told.items()}


def _woken(pid: int) -> int:
    """Return how often its threads went to sleep of their own will: as often as they were woken."""
    total = 0
    for status in Path(f"/proc/{pid}/task").glob("*/status"):
        lines = dict(line.split(":\t", 1) for line in status.read_text().splitlines() if ":\t" in line)
        total += int(lines["voluntary_ctxt_switches"])
    return total


def _used(pid: int) -> float:
    cells = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(cells[11]) + int(cells[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
