"""How long until the window is on the screen, and until a command has answered?

python packaging/benchmarks/start.py

Whole processes, from their start to the first paint of the window or to their end; medians of nine, in seconds. The
peer of the window is an empty QMainWindow, in turns with ours. The platform is that of QT_QPA_PLATFORM, `offscreen` if
unset.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

_ROUNDS = 9
_FIRST_PAINT = """
import os, sys
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QMainWindow
class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and watched.isWindow():
            os._exit(0)
        return False
run = QApplication.exec
def watched_run(*_):
    watcher = FirstPaint()
    QApplication.instance().installEventFilter(watcher)
    return run()
QApplication.exec = watched_run
"""
_EMPTY = _FIRST_PAINT + "app = QApplication([]); window = QMainWindow(); window.show(); QApplication.exec()"
_OURS = "import sys\nsys.argv = ['bilan']\n" + _FIRST_PAINT + "from app.__main__ import main\nmain([])"


def _seconds(command: list[str], environment: dict[str, str]) -> float:
    started = perf_counter()
    subprocess.run(command, env=environment, check=False, capture_output=True, timeout=60)
    return perf_counter() - started


def main() -> None:
    """Print one JSON object."""
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "HOME": home, "XDG_RUNTIME_DIR": home}
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
        python = sys.executable
        bilan = str(Path(python).with_name("bilan"))
        commands = {
            "window": [python, "-c", _OURS],
            "empty_window": [python, "-c", _EMPTY],
            "version": [bilan, "--version"],
            "status": [bilan, "status"],
            "python": [python, "-c", "pass"],
        }
        rounds = [{name: _seconds(command, environment) for name, command in commands.items()} for _ in range(_ROUNDS)]
    medians = {name: median(times[name] for times in rounds) for name in commands}
    result = {"benchmark": "start", **{f"{name}_s": round(seconds, 3) for name, seconds in medians.items()}}
    result["window_ratio"] = round(median(times["window"] / times["empty_window"] for times in rounds), 2)
    print(json.dumps(result))


if __name__ == "__main__":
    main()
