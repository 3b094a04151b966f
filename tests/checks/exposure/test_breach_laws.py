from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from checks.exposure.breach import Breach
from checks.exposure.breached_site import CHECK
from checks.facts import Facts
from checks.model import ChangeDateSource, Finding, Login, Outcome
from tests.builders import breach, changed, facts, login, service

SITES = ["a.example", "www.a.example", "b.a.example", "twitter.com", "x.com", "m.x.com", "mail.ru", "c.mail.ru"]
ELSEWHERE = ["other.example", "example", "ru", "aa.example", "witter.com"]
SERVICES = [service("twitter.com", "x.com")]
days = st.dates(date(2010, 1, 1), date(2026, 1, 1))


@st.composite
def some_logins(draw: st.DrawFn) -> Login:
    change = changed(draw(days), draw(st.sampled_from(ChangeDateSource))) if draw(st.booleans()) else None
    site, user = draw(st.sampled_from([*SITES, "lan"])), draw(st.sampled_from(["al", "bo", ""]))
    return login(site, draw(st.sampled_from(["Pass-1", "Pass-2", "Pass-3"])), user, changed=change)


@st.composite
def some_breaches(draw: st.DrawFn, domains: tuple[str, ...] = (*SITES, *ELSEWHERE)) -> Breach:
    on = draw(days)
    return breach(
        draw(st.sampled_from(domains)),
        on,
        max(on, draw(days)),
        draw(st.sampled_from([("Passwords",), ("Names", "Passwords"), ("Names",)])),
        name=draw(st.uuids()).hex,
        verified=draw(st.booleans()),
        sensitive=draw(st.booleans()),
    )


logins = st.lists(some_logins(), max_size=6)
breaches = st.lists(some_breaches(), max_size=6)


def known(logins: list[Login], breaches: list[Breach]) -> Facts:
    return facts(*logins, breaches=tuple(breaches), services=SERVICES)


def judged(logins: list[Login], breaches: list[Breach]) -> list[Finding]:
    return list(CHECK.judge(known(logins, breaches)))


def worst(found: list[Finding]) -> Outcome:
    outcomes = {finding.outcome for finding in found}
    return next((x for x in (Outcome.FAIL, Outcome.UNKNOWN) if x in outcomes), Outcome.PASS)


@given(logins, breaches, st.randoms(use_true_random=False))
def test_the_order_of_the_list_decides_nothing(logins: list[Login], breaches: list[Breach], chance: object) -> None:
    mixed = list(breaches)
    chance.shuffle(mixed)  # type: ignore[attr-defined]  # a random.Random
    assert judged(logins, mixed) == judged(logins, breaches)


@given(logins, breaches, some_breaches(domains=tuple(ELSEWHERE)))
def test_a_breach_of_another_site_changes_nothing(logins: list[Login], breaches: list[Breach], other: Breach) -> None:
    here = [x for x in breaches if x.domain in SITES]
    assert judged(logins, [*here, other]) == judged(logins, here)


@given(logins, breaches, some_breaches())
def test_a_longer_list_never_makes_a_verdict_better(logins: list[Login], breaches: list[Breach], more: Breach) -> None:
    order = [Outcome.FAIL, Outcome.UNKNOWN, Outcome.PASS]
    before, after = worst(judged(logins, breaches)), worst(judged(logins, [*breaches, more]))
    assert order.index(after) <= order.index(before)


@given(logins, breaches)
def test_no_more_accounts_are_affected_than_were_counted(logins: list[Login], breaches: list[Breach]) -> None:
    affected = sum(len(x.subjects) for x in judged(logins, breaches) if x.outcome is Outcome.FAIL)
    assert affected <= CHECK.judged(known(logins, breaches)).accounts


@given(logins, breaches)
def test_what_is_public_does_not_depend_on_sensitive_breaches(logins: list[Login], breaches: list[Breach]) -> None:
    public = [x for x in breaches if not x.sensitive]
    assert [x for x in judged(logins, breaches) if not x.private] == judged(logins, public)
