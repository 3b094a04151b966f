"""Does only what was ticked leave, and is each answer kept as what it is?"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.checkup.events import AuditRequest, Source
from app.checkup.overview import Overview
from app.compose import House
from app.errors import NetError
from app.net import errors, hibp
from app.store.errors import StoreUnreachable
from app.store.own_addresses import OwnAddresses
from app.system.errors import ServiceKeyUnavailable
from app.values.kept_addresses import AddressBook, KeyState, KnownAddress, Looking
from app.values.kept_lists import ListKind
from app.values.outside import Consent, Recipient
from checks.exposure import addresses as judging
from checks.model import Decision, Outcome, Provenance
from checks.own_addresses import AddressAnswer, AddressSource, Result, Way
from checks.secret import Secret
from checks.states import State
from tests.app.lists import documents
from tests.app.net import doors
from tests.app.test_compose import done
from tests.stubs.exposure_server import ExposureServer, paths
from tests.stubs.hibp import CORE_KEY, DOMAIN, PRO_KEY, TEST_KEY, Plan

FOUND, CLEAN = f"multiple-breaches@{DOMAIN}", f"opt-out@{DOMAIN}"
EVERYBODY = tuple(Recipient)


class Clock:
    def __init__(self) -> None:
        self.at = datetime(2026, 11, 24, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at


class Entry:
    """A keychain's entry that ends with the test."""

    def __init__(self) -> None:
        self.held: Secret | None = None
        self.refuses = False
        self.is_there = True

    def __call__(self) -> Entry | None:
        return self if self.is_there else None

    def read(self) -> Secret | None:
        self._refuse()
        return self.held

    def keep(self, key: Secret) -> None:
        self._refuse()
        self.held = key

    def forget(self) -> None:
        self._refuse()
        self.held = None

    def _refuse(self) -> None:
        if self.refuses:
            raise ServiceKeyUnavailable


@pytest.fixture
def server() -> Iterator[ExposureServer]:
    with doors.stub() as running:
        yield running


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def entry() -> Entry:
    return Entry()


@pytest.fixture
def house(tmp_path: Path, server: ExposureServer, clock: Clock, entry: Entry) -> Iterator[House]:
    house = House(tmp_path / "mine.db", clock, doors.leading_to(server), entry)
    done(house.open())
    done(house.create_with(Secret("correct horse")))
    yield house
    house.close()


def book(house: House) -> AddressBook:
    return done(house.addresses.book())


def known(house: House, address: str) -> KnownAddress:
    [found] = [each for each in book(house).known if each.own.address == address]
    return found


def ticked(house: House, *ways: Way, key: str | None = None, addresses: tuple[str, ...] = (FOUND, CLEAN)) -> None:
    for address in addresses:
        done(house.addresses.tick(address, ways))
    if key is not None:
        done(house.addresses.keep_key(Secret(key), EVERYBODY))


def looked_up(house: House, *addresses: str, agreed: tuple[Recipient, ...] = EVERYBODY) -> list[AddressAnswer]:
    job = house.addresses.look_up(addresses or (FOUND, CLEAN), agreed)
    return [told for told in job(threading.Event()) if isinstance(told, AddressAnswer)]


def results(answers: list[AddressAnswer]) -> dict[str, Result]:
    return {answer.address: answer.result for answer in answers}


def state(house: House) -> State:
    overview = done(house.overview())
    assert isinstance(overview, Overview)
    return next(each.state for each in overview.posture.states if each.item.id == judging.ITEM)


# --- what leaves


def test_nothing_of_an_address_leaves_before_it_was_ticked(house: House, server: ExposureServer) -> None:
    ticked(house, key=PRO_KEY)
    ticked(house, Way.HIBP_RANGE, addresses=(CLEAN,))
    server.asked.clear()
    assert results(looked_up(house)) == {CLEAN: Result.NOT_FOUND}
    sent = b"".join(asked.head for asked in server.asked).decode()
    assert "multiple-breaches" not in sent
    assert "opt-out" not in sent
    assert len(server.asked) == 2


def test_a_tick_for_one_service_is_none_for_the_other(house: House, server: ExposureServer) -> None:
    ticked(house, Way.XPOSED, key=CORE_KEY)
    server.asked.clear()
    looked_up(house, FOUND)
    assert [path.split("/")[2] for path in paths(server.asked)] == ["check-email"]


def test_where_the_plan_can_hide_an_address_it_is_hidden(house: House, server: ExposureServer) -> None:
    ticked(house, Way.HIBP_CLEAR, key=PRO_KEY)
    server.asked.clear()
    assert results(looked_up(house)) == {FOUND: Result.FOUND, CLEAN: Result.NOT_FOUND}
    assert DOMAIN.encode() not in b"".join(asked.head for asked in server.asked)


def test_where_the_plan_cannot_hide_it_nothing_leaves_unless_that_was_ticked(
    house: House, server: ExposureServer
) -> None:
    ticked(house, Way.HIBP_RANGE, key=CORE_KEY)
    server.asked.clear()
    [first, second] = looked_up(house)
    assert (first.result, first.reason) == (Result.UNKNOWN, errors.NotTickedInClear.message)
    assert second.reason == first.reason
    assert paths(server.asked) == ["/api/v3/subscription/status"]
    ticked(house, Way.HIBP_CLEAR, addresses=(FOUND,))
    assert results(looked_up(house))[FOUND] is Result.FOUND
    assert [path for path in paths(server.asked) if "opt-out" in path] == []


def test_what_the_key_pays_for_is_asked_before_anything_else(house: House, server: ExposureServer) -> None:
    ticked(house, Way.HIBP_CLEAR, key=CORE_KEY)
    server.asked.clear()
    looked_up(house)
    assert paths(server.asked)[0] == "/api/v3/subscription/status"
    assert len(server.asked) == 3


@pytest.mark.parametrize("agreed", [(), (Recipient.XPOSED,)])
def test_without_a_yes_to_the_service_no_tick_counts(
    house: House, server: ExposureServer, agreed: tuple[Recipient, ...]
) -> None:
    ticked(house, Way.HIBP_CLEAR, key=CORE_KEY)
    server.asked.clear()
    answers = looked_up(house, agreed=agreed)
    assert {answer.reason for answer in answers} == {errors.NotAllowed.message}
    assert server.asked == []


def test_a_refusal_stands_against_a_yes_of_the_moment(house: House, server: ExposureServer) -> None:
    ticked(house, Way.XPOSED)
    done(house.leaving.decide(Recipient.XPOSED, Consent.NEVER))
    assert set(results(looked_up(house)).values()) == {Result.UNKNOWN}
    assert server.asked == []


def test_what_is_shown_beforehand_is_what_leaves_but_for_the_key(house: House, server: ExposureServer) -> None:
    for way, key in ((Way.HIBP_RANGE, PRO_KEY), (Way.HIBP_CLEAR, CORE_KEY), (Way.XPOSED, None)):
        ticked(house, way, key=key, addresses=(FOUND,))
        shown = done(house.addresses.questions(FOUND))[way]
        server.asked.clear()
        looked_up(house, FOUND)
        left = server.asked[-1].head.decode()
        for known_key in (PRO_KEY, CORE_KEY):
            left = left.replace(known_key, "." * 32)
        assert left.split("\r\n")[2:] == shown.split("\r\n")[2:]
        assert left.split("\r\n")[0] == shown.split("\r\n")[0]


def test_the_ledger_has_a_row_for_each_request_without_address_and_key(house: House, server: ExposureServer) -> None:
    ticked(house, Way.HIBP_CLEAR, Way.XPOSED, key=CORE_KEY)
    looked_up(house)
    ticked(house, Way.HIBP_RANGE, key=PRO_KEY)
    looked_up(house)
    departures = done(house.leaving.departures())
    assert len(departures) == len(server.asked) > 8
    written = "".join(departure.sent for departure in departures)
    digest = hibp.digest(FOUND)
    for secret in ("multiple-breaches", "opt-out", DOMAIN, CORE_KEY, PRO_KEY, digest[:6]):
        assert secret not in written


def test_the_test_key_sends_no_address_but_a_test_account(house: House, server: ExposureServer) -> None:
    ticked(house, Way.HIBP_CLEAR, key=TEST_KEY, addresses=(FOUND, "colette@orme.example"))
    answers = {answer.address: answer for answer in looked_up(house, FOUND, "colette@orme.example")}
    assert answers[FOUND].result is Result.FOUND
    assert answers["colette@orme.example"].reason == errors.TestKey.message
    assert b"colette" not in b"".join(asked.head for asked in server.asked)


def test_no_more_is_asked_in_a_minute_than_the_plan_allows(house: House, server: ExposureServer) -> None:
    server.hibp.plans[CORE_KEY] = Plan("Smallest", rpm=1)
    ticked(house, Way.HIBP_CLEAR, key=CORE_KEY)
    stop = threading.Event()
    for told in house.addresses.look_up((FOUND, CLEAN), EVERYBODY)(stop):
        if isinstance(told, Looking) and told.done == 1:
            threading.Timer(0.3, stop.set).start()  # without a pace, the second question would be sent meanwhile
    assert known(house, FOUND).told
    assert not known(house, CLEAN).told
    assert not any("opt-out" in path for path in paths(server.asked))


def test_no_redirect_takes_key_or_address_along(house: House, server: ExposureServer) -> None:
    ticked(house, Way.HIBP_CLEAR, key=CORE_KEY)
    with doors.stub() as other:
        server.other = f"https://{other.origin}"
        server.on["/api/v3/breachedaccount/"] = ["302", "301"]
        assert {answer.reason for answer in looked_up(house)} == {errors.Changed.message}
        assert other.asked == []


# --- what is answered


def test_each_source_answers_for_itself(house: House, server: ExposureServer) -> None:
    server.xposed.found = {CLEAN: ("Adobe",)}
    ticked(house, Way.HIBP_CLEAR, Way.XPOSED, key=CORE_KEY)
    looked_up(house)
    told = known(house, CLEAN).told
    assert told[AddressSource.HIBP][0].answer.result is Result.NOT_FOUND
    assert told[AddressSource.XPOSED][0].answer.result is Result.FOUND


def test_a_failure_stands_beside_the_answer_before_it(house: House, server: ExposureServer) -> None:
    ticked(house, Way.HIBP_CLEAR, key=CORE_KEY)
    looked_up(house)
    server.on["/api/v3/breachedaccount/"] = ["portal"]
    looked_up(house, FOUND)
    [now, before] = known(house, FOUND).told[AddressSource.HIBP]
    assert (now.answer.result, now.answer.reason) == (Result.UNKNOWN, errors.Changed.message)
    assert before.answer.breaches == ("Adobe", "Gawker", "Stratfor")
    looked_up(house, FOUND)
    [only] = known(house, FOUND).told[AddressSource.HIBP]
    assert only.answer.result is Result.FOUND


@pytest.mark.parametrize("fault", ["portal", "403", "404", "429:abc", "500", "truncgzip:50", "302", "json", "reset"])
def test_no_fault_becomes_not_found(house: House, server: ExposureServer, fault: str) -> None:
    ticked(house, Way.HIBP_CLEAR, Way.XPOSED, key=CORE_KEY)
    server.always = fault
    answers = looked_up(house)
    assert len(answers) == 4
    assert {answer.result for answer in answers} == {Result.UNKNOWN}
    assert state(house) is State.UNKNOWN


@pytest.mark.parametrize("fault", ["403", "429:abc"])
def test_what_would_befall_every_address_is_met_once(house: House, server: ExposureServer, fault: str) -> None:
    ticked(house, Way.XPOSED)
    server.always = fault
    assert len(looked_up(house)) == 2
    assert len(server.asked) == 1


def test_a_fault_of_one_address_costs_the_other_nothing(house: House, server: ExposureServer) -> None:
    ticked(house, Way.HIBP_CLEAR, key=CORE_KEY)
    server.on["/api/v3/breachedaccount/multiple"] = ["portal"]
    assert results(looked_up(house)) == {FOUND: Result.UNKNOWN, CLEAN: Result.NOT_FOUND}


def test_a_breach_is_explained_by_the_list_that_is_here(house: House, tmp_path: Path) -> None:
    (tmp_path / "list.json").write_text(json.dumps(documents.hibp()), "utf-8")
    ticked(house, Way.HIBP_CLEAR, key=CORE_KEY)
    looked_up(house)
    [told] = known(house, FOUND).told[AddressSource.HIBP]
    assert {each.public for each in told.breaches} == {None}
    done(house.library.load(tmp_path / "list.json"))
    [told] = known(house, FOUND).told[AddressSource.HIBP]
    adobe = next(each for each in told.breaches if each.name == "Adobe")
    assert adobe.public is not None
    assert adobe.public.domain == "adobe.com"


def test_a_name_that_may_be_intimate_is_kept_for_this_run_only(
    house: House, tmp_path: Path, server: ExposureServer
) -> None:
    server.xposed.found = {FOUND: ("Adobe", "Intimate", "Unheard")}
    done(house.leaving.decide(Recipient.HIBP, Consent.ALWAYS))
    list(house.library.refresh([ListKind.BREACHES])(threading.Event()))
    ticked(house, Way.XPOSED)
    [answer] = looked_up(house, FOUND)
    assert (answer.breaches, answer.private) == (("Adobe",), 2)
    [told] = known(house, FOUND).told[AddressSource.XPOSED]
    assert {each.name for each in told.breaches if each.private} == {"Intimate", "Unheard"}
    house.close()
    again = House(tmp_path / "mine.db", house.now, key=Entry())
    done(again.open())
    done(again.open_with(Secret("correct horse")))
    [told] = known(again, FOUND).told[AddressSource.XPOSED]
    assert [each.name for each in told.breaches] == ["Adobe"]
    assert told.answer.private == 2
    again.close()


# --- what it says of the item


def test_an_address_that_was_found_is_as_known_as_one_that_was_not(house: House) -> None:
    ticked(house, Way.HIBP_CLEAR, key=CORE_KEY)
    looked_up(house)
    assert state(house) is State.PASS


def test_what_could_not_be_asked_leaves_the_item_partly_known(house: House, server: ExposureServer) -> None:
    ticked(house, Way.HIBP_CLEAR, key=CORE_KEY)
    server.on["/api/v3/breachedaccount/multiple"] = ["portal"]
    looked_up(house)
    assert state(house) is State.PARTIAL


def test_a_decision_of_the_person_about_the_item_stands(house: House) -> None:
    done(house.decide(judging.ITEM, Decision.ACCEPTED, "I know"))
    ticked(house, Way.HIBP_CLEAR, key=CORE_KEY)
    looked_up(house)
    assert state(house) is State.ACCEPTED


def test_what_is_observed_is_measured_and_says_no_name(house: House) -> None:
    ticked(house, Way.HIBP_CLEAR, key=CORE_KEY)
    looked_up(house)
    assert house._store is not None
    [observation] = house._store.observations()
    assert (observation.outcome, observation.provenance) == (Outcome.PASS, Provenance.MEASURED)
    assert (observation.note, observation.reason) == ("", None)


# --- stopping


def test_whoever_stops_keeps_what_was_answered_before(house: House, server: ExposureServer) -> None:
    ticked(house, Way.HIBP_CLEAR, key=CORE_KEY)
    stop = threading.Event()
    answers = []
    for told in house.addresses.look_up((FOUND, CLEAN), EVERYBODY)(stop):
        if isinstance(told, AddressAnswer):
            answers.append(told)
            stop.set()
    assert [answer.address for answer in answers] == [FOUND]
    assert known(house, FOUND).told
    assert not known(house, CLEAN).told
    assert state(house) is State.PARTIAL
    assert not any("opt-out" in path for path in paths(server.asked))


def test_a_service_that_hangs_is_left_within_a_moment(house: House, server: ExposureServer) -> None:
    ticked(house, Way.XPOSED)
    server.always = "hang"
    stop = threading.Event()
    doors.stop_after(server.hanging.wait, stop)
    told = list(house.addresses.look_up((FOUND, CLEAN), EVERYBODY)(stop))
    assert [type(each) for each in told] == [Looking]
    assert not known(house, FOUND).told


def test_an_answer_about_an_address_that_was_forgotten_meanwhile_is_not_kept(house: House) -> None:
    ticked(house, Way.HIBP_CLEAR, key=CORE_KEY)
    for told in house.addresses.look_up((FOUND,), EVERYBODY)(threading.Event()):
        if isinstance(told, Looking):
            done(house.addresses.forget(FOUND))
    assert house._store is not None
    assert OwnAddresses(house._store).answers() == ()


# --- the key


def test_a_key_is_kept_once_the_service_took_it(house: House, entry: Entry) -> None:
    assert book(house).key is KeyState.NONE
    assert done(house.addresses.keep_key(Secret(CORE_KEY), EVERYBODY)).key is KeyState.KEPT
    assert entry.held == Secret(CORE_KEY)


@pytest.mark.parametrize(
    ("key", "cause"), [("", errors.KeyMalformed), ("short", errors.KeyMalformed), ("f" * 32, errors.KeyUnknown)]
)
def test_a_key_that_is_none_is_not_kept(house: House, entry: Entry, key: str, cause: type[NetError]) -> None:
    with pytest.raises(cause):
        done(house.addresses.keep_key(Secret(key), EVERYBODY))
    assert entry.held is None


def test_a_key_is_sent_to_nobody_without_a_yes(house: House, entry: Entry, server: ExposureServer) -> None:
    with pytest.raises(errors.NotAllowed):
        done(house.addresses.keep_key(Secret(CORE_KEY)))
    assert (entry.held, server.asked) == (None, [])


def test_a_key_that_cannot_be_kept_is_not_even_sent(house: House, entry: Entry, server: ExposureServer) -> None:
    entry.is_there = False
    with pytest.raises(ServiceKeyUnavailable):
        done(house.addresses.keep_key(Secret(CORE_KEY), EVERYBODY))
    assert server.asked == []
    assert book(house).key is KeyState.NO_KEYCHAIN


def test_without_a_key_the_answer_is_unknown_and_nothing_leaves(house: House, server: ExposureServer) -> None:
    ticked(house, Way.HIBP_CLEAR)
    assert {answer.reason for answer in looked_up(house)} == {errors.KeyAbsent.message}
    assert server.asked == []


def test_a_keychain_that_stays_locked_is_a_reason_of_its_own(house: House, entry: Entry) -> None:
    ticked(house, Way.HIBP_CLEAR, key=CORE_KEY)
    entry.refuses = True
    assert {answer.reason for answer in looked_up(house)} == {ServiceKeyUnavailable.message}


def test_a_key_goes_when_it_is_removed(house: House, entry: Entry) -> None:
    done(house.addresses.keep_key(Secret(CORE_KEY), EVERYBODY))
    assert done(house.addresses.forget_key()).key is KeyState.NONE
    assert entry.held is None


def test_a_key_goes_with_the_consent_and_with_no_other(house: House, entry: Entry) -> None:
    done(house.addresses.keep_key(Secret(CORE_KEY), EVERYBODY))
    done(house.leaving.decide(Recipient.XPOSED, Consent.NEVER))
    done(house.leaving.decide(Recipient.HIBP, Consent.EACH_TIME))
    assert entry.held is not None
    done(house.leaving.decide(Recipient.HIBP, Consent.NEVER))
    assert entry.held is None


def test_a_refusal_stands_although_the_key_could_not_be_deleted(house: House, entry: Entry) -> None:
    done(house.addresses.keep_key(Secret(CORE_KEY), EVERYBODY))
    entry.refuses = True
    with pytest.raises(ServiceKeyUnavailable):
        list(house.leaving.decide(Recipient.HIBP, Consent.NEVER)(threading.Event()))
    assert done(house.leaving.consents())[Recipient.HIBP] is Consent.NEVER


def test_a_key_that_is_refused_later_sends_no_further_address(house: House, server: ExposureServer) -> None:
    ticked(house, Way.HIBP_CLEAR, key=CORE_KEY)
    del server.hibp.plans[CORE_KEY]
    server.asked.clear()
    assert {answer.reason for answer in looked_up(house)} == {errors.KeyUnknown.message}
    assert paths(server.asked) == ["/api/v3/subscription/status"]


def test_no_file_of_the_profile_holds_key_or_address(house: House, tmp_path: Path) -> None:
    ticked(house, Way.HIBP_CLEAR, key=CORE_KEY)
    looked_up(house)
    house.close()
    written = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert written
    for secret in (CORE_KEY, FOUND, CLEAN):
        assert secret.encode() not in written


# --- the addresses


def test_the_addresses_of_a_vault_are_offered_and_kept_only_once_ticked(house: House, tmp_path: Path) -> None:
    vault = tmp_path / "logins.csv"
    vault.write_text(
        "url,username,password\nhttps://bank.example,Colette@Orme.example,x1-Kaxo-93\n"
        "https://shop.example,colette@orme.example,x2-Kaxo-93\nhttps://forum.example,colette,x3-Kaxo-93\n",
        "utf-8",
    )
    list(house.audit(AuditRequest((Source(vault),)))(threading.Event()))
    [only] = book(house).known
    assert (only.own.address, only.own.ways) == ("colette@orme.example", frozenset())
    assert only.seen is not None
    assert only.seen.accounts == 2
    assert house._store is not None
    assert OwnAddresses(house._store).all() == ()
    done(house.addresses.tick("colette@orme.example", (Way.XPOSED,)))
    assert [each.address for each in OwnAddresses(house._store).all()] == ["colette@orme.example"]


def test_the_sample_offers_no_address(house: House) -> None:
    list(house.sample_audit()(threading.Event()))
    assert book(house).known == ()


def test_an_address_that_is_forgotten_takes_its_answers_along(house: House) -> None:
    ticked(house, Way.HIBP_CLEAR, key=CORE_KEY)
    looked_up(house)
    assert [each.own.address for each in done(house.addresses.forget(FOUND)).known] == [CLEAN]
    assert house._store is not None
    assert {each.address for each in OwnAddresses(house._store).answers()} == {CLEAN}


@pytest.mark.parametrize(
    "text", ["", "colette", "a@b", "Colette@orme.example", " a@orme.example", "a\u202e@orme.example"]
)
def test_what_is_no_address_cannot_be_ticked(house: House, text: str) -> None:
    with pytest.raises(ValueError, match=r"^$"):
        house.addresses.tick(text, (Way.XPOSED,))


def test_without_a_store_nothing_is_ticked(tmp_path: Path, entry: Entry) -> None:
    house = House(tmp_path / "none.db", Clock(), key=entry)
    assert done(house.addresses.book()) == AddressBook((), KeyState.NONE)
    with pytest.raises(StoreUnreachable):
        done(house.addresses.tick(FOUND, (Way.XPOSED,)))
