"""Does the house tell what changed since the last audit, and honour what was taken out of checks?"""

from __future__ import annotations

import json
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app.checkup.events import AuditRequest, CheckDone, Source
from app.checkup.record import AuditRecord
from app.compose import House, Job, T
from app.knowledge.ways_out import WaysOut
from app.store.errors import StoreUnreachable
from app.system.errors import FileNotDeleted
from checks.model import CheckId, Exclusion, Outcome, Person
from checks.passwords.progress import Movement
from checks.secret import Secret
from tests.app.checkup import samples
from tests.builders import TODAY

NOW = datetime.fromisoformat("2026-11-24T09:00:00+01:00")
PERSONAL = CheckId("passwords.personal")
REUSE = CheckId("passwords.reuse")
OTHERS = [(f"s{n}.example", "alice", f"{samples.STRONG}{n}") for n in range(3)]


def done(job: Job[T]) -> T:
    """Run a job to its end and return its last value."""
    return list(job(threading.Event()))[-1]


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    house = House(tmp_path / "mine.db", lambda: NOW)
    done(house.open())
    done(house.create_with(Secret("correct horse")))
    yield house
    house.close()


def audited(house: House, vault: Path) -> AuditRecord:
    done(house.audit(AuditRequest((Source(vault),))))
    record = done(house.overview()).last_audit
    assert record is not None
    return record


def moved(record: AuditRecord) -> Counter[tuple[Movement, str]]:
    assert record.moved is not None
    return Counter((each.movement, each.subject.site) for each in record.moved if each.check == REUSE)


def test_what_was_mended_and_what_is_new_is_told_by_account(house: House, tmp_path: Path) -> None:
    shared = [("a.example", "alice", "same-Xv9#mQ2!"), ("b.example", "alice", "same-Xv9#mQ2!")]
    assert audited(house, samples.bitwarden(tmp_path / "1.json", [*shared, *OTHERS])).moved is None

    mended = [("a.example", "alice", "other-Xv9#mQ2!"), *shared[1:], *OTHERS]
    second = audited(house, samples.bitwarden(tmp_path / "2.json", mended))
    assert moved(second) == {(Movement.FIXED, "a.example"): 1, (Movement.FIXED, "b.example"): 1}
    assert second.changed == 1

    third = audited(house, samples.bitwarden(tmp_path / "3.json", [*shared, *OTHERS, ("c.example", "x", shared[0][2])]))
    back = {(Movement.CAME_BACK, "a.example"): 1, (Movement.CAME_BACK, "b.example"): 1}
    assert moved(third) == {**back, (Movement.NEW, "c.example"): 1}


def test_the_record_of_it_is_kept_and_holds_no_password(house: House, tmp_path: Path) -> None:
    vault = samples.reused(tmp_path / "a.json")
    audited(house, vault)
    assert moved(audited(house, vault)) == Counter()
    assert house._store is not None
    kept = house._store.remembered().values()
    assert len(kept) == 4
    assert samples.SHARED not in repr(kept)


def test_an_account_that_was_taken_out_is_no_longer_judged_but_listed(house: House, tmp_path: Path) -> None:
    vault = samples.bitwarden(tmp_path / "1.json", [("a.example", "al", "same"), ("b.example", "al", "same"), *OTHERS])
    exclusion = Exclusion(REUSE, "", "a.example", "al", "", "one account in truth", TODAY + timedelta(days=90))
    assert done(house.exclude(exclusion)).exclusions == (replace(exclusion, made=TODAY),)
    assert done(house.exclude(replace(exclusion, reason="said again"))).exclusions[0].reason == "said again"

    record = audited(house, vault)
    (reuse,) = [each for each in record.done if each.check == REUSE]
    assert isinstance(reuse, CheckDone)
    assert (reuse.outcome, reuse.tally.of) == (Outcome.PASS, 4)
    (listed,) = [each for each in record.findings if each.check == REUSE]
    assert (listed.outcome, listed.subjects[0].site) == (Outcome.NOT_APPLICABLE, "a.example")

    assert done(house.include(exclusion)).exclusions == ()
    (reuse,) = [each for each in audited(house, vault).done if each.check == REUSE]
    assert reuse.tally.affected == 2


def test_what_was_told_of_oneself_is_kept_and_reaches_the_audit(house: House, tmp_path: Path) -> None:
    vault = samples.bitwarden(tmp_path / "a.json", [("a.example", "one", "Quimperle1984")])
    person = Person(("Alice", "Martin"), 1984, "Quimperlé")
    assert _personal(audited(house, vault)) == [Outcome.UNKNOWN]
    done(house.save_settings(replace(house.settings, person=person)))
    assert _personal(audited(house, vault)) == [Outcome.FAIL]
    house.close()
    again = House(house.profile, lambda: NOW)
    done(again.open_with(Secret("correct horse")))
    assert again.settings.person == person
    again.close()


def _personal(record: AuditRecord) -> list[Outcome]:
    return [each.outcome for each in record.findings if each.check == PERSONAL]


def test_an_exclusion_is_refused_where_nothing_can_be_kept(tmp_path: Path) -> None:
    with pytest.raises(StoreUnreachable):
        done(House(tmp_path / "mine.db", lambda: NOW).exclude(Exclusion(None, "", "a.example", "", "", "", TODAY)))


def test_an_export_is_deleted_when_asked_and_said_to_be_readable(house: House, tmp_path: Path) -> None:
    vault = samples.reused(tmp_path / "a.json")
    assert audited(house, vault).opened[0].plain
    assert done(house.delete_file(vault)) == vault
    assert not vault.exists()
    done(house.delete_file(vault))  # gone already: what was wanted


def test_a_file_that_cannot_be_deleted_is_named(house: House, tmp_path: Path) -> None:
    with pytest.raises(FileNotDeleted) as caught:
        done(house.delete_file(tmp_path))
    assert caught.value.params == {"name": tmp_path.name}


def test_where_an_account_is_closed_is_known_without_asking_or_said_not_to_be_known(house: House) -> None:
    ways = house.library.ways_out("google.com")
    assert ways.close == "https://myaccount.google.com/deleteaccount"
    assert ways.download == "https://takeout.google.com/"
    assert house.library.ways_out("forum.example") == WaysOut()


def test_where_a_password_is_changed_is_known_without_asking(house: House) -> None:
    assert house.library.change_address("linkedin.com") == "https://www.linkedin.com/psettings/change-password"
    assert house.library.change_address("forum.example") == "https://forum.example/.well-known/change-password"


def test_an_older_profile_has_told_nothing_of_oneself(house: House) -> None:
    assert house._store is not None
    with house._store.writing() as run:
        text = run("SELECT document FROM setting", ())
        assert text == []
    done(house.save_settings(house.settings))
    with house._store.writing() as run:
        ((text,),) = run("SELECT document FROM setting", ())
        document = json.loads(text)
        del document["person"]
        run("UPDATE setting SET document = ?", (json.dumps(document),))
    assert house._store.settings().person == Person()
