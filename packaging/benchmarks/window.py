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
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

from real_window import Gaps, opened, told, wait, wait_until

from app.checkup.events import AuditRequest, Source
from app.ui.first_paint import FirstPaint
from app.ui.main_window import MainWindow
from app.ui.pages.open_vault import OpenVaultPage
from app.ui.pages.result import ResultPage
from app.ui.pages.section import SectionPage
from app.ui.widgets.choice import Choice
from app.ui.widgets.field import SearchField
from checks.secret import Secret

_ROUNDS = 5
_PASSWORD = "benchmark"  # noqa: S105 - that of made_vault.py, which is made here and thrown away
_AT_REST_MS = 500


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
    wait_until(lambda: isinstance(window.page, SectionPage | ResultPage))
    wait(_AT_REST_MS)
    page = window.page
    if isinstance(page, SectionPage):
        page.vault_wanted.emit()
    elif isinstance(page, ResultPage):
        page.other_wanted.emit()
    if not isinstance(window.page, OpenVaultPage):
        raise TypeError(window.page)
    wait(_AT_REST_MS)
    return window.page


def _audited(window: MainWindow, vault: Path) -> tuple[float, float]:
    page = _open_vault(window)
    gaps, asked, painted = Gaps(), perf_counter(), list[float]()
    page.asked.emit(AuditRequest((Source(vault, Secret(_PASSWORD)),)))
    if window.page is not None:
        FirstPaint(window.page).came.connect(lambda: painted.append(perf_counter()))
    wait_until(lambda: isinstance(window.page, ResultPage))
    wait(_AT_REST_MS)
    return gaps.longest, (painted[0] - asked) * 1000


def _sifted(window: MainWindow) -> float:
    page = window.page
    if not isinstance(page, ResultPage):
        raise TypeError(page)
    [search] = page.findChildren(SearchField)
    shelves, _checks, orders = page.findChildren(Choice)
    gaps = Gaps()
    for text in ("e", "ex", ""):
        search.setText(text)
        wait(_AT_REST_MS)
    for choice in (orders, shelves):
        for place in (*range(1, choice.count()), 0):
            choice.setCurrentIndex(place)
            wait(_AT_REST_MS)
    return gaps.longest


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
        standing = opened(Path(home))
        window = standing.window
        rounds = [_round(window, vault) for _ in range(_ROUNDS)]
        window.close()
    print(
        json.dumps(
            {
                "entries": entries,
                "come_in": told([each.come_in for each in rounds]),
                "sifted": told([each.sifted for each in rounds]),
                "progress": round(median(each.progress for each in rounds), 1),
            }
        )
    )


if __name__ == "__main__":
    main()
