from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from checks.exposure.ages import IMPORTED_FROM
from checks.exposure.dormant import CHECK
from checks.facts import ServiceKind
from checks.model import ChangeDateSource, Login, Outcome
from tests.builders import TODAY, changed, facts, login, service

SERVICES = [service("bank.example", kind=ServiceKind.BANK)]
MADE = ChangeDateSource.LOWER_BOUND


def told(*logins: Login) -> list[tuple[Outcome, str]]:
    return [(x.outcome, x.evidence.message) for x in CHECK.judge(facts(*logins, services=SERVICES))]


def years_ago(years: int, days: int = 0) -> date:
    return TODAY.replace(year=TODAY.year - years) - timedelta(days)


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ({"used": years_ago(2)}, [(Outcome.PARTIAL, "dormant.unused")]),
        ({"used": years_ago(2, -1)}, []),
        ({"used": years_ago(3), "changed": changed(years_ago(1))}, []),
        ({"changed": changed(years_ago(5))}, [(Outcome.PARTIAL, "dormant.silent")]),
        ({"changed": changed(years_ago(5), MADE)}, [(Outcome.PARTIAL, "dormant.silent")]),
        ({"changed": changed(years_ago(5, -1))}, [(Outcome.UNKNOWN, "dormant.quiet")]),
        ({"changed": changed(years_ago(3))}, [(Outcome.UNKNOWN, "dormant.quiet")]),
        ({"changed": changed(years_ago(3, -1))}, []),
        ({}, [(Outcome.UNKNOWN, "dormant.untold")]),
    ],
)
def test_the_last_sign_of_life_decides(dates: dict[str, Any], expected: list[Any]) -> None:
    assert told(login("shop.example", **dates)) == expected


def test_an_important_account_is_not_accused_of_an_old_password_alone() -> None:
    assert told(login("bank.example", changed=changed(years_ago(9)))) == [(Outcome.UNKNOWN, "dormant.quiet")]
    assert told(login("bank.example", used=years_ago(9))) == [(Outcome.PARTIAL, "dormant.unused")]


def test_of_several_copies_the_latest_sign_of_life_speaks() -> None:
    copies = login("shop.example", source="a.csv", used=years_ago(6)), login("shop.example", used=years_ago(0))
    assert told(*copies) == []


def test_the_day_on_which_a_vault_was_filled_is_no_date() -> None:
    day = changed(years_ago(9), MADE)
    (finding,) = CHECK.judge(facts(*(login(f"s{n}.example", changed=day) for n in range(IMPORTED_FROM))))
    assert (finding.outcome, finding.evidence.message) == (Outcome.UNKNOWN, "dormant.untold")


def test_every_account_is_counted() -> None:
    assert CHECK.judged(facts(login("a.example"), login("b.example", used=TODAY))).accounts == 2
