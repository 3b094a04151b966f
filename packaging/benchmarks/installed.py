"""How long until the installed program is there, beside the same from its source?

packaging/linux/session.sh HOME .venv/bin/python packaging/benchmarks/installed.py

`window`: from the start of the entry in the menu (gtk-launch) until X11 shows the window; both programs in turns, each
by an entry of its own; medians of seven rounds after one that is not counted, the least, and the median of the ratios
of the rounds. `remind`: whole processes, on a check-up in which everything is due and that the keychain of the session
opens, and `note` on one that was told today; with the processor time
alone (`cpu`: what others do on the computer is not in it) and the most memory, in MB. Seconds. Needs the installed
package.
"""

from __future__ import annotations

import ctypes
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from time import perf_counter

_ROUNDS = 7
_MAP_NOTIFY = 19
_SUBSTRUCTURE_NOTIFY = 1 << 19
_HOME = Path(os.environ["HOME"])
_SOURCE = str(Path(sys.executable).with_name("bilan"))
_INSTALLED = "/usr/bin/bilan"


class Screen:
    """What X11 tells of windows that come."""

    def __init__(self) -> None:
        self._x11 = ctypes.CDLL("libX11.so.6")
        self._x11.XOpenDisplay.restype = ctypes.c_void_p
        self._display = ctypes.c_void_p(self._x11.XOpenDisplay(None))
        self._x11.XDefaultRootWindow.restype = ctypes.c_ulong
        root = ctypes.c_ulong(self._x11.XDefaultRootWindow(self._display))
        self._x11.XSelectInput(self._display, root, ctypes.c_long(_SUBSTRUCTURE_NOTIFY))
        self._x11.XSync(self._display, 1)

    def wait_for_window(self) -> None:
        """Return as soon as a window is mapped."""
        event = (ctypes.c_int * 48)()
        while event[0] != _MAP_NOTIFY:
            self._x11.XNextEvent(self._display, ctypes.byref(event))

    def forget(self) -> None:
        """Lose all that was told until now."""
        self._x11.XSync(self._display, 1)


def _window(screen: Screen, entry: str) -> float:
    screen.forget()
    started = perf_counter()
    nothing = subprocess.DEVNULL  # a pipe would stay open for as long as the window does
    subprocess.run(["gtk-launch", entry], check=True, stdout=nothing, stderr=nothing)
    screen.wait_for_window()
    seconds = perf_counter() - started
    time.sleep(3)  # until it has come to rest, so that the next round finds a quiet computer
    lock = Path(os.environ["XDG_RUNTIME_DIR"], "bilan.lock")
    os.kill(int(lock.read_text("utf-8").split()[0]), signal.SIGTERM)
    time.sleep(0.5)
    return seconds


def _entry(name: str, program: str) -> str:
    folder = _HOME / ".local/share/applications"
    folder.mkdir(parents=True, exist_ok=True)
    text = f"[Desktop Entry]\nType=Application\nName={name}\nExec={program} %F\n"
    (folder / f"{name}.desktop").write_text(text, "utf-8")
    return name


def _remind(program: str, profile: Path) -> tuple[float, float, float]:
    measure = (
        "import resource, subprocess, sys, time; t = time.perf_counter();"
        "s = subprocess.run(sys.argv[1:], capture_output=True).returncode; t = time.perf_counter() - t;"
        "u = resource.getrusage(resource.RUSAGE_CHILDREN); print(s, t, u.ru_utime + u.ru_stime, u.ru_maxrss / 1024)"
    )
    command = [sys.executable, "-c", measure, program, "remind", "--profile", str(profile)]
    status, seconds, processor, most = subprocess.check_output(command, text=True).split()
    if status not in {"0", "1"}:
        sys.exit(f"bilan remind ended with {status}")
    return float(seconds), float(processor), float(most)


def _profiles() -> dict[str, Path]:
    sys.path.insert(0, str(Path(__file__).parent))
    from start import _REMIND  # noqa: PLC0415 - the script beside this one

    profile = _HOME / "anna.db"
    subprocess.run([sys.executable, "-c", _REMIND, str(profile)], check=True)
    return {"remind": profile, "note": _HOME / "noted.db"}


def main() -> None:
    """Print one JSON object."""
    entries = {"source": _entry("bilan-source", _SOURCE), "installed": "bilan"}
    screen = Screen()
    rounds = [{name: _window(screen, entry) for name, entry in entries.items()} for _ in range(_ROUNDS + 1)][1:]
    ratios = [each["installed"] / each["source"] for each in rounds]
    result: dict[str, object] = {"benchmark": "installed", "load": os.getloadavg()[0]}
    for name in entries:
        times = [each[name] for each in rounds]
        result[f"window_{name}_s"], result[f"window_{name}_least_s"] = round(median(times), 3), round(min(times), 3)
    result["window_ratio"] = round(median(ratios), 2)
    for kind, profile in _profiles().items():
        for name, program in (("source", _SOURCE), ("installed", _INSTALLED)):
            runs = [_remind(program, profile) for _ in range(_ROUNDS + 1)][1:]
            result[f"{kind}_{name}_s"] = round(median(seconds for seconds, *_ in runs), 3)
            result[f"{kind}_{name}_least_s"] = round(min(seconds for seconds, *_ in runs), 3)
            result[f"{kind}_{name}_cpu_s"] = round(median(processor for _, processor, _ in runs), 3)
            result[f"{kind}_{name}_mb"] = round(max(most for *_, most in runs), 1)
    print(json.dumps(result))


if __name__ == "__main__":
    main()
