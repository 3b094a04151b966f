from __future__ import annotations

import json
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.checkup.events import AuditRequest, CheckDone, Event, Source
from app.compose import House
from app.net import examples, pwned
from app.values.outside import ANSWERED, Consent, Recipient
from app.words import Words
from checks.model import Outcome
from checks.passwords import leaked
from checks.secret import Secret
from tests.app.checkup import samples
from tests.app.net import doors
from tests.app.test_compose import done
from tests.canary.markers import Marker, leaks
from tests.stubs.exposure_server import ExposureServer
from tests.stubs.pwned import Corpus, sha1

START = datetime(2026, 11, 24, 12, tzinfo=UTC)
WHO = Recipient.PWNED_PASSWORDS
_opened: list[str] | None = None


def _watch(event: str, _arguments: tuple[object, ...]) -> None:
    if _opened is not None and event in {"socket.__new__", "socket.connect", "socket.getaddrinfo"}:
        _opened.append(event)


sys.addaudithook(_watch)


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
    with doors.stub(corpus=Corpus({sha1(samples.STRONG): 50})) as running:
        yield running


@pytest.fixture
def house(tmp_path: Path, clock: Clock, server: ExposureServer) -> Iterator[House]:
    house = House(tmp_path / "mine.db", clock, doors.leading_to(server))
    done(house.open())
    done(house.create_with(Secret("correct horse")))
    yield house
    house.close()


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    return samples.bitwarden(tmp_path / "a.json", [("bank.example", "alice", samples.STRONG)])


def audited(house: House, vault: Path, *, online: bool = True) -> CheckDone:
    events: list[Event] = list(house.audit(AuditRequest((Source(vault),), online=online))(threading.Event()))
    return next(event for event in events if isinstance(event, CheckDone) and event.check == leaked.ID)


def test_what_is_asked_is_in_the_ledger_and_in_the_service_alike(
    house: House, vault: Path, server: ExposureServer
) -> None:
    assert audited(house, vault).outcome is Outcome.FAIL
    (departure,) = done(house.leaving.departures())
    assert len(server.asked) == 1
    assert (departure.outcome, departure.host, departure.purpose) == (ANSWERED, server.origin, pwned.PURPOSE)
    assert sha1(samples.STRONG)[:5] not in departure.sent
    assert done(house.leaving.erase()) == ()


def test_nothing_that_is_kept_of_an_online_run_shows_the_password(house: House, vault: Path) -> None:
    audited(house, vault)
    assert house._store is not None
    with house._store.reading() as run:
        names = [name for (name,) in run("SELECT name FROM sqlite_master WHERE type = 'table'", ())]
        tables = {name: repr(run(f"SELECT * FROM {name}", ())).encode() for name in names}  # noqa: S608 - names from the schema itself
    assert b"leaked.found" in tables["run"]
    assert tables["leak_answer"] != b"[]"
    assert leaks([Marker(samples.STRONG)], tables) == []
    assert sha1(samples.STRONG)[:5].encode() not in b"".join(tables.values())


def test_a_second_run_asks_nothing_and_answers_the_same_until_thirty_days_are_over(
    house: House, vault: Path, server: ExposureServer, clock: Clock
) -> None:
    first = audited(house, vault)
    assert audited(house, vault) == first
    assert len(server.asked) == 1
    clock.now = START + timedelta(days=31)
    audited(house, vault)
    assert len(server.asked) == 2


def test_without_being_told_to_nothing_is_asked(house: House, vault: Path, server: ExposureServer) -> None:
    done(house.leaving.decide(WHO, Consent.ALWAYS))
    assert audited(house, vault, online=False).reason == leaked.NOT_ASKED
    assert server.asked == []


def test_never_means_that_not_one_socket_opens(
    house: House, vault: Path, server: ExposureServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert done(house.leaving.decide(WHO, Consent.NEVER)) == {WHO: Consent.NEVER}
    opened: list[str] = []
    monkeypatch.setattr(sys.modules[__name__], "_opened", opened)
    assert audited(house, vault).reason == "net.not_allowed"
    assert opened == []
    assert server.asked == []
    assert done(house.leaving.departures()) == ()


def test_without_a_store_the_ledger_lasts_as_long_as_the_run(
    tmp_path: Path, vault: Path, server: ExposureServer, clock: Clock
) -> None:
    house = House(tmp_path / "none.db", clock, doors.leading_to(server))
    assert audited(house, vault).outcome is Outcome.FAIL
    assert len(done(house.leaving.departures())) == len(server.asked) == 1
    assert not house.profile.exists()


def test_at_first_start_nobody_may_be_asked_and_nothing_left(house: House) -> None:
    assert done(house.leaving.consents()) == {}
    assert done(house.leaving.departures()) == ()


@pytest.mark.parametrize("recipient", Recipient)
def test_to_show_a_question_opens_no_socket(
    house: House, monkeypatch: pytest.MonkeyPatch, recipient: Recipient
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(sys.modules[__name__], "_opened", opened)
    assert done(house.leaving.question(recipient)).startswith("GET /")
    assert opened == []


def test_what_left_is_written_where_the_person_wants_it(house: House, vault: Path, tmp_path: Path) -> None:
    audited(house, vault)
    file = done(house.leaving.export(tmp_path / "left.json", Words("en")))
    (row,) = json.loads(file.read_bytes())["departures"]
    (departure,) = done(house.leaving.departures())
    assert (row["sent"], row["bytes_received"]) == (departure.sent, departure.received)
    assert sha1(samples.STRONG)[:5] not in file.read_text("utf-8")


def test_the_question_that_is_shown_is_that_of_the_door(house: House) -> None:
    assert done(house.leaving.question(WHO)) == examples.question(WHO)
