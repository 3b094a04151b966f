"""What is known of exposed accounts: does it reach the audit, and does what is private stay where it is seen?"""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from app import compose
from app.checkup import runner
from app.checkup.events import AuditRequest, CheckDone, Event, Found, Source
from app.checkup.overview import Overview, PassphraseAsked
from app.checkup.recognised import Recognised
from app.checkup.record import recorded, to_document
from app.cli import document, prose
from app.compose import House, Job
from app.ui.gathered import Gathered
from app.values.public_lists import PublicLists
from app.words import Words
from checks.exposure.offer import Factor, Offer
from checks.model import CheckId, Exclusion, Outcome
from checks.secret import Secret
from tests.app.checkup import samples
from tests.builders import breach

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
TODAY = NOW.date()
BREACHED, FACTOR = CheckId("exposure.breached_site"), CheckId("passwords.second_factor")
OFFERS = {"mail.example": Offer(frozenset({Factor.TOTP}))}
SECRET = breach("forum.example", name="ConfidentialClub", title="Confidential Club", sensitive=True)
WRITTEN = ("ConfidentialClub", "Confidential Club")


def done(job: Job[compose.T]) -> compose.T:
    return list(job(threading.Event()))[-1]


@dataclass
class Here:
    """The public lists that are on the computer of a test."""

    lists: PublicLists


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> Here:
    """Return the lists that the house of a test judges by."""
    audit, here = runner.audit, Here(PublicLists((breach("shop.example"), SECRET), OFFERS))

    def with_lists(*given: object, **named: object) -> Iterator[Event]:
        return audit(*given, **{**named, "lists": here.lists})  # type: ignore[arg-type]  # what the house gives

    monkeypatch.setattr(runner, "audit", with_lists)
    return here


@pytest.fixture
def house(tmp_path: Path, here: Here) -> Iterator[House]:
    """Return a house with a store, which judges by the lists that are `here`."""
    del here  # in place
    house = House(tmp_path / "mine.db", lambda: NOW)
    assert done(house.open()) is PassphraseAsked.NEW
    done(house.create_with(Secret("correct horse")))
    yield house
    house.close()


def vault(folder: Path) -> Path:
    """Write an export of three accounts that says nothing of dates."""
    accounts = [("forum.example", "alice", "its own 1"), ("shop.example", "alice", "its own 2")]
    return samples.bitwarden(folder / "vault.json", [*accounts, ("mail.example", "alice", "its own 3")])


def audited(house: House, path: Path) -> list[Event]:
    return list(house.audit(AuditRequest((Source(path),)))(threading.Event()))


def of(check: CheckId, events: list[Event]) -> CheckDone:
    return next(event for event in events if isinstance(event, CheckDone) and event.check == check)


def overview(house: House) -> Overview:
    return done(house.overview())


def test_without_a_list_of_breaches_nothing_is_known_and_it_is_said_why(tmp_path: Path) -> None:
    told = of(BREACHED, list(runner.audit(AuditRequest((Source(vault(tmp_path)),)), threading.Event(), TODAY)))
    assert (told.outcome, told.reason) == (Outcome.UNKNOWN, "unknown.no_breaches")
    assert Words("en").message(told.reason or pytest.fail("no reason"), {}).startswith("There is no list of breaches")


def test_an_export_without_dates_is_undetermined_and_it_is_said_why(house: House, tmp_path: Path) -> None:
    told = of(BREACHED, audited(house, vault(tmp_path)))
    assert (told.outcome, told.reason, told.private) == (Outcome.UNKNOWN, "unknown.change_dates", 1)


@pytest.mark.parametrize(("days", "outcome"), [(90, Outcome.PASS), (91, Outcome.UNKNOWN)])
def test_nothing_found_in_an_old_list_is_no_good_news(
    house: House, here: Here, tmp_path: Path, days: int, outcome: Outcome
) -> None:
    here.lists = PublicLists((breach("other.example", added=TODAY - timedelta(days)), breach("third.example")))
    told = of(BREACHED, audited(house, vault(tmp_path)))
    assert told.outcome is outcome
    assert told.reason == (None if outcome is Outcome.PASS else "unknown.breaches_old")
    if told.reason:
        assert "more than 90 days old" in Words("en").message(told.reason, {})
        assert "plus de 90 jours" in Words("fr").message(told.reason, {})


def test_what_is_found_in_an_old_list_stays_found(house: House, here: Here, tmp_path: Path) -> None:
    changed = {"passwordRevisionDate": "2018-01-05T12:00:00.000Z"}
    path = samples.bitwarden(tmp_path / "vault.json", [("shop.example", "alice", "its own 2")])
    export = json.loads(path.read_text("utf-8"))
    export["items"][0]["login"] |= changed
    path.write_text(json.dumps(export), "utf-8")
    here.lists = PublicLists((breach("shop.example"),))
    told = of(BREACHED, audited(house, path))
    assert (told.outcome, told.reason) == (Outcome.FAIL, None)


def test_a_private_finding_is_shown_by_this_run_and_kept_nowhere(
    house: House, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    events = audited(house, vault(tmp_path))
    private = [event.finding for event in events if isinstance(event, Found) and event.finding.private]
    assert [finding.evidence.params["breach"] for finding in private] == ["Confidential Club"]

    now = overview(house)
    assert now.private == tuple(private)
    assert now.last_audit is not None
    written = [
        json.dumps(to_document(now.last_audit)),
        json.dumps(document.check(now.last_audit, now)),
        "\n".join(prose.audit(now.last_audit, house.catalogue, Words("en"))),
        repr(house._store and house._store.last_run()),
        repr(house._store and house._store.remembered()),
        caplog.text,
    ]
    for text in written:
        assert not [word for word in WRITTEN if word in text]
    house.close()
    for path in tmp_path.rglob("*"):
        if path.is_file():
            assert not [word for word in WRITTEN if word.encode() in path.read_bytes()]


def test_it_is_said_that_something_more_is_only_shown(house: House, tmp_path: Path) -> None:
    audited(house, vault(tmp_path))
    now = overview(house)
    assert now.last_audit is not None
    (check,) = [x for x in document.check(now.last_audit, now)["checks"] if x["id"] == BREACHED]
    assert check["on_screen_only"] == 1
    assert "  - 1 more that is only shown in the window." in prose.audit(now.last_audit, house.catalogue, Words("en"))


def test_another_profile_knows_nothing_of_what_was_private(house: House, tmp_path: Path) -> None:
    audited(house, vault(tmp_path))
    done(house.open_saved(tmp_path / "other.db"))
    assert done(house.create_with(Secret("battery staple"))).private == ()


def test_what_is_private_is_not_shown_while_others_may_look_on(house: House, tmp_path: Path) -> None:
    gathered = Gathered()
    gathered.take(audited(house, vault(tmp_path)))
    assert gathered.findings
    assert not any(finding.private for finding in gathered.findings)
    assert gathered.record(NOW, "1") == replace(recorded(audited(house, vault(tmp_path)), NOW, "", "1"))


def test_what_is_private_leaves_no_trace_for_the_next_audit(tmp_path: Path) -> None:
    known = Recognised(bytes(32))
    lists = PublicLists((replace(SECRET, on=date(2026, 1, 5), added=date(2026, 2, 5)),))
    accounts = [("forum.example", "alice", "its own 1"), ("else.example", "alice", "its own 2")]
    path = samples.bitwarden(tmp_path / "vault.json", accounts)
    list(runner.audit(AuditRequest((Source(path),)), threading.Event(), TODAY, recognised=known, lists=lists))
    assert {trace.subject.site for trace in known.traces} == {"forum.example", "else.example"}
    assert not any(BREACHED in trace.failing for trace in known.traces)
    assert [trace.subject.site for trace in known.traces if BREACHED in trace.passing] == []


def test_the_persons_word_reaches_the_next_audit_and_can_be_taken_back(house: House, tmp_path: Path) -> None:
    path = vault(tmp_path)
    assert of(FACTOR, audited(house, path)).outcome is Outcome.FAIL
    said = done(house.second_factor_on("mail.example", "alice", on=True))
    assert [(x.site, x.user, x.told) for x in said.elsewhere] == [("mail.example", "alice", TODAY)]
    assert of(FACTOR, audited(house, path)).outcome is Outcome.PASS
    assert done(house.second_factor_on("mail.example", "alice", on=False)).elsewhere == ()
    assert of(FACTOR, audited(house, path)).outcome is Outcome.FAIL


@pytest.mark.parametrize(("added", "expected"), [(timedelta(-1), []), (timedelta(1), ["shop.example"])])
def test_an_exclusion_holds_until_another_breach_is_public(
    house: House, here: Here, tmp_path: Path, added: timedelta, expected: list[str]
) -> None:
    here.lists = PublicLists((breach("shop.example", on=date(2026, 11, 2), added=TODAY + added),))
    exclusion = Exclusion(BREACHED, "", "shop.example", "alice", "", "closed", date(2027, 11, 24))
    done(house.exclude(exclusion))
    events = audited(house, vault(tmp_path))
    found = [event.finding for event in events if isinstance(event, Found) and event.finding.check == BREACHED]
    assert [x.subjects[0].site for x in found if x.outcome is Outcome.UNKNOWN] == expected
    listed = [x for x in found if x.outcome is Outcome.NOT_APPLICABLE]
    assert bool(listed) is not bool(expected)
