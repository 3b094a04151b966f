from __future__ import annotations

import random
import string
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.facts import Facts, Service, ServiceKind
from checks.model import CheckId, Finding, Kind, Login, OldPassword, Outcome, Urgency
from checks.passwords import similar
from checks.secret import Secret
from tests.builders import facts, login


def found(*logins: Login, masters: Sequence[str] = (), services: Sequence[Service] = ()) -> list[Finding]:
    return list(similar.judge(facts(*logins, masters=tuple(map(Secret, masters)), services=services)))


def change(first: str, second: str, sites: tuple[str, str] = ("bank.example", "shop.example")) -> str:
    """Return how the check names the difference of two passwords, "" if it sees none."""
    findings = found(*(login(site, password) for site, password in zip(sites, (first, second), strict=True)))
    return findings[0].evidence.message.removeprefix("similar.") if findings else ""


def test_two_variants_are_a_family() -> None:
    (finding,) = found(login("bank.example", "Summer2023!"), login("shop.example", "Summer2024!"))

    assert finding.outcome is Outcome.FAIL
    assert [subject.site for subject in finding.subjects] == ["bank.example", "shop.example"]
    assert (finding.evidence.message, finding.evidence.params) == ("similar.year", {"n": 2})
    assert finding.urgency is Urgency.WHEN_YOU_CAN


@pytest.mark.parametrize(
    ("first", "second", "named"),
    [
        ("Summer2023!", "Summer2024!", "year"),
        ("Ete2019!!", "Ete2021!!", "year"),
        ("Budget2024Q1", "Budget2025Q1", "year"),
        ("Summer", "Summer2024", "ending"),
        ("Soleil75", "Soleil76!", "ending"),
        ("soleil", "SOLEIL", "disguise"),
        ("bonjour", "B0nj0ur", "disguise"),
        ("Forêt-Noire", "foretnoire", "disguise"),
        ("password", "P@ssw0rd!7", "several"),
        ("elephantine", "elephantime", "letters"),
        ("tango sierra pelican ochre", "tango sierra pelican vert", "word"),
        ("Rivoli75-perso", "Rivoli75-travail", "word"),
        ("Xv9#mQ2!tLr7", "Xv9#mQ2!tLr8", "last"),
        ("Tulipe-bank", "Tulipe-shop", "site"),
        ("bank2023!", "shop2023!", "site"),
        ("Fender#blue42", "Fender#blue42-shop", "site"),
        ("\u041b\u0435\u0442\u043e2023!", "\u041b\u0435\u0442\u043e2024!", "year"),
        ("Summer2023!", "Winter2023!", ""),
        ("14071989", "14071988", ""),
        ("Xv9#mQ2!tLr7", "Xv9#nQ2!tLr7", ""),
    ],
)
def test_the_difference_is_named_in_kind(first: str, second: str, named: str) -> None:
    assert change(first, second) == named
    assert change(second, first, ("shop.example", "bank.example")) == named


def test_a_family_is_one_finding_with_all_its_accounts() -> None:
    chain = ("Tulipe-bank", "Tulipe2019", "Tulipe2020", "tulipe")
    family = [login(f"{name}.example", password) for name, password in zip(("bank", "b", "c", "d"), chain, strict=True)]
    (finding,) = found(*family, login("e.example", "Cactus2019"))

    assert [subject.site for subject in finding.subjects] == ["b.example", "bank.example", "c.example", "d.example"]
    assert finding.evidence.message == "similar.several"


def test_other_years_and_other_numbers_are_told_as_other_numbers() -> None:
    family = (login(f"{text}.example", text) for text in ("Tulipe2019", "Tulipe2020", "Tulipe7"))

    assert [finding.evidence.message for finding in found(*family)] == ["similar.ending"]


def test_what_is_shared_exactly_is_left_to_reuse() -> None:
    assert found(login("bank.example", "Summer2023!"), login("shop.example", "Summer2023!")) == []


def test_accounts_that_share_a_member_of_a_family_are_all_named() -> None:
    one, two = login("a.example", "Summer2023!"), login("b.example", "Summer2023!")
    (finding,) = found(one, two, login("c.example", "Summer2024!"))

    assert finding.evidence.params == {"n": 3}


def test_two_passwords_of_one_account_are_no_family() -> None:
    assert found(login(password="Summer2023!", source="a.kdbx"), login(password="Summer2024!", source="b.csv")) == []


def test_two_sites_of_one_service_are_one_account() -> None:
    both = login("x.com", "Summer2023!"), login("twitter.com", "Summer2024!")
    assert found(*both, services=[Service("X", ("x.com", "twitter.com"), ServiceKind.SOCIAL)]) == []
    assert len(found(*both)) == 1


@pytest.mark.parametrize(
    "other",
    [
        login("shop.example", None),
        login("shop.example", ""),
        login("shop.example", "Summer2024!", archived=True),
        login("shop.example", "Summer2024!", kind=Kind.PIN),
        login("shop.example", "Summer2024!", kind=Kind.WIFI),
        login("shop.example", "Summer2024!", excluded=frozenset({CheckId("passwords.similar")})),
        login("shop.example", "other", history=(OldPassword(Secret("Summer2024!"), None),)),
    ],
)
def test_what_does_not_count_does_not_alarm(other: Login) -> None:
    assert found(login("bank.example", "Summer2023!"), other) == []


@pytest.mark.parametrize(
    ("kind", "urgency"),
    [(ServiceKind.MAILBOX, Urgency.FIRST), (ServiceKind.SHOP, Urgency.SOON), (ServiceKind.OTHER, Urgency.WHEN_YOU_CAN)],
)
def test_the_most_important_account_decides_how_soon(kind: ServiceKind, urgency: Urgency) -> None:
    family = login("a.example", "Summer2023!"), login("b.example", "Summer2024!")
    (finding,) = found(*family, services=[Service("B", ("b.example",), kind)])

    assert finding.urgency is urgency


def test_a_variant_of_the_vaults_own_password_is_told_even_of_one_account() -> None:
    (finding,) = found(login("bank.example", "Fender#blue43"), masters=["Fender#blue42"])

    assert (finding.evidence.message, finding.evidence.params) == ("similar.master", {"n": 1})
    assert finding.urgency is Urgency.FIRST


def test_the_vaults_own_password_itself_is_told_too() -> None:
    (finding,) = found(login("bank.example", "Xv9"), masters=["Xv9"])

    assert finding.evidence.message == "similar.master"


def test_a_family_of_the_vaults_own_password_is_told_once() -> None:
    family = [login(f"{n}.example", f"Fender#blue4{n}") for n in range(3)]
    (finding,) = found(*family, login("9.example", "Fender#blue42"), masters=["Fender#blue42", "Fender#blue42"])

    assert (finding.evidence.message, finding.evidence.params) == ("similar.master", {"n": 4})


def test_the_account_of_the_manager_may_have_its_password() -> None:
    manager = Service("Vault", ("vault.example",), ServiceKind.MANAGER)

    assert found(login("vault.example", "Fender#blue42"), masters=["Fender#blue42"], services=[manager]) == []


def test_two_vaults_with_like_passwords_are_no_account() -> None:
    assert found(login(), masters=["Summer2023!", "Summer2024!"]) == []


def test_no_finding_and_no_text_of_the_check_shows_a_password() -> None:
    findings = found(login("a.example", "Mirabelle2023"), login("b.example", "Mirabelle2024"), masters=["Mirabelle"])

    assert "irabelle" not in repr(findings)


CHANCE = random.Random(7)  # noqa: S311 - the same texts in every run, no secret
SIGNS = string.ascii_letters + string.digits + "!#$%&*+-.:?@_"


@pytest.mark.parametrize("alphabet", [SIGNS, string.ascii_lowercase, string.digits, "0123456789abcdef"])
@pytest.mark.parametrize("length", [8, 12, 20])
def test_random_passwords_are_never_a_family(alphabet: str, length: int) -> None:
    texts = {"".join(CHANCE.choices(alphabet, k=length)) for _ in range(3000)}

    assert found(*(login(f"{n}.example", text) for n, text in enumerate(sorted(texts)))) == []


PARTS = st.sampled_from(
    ["Tulipe", "tul1pe", "cactus", "2023", "2024", "!", "-", "bank", "shop", "Xv9#m", "Q2!tLr7", "7"]
)
LOGINS = st.lists(
    st.builds(
        login,
        site=st.sampled_from(["bank.example", "shop.example", "mail.example", ""]),
        password=st.lists(PARTS, max_size=4).map("".join),
        username=st.sampled_from(["alice", "bob", ""]),
        title=st.sampled_from(["Bank", "Shop", ""]),
    ),
    max_size=10,
)


@given(LOGINS.flatmap(lambda logins: st.tuples(st.just(logins), st.permutations(logins))), st.booleans())
def test_the_order_of_the_vault_changes_nothing(both: tuple[Sequence[Login], Sequence[Login]], opened: bool) -> None:  # noqa: FBT001 - drawn
    one, other = both
    masters = ["Tulipe2022"] if opened else []
    assert found(*one, masters=masters) == found(*other, masters=masters)


@given(LOGINS)
def test_a_second_export_of_the_same_vault_changes_nothing(logins: Sequence[Login]) -> None:
    assert found(*logins, *logins) == found(*logins)


@given(LOGINS)
def test_never_more_accounts_are_affected_than_judged(logins: Sequence[Login]) -> None:
    given_facts = facts(*logins, masters=(Secret("Tulipe2022"),))
    affected = sum(len(finding.subjects) for finding in similar.judge(given_facts))
    assert affected <= similar.judged(given_facts).accounts


ANY_TEXT = st.text(st.characters(exclude_categories=()))


@given(st.lists(st.builds(login, site=ANY_TEXT, password=ANY_TEXT, username=ANY_TEXT, title=ANY_TEXT), max_size=6))
def test_any_text_is_judged(logins: Sequence[Login]) -> None:
    assert all(finding.subjects for finding in found(*logins, masters=["a\ud800"]))


def test_a_huge_password_is_looked_at_for_equality_only() -> None:
    huge = "Tulipe" * 200_000
    assert found(login("a.example", huge + "1"), login("b.example", huge + "2")) == []
    assert len(found(login("a.example", huge), masters=[huge])) == 1


def test_thousands_of_spellings_of_one_word_are_one_family() -> None:
    (finding,) = found(*(login(f"{n}.example", f"Tulipe{n}") for n in range(3000)))

    assert finding.evidence.params == {"n": 3000}


def test_nothing_is_judged_without_logins() -> None:
    assert list(similar.judge(Facts(None, facts().today))) == []
