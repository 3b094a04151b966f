"""Is each of some thousand logins judged as is known of it, against the real list?"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.knowledge import rules
from checks.exposure.breach import Breach
from checks.exposure.breached_site import CHECK
from checks.exposure.hosts import sharing
from checks.facts import Facts
from checks.model import ChangeDateSource, Kind, Login, Outcome, PasswordChange
from tests.builders import TODAY, changed, login
from tests.checks.exposure import real_lists

pytestmark = real_lists.where_they_are
TWO_MONTHS, LONG = timedelta(days=62), timedelta(days=500)
MADE = ChangeDateSource.LOWER_BOUND


KINDS = {
    *("before", "before, by its entry", "under it", "after", "before it was public", "another name", "another owner"),
    *("untold", "that very day", "in the month", "only data", "doubtful", "alias", "alias, only data", "beside it"),
    *("as soon as it was public", "that very day, by its entry", "soon after the month", "in the year", "sensitive"),
    *("before several", "on the day of the first", "between two", "after several", "several, sensitive"),
    *("several, some of passwords", "several, only data", "after several, only data"),
    *("shared", "shared, under it", "shared, after", "shared, beside it"),
}
"""What every run must have looked at."""


@dataclass(frozen=True)
class Case:
    """A login, and what is known of it: its outcome, whether that is private, and whether it is also told of data."""

    why: str
    login: Login
    outcome: Outcome | None
    private: bool = False
    data: bool = False

    @property
    def told(self) -> set[tuple[Outcome, bool]]:
        outcomes = {self.outcome} | ({Outcome.PASS} if self.data else set())
        return {(outcome, self.private) for outcome in outcomes if outcome is not None}


def test_no_login_is_missed_and_none_accused_falsely() -> None:
    breaches = real_lists.breaches()
    several = (*of_several(breaches), *of_mixed(breaches))
    cases = list(numbered([*of_each_breach(breaches), *several, *of_no_concern(), *of_aliases(), *of_shared(breaches)]))
    logins = tuple(case.login for case in cases)
    shared = sharing(tuple(group) for group in real_lists.groups())
    facts = Facts(logins, TODAY, services=rules.services(), breaches=breaches, shared=shared)
    found: dict[str, set[tuple[Outcome, bool]]] = defaultdict(set)
    for finding in CHECK.judge(facts):
        for subject in finding.subjects:
            found[subject.user].add((finding.outcome, finding.private))
    wrong = [
        (case.why, case.login.urls, case.login.changed, found[case.login.username])
        for case in cases
        if found[case.login.username] != case.told
    ]
    assert wrong == []
    assert {case.why for case in cases} >= KINDS
    assert len(cases) > 2000


def numbered(cases: list[Case]) -> Iterator[Case]:
    """Give each login a user and a password of its own, so that none speaks for another."""
    for number, case in enumerate(cases):
        yield replace(case, login=login_of(case.login, number))


def login_of(plain: Login, number: int) -> Login:
    made = login("x.example", f"own-password-{number}", f"user{number}")
    return replace(plain, username=made.username, password=plain.password and made.password)


def speaks(breach: Breach) -> bool:
    """Tell it in other words than the program: what the directory's fields say of a site and its people."""
    flags = (breach.fabricated, breach.retired, breach.spam_list, breach.malware)
    return breach.domain != "" and breach.verified and True not in flags


def by_domain(breaches: tuple[Breach, ...]) -> dict[str, list[Breach]]:
    grouped: dict[str, list[Breach]] = defaultdict(list)
    for breach in breaches:
        if breach.domain:
            grouped[breach.domain].append(breach)
    return grouped


def of_each_breach(breaches: tuple[Breach, ...]) -> Iterator[Case]:
    """Yield what is known of logins at a site of which the list has one breach, and that lies under no other such."""
    grouped = by_domain(breaches)
    services = rules.services()
    for domain, (breach, *others) in grouped.items():
        above = {domain.split(".", n)[-1] for n in range(1, domain.count("."))}
        if others or above & grouped.keys() or domain in services:
            continue
        if not speaks(breach):
            yield Case("doubtful", at(domain, breach.on - TWO_MONTHS), None)
        elif "Passwords" not in breach.data:
            yield Case("only data", at(domain, breach.on - TWO_MONTHS), Outcome.PASS, breach.sensitive)
        else:
            yield from of_passwords(breach)


def of_passwords(breach: Breach) -> Iterator[Case]:
    domain, private = breach.domain, breach.sensitive
    before, after = breach.on - TWO_MONTHS, max(breach.on + LONG, breach.added + TWO_MONTHS)
    yield Case("sensitive" if private else "before", at(domain, before), Outcome.FAIL, private)
    yield Case("before, by its entry", at(domain, PasswordChange(before, MADE)), Outcome.FAIL, private)
    yield Case("under it", at(f"www.{domain}", before), Outcome.FAIL, private)
    yield Case("after", at(domain, after), None)
    yield Case("untold", at(domain, None), Outcome.UNKNOWN, private)
    yield Case("that very day", at(domain, breach.on), Outcome.UNKNOWN, private)
    yield Case("as soon as it was public", at(domain, max(breach.added, breach.on) + timedelta(1)), None)
    yield Case("that very day, by its entry", at(domain, PasswordChange(breach.on, MADE)), Outcome.UNKNOWN, private)
    if breach.added - breach.on > LONG + TWO_MONTHS:
        yield Case("before it was public", at(domain, breach.on + LONG), None)
    if breach.on.day == 1 and breach.added > breach.on + timedelta(days=20):
        yield Case("in the month", at(domain, breach.on + timedelta(days=20)), Outcome.UNKNOWN, private)
    if breach.on.day == 1 and breach.added > breach.on + timedelta(days=45):
        yield Case("soon after the month", at(domain, breach.on + timedelta(days=45)), Outcome.UNKNOWN, private)
    if (breach.on.month, breach.on.day) == (1, 1) and breach.added > breach.on + timedelta(days=200):
        yield Case("in the year", at(domain, breach.on + timedelta(days=200)), Outcome.UNKNOWN, private)
    yield Case("another name", at(f"not{domain}", before), None)
    yield Case("another owner", at(f"{domain}.example", before), None)
    yield Case("archived", replace(at(domain, before), archived=True), None)
    yield Case("a key", replace(at(domain, before), kind=Kind.API_KEY), None)
    yield Case("no password", replace(at(domain, before), password=None), Outcome.PASS, private)


def of_several(breaches: tuple[Breach, ...]) -> Iterator[Case]:
    """Yield what is known at domains with more than one breach that took passwords."""
    for domain, every in by_domain(breaches).items():
        counting = [x for x in every if speaks(x) and "Passwords" in x.data]
        if len(counting) != len(every) or len(every) < 2 or len({x.sensitive for x in every}) > 1:
            continue
        private = every[0].sensitive
        first, last = min(x.on for x in every), max(x.on for x in every)
        why = "several, sensitive" if private else "before several"
        yield Case(why, at(domain, first - TWO_MONTHS), Outcome.FAIL, private)
        if last - first > TWO_MONTHS:
            yield Case("on the day of the first", at(domain, first), Outcome.FAIL, private)
        if last - first > LONG + TWO_MONTHS:
            yield Case("between two", at(domain, first + LONG), Outcome.FAIL, private)
        yield Case("after several", at(domain, max(last + LONG, *(x.added for x in every)) + TWO_MONTHS), None)


def of_shared(breaches: tuple[Breach, ...]) -> Iterator[Case]:
    """Yield what is known of logins at sites that did not leak, but take the credentials of one that did."""
    grouped, services = by_domain(breaches), rules.services()
    for group in real_lists.groups():
        leaked = [breach for name in group for breach in grouped.get(name, ())]
        if len(leaked) != 1 or not speaks(leaked[0]) or "Passwords" not in leaked[0].data or group & services.keys():
            continue
        [breach] = leaked
        before, after = breach.on - TWO_MONTHS, max(breach.on + LONG, breach.added + TWO_MONTHS)
        for name in sorted(group - {breach.domain}):
            yield Case("shared", at(name, before), Outcome.FAIL, breach.sensitive)
            yield Case("shared, under it", at(f"login.{name}", before), Outcome.FAIL, breach.sensitive)
            yield Case("shared, after", at(name, after), None)
            yield Case("shared, beside it", at(f"{name}.example", before), None)


def of_aliases() -> Iterator[Case]:
    early = date(2009, 3, 4)
    for site in ("behance.net", "yahoo.fr", "ymail.com", "adobe.com", "fr.mail.yahoo.com"):
        yield Case("alias", at(site, early), Outcome.FAIL)
    for site in ("x.com", "twitter.com", "messenger.com", "fb.com"):
        yield Case("alias, only data", at(site, early), Outcome.PASS)


def of_mixed(breaches: tuple[Breach, ...]) -> Iterator[Case]:
    """Yield what is known at domains with several breaches of which some took no password."""
    for domain, every in by_domain(breaches).items():
        told = [x for x in every if speaks(x)]
        leaked = [x for x in told if "Passwords" in x.data]
        if len(every) < 2 or len(leaked) == len(told) or len({x.sensitive for x in told}) > 1:
            continue
        private, before = told[0].sensitive, min(x.on for x in every) - TWO_MONTHS
        after = max(max(x.on, x.added) for x in every) + LONG
        if leaked:
            yield Case("several, some of passwords", at(domain, before), Outcome.FAIL, private, data=True)
        else:
            yield Case("several, only data", at(domain, before), None, private, data=True)
        yield Case("after several, only data", at(domain, after), None, private, data=True)


def of_no_concern() -> Iterator[Case]:
    early = date(2009, 3, 4)
    hosts = (
        "mail.ru",
        "e.mail.ru",
        "btcsec.com",
        "elex.com",
        "durban.gov.za",
        "lazada.sg",
        "mastercard.de",
        "boxee.com",
    )
    for name in (
        *hosts,
        "192.0.2.7",
        "[2001:db8::7]",
        "10.0.0.138",
        "fritz.box",
        "nas.local",
        "localhost",
        "münchen.example",
    ):
        yield Case("beside it", at(name, early), None)
    yield Case("an app", replace(at("x.example", early), urls=("android://hash@com.adobe.reader/",)), Outcome.PASS)
    yield Case("a key of a server", replace(at("adobe.com", early), kind=Kind.SSH_KEY), None)
    yield Case("a network", replace(at("adobe.com", early), kind=Kind.WIFI), None)


def at(name: str, change: date | PasswordChange | None) -> Login:
    return login(name, changed=changed(change) if isinstance(change, date) else change)


def test_the_list_is_the_one_that_the_cases_were_made_for() -> None:
    breaches = real_lists.breaches()
    several = [len(list(group)) for _, group in itertools.groupby(sorted(x.domain for x in breaches if x.domain))]
    assert (len(breaches), sum(n > 1 for n in several)) == (667, 15)
