"""What can be seen from outside of a program that runs: its output, its arguments, its environment, what it writes?"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Seen:
    """What a run showed: its streams, and the arguments and environment of each process that came from it."""

    status: int = 0
    streams: dict[str, bytes] = field(default_factory=dict)
    processes: dict[str, bytes] = field(default_factory=dict)


def watched(command: Sequence[str], environment: Mapping[str, str], spoken: str) -> Seen:
    """Run `command`, say `spoken` on its standard input, and watch it and its children until it ends."""
    seen = Seen()
    pipe = subprocess.PIPE
    with subprocess.Popen(command, env=environment, stdin=pipe, stdout=pipe, stderr=pipe) as process:
        watcher = threading.Thread(target=_look, args=(process, seen), daemon=True)
        watcher.start()
        out, error = process.communicate(spoken.encode())
        watcher.join()
    seen.status, seen.streams = process.returncode, {"standard output": out, "standard error": error}
    return seen


def bilan(*arguments: str) -> list[str]:
    """Return the command that starts Bilan as a person's shell would; a bundle, where BILAN_BUNDLE names one."""
    bundle = os.environ.get("BILAN_BUNDLE")
    return [*([bundle] if bundle else [sys.executable, "-m", "app"]), *arguments]


def home(folder: Path, **others: str) -> dict[str, str]:
    """Return the environment of a person whose home and temporary files lie below `folder`."""
    temporary = folder / "tmp"
    temporary.mkdir(parents=True, exist_ok=True)
    kept = {name: os.environ[name] for name in ("PATH", "DBUS_SESSION_BUS_ADDRESS") if name in os.environ}
    return {**kept, "HOME": str(folder), "TMPDIR": str(temporary), "LANG": "C.UTF-8", **others}


def _look(process: subprocess.Popen[bytes], seen: Seen) -> None:
    while process.poll() is None:
        for pid in _family(process.pid):
            for what in ("cmdline", "environ"):
                if shown := _read(Path(f"/proc/{pid}/{what}")):  # one that ends shows nothing any more
                    seen.processes[f"{what} of process {pid}"] = shown
        time.sleep(0.002)


def _family(pid: int) -> list[int]:
    try:
        tasks = list(Path(f"/proc/{pid}/task").glob("*/children"))
    except OSError:  # it has just ended
        return []
    children = [int(x) for task in tasks for x in _read(task).split()]
    return [pid, *(each for child in children for each in _family(child))]


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:  # it has just ended, or shuts everybody out
        return b""
