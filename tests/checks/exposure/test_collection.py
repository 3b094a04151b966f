from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from checks.exposure.collection import FEEDS, Support, absent, by_setting, changed, standing, supports
from checks.model import ItemId, Outcome
from checks.own_data import Purpose, SettingTold, Told

ADS, APPS = ItemId("privacy.ads"), ItemId("exposure.third_party")
OFFERED = {
    "orme": frozenset({Purpose.ADVERTISING, Purpose.ACTIVITY, Purpose.APPS, Purpose.LOCATION}),
    "tissage": frozenset({Purpose.ADVERTISING, Purpose.APPS}),
}
TODAY = date(2026, 11, 24)
START = datetime(2026, 11, 24, 8, tzinfo=UTC)


def told(*answers: tuple[str, Purpose, Told], start: datetime = START) -> tuple[SettingTold, ...]:
    return tuple(
        SettingTold(platform, purpose, answer, start + timedelta(seconds=n))
        for n, (platform, purpose, answer) in enumerate(answers)
    )


def everywhere(apps: Told, other: Told = Told.DONE) -> tuple[SettingTold, ...]:
    return told(("orme", Purpose.APPS, apps), ("tissage", Purpose.APPS, other))


def test_an_item_is_confirmed_when_it_was_done_on_every_platform() -> None:
    assert supports(OFFERED, everywhere(Told.DONE), TODAY) == {APPS: Support(Outcome.PASS, 1.0)}


def test_a_platform_that_was_not_spoken_of_leaves_the_item_open() -> None:
    assert supports(OFFERED, told(("orme", Purpose.APPS, Told.DONE)), TODAY) == {}


def test_a_platform_without_such_a_setting_leaves_the_item_open_too_until_it_was_spoken_of() -> None:
    offered = {"orme": frozenset({Purpose.CHECKUP}), "tissage": frozenset({Purpose.LOCATION})}
    one = told(("orme", Purpose.CHECKUP, Told.DONE))
    assert supports(offered, one, TODAY) == {}
    both = (*one, *told(("tissage", Purpose.LOCATION, Told.NOT_FOUND)))
    assert supports(offered, both, TODAY) == {ItemId("privacy.checkups"): Support(Outcome.PASS, 1.0)}


@pytest.mark.parametrize("purpose", list(Purpose))
def test_no_account_on_a_platform_takes_all_of_it_out_whichever_setting_it_was_said_of(purpose: Purpose) -> None:
    answers = told(("orme", Purpose.APPS, Told.DONE), ("tissage", purpose, Told.NO_ACCOUNT))
    assert supports(OFFERED, answers, TODAY) == {APPS: Support(Outcome.PASS, 1.0)}


def test_no_account_anywhere_says_nothing() -> None:
    answers = told(("orme", Purpose.APPS, Told.NO_ACCOUNT), ("tissage", Purpose.APPS, Told.NO_ACCOUNT))
    assert supports(OFFERED, answers, TODAY) == {}


def test_an_account_that_was_made_since_is_asked_about_again() -> None:
    answers = told(
        ("orme", Purpose.APPS, Told.DONE),
        ("tissage", Purpose.APPS, Told.NO_ACCOUNT),
        ("tissage", Purpose.ADVERTISING, Told.DONE),
    )
    assert absent(answers) == frozenset()
    assert supports(OFFERED, answers, TODAY) == {}


@pytest.mark.parametrize(
    ("answer", "support"),
    [
        (Told.LEFT_ON, Support(Outcome.PARTIAL, 0.5)),
        (Told.NOT_YET, Support(Outcome.PARTIAL, 0.5)),
        (Told.NOT_FOUND, None),
    ],
)
def test_what_was_left_on_counts_as_not_done_and_what_was_not_found_leaves_the_item_open(
    answer: Told, support: Support | None
) -> None:
    assert supports(OFFERED, everywhere(answer), TODAY).get(APPS) == support


def test_nothing_done_anywhere_is_no_half() -> None:
    assert supports(OFFERED, everywhere(Told.LEFT_ON, Told.NOT_YET), TODAY) == {APPS: Support(Outcome.FAIL, 0.0)}


def test_an_item_that_two_kinds_of_settings_answer_waits_for_both() -> None:
    half = told(("orme", Purpose.ADVERTISING, Told.DONE), ("tissage", Purpose.ADVERTISING, Told.DONE))
    assert ADS not in supports(OFFERED, half, TODAY)
    whole = (*half, *told(("orme", Purpose.ACTIVITY, Told.NOT_YET)))
    assert supports(OFFERED, whole, TODAY)[ADS] == Support(Outcome.PARTIAL, 2 / 3)


def test_settings_that_are_only_a_part_of_what_an_item_asks_never_answer_it() -> None:
    fed = frozenset().union(*FEEDS.values())
    assert fed.isdisjoint({Purpose.LOCATION, Purpose.CONTACTS, Purpose.DOWNLOAD})


def test_an_answer_is_asked_again_after_six_months_and_holds_nothing_from_then_on() -> None:
    answers = everywhere(Told.DONE)
    assert supports(OFFERED, answers, date(2027, 5, 23)) == {APPS: Support(Outcome.PASS, 1.0)}
    assert supports(OFFERED, answers, date(2027, 5, 24)) == {}
    assert standing("orme", Purpose.APPS, by_setting(answers), date(2027, 5, 24)) is None


def test_the_newest_answer_speaks_in_whatever_order_they_come() -> None:
    early, late = told(("orme", Purpose.APPS, Told.NOT_YET), ("orme", Purpose.APPS, Told.DONE))
    assert by_setting([late, early])["orme", Purpose.APPS] is late


def test_only_items_that_an_answer_concerns_are_recorded_again() -> None:
    before = everywhere(Told.DONE)
    again = told(("tissage", Purpose.APPS, Told.DONE), start=START + timedelta(hours=1))
    assert changed(OFFERED, before, (*before, *again), Purpose.APPS, TODAY) == {APPS: Support(Outcome.PASS, 1.0)}
    other = told(("orme", Purpose.LOCATION, Told.DONE), start=START + timedelta(hours=1))
    assert changed(OFFERED, before, (*before, *other), Purpose.LOCATION, TODAY) == {}


def test_an_answer_that_opens_a_confirmed_item_takes_it_back() -> None:
    before = everywhere(Told.DONE)
    lost = told(("orme", Purpose.APPS, Told.NOT_FOUND), start=START + timedelta(hours=1))
    assert changed(OFFERED, before, (*before, *lost), Purpose.APPS, TODAY) == {APPS: Support(Outcome.UNKNOWN, 0.0)}


def test_leaving_a_platform_changes_what_the_others_say() -> None:
    before = everywhere(Told.NOT_YET)
    gone = told(("orme", Purpose.LOCATION, Told.NO_ACCOUNT), start=START + timedelta(hours=1))
    assert changed(OFFERED, before, (*before, *gone), Purpose.LOCATION, TODAY) == {APPS: Support(Outcome.PASS, 1.0)}
