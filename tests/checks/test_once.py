from __future__ import annotations

from dataclasses import replace

from checks.facts import Facts
from checks.model import Login
from checks.once import Each, changed, once, once_for
from tests.builders import facts, login


def test_work_is_done_once_for_the_same_facts_and_anew_for_others() -> None:
    worked: list[int] = []

    @once
    def many(given: Facts) -> int:
        worked.append(len(given.logins or ()))
        return worked[-1]

    two = facts(login("a.example"), login("b.example"))
    one = replace(two, logins=two.logins[:1] if two.logins else None)

    assert [many(two), many(one), many(two), many(one)] == [2, 1, 2, 1]
    assert worked == [2, 1]


def test_each_thing_is_itself_however_alike_and_however_short_lived() -> None:
    numbers = iter(range(1_000))
    each = Each[list[str], int](lambda _thing: next(numbers))
    kept: list[str] = []

    assert [each.of(kept), each.of([]), each.of(kept)] == [0, 1, 0]
    assert len({each.of([]) for _ in range(100)}) == 100


def test_work_for_several_things_is_done_once_for_each() -> None:
    worked: list[str] = []

    @once_for
    def noted(given: Facts, name: str) -> str:
        worked.append(name)
        return f"{name}{len(given.logins or ())}"

    two = facts(login("a.example"), login("b.example"))

    assert [noted(two, "a"), noted(two, "b"), noted(two, "a")] == ["a2", "b2", "a2"]
    assert worked == ["a", "b"]


def test_what_is_known_of_each_login_stays_when_some_are_left_out_and_what_is_known_of_all_does_not() -> None:
    looked: list[str] = []

    @once
    def titles(_given: Facts) -> Each[Login, str]:
        def look(one: Login) -> str:
            looked.append(one.title)
            return one.title

        return Each(look)

    @once
    def many(given: Facts) -> int:
        return len(given.logins or ())

    first, second = login("a.example"), login("b.example")
    both = facts(first, second)
    assert (titles(both).of(first), many(both)) == (first.title, 2)

    one = changed(both, logins=(first,))

    assert (titles(one).of(first), many(one)) == (first.title, 1)
    assert looked == [first.title]
