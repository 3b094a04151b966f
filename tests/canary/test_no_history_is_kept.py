"""Does an address, a site or a title of a browser's history stay anywhere once it was looked through?"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from app.values.browsing import Family
from tests.app.readers.browsers.histories import make
from tests.canary.markers import Marker, leaks, written_below
from tests.canary.test_no_archive_is_kept import PASSPHRASE, unlocked
from tests.canary.watching import home, watched

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
FRAUD = "https://paypal.com@sign-in.zephyrine-account.top/verify?who=bo-lind"
OWN = "https://halvor-tissage.example/quagga"
NAME = "Midsummer Bo"
"""What a person called a profile."""
SAID = (NAME, FRAUD, "zephyrine-account", "who=bo-lind", OWN, "halvor-tissage", "paypal.com@sign")
PAGE = """
import sys, threading
from datetime import datetime
from pathlib import Path
from app import log, paths
from app.values.browsing import BrowserProfile, Family
from app.compose import House
from checks.links.visited import Looked
from checks.secret import Secret
log.write_to(paths.log_file())
house = House(Path(sys.argv[1]), lambda: datetime.now().astimezone())
stop = threading.Event()
passphrase, name = sys.stdin.read().splitlines()
list(house.create_with(Secret(passphrase))(stop))
profile = BrowserProfile("Chrome", name, Family.CHROMIUM, Path(sys.argv[2]))
for _ in range(3):
    *_, looked = house.look_at_history(profile)(stop)
    assert isinstance(looked, Looked) and looked.risky[0].inspection.text
    print(looked.risky_sites, "found")
house.close()
"""


def test_of_a_history_that_was_looked_through_only_counts_stay(tmp_path: Path) -> None:
    given = tmp_path / "History"
    rows = [(OWN, 30, 9, NOON), *((f"{OWN}/{n}", 2, 0, NOON) for n in range(50)), (FRAUD, 1, 0, NOON)]
    make(given, Family.CHROMIUM, rows)
    folder = tmp_path / "home"
    profile = folder / "mine.db"
    seen = watched([sys.executable, "-c", PAGE, str(profile), str(given)], home(folder), f"{PASSPHRASE}\n{NAME}")
    assert seen.status == 0, seen.streams["standard error"]
    assert seen.streams["standard output"].count(b"1 found") == 3
    kept = unlocked(profile)
    assert kept["history_look"].count(b"Chrome") == 2
    places = {**seen.streams, **seen.processes, **written_below(folder), **kept}
    assert leaks([Marker(text) for text in SAID], places) == []
