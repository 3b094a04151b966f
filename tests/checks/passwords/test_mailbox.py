from __future__ import annotations

import pytest

from checks.facts import Count, Service, ServiceKind
from checks.model import Finding, Login, Outcome, Urgency
from checks.passwords import mailbox
from tests.builders import facts, login

POST = Service("Post", ("post.example",), ServiceKind.MAILBOX)
STRONG = "Xv9#mQ2!tLr7"


def found(*logins: Login) -> list[Finding]:
    return list(mailbox.judge(facts(*logins, services=[POST])))


def judged(*logins: Login) -> Count:
    return mailbox.judged(facts(*logins, services=[POST]))


def test_a_mailbox_with_its_own_strong_password_is_fine() -> None:
    assert found(login("post.example", STRONG), login("shop.example", STRONG + "x")) == []
    assert judged(login("post.example", STRONG), login("shop.example", STRONG + "x")) == Count(1, 3)


def test_a_mailbox_that_shares_its_password_is_found_even_with_one_unimportant_account() -> None:
    (finding,) = found(login("post.example", STRONG), login("forum.example", STRONG), login("game.example", STRONG))
    assert (finding.outcome, finding.urgency) == (Outcome.FAIL, Urgency.FIRST)
    assert [subject.site for subject in finding.subjects] == ["post.example"]
    assert finding.evidence.message == "mailbox.shared"
    assert finding.evidence.params == {"n": 2}


def test_a_mailbox_with_a_guessable_password_is_found() -> None:
    (finding,) = found(login("post.example", "sunshine1"))
    assert finding.evidence.message == "mailbox.weak"
    assert finding.evidence.params == {}


def test_two_copies_of_one_mailbox_share_nothing() -> None:
    copies = (login("post.example", STRONG, source="a.csv"), login("post.example", STRONG, source="b.kdbx"))
    assert found(*copies) == []
    assert judged(*copies) == Count(1, 3)


def test_other_accounts_are_not_judged_here() -> None:
    assert found(login("shop.example", "sunshine1"), login("forum.example", "sunshine1")) == []
    assert judged(login("shop.example")) == Count(0, 0)


@pytest.mark.parametrize("host", ["mail.work.example", "webmail.school.example", "imap.work.example"])
def test_a_mailbox_that_nobody_knows_is_told_by_its_host(host: str) -> None:
    assert judged(login(host)) == Count(1, 3)


def test_a_name_that_only_begins_so_is_no_mailbox() -> None:
    assert judged(login("mailorder.example")) == Count(0, 0)
