from __future__ import annotations

from datetime import timedelta

import pytest

from checks.facts import Service, ServiceKind
from checks.model import CheckId, Exclusion, Login, Outcome
from checks.passwords import exclusions, leaked, reuse
from checks.passwords.exclusions import applied, listed
from tests.builders import TODAY, facts, login

REUSE, STRENGTH = CheckId("passwords.reuse"), CheckId("passwords.strength")
EVERY = frozenset({REUSE, STRENGTH})
LATER = TODAY + timedelta(days=30)


def out(
    *, check: CheckId | None = REUSE, title: str = "", site: str = "", user: str = "", folder: str = ""
) -> Exclusion:
    return Exclusion(check, title, site, user, folder, "the bank allows no better", LATER)


def after(exclusion: Exclusion, *logins: Login) -> list[frozenset[CheckId]]:
    return [each.excluded | each.set_aside for each in applied(logins, [exclusion], EVERY, {}, TODAY)]


def test_an_account_is_taken_out_of_one_check() -> None:
    exclusion = out(site="bank.example", user="Alice ")
    assert after(
        exclusion, login("www.bank.example"), login("shop.example"), login("bank.example", username="bob")
    ) == [
        {REUSE},
        frozenset(),
        frozenset(),
    ]


def test_an_account_without_an_address_is_known_by_its_title() -> None:
    assert after(out(title="Safe", user="alice"), login("", title=" safe")) == [{REUSE}]


def test_no_check_named_stands_for_all() -> None:
    assert after(out(check=None, site="bank.example", user="alice"), login("bank.example")) == [EVERY]


@pytest.mark.parametrize(("folder", "hit"), [("Work", True), ("Work/Old", True), ("Workshop", False), ("", False)])
def test_a_folder_takes_what_lies_in_it_new_entries_too(folder: str, hit: bool) -> None:  # noqa: FBT001 - a table
    assert after(out(folder="Work"), login(folder=folder)) == [{REUSE} if hit else frozenset()]


def test_it_ends_on_its_review_date() -> None:
    due = Exclusion(REUSE, "", "bank.example", "alice", "", "", TODAY)
    assert after(due, login("bank.example")) == [frozenset()]


def test_what_the_manager_says_stays() -> None:
    (each,) = applied([login(excluded=frozenset({STRENGTH}), folder="F")], [out(folder="F")], EVERY, {}, TODAY)
    assert each.excluded == EVERY


def test_what_is_taken_out_is_neither_judged_nor_invisible() -> None:
    pair = [login("a.example", "same"), login("b.example", "same"), login("c.example", "same")]
    heard = tuple(applied(pair, [out(site="a.example", user="alice")], EVERY, {}, TODAY))
    (finding,) = reuse.judge(facts(*heard))
    assert [subject.site for subject in finding.subjects] == ["b.example", "c.example"]
    (named,) = listed(REUSE, facts(*heard))
    assert (named.outcome, [subject.site for subject in named.subjects]) == (Outcome.NOT_APPLICABLE, ["a.example"])
    assert list(listed(STRENGTH, facts(*heard))) == []


MAIL = Service("Mail", ("mail.example",), ServiceKind.MAILBOX)
SERVICES = {"mail.example": MAIL}


def test_a_folder_never_silences_the_leak_of_an_important_account_but_a_person_may() -> None:
    check = frozenset({leaked.ID})
    by_folder = applied([login("mail.example", folder="F")], [out(check=leaked.ID, folder="F")], check, {}, TODAY)
    assert len(leaked.passwords(facts(*leaked.unsilenced(by_folder, SERVICES), services=[MAIL]))) == 1
    by_person = applied(
        [login("mail.example")], [out(check=leaked.ID, site="mail.example", user="alice")], check, {}, TODAY
    )
    assert leaked.passwords(facts(*leaked.unsilenced(by_person, SERVICES), services=[MAIL])) == []


def test_ten_thousand_logins_and_a_thousand_exclusions_stay_quick() -> None:
    many = [out(site=f"s{n}.example", user="alice") for n in range(1000)]
    logins = [login(f"s{n}.example") for n in range(10_000)]
    assert sum(bool(each.set_aside) for each in exclusions.applied(logins, many, EVERY, {}, TODAY)) == 1000
