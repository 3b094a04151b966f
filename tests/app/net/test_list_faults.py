"""What becomes of a list when its answer goes wrong? The old one stays, and the reason is told."""

from __future__ import annotations

import threading
import time
from collections.abc import Collection, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.compose import House
from app.errors import BilanError
from app.lists import errors as list_errors
from app.net import errors
from app.net.client import Door, Limits
from app.values.kept_lists import PUBLISHERS, Brought, ListKind, Result
from app.values.outside import Ledger
from app.values.route import Route
from app.words import LANGUAGES, Words
from tests.app.net import doors
from tests.app.test_compose import done
from tests.stubs import faults
from tests.stubs.exposure_server import ExposureServer

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
QUICK, LONG = Limits(connect=5, silence=2, whole=4), Limits(whole=60)

TOO_SLOW = ("hang", "hang-in-body", "drip", "drip-head")
INCOMPLETE = (
    "reset",
    "close",
    "body-too-short",
    "chunked-cut",
    "truncgzip:25",
    "truncgzip:50",
    "truncgzip:99",
    "after-gzip",
)
REASONS: dict[str, type[BilanError]] = {
    **dict.fromkeys(TOO_SLOW, errors.TooSlow),
    **dict.fromkeys((*INCOMPLETE, "length-too-short", "chunked-cut:plain", "mislabelled"), errors.Incomplete),
    **dict.fromkeys(("mislabelled:br", "mislabelled:deflate", "mistyped"), errors.Changed),
    **dict.fromkeys(("portal", "portal-as-text", "empty", "204", "301", "302", "302-http", "302-bomb"), errors.Changed),
    **dict.fromkeys(("bomb", "bomb:plain"), errors.TooLarge),
    **dict.fromkeys(("cut:half", "utf-16", "twice-a-key", "nan", "deep"), list_errors.NotWhole),
    **dict.fromkeys(("missing-fields", "null-domain", "no-date"), list_errors.FieldUnusable),
    **dict.fromkeys(("bom", "unknown-fields", "script", "long", "rtl"), list_errors.ListShrunken),
    **{f"429:{pause}": errors.Busy for pause in ("", "-5", "999999999", "abc")},
    **{f"503:{pause}": errors.ServiceDown for pause in ("", "Fri, 01 Jan 2999 00:00:00 GMT")},
    **dict.fromkeys(("500", "502"), errors.ServiceDown),
    **dict.fromkeys(("400", "404", "404-empty"), errors.Unexpected),
    **dict.fromkeys(("json", "leakcheck", "hudson"), list_errors.NotAList),
    "future": list_errors.InFuture,
    "twice-a-name": list_errors.EntryTwice,
    "403": errors.Refused,
}
"""Every way in which the stub breaks a list, and what a person is told. One that is only short is shrunken."""


@pytest.fixture
def server() -> Iterator[ExposureServer]:
    with doors.stub() as running:
        yield running


def house(
    server: ExposureServer, folder: Path, limits: Limits = LONG, kinds: Collection[ListKind] = tuple(ListKind)
) -> House:
    """Return a house that has the lists of `kinds` already."""

    def door(ledger: Ledger, _route: Route) -> Door:
        return doors.door(server, limits)(ledger)

    made = House(folder / "none.db", lambda: NOW, door)
    list(made.library.refresh(kinds, PUBLISHERS.values())(threading.Event()))
    return made


def fetched(made: House, kind: ListKind) -> Brought:
    brought = done(made.library.refresh({kind}, PUBLISHERS.values()))
    assert isinstance(brought, Brought)
    return brought


@pytest.mark.parametrize("fault", REASONS)
def test_no_fault_ever_takes_a_good_list_away(fault: str, server: ExposureServer, tmp_path: Path) -> None:
    made = house(server, tmp_path, QUICK if fault in TOO_SLOW else LONG, [ListKind.BREACHES])
    before = made.library.public_lists(), done(made.library.about())
    server.hibp.models = (*server.hibp.models, server.hibp.models[0] | {"Name": "Another"})  # so that it is sent again
    server.always = fault
    brought = fetched(made, ListKind.BREACHES)
    assert (brought.result, brought.message) == (Result.REFUSED, REASONS[fault].message)
    assert (made.library.public_lists(), done(made.library.about())) == before
    departures = len(done(made.leaving.departures()))
    deadline = time.monotonic() + 30
    while len(server.asked) < departures and time.monotonic() < deadline:
        time.sleep(0.01)  # whoever asks may give up before the question is read
    assert len(server.asked) == departures
    for language in LANGUAGES:
        assert "{" not in Words(language).message(REASONS[fault].message, brought.params)


def test_every_fault_of_the_stub_is_in_the_table() -> None:
    known = {fault.partition(":")[0] for fault in REASONS}
    assert known == {*faults.PAGES, *faults.STATUSES, *faults._BROKEN} - {"edited", "304"}


@pytest.mark.parametrize("kind", [ListKind.FIREFOX_BREACHES, ListKind.TWO_FACTOR, ListKind.PASSKEYS])
@pytest.mark.parametrize("fault", ["portal", "truncgzip:50", "cut:half", "json", "500", "302"])
def test_no_other_list_is_taken_away_either(kind: ListKind, fault: str, server: ExposureServer, tmp_path: Path) -> None:
    made = house(server, tmp_path)
    before = made.library.public_lists()
    server.directories.second_factors["new.example"] = {"methods": ["sms"]}
    server.directories.passkeys["new.example"] = {"mfa": "allowed"}
    server.directories.models = (*server.directories.models, server.directories.models[0] | {"Name": "Another"})
    server.always = fault
    assert fetched(made, kind).result is Result.REFUSED
    assert made.library.public_lists() == before


def test_nothing_changed_is_no_answer_to_a_first_question(server: ExposureServer, tmp_path: Path) -> None:
    server.always = "304"
    made = house(server, tmp_path)
    assert done(made.library.about()) == ()
    assert fetched(made, ListKind.BREACHES).message == errors.Changed.message


def test_a_first_list_that_goes_wrong_leaves_nothing(server: ExposureServer, tmp_path: Path) -> None:
    server.always = "truncgzip:99"
    made = house(server, tmp_path)
    assert made.library.public_lists().breaches is None
    assert done(made.library.about()) == ()


def test_a_fault_of_one_list_costs_the_others_nothing(server: ExposureServer, tmp_path: Path) -> None:
    server.on["/v4/"] = ["portal"]
    made = house(server, tmp_path)
    assert {about.kind for about in done(made.library.about())} == set(PUBLISHERS) - {ListKind.TWO_FACTOR}


def test_a_service_that_asks_for_patience_is_asked_again(server: ExposureServer, tmp_path: Path) -> None:
    server.on["/api/v3/breaches"] = ["429:0", "503:0"]
    made = house(server, tmp_path)
    assert len(server.asked) == 3 + 3
    assert made.library.public_lists().breaches
