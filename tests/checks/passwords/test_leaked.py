from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.facts import Leak, Service, ServiceKind
from checks.model import Evidence, Finding, Kind, Login, MessageId, Outcome, Urgency
from checks.passwords import exclusions, leaked
from checks.secret import Secret
from tests.builders import facts, login

MAIL = Service("Mail", ("mail.example",), ServiceKind.MAILBOX)
SERVICES = {"mail.example": MAIL}
SLOW = MessageId("net.too_slow")


def leaks(**seen: int | None) -> Mapping[bytes, Leak]:
    return {
        leaked.digest(Secret(password)): Leak(count, None if count is not None else SLOW)
        for password, count in seen.items()
    }


def found(*logins: Login, **seen: int | None) -> list[Finding]:
    return list(leaked.judge(facts(*logins, services=[MAIL], leaks=leaks(**seen))))


def test_a_leaked_password_is_one_finding_about_all_accounts_that_use_it() -> None:
    (finding,) = found(login("a.example", "one"), login("b.example", "one"), login("c.example", "two"), one=5, two=0)
    assert (finding.outcome, finding.urgency) == (Outcome.FAIL, Urgency.FIRST)
    assert [subject.site for subject in finding.subjects] == ["a.example", "b.example"]


@pytest.mark.parametrize(("count", "told"), [(1, 1), (9, 1), (10, 10), (9_876_543, 1_000_000), (2**31 + 1, 10**9)])
def test_only_the_power_of_ten_is_told_because_the_number_would_name_the_password(count: int, told: int) -> None:
    (finding,) = found(login(password="one"), one=count)
    assert finding.evidence == Evidence(MessageId("leaked.found"), {"n": told})


@given(st.integers(0, 10**18))
def test_rounding_twice_changes_nothing_and_never_makes_a_leak_of_none(count: int) -> None:
    assert leaked.rounded(leaked.rounded(count)) == leaked.rounded(count) <= count
    assert (leaked.rounded(count) > 0) == (count > 0)


def test_what_was_not_found_is_no_finding() -> None:
    assert found(login(password="one"), one=0) == []


def test_what_could_not_be_compared_is_unknown_with_its_reason_never_fine() -> None:
    (finding,) = found(login("a.example", "one"), login("b.example", "two"), one=None, two=None)
    assert (finding.outcome, finding.evidence) == (Outcome.UNKNOWN, Evidence(SLOW, {"n": 2}))
    assert len(finding.subjects) == 2


def test_a_password_of_which_nothing_was_said_is_unknown() -> None:
    (finding,) = found(login(password="one"))
    assert (finding.outcome, finding.evidence.message) == (Outcome.UNKNOWN, leaked.NOT_ASKED)


def test_the_most_important_account_comes_first_and_unknowns_last() -> None:
    findings = found(
        login("d.example", "four"),
        login("a.example", "one"),
        login("b.example", "two"),
        login("mail.example", "three"),
        one=10,
        two=1000,
        three=1,
        four=None,
    )
    assert [finding.subjects[0].site for finding in findings] == ["mail.example", "b.example", "a.example", "d.example"]


@pytest.mark.parametrize("kind", [Kind.PIN, Kind.LICENCE_KEY, Kind.API_KEY, Kind.SSH_KEY])
def test_pins_and_keys_are_not_compared(kind: Kind) -> None:
    judged = facts(login(password="1234", kind=kind), leaks=leaks(**{"1234": 9999}))
    assert list(leaked.judge(judged)) == []
    assert leaked.judged(judged).accounts == 0


def test_what_a_manager_leaves_out_is_left_out_but_for_important_accounts() -> None:
    heard = facts(*leaked.unsilenced(_silenced(), SERVICES), services=[MAIL], leaks=leaks(one=5, two=5))
    (finding,) = leaked.judge(heard)
    assert [subject.site for subject in finding.subjects] == ["mail.example"]
    (out,) = exclusions.listed(leaked.ID, heard)
    assert [subject.site for subject in out.subjects] == ["shop.example"]


def _silenced() -> list[Login]:
    excluded = frozenset({leaked.ID})
    return [
        login("shop.example", "one", excluded=excluded),
        login("mail.example", "two", excluded=excluded),
    ]


def test_a_login_without_a_password_and_an_archived_one_are_not_compared() -> None:
    assert found(login(password=None), login(password="one", archived=True), one=5) == []


@given(st.text(st.characters(exclude_categories=()), max_size=50))
def test_any_text_has_a_digest(text: str) -> None:
    assert len(leaked.digest(Secret(text))) == 20


def test_the_digest_is_that_of_the_lists() -> None:
    assert leaked.digest(Secret("password")).hex().upper() == "5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8"
