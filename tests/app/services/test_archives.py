from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.checkup.archive_events import ArchiveReviewed, LookedThrough
from app.checkup.overview import PassphraseAsked
from app.compose import House
from app.errors import StoreError
from app.services.archives import said_in
from checks.archives.review import Review
from checks.archives.said import Said
from checks.matters import Reason
from checks.own_data import Purpose, Told
from checks.secret import Secret
from tests.app.readers.archives.made import archive
from tests.app.test_compose import done

SHARES = (
    "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\r\n"
    "2026-05-07 16:41:18,https://www.linkedin.com/feed/update/1,What a moron you are!,,,PUBLIC\r\n"
    "2026-05-08 16:41:18,https://www.linkedin.com/feed/update/2,A walk in the hills,,,PUBLIC\r\n"
)


class Clock:
    """A clock that stands until it is set on."""

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 24, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def house(tmp_path: Path, clock: Clock) -> Iterator[House]:
    house = House(tmp_path / "mine.db", clock)
    assert done(house.open()) is PassphraseAsked.NEW
    done(house.create_with(Secret("correct horse")))
    yield house
    house.close()


@pytest.fixture
def given(tmp_path: Path) -> Path:
    return archive(tmp_path / "a.zip", {"Shares.csv": SHARES})


def looked_through(house: House, given: Path) -> Review:
    events = house.archives.look_through((given,))(threading.Event())
    [review] = [each.review for each in events if isinstance(each, ArchiveReviewed)]
    return review


def test_of_a_look_its_date_and_counts_are_kept(house: House, given: Path, clock: Clock) -> None:
    looked_through(house, given)
    [look] = done(house.overview()).looked_back
    assert (look.platform, look.at, look.texts, look.found) == ("linkedin", clock.at, 2, {"tone": 1})
    assert look.habits["social.tone"] == (1, 2)
    assert "social.pitch" not in look.habits


def test_no_habit_is_kept_of_an_archive_with_a_damaged_file(house: House, tmp_path: Path) -> None:
    review = looked_through(house, archive(tmp_path / "b.zip", {"Shares.csv": SHARES, "Comments.csv": "<html>"}))
    assert [file.name for file in review.files if file.damaged] == ["Comments.csv"]
    [look] = done(house.overview()).looked_back
    assert (look.texts, look.habits) == (2, {})


def test_what_is_called_fine_is_told_again_once_it_is_taken_back(house: House, given: Path) -> None:
    first = looked_through(house, given)
    [finding] = first.findings
    done(house.archives.call_fine(first.network, finding.mark, finding.rule))
    again = looked_through(house, given)
    assert (again.findings, again.fine) == ((), 1)
    done(house.archives.take_back(finding.mark))
    assert looked_through(house, given).findings == first.findings
    done(house.archives.call_fine(first.network, finding.mark, finding.rule))
    done(house.archives.take_all_back(first.network))
    assert looked_through(house, given).fine == 0


def test_of_a_look_that_is_stopped_nothing_is_kept(house: House, given: Path) -> None:
    stop = threading.Event()
    for event in house.archives.look_through((given,))(stop):
        assert isinstance(event, LookedThrough)
        stop.set()
    assert done(house.overview()).looked_back == ()


def test_an_archive_that_was_asked_for_is_a_matter_until_it_was_looked_through(
    house: House, given: Path, clock: Clock
) -> None:
    done(house.own_data.tell("linkedin", Purpose.DOWNLOAD, Told.DONE))
    clock.at += timedelta(days=1)
    assert [each.reason for each in done(house.overview()).matters] == [Reason.EXPORT]
    looked_through(house, given)
    assert done(house.overview()).matters == ()


def test_without_a_profile_nothing_was_said(tmp_path: Path) -> None:
    assert said_in(tmp_path / "nowhere.db") == Said()


def test_a_profile_that_only_the_person_can_unlock_tells_nothing(house: House) -> None:
    house.close()
    with pytest.raises(StoreError):
        said_in(house.profile)
