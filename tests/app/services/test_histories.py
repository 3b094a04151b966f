"""Are the counts of a history kept, and of what is not read as a whole none?"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.checkup.errors import FileRefused
from app.compose import House
from app.values.browsing import BrowserProfile, Family
from checks.links.visited import Looked
from checks.looked_through import HistoryLook, looks_at
from checks.secret import Secret
from tests.app.readers.browsers.histories import make
from tests.app.test_compose import done

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
FRAUD = "https://paypal.com@sign-in.example-account.top/verify"
ROWS = [(f"https://colivo.example/{n}", 2, 0, NOON) for n in range(40)]


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    house = House(tmp_path / "mine.db", lambda: NOON)
    done(house.open())
    done(house.create_with(Secret("correct horse")))
    yield house
    house.close()


@pytest.fixture
def profile(tmp_path: Path) -> BrowserProfile:
    pages = [("chrome://settings", 1, 0, NOON), (FRAUD, 1, 0, NOON), (f"{FRAUD}/later", 1, 0, NOON)]
    make(tmp_path / "History", Family.CHROMIUM, [*ROWS, *pages])
    return BrowserProfile("Chrome", "Colette", Family.CHROMIUM, tmp_path / "History", 2, 3)


def test_of_a_look_its_date_and_counts_are_kept(house: House, profile: BrowserProfile) -> None:
    *_, looked = house.look_at_history(profile)(threading.Event())
    assert isinstance(looked, Looked)
    assert looked.risky_sites == 1
    assert done(house.overview()).looked_through == (HistoryLook("Chrome", 2, 3, NOON, 42, 2, 0, 1),)


def test_without_a_store_the_result_is_told_and_nothing_kept(tmp_path: Path, profile: BrowserProfile) -> None:
    house = House(tmp_path / "nobody.db", lambda: NOON)
    *_, looked = house.look_at_history(profile)(threading.Event())
    assert isinstance(looked, Looked)
    assert not (tmp_path / "nobody.db").exists()


def test_of_a_look_that_is_stopped_nothing_is_kept(house: House, profile: BrowserProfile) -> None:
    stop = threading.Event()
    for _ in house.look_at_history(profile)(stop):
        stop.set()
    assert done(house.overview()).looked_through == ()


def test_of_a_history_that_cannot_be_read_as_a_whole_nothing_is_kept(house: House, profile: BrowserProfile) -> None:
    whole = profile.database.read_bytes()
    profile.database.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(FileRefused):
        list(house.look_at_history(profile)(threading.Event()))
    assert done(house.overview()).looked_through == ()


def test_with_more_profiles_than_before_numbers_meant_others() -> None:
    looks = tuple(HistoryLook("Chrome", number, 2, NOON, 42, 2, 0, 1) for number in (2, 1, 2))
    assert looks_at(looks, "Chrome", 2, 2) == (looks[0], looks[2])
    assert looks_at(looks, "Chrome", 2, 3) == looks_at(looks, "Firefox", 2, 2) == ()
