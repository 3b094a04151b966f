"""How long until the window is on the screen, and until a command has answered?

python packaging/benchmarks/start.py

Whole processes, from their start to the first paint of the window or to their end; medians of eleven, and the least, in
seconds. The modules are compiled before, by a round that is not counted, as a first start compiles them. The peers of
the window are an empty QMainWindow, and one that shows a word. All take turns.
`status` and `remind` read a check-up that the keychain of a real Secret Service opens (dbus-daemon and
gnome-keyring-daemon, left out without them); `remind_note` is stopped by the note beside it, as on most days. Of these
the most memory is told as well, in MB (Linux: the peak of the resident set). The platform is that of
QT_QPA_PLATFORM, `offscreen` if unset.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))  # the keyring is with the tests, not installed

from tests.app import keyring_daemon

_ROUNDS = 11
# Only the window is watched: PySide would load the class of each object that is, the style's among them, for us alone.
_FIRST_PAINT = """
import os, sys
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QMainWindow
class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            os._exit(0)
        return False
run = QApplication.exec
def watched_run(*_):
    watcher = FirstPaint()
    for window in QApplication.topLevelWidgets():
        window.installEventFilter(watcher)
    return run()
QApplication.exec = watched_run
"""
_EMPTY = _FIRST_PAINT + "app = QApplication([]); window = QMainWindow(); window.show(); QApplication.exec()"
_WORD = _FIRST_PAINT + (
    "from PySide6.QtWidgets import QLabel\n"
    "app = QApplication([]); window = QMainWindow(); window.setCentralWidget(QLabel('Bilan')); window.show()\n"
    "QApplication.exec()"
)
_OURS = "import sys\nsys.argv = ['bilan']\n" + _FIRST_PAINT + "from app.__main__ import main\nmain([])"


_REMIND = (
    "import sys, threading; from datetime import *; from pathlib import Path\n"
    "from app.values import reminder_note; from app.compose import House\n"
    "from app.values.reminder import *; from checks.model import *\n"
    "now = datetime.now().astimezone(); profile = Path(sys.argv[1]); house = House(profile, lambda: now)\n"
    "list(house.open()(threading.Event()))\n"
    "for item in house.catalogue.entries:\n"
    "    for days in range(300, 700, 20):\n"
    "        at = now - timedelta(days=days)\n"
    "        house._store.add_observation(Observation(item, Outcome.PASS, Provenance.DECLARED, at))\n"
    "house.close()\n"
    "plan = Plan(None, 18, 0, now.date())\n"
    "reminder_note.write(profile.with_name('noted.db'), Note(plan, 'en', shown=now.date()))\n"
)
"""Makes a check-up in which everything is due, after 20 answers to each item, and a note of one that was told today."""


def _peak_mb(command: list[str], environment: dict[str, str]) -> float:
    measure = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], capture_output=True);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    told = subprocess.run(
        [sys.executable, "-c", measure, *command], env=environment, check=True, capture_output=True, text=True
    )
    return round(int(told.stdout) / 1024, 1)


def _seconds(command: list[str], environment: dict[str, str]) -> float:
    started = perf_counter()
    subprocess.run(command, env=environment, check=False, capture_output=True, timeout=60)
    return perf_counter() - started


def _reading(stack: ExitStack, environment: dict[str, str]) -> dict[str, list[str]]:
    if any(shutil.which(program) is None for program in ("dbus-daemon", "gnome-keyring-daemon")):
        return {}
    home = Path(environment["HOME"])
    (home / "keys").mkdir()
    bus = f"DBUS_SESSION_BUS_ADDRESS={stack.enter_context(keyring_daemon.running(home / 'keys'))}"
    profile = str(home / "anna.db")
    subprocess.run(["env", bus, sys.executable, "-c", _REMIND, profile], env=environment, check=True)
    bilan = str(Path(sys.executable).with_name("bilan"))
    return {
        "status": ["env", bus, bilan, "status", "--profile", profile],
        "remind": ["env", bus, bilan, "remind", "--profile", profile],
        "remind_note": ["env", bus, bilan, "remind", "--profile", str(home / "noted.db")],
    }


def _commands() -> dict[str, list[str]]:
    python = sys.executable
    bilan = str(Path(python).with_name("bilan"))
    return {
        "window": [python, "-c", _OURS],
        "empty_window": [python, "-c", _EMPTY],
        "word_window": [python, "-c", _WORD],
        "version": [bilan, "--version"],
        "python": [python, "-c", "pass"],
    }


def _environment(home: str) -> dict[str, str]:
    unwanted = {"PYTHONDONTWRITEBYTECODE", "DBUS_SESSION_BUS_ADDRESS", "DISPLAY"}
    kept = {name: value for name, value in os.environ.items() if name not in unwanted}
    kept.setdefault("QT_QPA_PLATFORM", "offscreen")
    return {**kept, "HOME": home, "XDG_RUNTIME_DIR": home, "PYTHONPYCACHEPREFIX": str(Path(home, "compiled"))}


def main() -> None:
    """Print one JSON object."""
    with tempfile.TemporaryDirectory() as home, ExitStack() as stack:
        environment = _environment(home)
        reading = _reading(stack, environment)
        commands = _commands() | reading
        rounds = [
            {name: _seconds(command, environment) for name, command in commands.items()} for _ in range(_ROUNDS + 1)
        ][1:]
        result: dict[str, object] = {"benchmark": "start"}
        for name, command in reading.items():
            result[f"{name}_peak_mb"] = _peak_mb(command, environment)
    for name in commands:
        times = [each[name] for each in rounds]
        result[f"{name}_s"], result[f"{name}_least_s"] = round(median(times), 3), round(min(times), 3)
    for peer in ("empty_window", "word_window"):
        result[f"window_to_{peer}"] = round(median(each["window"] / each[peer] for each in rounds), 2)
    print(json.dumps(result))


if __name__ == "__main__":
    main()
