"""Does a computer without network come to the same results, given the same lists?"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.checkup.events import AuditRequest, CheckDone, Event, Found, Source
from app.compose import House
from app.leaks.whole import KNOWN
from app.values.kept_lists import PUBLISHERS, ListKind
from checks.model import CheckId, Finding, Outcome
from tests.app.checkup import samples
from tests.app.lists import documents
from tests.app.net import doors
from tests.app.test_compose import done
from tests.stubs import sockets
from tests.stubs.exposure_server import ExposureServer
from tests.stubs.pwned import Corpus

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
LEAKED = "Brindille-1987-kaxo-leaked"
BREACHED, FACTOR, IN_LIST = map(CheckId, ("exposure.breached_site", "passwords.second_factor", "passwords.leaked"))
ACCOUNTS = (
    ("adobe.com", "alice", LEAKED),
    ("invented7.example", "alice", "vK7-tw2Qe_9Lr&4mXz"),
    ("bank.example", "alice", "eA3-pq9Rb_6Tk&8nVy"),
    ("forum.example", "alice", "hN5-zc4Wd_1Ms&7jUg"),
)


@pytest.fixture
def server() -> Iterator[ExposureServer]:
    with doors.stub(corpus=corpus()) as running:
        yield running


def corpus() -> Corpus:
    """Return a list of leaks that is spread as a whole one, and has what each of them has."""
    best_known = {digest.hex().upper(): 1_000_000 for digest in KNOWN}
    return Corpus(best_known).leaked(**{f"word {n}": n + 1 for n in range(300)}, **{LEAKED: 48_000})


def vault(folder: Path) -> Path:
    """Write an export in which one account is older than the breach of its site."""
    path = samples.bitwarden(folder / "vault.json", ACCOUNTS)
    export = json.loads(path.read_text("utf-8"))
    export["items"][0]["login"]["passwordRevisionDate"] = "2009-03-04T12:00:00.000Z"
    path.write_text(json.dumps(export), "utf-8")
    return path


def told(events: list[Event]) -> list[Finding | CheckDone]:
    return [
        event.finding if isinstance(event, Found) else event for event in events if isinstance(event, Found | CheckDone)
    ]


def fetched(server: ExposureServer, folder: Path) -> list[Finding | CheckDone]:
    """Judge by lists that were fetched, and by ranges that were asked for."""
    house = House(folder / "none.db", lambda: NOW, doors.leading_to(server))
    list(house.library.refresh(tuple(ListKind), PUBLISHERS.values())(threading.Event()))
    return told(list(house.audit(AuditRequest((Source(vault(folder)),), online=True))(threading.Event())))


def loaded(folder: Path) -> list[Finding | CheckDone]:
    """Judge by the same lists from files, in the form in which a person may have them, and by a whole list of leaks."""
    house = House(folder / "none.db", lambda: NOW)
    for number, document in enumerate(
        (documents.version_3(), documents.passkeys(), documents.firefox(), documents.hibp())
    ):
        file = folder / f"{number}.json"
        file.write_text(json.dumps(document), "utf-8")
        done(house.library.load(file))
    leaks = folder / "leaks.txt"
    leaks.write_text("".join(f"{each}:{n}\n" for each, n in sorted(corpus().counts.items())), "ascii")
    request = AuditRequest((Source(vault(folder)),), leaks=leaks)
    return told(list(house.audit(request)(threading.Event())))


def test_lists_from_files_and_from_services_lead_to_the_same_findings(server: ExposureServer, tmp_path: Path) -> None:
    (tmp_path / "online").mkdir()
    (tmp_path / "offline").mkdir()
    online = fetched(server, tmp_path / "online")
    asked = len(server.asked)
    with sockets.opened() as opened:
        offline = loaded(tmp_path / "offline")
    assert (opened, len(server.asked)) == ([], asked)
    assert asked == len(PUBLISHERS) + len(ACCOUNTS)
    assert sorted(map(repr, offline)) == sorted(map(repr, online))  # a list at hand is compared before others judge
    outcomes = {each.check: each.outcome for each in online if isinstance(each, CheckDone)}
    assert {outcomes[check] for check in (BREACHED, FACTOR, IN_LIST)} <= {Outcome.FAIL, Outcome.PARTIAL}


def test_without_the_lists_the_same_checks_do_not_come_to_the_same(tmp_path: Path) -> None:
    house = House(tmp_path / "none.db", lambda: NOW)
    bare = told(list(house.audit(AuditRequest((Source(vault(tmp_path)),)))(threading.Event())))
    outcomes = {each.check: each.outcome for each in bare if isinstance(each, CheckDone)}
    assert {outcomes[BREACHED], outcomes[IN_LIST]} == {Outcome.UNKNOWN}
