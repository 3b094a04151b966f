"""What does the score promise, whatever the answers?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, replace
from datetime import timedelta
from typing import Final

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from checks.model import Decided, Decision, Item, Observation, Outcome, Provenance
from checks.score import Parts, Posture, contribution, posture, section_parts, whole_numbers
from checks.states import ItemState, State, item_states
from tests.checks.scoring import TODAY, decided, item, observed

ITEMS: Final = tuple(
    item(f"{section}.{n}", weight=weight, minutes=minutes, gate=gate)
    for section in ("passwords", "links", "people")
    for n, (weight, minutes, gate) in enumerate([(8, 20, 60), (8, 15, 50), (5, 2, None), (3, 60, None), (1, 5, 70)])
)
ASKED: Final = ITEMS[0]
names = st.sampled_from([about.id for about in ITEMS])
values = st.floats(0, 1)

observations = st.lists(
    st.builds(
        observed,
        st.sampled_from(Outcome),
        st.sampled_from(Provenance),
        st.integers(1, 90),
        value=values,
        name=names,
    ),
    max_size=40,
)
decisions = st.lists(st.builds(decided, st.sampled_from(Decision), st.integers(1, 400), name=names), max_size=4)
honest_answers = st.sampled_from([Outcome.PASS, Outcome.PARTIAL, Outcome.FAIL])


def given_all(
    observed_so_far: Sequence[Observation], decided_so_far: Sequence[Decided], items: Sequence[Item] = ITEMS
) -> Posture:
    return posture(item_states(items, observed_so_far, decided_so_far, {}, system="linux", today=TODAY))


postures = st.builds(given_all, observations, decisions)


def number(of: Posture) -> float:
    """Return the shown number; before there is one, less than any."""
    return -1.0 if of.shown is None else of.shown


@given(observations, decisions, honest_answers, values)
def test_an_honest_answer_never_gives_less_than_i_do_not_know(
    before: list[Observation], decisions: list[Decided], answer: Outcome, value: float
) -> None:
    never_proved = [x for x in before if x.item != ASKED.id or x.provenance is Provenance.DECLARED]

    honest = given_all([*never_proved, observed(answer, value=value, name=ASKED.id)], decisions)
    not_known = given_all([*never_proved, observed(Outcome.UNKNOWN, name=ASKED.id)], decisions)

    assert number(honest) >= number(not_known)
    assert honest.known >= not_known.known


@given(observations, decisions, honest_answers, st.sampled_from(Provenance), values)
def test_from_unknown_or_failed_any_result_never_lowers_the_number(
    before: list[Observation], decisions: list[Decided], answer: Outcome, provenance: Provenance, value: float
) -> None:
    was = given_all(before, decisions)
    assume(was.states[0].state in {State.UNKNOWN, State.FAIL})

    now = given_all([*before, observed(answer, provenance, value=value, name=ASKED.id)], decisions)

    assert number(now) >= number(was)


@given(observations, decisions)
def test_a_check_that_could_not_look_never_changes_the_number(
    before: list[Observation], decisions: list[Decided]
) -> None:
    could_not_look = observed(Outcome.UNKNOWN, Provenance.MEASURED, name=ASKED.id)

    assert number(given_all([*before, could_not_look], decisions)) == number(given_all(before, decisions))


@given(postures, st.integers(0, len(ITEMS) - 1))
def test_unknown_is_neither_success_nor_failure(start: Posture, place: int) -> None:
    def with_state(state: State, value: float) -> Posture:
        changed = replace(start.states[place], state=state, value=value, provenance=Provenance.DECLARED)
        return posture([*start.states[:place], changed, *start.states[place + 1 :]])

    unknown, failed, passed = with_state(State.UNKNOWN, 0), with_state(State.FAIL, 0), with_state(State.PASS, 1)

    assert unknown.confirmed == pytest.approx(failed.confirmed)
    assert unknown.possible == pytest.approx(passed.possible)
    assert unknown.parts.to_fix == pytest.approx(passed.parts.to_fix)


@given(postures, st.integers(0, len(ITEMS) - 1))
def test_what_does_not_apply_counts_as_if_it_were_not_asked(start: Posture, place: int) -> None:
    gone = [*start.states[:place], *start.states[place + 1 :]]
    out = replace(start.states[place], state=State.NOT_APPLICABLE, value=0.0)

    with_it, without = posture([*gone, out]), posture(gone)

    assert replace(with_it, states=()) == replace(without, states=())


@given(postures)
def test_parts_add_up_to_a_hundred_and_confirmed_never_passes_possible(result: Posture) -> None:
    total = sum(astuple(result.parts))

    assert total == pytest.approx(100.0) if result.applicable else total == 0.0
    assert 0.0 <= result.confirmed <= result.possible <= 100.0 + 1e-9
    assert 0.0 <= result.known <= 1.0
    assert number(result) <= result.confirmed
    assert sum(contribution(state, result) for state in result.states) == pytest.approx(result.confirmed)


@given(postures)
def test_sections_weigh_into_the_whole_by_their_weight(result: Posture) -> None:
    def weight(states: Sequence[ItemState]) -> int:
        return sum(s.item.weight for s in states if s.state is not State.NOT_APPLICABLE)

    sections = {s.item.section for s in result.states}
    fixed = sum(
        section_parts(result.states, section).to_fix * weight([s for s in result.states if s.item.section == section])
        for section in sections
    )

    assert fixed == pytest.approx(result.parts.to_fix * weight(result.states))


@given(st.lists(values, min_size=6, max_size=6))
def test_whole_numbers_add_up_to_a_hundred_and_are_less_than_one_away(shares: list[float]) -> None:
    assume(sum(shares) > 0.001)
    parts = Parts(*(100.0 * share / sum(shares) for share in shares))

    whole = whole_numbers(parts)

    assert sum(astuple(whole)) == 100
    assert all(abs(rounded - exact) < 1 for rounded, exact in zip(astuple(whole), astuple(parts), strict=True))


def test_whole_numbers_of_nothing_are_nothing() -> None:
    assert sum(astuple(whole_numbers(Parts(0.0, 0.0, 0.0, 0.0, 0.0, 0.0)))) == 0


@given(observations, decisions, st.permutations(range(40)))
def test_the_order_of_what_was_stored_decides_nothing(
    before: list[Observation], decisions: list[Decided], order: list[int]
) -> None:
    reordered = [before[place] for place in order if place < len(before)]

    assert given_all(reordered, decisions[::-1]) == given_all(before, decisions)


@given(observations, decisions)
def test_the_order_of_the_catalogue_changes_no_number_and_no_advice(
    before: list[Observation], decisions: list[Decided]
) -> None:
    forwards, backwards = given_all(before, decisions), given_all(before, decisions, ITEMS[::-1])

    assert forwards.next == backwards.next
    assert number(forwards) == pytest.approx(number(backwards))
    assert set(forwards.held_by) == set(backwards.held_by)


@given(observations, st.integers(0, 200))
def test_time_alone_never_confirms_anything(before: list[Observation], days: int) -> None:
    older = [replace(x, at=x.at - timedelta(days=days)) for x in before]

    assert given_all(older, []).confirmed <= given_all(before, []).confirmed + 1e-9
