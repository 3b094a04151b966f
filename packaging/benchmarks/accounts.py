"""How soon is the page of accounts painted, and does it keep moving, with ten thousand findings?

python packaging/benchmarks/accounts.py [--findings 10000]

The real page, services and store; the findings are made up. `first_paint`: from the click on the side bar until the
page is painted. `rows`: until the first row is shown. `come_in`, `scrolled`, `sifted`: the longest time between two
turns of the event loop, asked every 5 ms, while the rows come in, while the list is scrolled from end to end, while it
is searched and its parts are shown. Of each the five rounds, their median, and the `limit` that none should pass.
Milliseconds, by the clock on the wall: run it while nothing else does.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from app.checkup.events import CheckDone, SourceOpened
from app.checkup.record import AuditRecord
from app.compose import House
from app.look import Look
from app.ui import start
from app.ui.desk import Desk
from app.ui.journey import Journey
from app.ui.main_window import MainWindow
from app.ui.pages.exposure import ExposurePage
from app.ui.pages.passphrase import PassphrasePage
from app.ui.pages.welcome import WelcomePage
from app.ui.theme import Theme
from app.ui.widgets.choice import Choice
from app.ui.widgets.field import SearchField
from app.ui.widgets.rows import FindingList
from checks.facts import Tally
from checks.model import CheckId, Evidence, Finding, MessageId, Outcome, Param, Subject, Urgency
from checks.secret import Secret

_ROUNDS = 5
_TURN_MS = 5
_AT_REST_MS = 400
_GAP_LIMIT_MS = 50
_PAINT_LIMIT_MS = 100
_SCROLL_STEPS = 100


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


@dataclass(frozen=True, slots=True)
class Round:
    """What one round took, in milliseconds."""

    first_paint: float
    rows: float
    come_in: float
    scrolled: float
    sifted: float


def _wait_until(there: Callable[[], bool]) -> None:
    while not there():
        _wait(2)


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _round(window: MainWindow) -> Round:
    window.place_wanted.emit("home")
    _wait(_AT_REST_MS)
    gaps, asked = Gaps(), perf_counter()
    window.place_wanted.emit("accounts")
    page = window.page
    if not isinstance(page, ExposurePage):
        raise TypeError(page)
    page.repaint()
    first_paint = (perf_counter() - asked) * 1000
    [rows] = page.findChildren(FindingList)
    _wait_until(lambda: rows.count() > 1)
    there = (perf_counter() - asked) * 1000
    _wait(_AT_REST_MS)
    return Round(first_paint, there, gaps.longest, _scrolled(rows), _sifted(page))


def _scrolled(rows: FindingList) -> float:
    gaps, bar = Gaps(), rows.verticalScrollBar()
    for step in range(_SCROLL_STEPS + 1):
        bar.setValue(bar.maximum() * step // _SCROLL_STEPS)
        _wait(_TURN_MS)
    return gaps.longest


def _sifted(page: ExposurePage) -> float:
    [search], [parts] = page.findChildren(SearchField), page.findChildren(Choice)
    gaps = Gaps()
    for text in ("e", "ex", "7", ""):
        search.setText(text)
        _wait(_AT_REST_MS)
    for place in (*range(1, parts.count()), 0):
        parts.setCurrentIndex(place)
        _wait(_AT_REST_MS)
    return gaps.longest


def _findings(count: int) -> Iterator[Finding]:
    third = count // 3
    for n in range(count - 2 * third):
        params: dict[str, Param] = {
            "breach": f"Breach {n}",
            "domain": f"site{n}.example",
            "happened": "2019-06-01",
            "public": "2021-03-12",
            "taken": "Email addresses; Passwords",
            "n": 1,
            "sites": 2,
            "more": 0,
        }
        evidence = Evidence(MessageId("breached.password_reused"), params)
        subjects = (*_subjects("Site", n, n + 1), *_subjects("Shop", 2 * n, 2 * n + 2))
        yield Finding(CheckId("exposure.breached_site"), Outcome.FAIL, subjects, evidence, Urgency(1 + n % 3))
    for check, message, kind in (
        ("exposure.dormant", "dormant.unused", "Club"),
        ("passwords.second_factor", "second_factor.totp", "Bank"),
    ):
        evidence = Evidence(MessageId(message), {"n": third, "years": 2})
        subjects = _subjects(kind, 0, third)
        yield Finding(CheckId(check), Outcome.PARTIAL, subjects, evidence, Urgency.WHEN_YOU_CAN)


def _subjects(kind: str, first: int, end: int) -> tuple[Subject, ...]:
    names = (f"{kind} {n}" for n in range(first, end))
    return tuple(Subject(x, f"{x.replace(' ', '').lower()}.example", "someone@mail.example", "v.kdbx") for x in names)


def _record(count: int) -> AuditRecord:
    checks = ("exposure.breached_site", "exposure.dormant", "passwords.second_factor")
    done = tuple(CheckDone(CheckId(check), Outcome.PARTIAL, 0.5, Tally(0, count, 0, count)) for check in checks)
    opened = (SourceOpened("v.kdbx", "kdbx", count, ()),)
    return AuditRecord(datetime.now(UTC), "", "", opened, (), done, tuple(_findings(count)))


def _window(app: QApplication, folder: Path, count: int) -> MainWindow:
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
    desk.overview = replace(desk.known, last_audit=_record(count))
    start.collect_seldom()  # as the program does once it stands
    return window


def _told(times: list[float], limit: int) -> dict[str, object]:
    return {"rounds": [round(each, 1) for each in times], "median": round(median(times), 1), "limit": limit}


def main() -> None:
    """Print one JSON object."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--findings", type=int, default=10_000)
    findings = parser.parse_args().findings
    with tempfile.TemporaryDirectory() as home:
        os.environ["HOME"] = home
        window = _window(QApplication([]), Path(home), findings)
        rounds = [_round(window) for _ in range(_ROUNDS)]
        window.close()
    print(
        json.dumps(
            {
                "findings": findings,
                "first_paint": _told([each.first_paint for each in rounds], _PAINT_LIMIT_MS),
                "rows": round(median(each.rows for each in rounds), 1),
                "come_in": _told([each.come_in for each in rounds], _GAP_LIMIT_MS),
                "scrolled": _told([each.scrolled for each in rounds], _GAP_LIMIT_MS),
                "sifted": _told([each.sifted for each in rounds], _GAP_LIMIT_MS),
            }
        )
    )


if __name__ == "__main__":
    main()
