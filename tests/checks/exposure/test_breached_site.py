from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from checks.exposure.breach import Breach
from checks.exposure.breached_site import CHECK, SENTENCES
from checks.exposure.hosts import sharing
from checks.exposure.listed import rearmed
from checks.facts import ServiceKind
from checks.model import ChangeDateSource, Finding, Importance, Kind, Login, Outcome, Urgency
from tests.builders import TODAY, breach, changed, facts, login, service

OLD, NEW = changed(date(2018, 1, 5)), changed(date(2020, 6, 5))
TWITTER = service("twitter.com", "x.com")
ASIDE = frozenset({CHECK.meta.id})


def judged(*logins: Login, breaches: tuple[Breach, ...] = (breach(),), **others: Any) -> list[Finding]:  # noqa: ANN401 - fields of `Facts`
    return list(CHECK.judge(facts(*logins, breaches=breaches, **others)))


def told(*logins: Login, breaches: tuple[Breach, ...] = (breach(),), **others: Any) -> list[tuple[Outcome, str]]:  # noqa: ANN401 - as above
    return [(x.outcome, x.evidence.message) for x in judged(*logins, breaches=breaches, **others)]


FAILS = [(Outcome.FAIL, "breached.password")]
UNTOLD = [(Outcome.UNKNOWN, "breached.undetermined")]
FINE: list[tuple[Outcome, str]] = []


def test_a_password_that_is_older_than_the_breach_of_its_site_fails() -> None:
    (finding,) = judged(login("forum.example", changed=OLD))
    assert finding.outcome is Outcome.FAIL
    assert finding.urgency is Urgency.SOON
    assert [subject.site for subject in finding.subjects] == ["forum.example"]
    assert dict(finding.evidence.params) == {
        "breach": "Forum.Example",
        "domain": "forum.example",
        "happened": "2019-05-14",
        "public": "2019-09-02",
        "taken": "Email addresses; Passwords",
        "n": 1,
        "sites": 0,
        "more": 0,
    }


@pytest.mark.parametrize(
    ("site", "expected"),
    [
        ("forum.example", FAILS),
        ("www.forum.example", FAILS),
        ("login.eu.FORUM.example", FAILS),
        ("otherforum.example", FINE),
        ("forum.example.org", FINE),
        ("example", FINE),
        ("192.0.2.7", FINE),
        ("forum", FINE),
    ],
)
def test_a_site_is_concerned_if_it_is_the_domain_or_lies_under_it(site: str, expected: list[Any]) -> None:
    assert told(login(site, changed=OLD)) == expected


def test_a_breach_concerns_every_site_that_takes_the_same_credentials() -> None:
    shared = sharing([("forum.example", "sister.example")])
    assert told(login("www.sister.example", changed=OLD), shared=shared) == FAILS
    assert told(login("sister.example", changed=NEW), shared=shared) == FINE
    assert told(login("brother.example", changed=OLD), shared=shared) == FINE
    assert told(login("sister.example", changed=OLD)) == FINE


def test_what_became_public_of_a_site_with_the_same_credentials_brings_an_account_back() -> None:
    shared = sharing([("forum.example", "sister.example")])
    aside = login("sister.example", changed=OLD, set_aside=ASIDE, dismissed=date(2019, 1, 1))
    assert [x.set_aside for x in rearmed([aside], [breach()], {}, shared)] == [frozenset()]
    assert [x.set_aside for x in rearmed([aside], [breach()], {}, {})] == [ASIDE]


def test_a_breach_of_a_sub_domain_accuses_nothing_else_of_its_owner() -> None:
    cfire = breach("cfire.mail.ru")
    assert told(login("mail.ru", changed=OLD), breaches=(cfire,)) == FINE
    assert told(login("e.mail.ru", changed=OLD), breaches=(cfire,)) == FINE
    assert told(login("cfire.mail.ru", changed=OLD), breaches=(cfire,)) == FAILS


def test_the_sites_of_one_service_stand_for_each_other() -> None:
    twitter = breach("twitter.com")
    assert told(login("x.com", changed=OLD), breaches=(twitter,), services=[TWITTER]) == FAILS
    assert told(login("x.com", changed=OLD), breaches=(twitter,)) == FINE
    below = breach("ads.twitter.com")
    assert told(login("x.com", changed=OLD), breaches=(below,), services=[TWITTER]) == FINE


def test_an_international_name_is_compared_in_one_form() -> None:
    assert told(login("bücher.example", changed=OLD), breaches=(breach("xn--bcher-kva.example"),)) == FAILS


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (OLD, FAILS),
        (NEW, FINE),
        (None, UNTOLD),
        (changed(date(2019, 5, 20)), UNTOLD),
        (changed(date(2018, 1, 5), ChangeDateSource.LOWER_BOUND), FAILS),
        (changed(date(2020, 6, 5), ChangeDateSource.LOWER_BOUND), FINE),
    ],
)
def test_the_date_of_the_change_decides(change: Any, expected: list[Any]) -> None:  # noqa: ANN401 - None or a change
    assert told(login("forum.example", changed=change)) == expected


def test_what_was_taken_is_told_where_no_password_was() -> None:
    (finding,) = judged(login("forum.example"), breaches=(breach(data=("Names", "Phone numbers")),))
    assert (finding.outcome, finding.evidence.message) == (Outcome.PASS, "breached.data")
    assert finding.evidence.params["taken"] == "Names; Phone numbers"


def test_old_passwords_and_hints_are_not_the_one_in_use() -> None:
    hints = breach(data=("Historical passwords", "Password hints"))
    assert told(login("forum.example", changed=OLD), breaches=(hints,)) == [(Outcome.PASS, "breached.data")]


def test_an_account_without_a_password_is_only_told_what_was_taken() -> None:
    assert told(login("forum.example", password=None, has_passkey=True)) == [(Outcome.PASS, "breached.data")]


@pytest.mark.parametrize(
    "doubtful",
    [
        breach(fabricated=True),
        breach(retired=True),
        breach(spam_list=True),
        breach(malware=True),
        breach(stealer_log=True),
    ],
)
def test_a_doubtful_entry_says_nothing(doubtful: Breach) -> None:
    assert told(login("forum.example", changed=OLD), breaches=(doubtful,)) == FINE


def test_an_unverified_entry_and_one_without_a_domain_say_nothing() -> None:
    unsure, nowhere = breach(verified=False), breach("")
    assert told(login("forum.example", changed=OLD), breaches=(unsure, nowhere)) == FINE


def test_a_list_that_is_empty_finds_nothing() -> None:
    assert told(login("forum.example", changed=OLD), breaches=()) == FINE


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.LOGIN])
def test_what_is_no_login_is_not_concerned(kind: Kind) -> None:
    assert told(login("forum.example", changed=OLD, kind=kind)) == FINE


def test_what_was_put_away_or_taken_out_is_not_judged() -> None:
    archived = login("forum.example", changed=OLD, archived=True)
    assert told(archived, login("forum.example", changed=OLD, excluded=ASIDE)) == FINE
    assert told(login("forum.example", changed=OLD, set_aside=ASIDE)) == FINE


def test_of_several_breaches_of_one_domain_the_latest_that_counts_is_told() -> None:
    first = breach(name="2012", on=date(2012, 5, 5), added=date(2016, 5, 21))
    second = breach(name="2021", on=date(2021, 4, 8), added=date(2021, 10, 2))
    (older,) = judged(login("forum.example", changed=changed(date(2010, 3, 3))), breaches=(first, second))
    assert (older.evidence.params["happened"], older.evidence.params["more"]) == ("2021-04-08", 1)
    (between,) = judged(login("forum.example", changed=changed(date(2017, 3, 3))), breaches=(second, first))
    assert (between.evidence.params["happened"], between.evidence.params["more"]) == ("2021-04-08", 0)
    assert told(login("forum.example", changed=changed(date(2022, 3, 3))), breaches=(first, second)) == FINE


def test_the_other_accounts_that_the_password_opens_are_named_and_counted_in_sites() -> None:
    shared = "Tournesol-2018"
    (finding,) = judged(
        login("shop.example", shared, changed=NEW),
        login("forum.example", shared, changed=OLD),
        login("mail.example", shared, "alice", changed=NEW),
        login("mail.example", shared, "work", changed=NEW),
        login("own.example"),
    )
    assert (finding.outcome, finding.evidence.message) == (Outcome.FAIL, "breached.password_reused")
    assert (finding.evidence.params["n"], finding.evidence.params["sites"]) == (1, 2)
    assert [subject.site for subject in finding.subjects] == [
        "forum.example",
        "mail.example",
        "mail.example",
        "shop.example",
    ]


def test_what_the_password_opens_decides_how_soon_to_act() -> None:
    (finding,) = judged(
        login("forum.example", "Tournesol-2018", changed=OLD),
        login("mail.example", "Tournesol-2018"),
        services=[service("mail.example", kind=ServiceKind.MAILBOX)],
    )
    assert finding.urgency is Urgency.FIRST
    assert finding.subjects[1].importance is Importance.HIGHEST


def test_copies_of_one_account_are_one_and_the_oldest_date_speaks() -> None:
    (finding,) = judged(
        login("forum.example", source="a.csv"),
        login("forum.example", source="b.csv", changed=NEW),
        login("forum.example", source="c.kdbx", changed=OLD),
    )
    assert (finding.outcome, len(finding.subjects)) == (Outcome.FAIL, 1)


def test_an_account_is_judged_once_however_many_breaches_touch_it() -> None:
    several = tuple(breach(name=str(year), on=date(year, 5, 5), added=date(year, 9, 9)) for year in range(2010, 2020))
    found = judged(login("forum.example", changed=changed(date(2015, 1, 2))), breaches=several)
    assert [x.outcome for x in found] == [Outcome.FAIL]


def test_an_account_without_an_address_is_said_not_to_be_compared() -> None:
    assert told(login("", title="Le forum")) == [(Outcome.PASS, "breached.no_address")]


def test_all_accounts_with_a_password_are_counted() -> None:
    count = CHECK.judged(facts(login("a.example", "p-1"), login("b.example", "p-2"), login("c.example", None)))
    assert count.accounts == 2


SENSITIVE = breach(name="secret", sensitive=True)


def test_a_sensitive_breach_is_told_in_private_only() -> None:
    (finding,) = judged(login("forum.example", changed=OLD), breaches=(SENSITIVE,))
    assert finding.private
    assert finding.outcome is Outcome.FAIL
    (data,) = judged(login("forum.example"), breaches=(breach(data=("Names",), sensitive=True),))
    assert data.private


def test_a_public_breach_says_nothing_of_a_sensitive_one_beside_it() -> None:
    public, private = judged(login("forum.example", changed=OLD), breaches=(breach(), SENSITIVE))
    assert (public.private, public.outcome, public.evidence.params["more"]) == (False, Outcome.FAIL, 0)
    assert (private.private, private.outcome) == (True, Outcome.PASS)  # the account is counted once


def test_what_only_a_sensitive_breach_tells_for_sure_is_still_a_fault() -> None:
    later = breach(on=date(2022, 1, 1), added=date(2023, 1, 1))
    earlier = breach(name="secret", on=date(2024, 6, 7), added=date(2025, 1, 1), sensitive=True)
    change = changed(date(2022, 5, 5))
    found = judged(login("forum.example", changed=change), breaches=(later, earlier))
    assert [(x.private, x.outcome) for x in found] == [(True, Outcome.FAIL), (False, Outcome.UNKNOWN)]


def test_what_was_dismissed_is_told_again_only_when_something_new_is_public() -> None:
    aside = login("forum.example", changed=OLD, set_aside=ASIDE, dismissed=date(2020, 1, 1))
    known = breach()
    news = breach(name="news", on=date(2021, 3, 3), added=date(2021, 5, 5))
    assert told(*rearmed([aside], [known], {}, {}), breaches=(known,)) == FINE
    (finding,) = judged(*rearmed([aside], [known, news], {}, {}), breaches=(known, news))
    assert (finding.evidence.params["happened"], finding.evidence.params["more"]) == ("2021-03-03", 0)


def test_a_doubtful_entry_is_no_news() -> None:
    aside = login("forum.example", changed=OLD, set_aside=ASIDE, dismissed=date(2020, 1, 1))
    spam = breach(on=date(2021, 3, 3), added=date(2021, 5, 5), spam_list=True)
    assert list(rearmed([aside], [spam], {}, {})) == [aside]


def test_every_sentence_is_one_that_the_check_names() -> None:
    shared = "Tournesol-2018"
    found = judged(
        login("forum.example", shared, changed=OLD),
        login("b.example", shared),
        login("forum.example", "p-2", "bob"),
        login("", "p-3", title="x"),
    )
    assert {x.evidence.message for x in found} <= set(SENTENCES)


def test_a_password_dated_after_today_is_not_newer_than_a_breach() -> None:
    assert told(login("forum.example", changed=changed(TODAY + timedelta(1)))) == UNTOLD
    assert told(login("forum.example", changed=changed(TODAY))) == FINE
