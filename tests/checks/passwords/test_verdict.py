from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.model import Outcome, Tally
from checks.passwords.verdict import verdict

TALLIES = st.integers(0, 500).flatmap(lambda of: st.builds(Tally, affected=st.integers(0, of), of=st.just(of)))


def test_nothing_to_judge_is_unknown() -> None:
    assert verdict(Tally(0, 0), complete=True) == (Outcome.UNKNOWN, 0.0)


def test_nothing_found_in_a_whole_vault_is_a_pass() -> None:
    assert verdict(Tally(0, 9), complete=True) == (Outcome.PASS, 1.0)


def test_nothing_found_in_a_part_of_a_vault_is_unknown_never_fine() -> None:
    assert verdict(Tally(0, 9), complete=False) == (Outcome.UNKNOWN, 0.0)


def test_a_fault_found_in_a_part_of_a_vault_stays_a_fault() -> None:
    assert verdict(Tally(3, 3), complete=False) == (Outcome.FAIL, 0.0)
    assert verdict(Tally(1, 4), complete=False) == (Outcome.PARTIAL, 0.75)


@given(TALLIES)
def test_the_value_is_the_share_of_unaffected_accounts_wherever_anything_is_known(tally: Tally) -> None:
    outcome, value = verdict(tally, complete=True)
    known = outcome is not Outcome.UNKNOWN
    assert known == (tally.of > 0)
    assert not known or value * tally.of + tally.affected == pytest.approx(tally.of)
