"""Does anything leave while nothing is allowed? Every job of the house is run, and the sockets are counted."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from app.checkup.events import AuditRequest, Source
from app.compose import House, Job
from app.net.errors import NotAllowed
from app.values.kept_lists import PUBLISHERS, ListKind
from app.values.outside import Consent, Recipient
from app.values.release import Release
from app.values.settings import Settings
from checks.model import Decision, ItemId, Outcome
from checks.own_addresses import Way
from checks.secret import Secret
from tests.app.checkup import samples
from tests.app.lists import documents
from tests.app.net import doors
from tests.app.test_compose import NOW, done
from tests.stubs import sockets
from tests.stubs.exposure_server import ExposureServer

ITEM = ItemId("passwords.manager")
ADDRESS = "colette@orme.example"


@pytest.fixture
def server() -> Iterator[ExposureServer]:
    with doors.stub() as running:
        yield running


@pytest.fixture
def house(tmp_path: Path, server: ExposureServer) -> Iterator[House]:
    house = House(tmp_path / "mine.db", lambda: NOW, doors.leading_to(server))
    done(house.open())
    done(house.create_with(Secret("correct horse")))
    yield house
    house.close()


def jobs(house: House, folder: Path, online: Callable[[AuditRequest], AuditRequest]) -> list[Job[Any]]:
    vault = samples.reused(folder / "vault.json")
    (folder / "list.json").write_text(json.dumps(documents.hibp()), "utf-8")
    return [
        house.overview(),
        house.answer(ITEM, Outcome.PASS),
        house.decide(ITEM, Decision.ACCEPTED, "for now"),
        house.withdraw(ITEM),
        house.save_settings(Settings()),
        house.examine(vault),
        house.audit(online(AuditRequest((Source(vault),)))),
        house.sample_audit(),
        house.leaving.consents(),
        house.leaving.departures(),
        house.library.about(),
        house.library.load(folder / "list.json"),
        house.library.refresh(tuple(ListKind)),
        house.addresses.tick(ADDRESS, tuple(Way)),
        house.addresses.book(),
        house.addresses.questions(ADDRESS),
        house.addresses.key_question(),
        house.addresses.look_up([ADDRESS]),
        unless_refused(house.releases.newer()),
        house.leaving.erase(),
        *(house.leaving.question(who) for who in Recipient),
    ]


def unless_refused(job: Job[Release | None]) -> Job[Release | None]:
    """Do `job`, which says by an error that it was not allowed."""

    def done(stop: threading.Event) -> Iterator[Release | None]:
        with suppress(NotAllowed):
            yield from job(stop)

    return done


def offline(request: AuditRequest) -> AuditRequest:
    return request


def online(request: AuditRequest) -> AuditRequest:
    return AuditRequest(request.sources, online=True)


@pytest.mark.parametrize(("decided", "asks"), [(None, offline), (Consent.EACH_TIME, offline), (Consent.NEVER, online)])
def test_with_nothing_allowed_no_job_opens_a_socket(
    house: House,
    server: ExposureServer,
    tmp_path: Path,
    decided: Consent | None,
    asks: Callable[[AuditRequest], AuditRequest],
) -> None:
    for recipient in Recipient if decided else ():
        done(house.leaving.decide(recipient, decided or Consent.NEVER))
    with sockets.opened() as opened:
        for job in jobs(house, tmp_path, asks):
            list(job(threading.Event()))
    assert opened == []
    assert server.asked == []
    assert done(house.leaving.departures()) == ()


def test_the_guard_sees_a_socket(house: House) -> None:
    with sockets.opened() as opened:
        list(house.library.refresh(tuple(ListKind), PUBLISHERS.values())(threading.Event()))
    assert "socket.connect" in opened


def test_with_everything_allowed_only_the_whole_lists_five_characters_and_what_was_ticked_leave(
    house: House, server: ExposureServer, tmp_path: Path
) -> None:
    for recipient in Recipient:
        done(house.leaving.decide(recipient, Consent.ALWAYS))
    for job in jobs(house, tmp_path, online)[: -1 - len(Recipient)]:
        list(job(threading.Event()))
    list(house.library.refresh(tuple(ListKind))(threading.Event()))
    vault = (tmp_path / "vault.json").read_text("utf-8")
    sites = {"bank.example", "mail.example", "shop.example", "forum.example", "alice", samples.SHARED, samples.STRONG}
    assert all(word in vault for word in sites)
    sent = b"".join(asked.head for asked in server.asked).decode()
    assert not any(word in sent for word in sites)
    allowed = (
        "/range/",
        "/api/v3/breaches",
        "/v1/buckets/",
        "/v4/all.json",
        "/v1/all.json",
        "/v1/check-email/colette%40",
        "/bilan.json",
    )
    assert all(asked.path.startswith(allowed) and "?" not in asked.path for asked in server.asked)
    assert len(server.asked) >= 5
