from __future__ import annotations

from checks.facts import Count, Facts
from checks.model import CheckId, Kind, Login
from checks.passwords import looked_at
from tests.builders import facts, login

CHECK, OTHER = CheckId("passwords.reuse"), CheckId("passwords.similar")
LOGINS = frozenset({Kind.LOGIN})


def titles(given: Facts, check: CheckId, kinds: frozenset[Kind] = LOGINS) -> list[list[str]]:
    return [[each.title for each in group] for group in looked_at.groups(given, check, kinds)]


def test_logins_are_grouped_by_password_once_for_all_checks_that_look_at_the_same() -> None:
    given = facts(login("a.example", "one"), login("b.example", "two"), login("c.example", "one"))

    assert titles(given, CHECK) == [["a.example", "c.example"], ["b.example"]]
    with_kinds_that_nobody_has = looked_at.groups(given, OTHER, LOGINS | {Kind.WIFI})
    assert looked_at.groups(given, CHECK, LOGINS) is with_kinds_that_nobody_has


def test_what_is_taken_out_of_one_check_is_in_the_others() -> None:
    out = login("a.example", "one", set_aside=frozenset({CHECK}))
    by_its_manager = login("b.example", "one", excluded=frozenset({CHECK}))
    given = facts(out, by_its_manager, login("c.example", "one"))

    assert titles(given, CHECK) == [["c.example"]]
    assert titles(given, OTHER) == [["a.example", "b.example", "c.example"]]
    assert looked_at.count(given, CHECK, LOGINS) == Count(1, 1)
    assert looked_at.count(given, OTHER, LOGINS) == Count(3, 3)


def test_other_kinds_are_other_logins() -> None:
    network: Login = login("", "one", title="home", kind=Kind.WIFI)
    given = facts(login("a.example", "one"), network)

    assert titles(given, CHECK) == [["a.example"]]
    assert titles(given, CHECK, LOGINS | {Kind.WIFI}) == [["a.example", "home"]]
