from __future__ import annotations

from datetime import date, timedelta

import pytest

from checks.facts import Count
from checks.model import ChangeDateSource, Finding, Login, Outcome, PasswordChange
from checks.passwords import age
from tests.builders import TODAY, facts, login


def changed(on: date, site: str = "bank.example") -> Login:
    return login(site, changed=PasswordChange(on, ChangeDateSource.RECORDED))


def found(*logins: Login, today: date = TODAY) -> list[Finding]:
    return list(age.judge(facts(*logins, today=today)))


def years_before(years: int) -> date:
    return TODAY.replace(year=TODAY.year - years)


@pytest.mark.parametrize(("years", "named"), [(3, 3), (4, 3), (5, 5), (9, 5), (10, 10), (25, 10)])
def test_an_old_password_is_information_never_a_fault(years: int, named: int) -> None:
    (finding,) = found(changed(years_before(years)))
    assert finding.outcome is Outcome.PASS
    assert finding.evidence.params == {"n": 1, "years": named}


@pytest.mark.parametrize("on", [TODAY, years_before(2), years_before(3) + timedelta(days=1), TODAY + timedelta(days=1)])
def test_a_younger_password_is_not_worth_naming(on: date) -> None:
    assert found(changed(on)) == []


def test_the_twenty_ninth_of_february_is_no_trouble() -> None:
    born = changed(date(2020, 2, 29))
    assert found(born, today=date(2023, 2, 28)) == []
    assert len(found(born, today=date(2023, 3, 1))) == 1


def test_an_age_that_the_vault_cannot_tell_is_unknown_never_young() -> None:
    (finding,) = found(login())
    assert finding.outcome is Outcome.UNKNOWN
    assert age.judged(facts(login())) == Count(0, 0)


def test_accounts_of_one_age_are_one_finding_the_oldest_first() -> None:
    ages = found(
        changed(years_before(5), "a.example"), changed(years_before(11), "b.example"), changed(years_before(6))
    )
    assert [(finding.evidence.params["years"], len(finding.subjects)) for finding in ages] == [(10, 1), (5, 2)]


def test_only_accounts_of_known_age_are_judged() -> None:
    assert age.judged(facts(changed(TODAY, "a.example"), login("b.example"))) == Count(1, 1)
