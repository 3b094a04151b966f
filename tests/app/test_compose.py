from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app import __main__, compose, paths
from app.checkup.events import AuditDone, AuditRequest, Examined, Source
from app.checkup.overview import Overview, PassphraseAsked
from app.compose import House, Job
from app.errors import ResourceError, SourceError, StoreError
from app.knowledge import catalogue as catalogue_file
from app.store.errors import PassphraseWrong, StoreUnreachable
from app.values.look import Look
from app.values.outside import Recipient
from app.values.route import Route, Way
from app.values.settings import Settings
from checks.facts import ServiceKind
from checks.model import Decision, ItemId, Outcome, ProfileFlag
from checks.posts.context import Context
from checks.secret import Secret
from checks.states import State
from tests.app.checkup import samples

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
REUSE = ItemId("passwords.reuse")
MANAGER = ItemId("passwords.manager")


def done(job: Job[compose.T]) -> compose.T:
    """Run a job to its end and return its last value."""
    return list(job(threading.Event()))[-1]


def state(overview: Overview, item: ItemId) -> State:
    return next(x.state for x in overview.posture.states if x.item.id == item)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """Return a house whose store is locked by a passphrase, as on a computer without a keychain."""
    house = House(tmp_path / "mine.db", lambda: NOW)
    assert done(house.open()) is PassphraseAsked.NEW
    done(house.create_with(Secret("correct horse")))
    yield house
    house.close()


def test_an_answer_is_still_there_after_a_new_start(house: House) -> None:
    assert state(done(house.answer(MANAGER, Outcome.PASS)), MANAGER) is State.PASS
    house.close()
    again = House(house.profile, lambda: NOW)
    assert done(again.open()) is PassphraseAsked.EXISTING
    with pytest.raises(PassphraseWrong):
        done(again.open_with(Secret("battery staple")))
    assert state(done(again.open_with(Secret("correct horse"))), MANAGER) is State.PASS
    again.close()


def test_partly_counts_for_half(house: House) -> None:
    overview = done(house.answer(MANAGER, Outcome.PARTIAL))
    (known,) = [x for x in overview.posture.states if x.item.id == MANAGER]
    assert (known.state, known.value) == (State.PARTIAL, 0.5)


def test_a_decision_stands_until_it_is_withdrawn(house: House) -> None:
    decided = done(house.decide(MANAGER, Decision.NOT_APPLICABLE, "another way"))
    assert state(decided, MANAGER) is State.NOT_APPLICABLE
    assert decided.decisions[MANAGER].reason == "another way"
    assert state(done(house.withdraw(MANAGER)), MANAGER) is State.UNKNOWN


def test_what_is_told_about_oneself_leaves_questions_out(house: House) -> None:
    settings = replace(Settings(language="fr", look=Look.DARK), flags={ProfileFlag.HAS_CHILDREN: False})
    overview = done(house.save_settings(settings))
    assert state(overview, ItemId("people.children")) is State.NOT_APPLICABLE
    assert house.words.language == "fr"
    assert house.settings.look is Look.DARK


def test_an_audit_is_kept_and_measures_its_items(house: House, tmp_path: Path) -> None:
    request = AuditRequest((Source(samples.reused(tmp_path / "a.json")),))
    assert isinstance(done(house.audit(request)), AuditDone)
    overview = done(house.overview())
    assert state(overview, REUSE) is State.PARTIAL
    assert overview.last_audit is not None
    assert overview.last_audit.opened[0].name == "a.json"


def test_an_audit_that_another_process_kept_is_known_without_a_new_start(house: House, tmp_path: Path) -> None:
    request = AuditRequest((Source(samples.reused(tmp_path / "a.json")),))
    done(house.audit(request))
    ours = done(house.overview()).last_audit
    assert ours is not None
    other = House(house.profile, lambda: NOW + timedelta(hours=1))
    done(other.open_with(Secret("correct horse")))
    done(other.audit(request))
    other.close()
    theirs = done(house.overview()).last_audit
    assert theirs is not None
    assert theirs.at - ours.at == timedelta(hours=1)


def test_a_stopped_audit_leaves_nothing(house: House, tmp_path: Path) -> None:
    stop = threading.Event()
    audit = house.audit(AuditRequest((Source(samples.slow_to_open(tmp_path / "a.json"), Secret("x")),)))(stop)
    next(audit)
    stop.set()
    assert list(audit) == []
    assert done(house.overview()).last_audit is None


def test_the_sample_is_never_mixed_with_what_is_known(house: House) -> None:
    done(house.sample_audit())
    overview = done(house.overview())
    assert overview.last_audit is None
    assert state(overview, REUSE) is State.UNKNOWN


def test_without_a_store_an_audit_is_told_and_an_answer_is_refused(tmp_path: Path) -> None:
    house = House(tmp_path / "mine.db", lambda: NOW)
    done(house.audit(AuditRequest((Source(samples.reused(tmp_path / "a.json")),))))
    assert state(done(house.overview()), REUSE) is State.PARTIAL
    with pytest.raises(StoreUnreachable):
        done(house.answer(MANAGER, Outcome.PASS))
    assert not house.profile.exists()


def test_a_saved_check_up_that_does_not_open_leaves_the_open_one_open(house: House, tmp_path: Path) -> None:
    done(house.answer(MANAGER, Outcome.PASS))
    broken = tmp_path / "other.db"
    broken.write_bytes(b"not a store" * 100)
    with pytest.raises(StoreError):
        done(house.open_saved(broken))
    assert state(done(house.overview()), MANAGER) is State.PASS
    assert house.profile.name == "mine.db"


def test_a_saved_check_up_whose_passphrase_is_not_given_leaves_the_open_one_open(house: House, tmp_path: Path) -> None:
    other = House(tmp_path / "other.db", lambda: NOW)
    done(other.open())
    done(other.create_with(Secret("another")))
    other.close()
    assert done(house.open_saved(tmp_path / "other.db")) is PassphraseAsked.EXISTING
    assert house.profile.name == "mine.db"
    done(house.answer(MANAGER, Outcome.PASS))
    assert state(done(house.open_with(Secret("another"))), MANAGER) is State.UNKNOWN
    assert house.profile.name == "other.db"


def test_a_file_is_examined_without_its_key(house: House, tmp_path: Path) -> None:
    examined = done(house.examine(samples.slow_to_open(tmp_path / "a.json")))
    assert examined == Examined("a.json", "bitwarden-json", locked=True)
    with pytest.raises(SourceError) as refused:
        done(house.examine(tmp_path / "gone.json"))
    assert refused.value.message == "source.missing"


def test_a_check_that_answers_no_item_keeps_the_window_from_starting_and_an_audit_too(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    whole = catalogue_file.load()
    without = replace(whole, entries={key: entry for key, entry in whole.entries.items() if key != REUSE})
    monkeypatch.setattr(catalogue_file, "load", lambda: without)
    monkeypatch.setattr(paths, "log_file", lambda: tmp_path / "bilan.log")
    house = House(tmp_path / "unused.db", lambda: NOW)
    for start in (
        lambda: __main__._approve(__main__._services(tmp_path / "unused.db")),
        lambda: done(house.sample_audit()),
    ):
        with pytest.raises(ResourceError) as refused:
            start()
        assert REUSE in str(refused.value.params["detail"])


@pytest.mark.usefixtures("secret_service")
def test_with_a_keychain_nothing_is_asked(tmp_path: Path) -> None:
    for _ in range(2):
        house = House(tmp_path / "mine.db", lambda: NOW)
        assert isinstance(done(house.open()), Overview)
        house.close()


def test_what_a_service_is_to_a_person_is_known_by_each_of_its_sites(house: House) -> None:
    assert house.library.kind("gmail.com") is ServiceKind.PLATFORM
    assert house.library.kind("laposte.net") is ServiceKind.MAILBOX
    assert house.library.kind("orme.example") is None


def test_the_question_that_is_shown_before_consent_is_the_one_that_would_leave(house: House) -> None:
    question = done(house.leaving.question(Recipient.PWNED_PASSWORDS))
    assert question.splitlines()[:2] == ["GET /range/21BD1 HTTP/1.1", "Host: api.pwnedpasswords.com"]


@pytest.mark.usefixtures("secret_service")
def test_a_profile_that_stays_closed_still_says_by_which_way_questions_leave(tmp_path: Path) -> None:
    kept = House(tmp_path / "mine.db", lambda: NOW)
    done(kept.open())
    done(kept.save_settings(replace(kept.settings, route=Route(Way.TOR))))
    kept.close()
    passing = House(tmp_path / "mine.db", lambda: NOW)
    list(passing.heed_consents()(threading.Event()))
    assert passing.settings.route == Route(Way.TOR)
    assert passing.settings.welcomed is False


def test_a_private_word_is_kept_and_found_in_drafts(house: House) -> None:
    assert done(house.posting.inspect("the heron flies", Context())) == ()
    assert done(house.posting.save_private_words(("Héron", "Norvik", "Héron"))) == ("Héron", "Norvik")
    (finding,) = done(house.posting.inspect("the heron flies", Context()))
    assert (finding.rule, finding.start, finding.end) == ("private.word", 4, 9)
    house.close()
    again = House(house.profile, lambda: NOW)
    done(again.open())
    done(again.open_with(Secret("correct horse")))
    assert done(again.posting.private_words()) == ("Héron", "Norvik")
    again.close()


def test_without_a_store_a_draft_is_looked_at_and_private_words_are_refused(tmp_path: Path) -> None:
    house = House(tmp_path / "mine.db", lambda: NOW)
    assert done(house.posting.inspect("what a moron", Context()))
    for job in (house.posting.private_words(), house.posting.save_private_words(("a",))):
        with pytest.raises(StoreUnreachable):
            done(job)
