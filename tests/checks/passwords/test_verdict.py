from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.facts import Tally
from checks.model import Outcome
from checks.passwords.verdict import verdict

PARTS = st.tuples(st.integers(0, 200), st.integers(0, 200))


@st.composite
def tallies(draw: st.DrawFn) -> Tally:
    """Return a tally of ordinary and important accounts, each affected or not."""
    ordinary, ordinary_fine = draw(PARTS)
    important, important_fine = draw(PARTS)
    affected, weight = ordinary + important, ordinary + 3 * important
    return Tally(
        affected, affected + ordinary_fine + important_fine, weight, weight + ordinary_fine + 3 * important_fine
    )


def test_nothing_to_judge_is_unknown() -> None:
    assert verdict(Tally(0, 0, 0, 0), complete=True) == (Outcome.UNKNOWN, 0.0)


def test_nothing_found_in_a_whole_vault_is_a_pass() -> None:
    assert verdict(Tally(0, 9, 0, 9), complete=True) == (Outcome.PASS, 1.0)


def test_nothing_found_in_a_part_of_a_vault_is_unknown_never_fine() -> None:
    assert verdict(Tally(0, 9, 0, 9), complete=False) == (Outcome.UNKNOWN, 0.0)


def test_a_fault_found_in_a_part_of_a_vault_stays_a_fault() -> None:
    assert verdict(Tally(3, 3, 3, 3), complete=False) == (Outcome.FAIL, 0.0)
    assert verdict(Tally(1, 4, 1, 4), complete=False) == (Outcome.PARTIAL, 0.75)


@given(tallies())
def test_the_value_is_the_share_of_unaffected_accounts_wherever_anything_is_known(tally: Tally) -> None:
    outcome, value = verdict(tally, complete=True)
    known = outcome is not Outcome.UNKNOWN
    assert known == (tally.of > 0)
    assert not known or value * tally.of_weight + tally.affected_weight == pytest.approx(tally.of_weight)


def test_an_important_account_counts_three_times() -> None:
    assert verdict(Tally(1, 2, 3, 4), complete=True) == (Outcome.PARTIAL, 0.25)


def test_what_could_not_be_judged_is_not_confirmed_beside_a_fault() -> None:
    assert verdict(Tally(1, 4, 1, 4), 2, complete=False) == (Outcome.PARTIAL, 0.25)
    assert verdict(Tally(1, 4, 1, 4), 9, complete=False) == (Outcome.PARTIAL, 0.0)
