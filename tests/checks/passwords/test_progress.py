from __future__ import annotations

from collections.abc import Iterable, Mapping

from hypothesis import given
from hypothesis import strategies as st

from checks.model import CheckId, Remembered, Subject
from checks.passwords.progress import Moved, Movement, Progress, Trace, progress

REUSE, LEAKED, WEAK = (CheckId(f"passwords.{name}") for name in ("reuse", "leaked", "strength"))
ALICE = Subject("Bank", "bank.example", "alice", "a.json")


def trace(
    *, failing: Iterable[CheckId] = (), passing: Iterable[CheckId] = (), password: str = "p1", account: str = "a1"
) -> Trace:
    return Trace(ALICE, account, password, frozenset(failing), frozenset(passing))


def kept(*audits: Trace) -> Mapping[str, Remembered]:
    """Return what is remembered after these audits of one account each."""
    remembered: dict[str, Remembered] = {}
    for each in audits:
        remembered.update({told.account: told for told in progress(remembered, [each]).remembered})
    return remembered


def moved(*audits: Trace) -> list[tuple[CheckId, Movement]]:
    """Return what moved in the last of these audits."""
    *before, last = audits
    return [(each.check, each.movement) for each in progress(kept(*before), [last]).moved]


def test_what_failed_and_now_passes_is_fixed() -> None:
    assert moved(trace(failing=[WEAK]), trace(passing=[WEAK])) == [(WEAK, Movement.FIXED)]


def test_what_could_not_be_looked_at_is_not_fixed() -> None:
    assert moved(trace(failing=[LEAKED]), trace()) == []
    assert moved(trace(failing=[LEAKED]), trace(), trace(passing=[LEAKED])) == [(LEAKED, Movement.FIXED)]


def test_what_passed_and_now_fails_is_new() -> None:
    assert moved(trace(passing=[WEAK]), trace(failing=[WEAK])) == [(WEAK, Movement.NEW)]


def test_what_was_fixed_once_and_fails_again_came_back() -> None:
    history = (trace(failing=[WEAK]), trace(passing=[WEAK]), trace(failing=[WEAK]))
    assert moved(*history) == [(WEAK, Movement.CAME_BACK)]
    assert moved(*history, trace(failing=[WEAK])) == []
    assert moved(*history, trace(passing=[WEAK])) == [(WEAK, Movement.FIXED)]


def test_what_stays_as_it_was_is_not_told() -> None:
    assert moved(trace(failing=[WEAK], passing=[REUSE]), trace(failing=[WEAK], passing=[REUSE])) == []


def test_an_account_that_was_never_looked_at_brings_new_faults_and_nothing_to_compare() -> None:
    told = progress({}, [trace(failing=[REUSE])])
    assert [each.movement for each in told.moved] == [Movement.NEW]
    assert (told.compared, told.changed) == (0, 0)


def test_another_password_is_noticed_without_knowing_it() -> None:
    told = progress(kept(trace(password="p1")), [trace(password="p2")])
    assert (told.compared, told.changed) == (1, 1)
    assert progress(kept(trace(password="p1")), [trace(password="p1")]).changed == 0


def test_accounts_of_other_files_are_neither_fixed_nor_forgotten() -> None:
    before = kept(trace(failing=[WEAK], account="a1"))
    told = progress(before, [trace(passing=[WEAK], account="a2")])
    assert told.moved == ()
    assert [each.account for each in told.remembered] == ["a2"]


CHECKS = st.sampled_from([REUSE, LEAKED, WEAK])


@st.composite
def traces(draw: st.DrawFn) -> Trace:
    failing = draw(st.frozensets(CHECKS))
    return trace(failing=failing, passing=draw(st.frozensets(CHECKS)) - failing, password=draw(st.sampled_from("ab")))


@given(st.lists(traces(), min_size=1, max_size=6))
def test_nothing_is_fixed_that_does_not_pass_nor_new_that_does_not_fail(audits: list[Trace]) -> None:
    *before, last = audits
    told: Progress = progress(kept(*before), [last])
    for each in told.moved:
        assert isinstance(each, Moved)
        assert each.check in (last.passing if each.movement is Movement.FIXED else last.failing)
    (now,) = told.remembered
    assert last.failing <= now.failing
    assert not now.failing & (last.passing | now.fixed)


def test_a_shared_password_whose_other_account_was_not_looked_at_is_not_mended() -> None:
    two = [trace(failing=[REUSE], account=account) for account in ("a1", "a2")]
    before = {each.account: each for each in progress({}, two).remembered}
    alone = trace(passing=[REUSE], account="a1")
    told = progress(before, [alone])
    assert told.moved == ()
    assert told.remembered[0].failing == {REUSE}
    assert progress(before, [alone, trace(account="a2")]).moved == ()  # it was taken out of the check

    mended = progress(before, [alone, trace(passing=[REUSE], account="a2", password="p2")])
    assert [each.movement for each in mended.moved] == [Movement.FIXED, Movement.FIXED]
    changed = progress(before, [trace(passing=[REUSE], account="a1", password="p3")])
    assert [each.movement for each in changed.moved] == [Movement.FIXED]


def test_a_variant_whose_other_account_was_not_looked_at_is_not_mended() -> None:
    similar = CheckId("passwords.similar")
    two = [trace(failing=[similar], account=account, password=account) for account in ("a1", "a2")]
    before = {each.account: each for each in progress({}, two).remembered}
    alone = trace(passing=[similar], account="a1", password="a1")
    assert progress(before, [alone]).moved == ()
    both = progress(before, [alone, trace(passing=[similar], account="a2", password="p2")])
    assert [each.movement for each in both.moved] == [Movement.FIXED, Movement.FIXED]


def test_that_another_account_had_a_password_before_is_mended_by_another_password_only() -> None:
    history = CheckId("passwords.history")
    assert moved(trace(failing=[history]), trace(passing=[history])) == []
    assert moved(trace(failing=[history]), trace(passing=[history], password="p2")) == [(history, Movement.FIXED)]
