from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from checks.links.drill import Drill, Kind, drill
from checks.passwords.site import host, site

seeds = st.integers(-(2**70), 2**70)


def first(kind: Kind) -> Drill:
    return next(made for made in map(drill, range(1000)) if made.kind is kind)


@given(seeds)
def test_the_owner_is_offered_once_among_others_and_is_what_every_check_says(seed: int) -> None:
    made = drill(seed)
    assert made.owner == site(made.address)
    assert made.options.count(made.owner) == 1
    assert len(set(made.options)) == len(made.options)
    assert 3 <= len(made.options) <= 4


@given(seeds)
def test_no_address_can_be_somebodys(seed: int) -> None:
    name = host(drill(seed).address)
    assert name.endswith(".example") or site(name).startswith("example.")


@given(seeds)
def test_what_is_offered_stands_in_the_address(seed: int) -> None:
    made = drill(seed)
    assert [option for option in made.options if option.removesuffix(".example") not in made.address] == []


@given(seeds)
def test_one_number_gives_one_address(seed: int) -> None:
    assert drill(seed) == drill(seed)


def test_every_kind_comes_and_addresses_hardly_repeat() -> None:
    made = [drill(seed) for seed in range(500)]
    assert {each.kind for each in made} == set(Kind)
    assert len({each.address for each in made}) > 300
    assert {each.options.index(each.owner) for each in made} == {0, 1, 2, 3}


def test_each_kind_is_what_it_is_called() -> None:
    assert first(Kind.SUBDOMAIN).owner == ".".join(host(first(Kind.SUBDOMAIN).address).split(".")[1:])
    assert "@" in first(Kind.USER_INFO).address
    assert first(Kind.USER_INFO).owner == host(first(Kind.USER_INFO).address)
    assert first(Kind.SUFFIX).owner.count(".") == 2
    assert first(Kind.TENANT).owner == host(first(Kind.TENANT).address)
    assert "-" in first(Kind.HYPHEN).owner
