from __future__ import annotations

import json
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.checkup.events import AuditDone, AuditRequest, CheckDone, Found, Source
from app.compose import House
from app.errors import SourceError
from app.lists import errors as list_errors
from app.net import errors
from app.net.client import Door
from app.values.kept_lists import PUBLISHERS, About, Brought, Fetching, ListKind, Result
from app.values.list_age import is_old
from app.values.outside import ANSWERED, Consent, Ledger, Recipient
from app.values.route import Route
from checks.model import Outcome
from checks.secret import Secret
from tests.app.checkup import samples
from tests.app.lists import documents
from tests.app.net import doors
from tests.app.test_compose import done
from tests.stubs import sockets
from tests.stubs.breaches import breach
from tests.stubs.exposure_server import ExposureServer, paths

START = datetime(2026, 11, 24, 12, tzinfo=UTC)
EVERY_KIND = frozenset(PUBLISHERS)
EVERYBODY = frozenset(PUBLISHERS.values())
PATHS = {
    ListKind.BREACHES: "/api/v3/breaches",
    ListKind.FIREFOX_BREACHES: "/v1/buckets/main/collections/fxmonitor-breaches/records",
    ListKind.TWO_FACTOR: "/v4/all.json",
    ListKind.PASSKEYS: "/v1/all.json",
}


class Clock:
    """The instant that a test says it is."""

    now = START

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def server() -> Iterator[ExposureServer]:
    with doors.stub() as running:
        yield running


@pytest.fixture
def passing(tmp_path: Path, clock: Clock, server: ExposureServer) -> House:
    """Return a house of which nothing is kept."""
    return House(tmp_path / "none.db", clock, doors.leading_to(server))


@pytest.fixture
def house(tmp_path: Path, clock: Clock, server: ExposureServer) -> Iterator[House]:
    house = House(tmp_path / "mine.db", clock, doors.leading_to(server))
    done(house.open())
    done(house.create_with(Secret("correct horse")))
    yield house
    house.close()


def refreshed(house: House, kind: ListKind = ListKind.BREACHES, agreed: frozenset[Recipient] = EVERYBODY) -> Brought:
    brought = done(house.library.refresh({kind}, agreed))
    assert isinstance(brought, Brought)
    return brought


def about(house: House) -> tuple[About, ...]:
    return done(house.library.about())


def test_every_list_is_fetched_by_one_question_that_is_the_same_for_everybody(
    house: House, server: ExposureServer
) -> None:
    told = list(house.library.refresh(EVERY_KIND, EVERYBODY)(threading.Event()))
    assert [each.kind for each in told if isinstance(each, Fetching)] == list(PUBLISHERS)
    assert {each.result for each in told if isinstance(each, Brought)} == {Result.NEW}
    assert paths(server.asked) == list(PATHS.values())
    heads = [asked.head.decode().replace(server.origin, "HOST") for asked in server.asked]
    for kind, sent in zip(PUBLISHERS, heads, strict=True):
        shown = done(house.leaving.question(PUBLISHERS[kind]))
        host = shown.partition("Host: ")[2].partition("\r\n")[0]
        assert sent == shown.replace(host, "HOST")


def test_the_ledger_counts_what_the_services_count(house: House, server: ExposureServer) -> None:
    list(house.library.refresh(EVERY_KIND, EVERYBODY)(threading.Event()))
    departures = done(house.leaving.departures())
    assert len(departures) == len(server.asked) == 4
    assert {departure.outcome for departure in departures} == {ANSWERED}
    assert [departure.recipient for departure in reversed(departures)] == list(PUBLISHERS.values())


def test_a_list_that_did_not_change_is_not_sent_again_and_is_young_again(
    house: House, server: ExposureServer, clock: Clock
) -> None:
    first = refreshed(house)
    clock.now = START + timedelta(days=8)
    again = refreshed(house)
    assert (first.result, again.result) == (Result.NEW, Result.UNCHANGED)
    assert server.asked[1].headers["if-none-match"] == server.reply(server.asked[0]).headers["ETag"]
    assert server.reply(server.asked[1]).status == 304
    assert first.here is not None
    assert again.here == replace(first.here, at=clock.now)
    assert about(house) == (again.here,)


def test_a_new_list_takes_the_place_of_the_old_one(house: House, server: ExposureServer) -> None:
    refreshed(house)
    server.hibp.models = (*server.hibp.models, breach("Newest"))
    assert refreshed(house).result is Result.NEW
    lists = house.library.public_lists()
    assert lists.breaches is not None
    assert lists.breaches[-1].name == "Newest"


@pytest.mark.parametrize("consent", [None, Consent.EACH_TIME, Consent.NEVER])
def test_without_consent_no_socket_opens(house: House, server: ExposureServer, consent: Consent | None) -> None:
    for recipient in EVERYBODY if consent else ():
        done(house.leaving.decide(recipient, consent or Consent.NEVER))
    with sockets.opened() as opened:
        told = list(house.library.refresh(EVERY_KIND)(threading.Event()))
    assert [each.message for each in told if isinstance(each, Brought)] == [errors.NotAllowed.message] * 4
    assert len(told) == 4
    assert opened == []
    assert server.asked == []
    assert done(house.leaving.departures()) == ()


def test_who_was_refused_is_not_asked_even_if_this_job_was_told_otherwise(house: House, server: ExposureServer) -> None:
    done(house.leaving.decide(Recipient.HIBP, Consent.NEVER))
    (refused,) = house.library.refresh({ListKind.BREACHES}, EVERYBODY)(threading.Event())
    assert refused == Brought(ListKind.BREACHES, Result.REFUSED, None, errors.NotAllowed.message)
    assert server.asked == []


def test_who_was_allowed_always_is_asked_without_being_named(house: House, server: ExposureServer) -> None:
    done(house.leaving.decide(Recipient.HIBP, Consent.ALWAYS))
    told = list(house.library.refresh(EVERY_KIND)(threading.Event()))
    assert [each.kind for each in told if isinstance(each, Fetching)] == [ListKind.BREACHES]
    assert paths(server.asked) == [PATHS[ListKind.BREACHES]]


def test_consent_to_one_is_no_consent_to_another(house: House, server: ExposureServer) -> None:
    told = list(house.library.refresh(EVERY_KIND, {Recipient.PASSKEYS})(threading.Event()))
    assert [each.kind for each in told if isinstance(each, Fetching)] == [ListKind.PASSKEYS]
    assert paths(server.asked) == [PATHS[ListKind.PASSKEYS]]


def test_a_shrunken_list_does_not_come(house: House, server: ExposureServer) -> None:
    old = refreshed(house, ListKind.TWO_FACTOR).here
    for host in list(server.directories.second_factors)[:5]:
        del server.directories.second_factors[host]
    refused = refreshed(house, ListKind.TWO_FACTOR)
    assert (refused.result, refused.message) == (Result.REFUSED, list_errors.ListShrunken.message)
    assert refused.params["name"] == "2fa.directory"
    assert refused.here == old
    assert about(house) == (old,)


def test_the_list_of_another_is_not_believed(house: House, server: ExposureServer) -> None:
    server.directories.second_factors = dict(server.directories.passkeys)
    assert refreshed(house, ListKind.TWO_FACTOR).message == list_errors.NotAList.message
    assert about(house) == ()


def test_a_file_serves_a_computer_without_network_and_says_the_same(
    house: House, passing: House, server: ExposureServer, tmp_path: Path
) -> None:
    list(house.library.refresh(EVERY_KIND, EVERYBODY)(threading.Event()))
    with sockets.opened() as opened:
        for number, document in enumerate(
            (documents.version_3(), documents.passkeys(), documents.firefox(), documents.hibp())
        ):
            file = tmp_path / f"{number}.json"
            file.write_text(json.dumps(document), "utf-8")
            assert done(passing.library.load(file)).result is Result.NEW
    assert opened == []
    assert len(server.asked) == 4
    assert passing.library.public_lists() == house.library.public_lists()
    assert {each.origin for each in about(passing)} == {None}


def test_what_only_comes_from_a_file_is_asked_of_nobody(house: House, server: ExposureServer, tmp_path: Path) -> None:
    of_files = set(ListKind) - set(PUBLISHERS)
    assert list(house.library.refresh(of_files, EVERYBODY)(threading.Event())) == []
    assert server.asked == []
    for name, document in (("today.json", documents.shared()), ("once.json", documents.shared_once())):
        (tmp_path / name).write_text(json.dumps(document), "utf-8")
        assert done(house.library.load(tmp_path / name)).result is Result.NEW
    assert {each.kind for each in about(house)} == of_files
    assert len(house.library.public_lists().shared) == 5


@pytest.mark.parametrize(("loads", "expected"), [(True, Outcome.UNKNOWN), (False, Outcome.PASS)])
def test_a_leak_concerns_the_sites_that_take_the_same_credentials(
    passing: House, tmp_path: Path, *, loads: bool, expected: Outcome
) -> None:
    vault = samples.bitwarden(tmp_path / "vault.json", [("www.old.example", "alice", "vK7-tw2Qe_9Lr&4mXz")])
    given = [[*documents.hibp(), news(START)], *([documents.shared()] if loads else [])]
    for number, document in enumerate(given):
        (tmp_path / f"{number}.json").write_text(json.dumps(document), "utf-8")
        done(passing.library.load(tmp_path / f"{number}.json"))
    events = list(passing.audit(AuditRequest((Source(vault),)))(threading.Event()))
    [told] = [x for x in events if isinstance(x, CheckDone) and x.check == "exposure.breached_site"]
    assert told.outcome is expected
    named = [
        x.finding.evidence.params["domain"] for x in events if isinstance(x, Found) and x.finding.check == told.check
    ]
    assert named == (["adobe.com"] if loads else [])


def test_a_file_that_is_worse_is_refused_and_costs_nothing(house: House, tmp_path: Path) -> None:
    here = refreshed(house).here
    for name, content, cause in (
        ("small.json", json.dumps(documents.hibp()[:5]), list_errors.ListShrunken),
        ("cut.json", json.dumps(documents.hibp())[:-1], list_errors.NotWhole),
        ("other.json", "{}", list_errors.NotAList),
    ):
        (tmp_path / name).write_text(content, "utf-8")
        with pytest.raises(cause) as refused:
            done(house.library.load(tmp_path / name))
        assert isinstance(refused.value, SourceError)
        assert refused.value.params["name"] == name
    assert about(house) == (here,)


def test_a_file_does_not_become_younger_by_being_loaded_twice(house: House, clock: Clock, tmp_path: Path) -> None:
    (tmp_path / "list.json").write_text(json.dumps(documents.hibp()), "utf-8")
    first = done(house.library.load(tmp_path / "list.json"))
    clock.now = START + timedelta(days=30)
    again = done(house.library.load(tmp_path / "list.json"))
    assert again == Brought(ListKind.BREACHES, Result.UNCHANGED, first.here)
    newest = date(2019, 8, 14)
    assert first.here == About(ListKind.BREACHES, None, START, len(documents.hibp()), newest)
    assert refreshed(house).here == About(ListKind.BREACHES, Recipient.HIBP, clock.now, len(documents.hibp()), newest)


@pytest.mark.parametrize("keeps", [True, False])
def test_a_list_that_was_wrong_can_be_forgotten_so_that_a_smaller_one_may_come(
    house: House, passing: House, server: ExposureServer, tmp_path: Path, *, keeps: bool
) -> None:
    subject = house if keeps else passing
    wrong = [breach(f"Wrong{number}") for number in range(5_000)]
    (tmp_path / "wrong.json").write_text(json.dumps(wrong), "utf-8")
    done(subject.library.load(tmp_path / "wrong.json"))
    assert refreshed(subject).message == list_errors.ListShrunken.message
    assert done(subject.library.forget(ListKind.BREACHES)) == ()
    assert refreshed(subject).result is Result.NEW
    assert "if-none-match" not in server.asked[-1].headers


def test_lists_are_there_after_a_new_start_and_their_marks_too(
    house: House, clock: Clock, server: ExposureServer
) -> None:
    list(house.library.refresh(EVERY_KIND, EVERYBODY)(threading.Event()))
    before = about(house), house.library.public_lists()
    house.close()
    again = House(house.profile, clock, doors.leading_to(server))
    assert about(again) == ()
    done(again.open())
    done(again.open_with(Secret("correct horse")))
    assert (about(again), again.library.public_lists()) == before
    assert refreshed(again).result is Result.UNCHANGED
    assert server.reply(server.asked[-1]).status == 304
    again.close()


def test_a_list_that_another_process_brings_meanwhile_is_not_undone(
    tmp_path: Path, clock: Clock, server: ExposureServer
) -> None:
    newer, meanwhile = tmp_path / "newer.json", [False]
    newer.write_text(json.dumps([*documents.hibp(), breach("Newest")]), "utf-8")

    def door(ledger: Ledger, route: Route) -> Door:
        if meanwhile[0]:
            done(mine.library.load(newer))
        return doors.leading_to(server)(ledger, route)

    mine = House(tmp_path / "none.db", clock, door)
    refreshed(mine)
    meanwhile[0] = True
    assert refreshed(mine).result is Result.UNCHANGED
    assert server.reply(server.asked[-1]).status == 304
    breaches = mine.library.public_lists().breaches or ()
    assert breaches[-1].name == "Newest"


def test_without_a_store_lists_last_as_long_as_the_run(passing: House) -> None:
    assert passing.library.public_lists().breaches is None
    assert refreshed(passing).result is Result.NEW
    assert passing.library.public_lists().breaches
    assert not passing.profile.exists()


def test_nothing_of_a_description_is_kept(house: House) -> None:
    refreshed(house)
    assert house._store is not None
    with house._store.reading() as run:
        rows = repr(run("SELECT * FROM public_list", ()))
    assert "adobe.com" in rows
    assert "href" not in rows


@pytest.mark.parametrize(
    ("age", "due"),
    [(timedelta(0), False), (timedelta(days=7), False), (timedelta(days=8), True), (-timedelta(days=1), True)],
)
def test_a_list_is_worth_fetching_after_a_week_or_when_a_clock_was_wrong(
    passing: House, server: ExposureServer, clock: Clock, age: timedelta, *, due: bool
) -> None:
    assert passing.library.is_due(ListKind.BREACHES)
    server.hibp.models = (*server.hibp.models, news(START))
    refreshed(passing)
    clock.now = START + age
    assert passing.library.is_due(ListKind.BREACHES) is due


@pytest.mark.parametrize(("age", "due"), [(0, False), (7, False), (8, True), (91, True), (800, True)])
def test_a_file_is_as_old_as_its_newest_entry_whenever_it_is_loaded(
    passing: House, tmp_path: Path, age: int, *, due: bool
) -> None:
    (tmp_path / "list.json").write_text(json.dumps([*documents.hibp(), news(START - timedelta(age))]), "utf-8")
    here = done(passing.library.load(tmp_path / "list.json")).here
    assert here is not None
    assert (here.at, here.newest) == (START, (START - timedelta(age)).date())
    assert passing.library.is_due(ListKind.BREACHES) is due
    assert is_old(here, START.date()) is (age > 90)


@pytest.mark.parametrize(("age", "due"), [(30, False), (90, False), (91, True)])
def test_what_a_publisher_has_just_sent_is_due_again_only_if_nothing_was_added_for_months(
    passing: House, server: ExposureServer, age: int, *, due: bool
) -> None:
    server.hibp.models = (*server.hibp.models, news(START - timedelta(age)))
    refreshed(passing)
    assert passing.library.is_due(ListKind.BREACHES) is due


def test_a_directory_bears_no_date_and_is_as_old_as_its_coming(passing: House, tmp_path: Path) -> None:
    (tmp_path / "list.json").write_text(json.dumps(documents.version_4()), "utf-8")
    here = done(passing.library.load(tmp_path / "list.json")).here
    assert here is not None
    assert here.newest is None
    assert not passing.library.is_due(ListKind.TWO_FACTOR)
    assert not is_old(here, START.date())


def news(at: datetime) -> dict[str, Any]:
    """Return a breach that became public at that instant."""
    return breach("News", BreachDate=f"{at - timedelta(1):%Y-%m-%d}", AddedDate=f"{at:%Y-%m-%dT%H:%M:%SZ}")


@pytest.mark.parametrize("fault", ["hang", "hang-in-body", "drip", "drip-head"])
def test_a_stop_ends_the_fetching_and_leaves_what_was_here(house: House, server: ExposureServer, fault: str) -> None:
    here = refreshed(house).here
    server.always = fault
    stop = threading.Event()
    doors.stop_after(server.hanging.wait, stop)
    told = list(house.library.refresh(EVERY_KIND, EVERYBODY)(stop))
    assert told == [Fetching(ListKind.BREACHES)]
    assert not server.release.is_set()
    assert about(house) == (here,)


def test_the_sites_own_instructions_are_those_of_the_directory_that_is_here(house: House) -> None:
    sites = ("bank.example", "nobody.example")
    assert done(house.instructions(sites)) == {}
    refreshed(house, ListKind.TWO_FACTOR)
    assert done(house.instructions(sites)) == {"bank.example": "https://bank.example/2fa"}


COUNTING = """
import sys
from app.checkup import wire
from app.checkup.audit_messages import ORDERS
from app.checkup.events import AuditDone
order = wire.receive(sys.stdin.buffer, ORDERS)
wire.send(sys.stdout.buffer, AuditDone(len(order.lists.breaches or ()) * 1000 + len(order.lists.offers)))
"""
"""A vault process that only counts what it was given."""


@pytest.mark.parametrize("keeps", [True, False])
def test_every_audit_judges_by_the_lists_that_are_here(
    house: House, passing: House, monkeypatch: pytest.MonkeyPatch, *, keeps: bool
) -> None:
    monkeypatch.setattr("app.checkup.command.vault_process", lambda _role: [sys.executable, "-c", COUNTING])
    subject = house if keeps else passing
    request = AuditRequest(())
    assert done(subject.audit(request)) == AuditDone(0)
    refreshed(subject)
    refreshed(subject, ListKind.TWO_FACTOR)
    known = AuditDone(len(documents.hibp()) * 1000 + len(documents.version_4()))
    assert done(subject.audit(request)) == done(subject.audit(request, keep=False)) == known
    assert done(subject.sample_audit()) == known
