from __future__ import annotations

from dataclasses import replace

from checks.facts import Facts
from checks.once import Each, once
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
