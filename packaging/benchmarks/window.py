"""How long does the window stand still while it shows the audit of a large vault, and while that is sifted and sorted?

python packaging/benchmarks/window.py [--entries 10000]

The real pages, services and vault process. The event loop is asked every 5 ms to turn; a gap is the time between two
turns, by the clock on the wall, so whatever else the computer does is in it: run it while nothing else does.
`come_in`: from the moment the vault is asked for until its result has come to rest. `sifted`: while its rows are
searched, put into another order and left for another part of the result. The worst gap of each of five rounds, their
median, and the `limit` that none should pass. `progress` is how long it takes until the progress is painted.
Milliseconds.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from app.checkup.events import AuditRequest, Source
from app.compose import House
from app.look import Look
from app.ui import start
from app.ui.desk import Desk
from app.ui.journey import Journey
from app.ui.main_window import MainWindow
from app.ui.pages.open_vault import OpenVaultPage
from app.ui.pages.passphrase import PassphrasePage
from app.ui.pages.result import ResultPage
from app.ui.pages.section import SectionPage
from app.ui.pages.welcome import WelcomePage
from app.ui.theme import Theme
from app.ui.widgets.choice import Choice
from app.ui.widgets.field import SearchField
from checks.secret import Secret

_ROUNDS = 5
_PASSWORD = "benchmark"  # noqa: S105 - that of made_vault.py, which is made here and thrown away
_TURN_MS = 5
_AT_REST_MS = 500
_LIMIT_MS = 50


class Gaps:
    """Writes down the longest time between two turns of the event loop."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._turned = perf_counter()
        self._timer = QTimer()
        self._timer.setInterval(_TURN_MS)
        self._timer.timeout.connect(self._turn)
        self._timer.start()

    def _turn(self) -> None:
        now = perf_counter()
        self.longest = max(self.longest, (now - self._turned) * 1000)
        self._turned = now


def _wait_until(there: Callable[[], bool]) -> None:
    while not there():
        _wait(2)


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


@dataclass(frozen=True, slots=True)
class Round:
    """What one round took, in milliseconds."""

    come_in: float
    progress: float
    sifted: float


def _round(window: MainWindow, vault: Path) -> Round:
    come_in, progress = _audited(window, vault)
    return Round(come_in, progress, _sifted(window))


def _open_vault(window: MainWindow) -> OpenVaultPage:
    window.place_wanted.emit("passwords")
    _wait_until(lambda: isinstance(window.page, SectionPage | ResultPage))
    _wait(_AT_REST_MS)
    page = window.page
    if isinstance(page, SectionPage):
        page.vault_wanted.emit()
    elif isinstance(page, ResultPage):
        page.other_wanted.emit()
    if not isinstance(window.page, OpenVaultPage):
        raise TypeError(window.page)
    _wait(_AT_REST_MS)
    return window.page


def _audited(window: MainWindow, vault: Path) -> tuple[float, float]:
    opened = _open_vault(window)
    gaps, asked = Gaps(), perf_counter()
    opened.asked.emit(AuditRequest((Source(vault, Secret(_PASSWORD)),)))
    if window.page is not None:
        window.page.repaint()
    progress = (perf_counter() - asked) * 1000
    _wait_until(lambda: isinstance(window.page, ResultPage))
    _wait(_AT_REST_MS)
    return gaps.longest, progress


def _sifted(window: MainWindow) -> float:
    page = window.page
    if not isinstance(page, ResultPage):
        raise TypeError(page)
    [search] = page.findChildren(SearchField)
    shelves, _checks, orders = page.findChildren(Choice)
    gaps = Gaps()
    for text in ("e", "ex", ""):
        search.setText(text)
        _wait(_AT_REST_MS)
    for choice in (orders, shelves):
        for place in (*range(1, choice.count()), 0):
            choice.setCurrentIndex(place)
            _wait(_AT_REST_MS)
    return gaps.longest


def _told(gaps: list[float]) -> dict[str, object]:
    return {"longest_gap": [round(gap, 1) for gap in gaps], "median": round(median(gaps), 1), "limit": _LIMIT_MS}


def _window(app: QApplication, folder: Path) -> MainWindow:
    Theme().apply(app, Look.LIGHT)
    window = MainWindow()
    desk = Desk(House(folder / "bilan.db", lambda: datetime.now(UTC)), window)
    Journey(desk).begin()
    window.show()
    _wait_until(lambda: isinstance(window.page, PassphrasePage | WelcomePage))
    page: QWidget | None = window.page
    if isinstance(page, PassphrasePage):
        page.given.emit(Secret("orme bateau violon tulipe"))
        _wait_until(lambda: isinstance(window.page, WelcomePage))
    start.collect_seldom()  # as the program does once it stands
    return window


def main() -> None:
    """Print one JSON object."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--entries", type=int, default=10_000)
    entries = parser.parse_args().entries
    with tempfile.TemporaryDirectory() as home:
        os.environ["HOME"] = home
        vault = Path(home) / "vault.kdbx"
        make = [sys.executable, str(Path(__file__).with_name("made_vault.py")), str(vault), str(entries), "0.3"]
        subprocess.run(make, check=True)
        app = QApplication([])
        window = _window(app, Path(home))
        rounds = [_round(window, vault) for _ in range(_ROUNDS)]
        window.close()
    print(
        json.dumps(
            {
                "entries": entries,
                "come_in": _told([each.come_in for each in rounds]),
                "sifted": _told([each.sifted for each in rounds]),
                "progress": round(median(each.progress for each in rounds), 1),
            }
        )
    )


if __name__ == "__main__":
    main()
