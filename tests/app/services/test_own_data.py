from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from app.checkup.overview import Overview, PassphraseAsked
from app.compose import House
from app.knowledge.platforms import platforms
from app.letters.companies import NotCompanies
from app.store.errors import StoreUnreachable
from checks.exposure.rights import with_more_time
from checks.model import Decision, ItemId, Outcome, Provenance
from checks.own_data import Purpose, Reply, Request, Right, Told
from checks.secret import Secret
from checks.states import ItemState, State
from tests.app.test_compose import done

APPS = ItemId("exposure.third_party")


class Clock:
    """A clock that goes on by a second whenever it is looked at."""

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 24, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def house(tmp_path: Path, clock: Clock) -> Iterator[House]:
    house = House(tmp_path / "mine.db", clock)
    assert done(house.open()) is PassphraseAsked.NEW
    done(house.create_with(Secret("correct horse")))
    yield house
    house.close()


def state(overview: Overview, item: ItemId = APPS) -> ItemState:
    return next(each for each in overview.posture.states if each.item.id == item)


def go_through(house: House, told: Told = Told.DONE) -> Overview:
    """Answer every platform about its apps; of those that have none, say that there is no account."""
    overview = None
    for platform in platforms():
        has = any(setting.purpose is Purpose.APPS for setting in platform.setting)
        overview = done(house.own_data.tell(platform.id, Purpose.APPS, told if has else Told.NO_ACCOUNT))
    assert overview is not None
    return overview


def test_a_request_is_kept_with_its_due_date_and_changed(house: House) -> None:
    overview = done(house.own_data.note("Métiora", Right.ACCESS, date(2026, 11, 24)))
    kept = Request(1, "Métiora", Right.ACCESS, date(2026, 11, 24), date(2026, 12, 24))
    assert overview.requests == (kept,)
    longer = with_more_time(replace(kept, reply=Reply.WAITING))
    assert done(house.own_data.change(longer)).requests == (longer,)
    assert done(house.own_data.forget(longer)).requests == ()


def test_nothing_is_said_of_an_item_until_every_platform_was_gone_through(house: House) -> None:
    first, *_ = platforms()
    overview = done(house.own_data.tell(first.id, Purpose.APPS, Told.DONE))
    assert [each.told for each in overview.told] == [Told.DONE]
    assert state(overview).state is State.UNKNOWN
    after = state(go_through(house))
    assert (after.state, after.provenance) == (State.PASS, Provenance.DECLARED)


def test_a_setting_that_cannot_be_found_any_more_takes_the_confirmation_back(house: House) -> None:
    go_through(house)
    first, *_ = platforms()
    after = state(done(house.own_data.tell(first.id, Purpose.APPS, Told.NOT_FOUND)))
    assert (after.state, after.because) == (State.UNKNOWN, "unknown.platforms")


def test_a_decision_about_the_item_stands(house: House) -> None:
    done(house.decide(APPS, Decision.ACCEPTED, "I know them all"))
    assert state(go_through(house)).state is State.ACCEPTED


def test_a_direct_answer_speaks_until_the_platforms_are_asked_about_it_again(house: House) -> None:
    go_through(house)
    assert state(done(house.answer(APPS, Outcome.FAIL))).state is State.FAIL
    first, *_ = platforms()
    assert state(done(house.own_data.tell(first.id, Purpose.LOCATION, Told.DONE))).state is State.FAIL
    assert state(done(house.own_data.tell(first.id, Purpose.APPS, Told.DONE))).state is State.PASS


def test_going_through_one_platform_after_six_months_does_not_renew_the_others(house: House, clock: Clock) -> None:
    go_through(house)
    clock.at += timedelta(days=200)
    first, *_ = platforms()
    before = state(done(house.overview()))
    after = state(done(house.own_data.tell(first.id, Purpose.APPS, Told.DONE)))
    assert (before.state, before.at) == (after.state, after.at)
    assert after.state is State.STALE


def test_without_a_store_nothing_is_kept_and_it_is_said(tmp_path: Path, clock: Clock) -> None:
    house = House(tmp_path / "none.db", clock)
    with pytest.raises(StoreUnreachable):
        done(house.own_data.note("Métiora", Right.ACCESS, date(2026, 11, 24)))
    assert done(house.overview()).requests == ()


def test_the_companies_that_bilan_knows_can_be_lengthened_by_a_list(house: House, tmp_path: Path) -> None:
    names = [company.name for company in house.own_data.companies()]
    assert "Google" in names
    assert names == sorted(set(names))
    given = tmp_path / "companies.json"
    given.write_text('[{"name": "Métiora", "address": "1 rue X"}, {"name": "google", "address": "2 rue Y"}]', "utf-8")
    longer = done(house.own_data.read_companies(given))
    assert len(longer) == len(names) + 1
    assert next(each for each in longer if each.name == "google").address == ("2 rue Y",)
    given.write_text("{}", "utf-8")
    with pytest.raises(NotCompanies):
        done(house.own_data.read_companies(given))
