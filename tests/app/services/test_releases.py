"""Is a newer version told only when the answer says so, whole and from the right host?"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from app.compose import House
from app.errors import NetError
from app.net import errors
from app.values.outside import ANSWERED, Consent, Recipient
from app.values.release import HOST, Release, is_announced, is_newer, is_version
from tests.app.net import doors
from tests.stubs.exposure_server import ExposureServer
from tests.stubs.releases import Releases

NOW = datetime(2027, 2, 1, 10, 0, tzinfo=UTC)
PAGE = f"https://{HOST}/99.1.0.html"


@pytest.fixture
def server() -> Iterator[ExposureServer]:
    with doors.stub() as running:
        yield running


@pytest.fixture
def house(tmp_path: Path, server: ExposureServer) -> Iterator[House]:
    made = House(tmp_path / "anna.db", lambda: NOW, doors.leading_to(server))
    yield made
    made.close()


def newer(house: House) -> Release | None:
    (told,) = house.releases.newer((Recipient.RELEASES,))(threading.Event())
    return told


def test_a_newer_version_is_told_with_its_date_and_page_and_written_down(house: House, server: ExposureServer) -> None:
    assert newer(house) == Release("99.1.0", date(2027, 1, 31), PAGE)
    (departures,) = house.leaving.departures()(threading.Event())
    assert [(each.recipient, each.outcome) for each in departures] == [(Recipient.RELEASES, ANSWERED)]
    assert b"0.1.0" not in server.asked[0].head


@pytest.mark.parametrize("version", ["0.1.0", "0.1", "0.0.9"])
def test_of_this_version_and_older_ones_nothing_is_told(house: House, server: ExposureServer, version: str) -> None:
    server.releases.version = version
    assert newer(house) is None


def test_without_consent_nobody_is_asked(house: House, server: ExposureServer) -> None:
    with pytest.raises(errors.NotAllowed):
        list(house.releases.newer()(threading.Event()))
    list(house.leaving.decide(Recipient.RELEASES, Consent.NEVER)(threading.Event()))
    with pytest.raises(errors.NotAllowed):
        newer(house)
    assert server.asked == []


@pytest.mark.parametrize(
    "fault",
    [
        *("portal", "portal-as-text", "empty", "json", "utf-16", "twice-a-key", "nan", "deep", "long", "rtl"),
        *("204", "301", "302", "302-http", "302-bomb", "304", "403", "404", "429:1", "500", "503:1"),
        *("close", "reset", "length-too-short", "body-too-short", "chunked-cut", "truncgzip:60", "mislabelled", "bomb"),
        "after-gzip",
    ],
)
def test_an_answer_with_a_fault_tells_nothing(house: House, server: ExposureServer, fault: str) -> None:
    server.always = fault
    with pytest.raises(NetError):
        newer(house)


GOOD = {"version": "99.1.0", "date": "2027-01-31", "page": PAGE}


@pytest.mark.parametrize(
    "document",
    [
        [],
        {},
        GOOD | {"version": "99"},
        GOOD | {"version": "99.1.0-rc1"},
        GOOD | {"version": 99.1},
        GOOD | {"version": "9" * 400 + ".1"},
        GOOD | {"date": "31/01/2027"},
        GOOD | {"date": None},
        GOOD | {"page": "https://elsewhere.example/99.1.0.html"},
        GOOD | {"page": f"http://{HOST}/"},
        GOOD | {"page": f"https://{HOST}@elsewhere.example/"},
        GOOD | {"page": f"https://{HOST}.elsewhere.example/"},
        GOOD | {"page": "javascript:alert(1)"},
        GOOD | {"page": f"https://{HOST}/a b"},
        GOOD | {"run": "rm"},
    ],
)
def test_a_document_of_another_form_tells_nothing(house: House, server: ExposureServer, document: object) -> None:
    server.releases = Releases(document=document)
    with pytest.raises(errors.Unexpected):
        newer(house)


@pytest.mark.parametrize(
    ("version", "than", "expected"),
    [("1.10", "1.9", True), ("1.9", "1.10", False), ("1.2.0", "1.2", False), ("1.2.1", "1.2", True)],
)
def test_versions_are_compared_as_numbers(version: str, than: str, expected: bool) -> None:  # noqa: FBT001 - the fact
    assert is_newer(version, than) is expected


@pytest.mark.parametrize("text", ["", "1", "1.", "1.2.x", "v1.2", "1.2.3.4.5", "\u0661.\u0662"])
def test_what_is_no_version_is_told_from_one(text: str) -> None:
    assert not is_version(text)


def test_a_host_that_is_nobodys_is_no_place_of_announcements() -> None:
    assert is_announced() is not HOST.endswith(".example")
