from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.model import Decision, MessageId, Observation, Outcome, ProfileFlag, Provenance
from checks.states import ItemState, State, item_states
from tests.checks.scoring import TODAY, days_ago, decided, item, observed, state_of

MEASURED, PRACTISED, DECLARED = Provenance.MEASURED, Provenance.PRACTISED, Provenance.DECLARED


def test_an_item_of_which_nothing_was_ever_said_is_unknown() -> None:
    state = state_of()

    assert (state.state, state.value, state.provenance, state.at) == (State.UNKNOWN, 0.0, None, None)
    assert state.because == "state.because.never"


@pytest.mark.parametrize(
    ("outcome", "state", "value"),
    [
        (Outcome.PASS, State.PASS, 1.0),
        (Outcome.PARTIAL, State.PARTIAL, 0.5),
        (Outcome.FAIL, State.FAIL, 0.0),
        (Outcome.UNKNOWN, State.UNKNOWN, 0.0),
        (Outcome.NOT_APPLICABLE, State.NOT_APPLICABLE, 0.0),
    ],
)
def test_an_outcome_of_today_is_the_state(outcome: Outcome, state: State, value: float) -> None:
    answered = state_of(observed(outcome))

    assert (answered.state, answered.value, answered.provenance) == (state, value, DECLARED)


@pytest.mark.parametrize(("stored", "read"), [(-3.0, 0.0), (0.25, 0.25), (7.0, 1.0)])
def test_a_partial_value_is_read_between_nothing_and_all(stored: float, read: float) -> None:
    assert state_of(observed(Outcome.PARTIAL, value=stored)).value == read


def test_states_are_given_in_the_order_of_the_items_and_observations_of_others_are_ignored() -> None:
    first, second = item("passwords.reuse"), item("links.reason")

    states = item_states(
        [second, first], [observed(Outcome.PASS, name="gone.item")], [], {}, system="linux", today=TODAY
    )

    assert [state.item for state in states] == [second, first]
    assert {state.state for state in states} == {State.UNKNOWN}


class TestAgeing:
    @pytest.mark.parametrize(
        ("days", "state", "value"),
        [
            (-5, State.PASS, 1.0),
            (30, State.PASS, 1.0),
            (31, State.STALE, 1.0),
            (60, State.STALE, 1.0),
            (61, State.UNKNOWN, 0.0),
        ],
    )
    def test_a_pass_is_kept_for_one_period_is_stale_for_another_then_unknown(
        self, days: int, state: State, value: float
    ) -> None:
        aged = state_of(observed(Outcome.PASS, days=days), about=item(recheck_days=30))

        assert (aged.state, aged.value) == (state, value)

    def test_a_stale_part_keeps_its_points(self) -> None:
        aged = state_of(observed(Outcome.PARTIAL, days=40, value=0.8))

        assert (aged.state, aged.value) == (State.STALE, 0.8)

    def test_a_lapsed_answer_says_so_and_when_it_was_given(self) -> None:
        aged = state_of(observed(Outcome.PASS, days=61))

        assert (aged.because, aged.at, aged.provenance) == ("state.because.lapsed", days_ago(61), DECLARED)

    def test_not_knowing_does_not_age(self) -> None:
        asked = state_of(observed(Outcome.UNKNOWN, days=900))

        assert (asked.state, asked.at, asked.because) == (State.UNKNOWN, days_ago(900), None)

    def test_what_was_found_not_to_apply_has_no_points_to_keep_and_is_asked_again(self) -> None:
        assert state_of(observed(Outcome.NOT_APPLICABLE, days=60)).state is State.NOT_APPLICABLE
        assert state_of(observed(Outcome.NOT_APPLICABLE, days=61)).state is State.UNKNOWN

    def test_a_declared_answer_is_not_renewed_by_a_check_that_could_not_look(self) -> None:
        aged = state_of(observed(Outcome.PASS, days=40), observed(Outcome.UNKNOWN, MEASURED))

        assert (aged.state, aged.at) == (State.STALE, days_ago(40))

    def test_a_measure_that_runs_again_is_renewed(self) -> None:
        assert state_of(observed(Outcome.PASS, MEASURED, 40), observed(Outcome.PASS, MEASURED, 2)).state is State.PASS

    @given(
        outcome=st.sampled_from([Outcome.PASS, Outcome.PARTIAL, Outcome.FAIL, Outcome.UNKNOWN]),
        days=st.integers(-10, 800),
        later=st.integers(0, 800),
        value=st.floats(0, 1),
    )
    def test_time_alone_never_adds_value(self, outcome: Outcome, days: int, later: int, value: float) -> None:
        young = state_of(observed(outcome, days=days, value=value))
        old = state_of(observed(outcome, days=days + later, value=value))

        assert old.value <= young.value
        assert (old.state is State.UNKNOWN) >= (young.state is State.UNKNOWN)


class TestWhichAnswerSpeaks:
    def test_the_newest_answer_speaks(self) -> None:
        assert state_of(observed(Outcome.FAIL, days=3), observed(Outcome.PASS, days=1)).state is State.PASS

    def test_a_declared_correction_stands_in_front_of_a_measure_until_it_is_measured_again(self) -> None:
        measure, correction = observed(Outcome.FAIL, MEASURED, 3), observed(Outcome.PASS, days=2)

        corrected = state_of(measure, correction)
        again = state_of(measure, correction, observed(Outcome.FAIL, MEASURED, 1))

        assert (corrected.state, corrected.provenance) == (State.PASS, DECLARED)
        assert (again.state, again.provenance) == (State.FAIL, MEASURED)

    @pytest.mark.parametrize("provenance", list(Provenance))
    def test_a_check_that_could_not_look_takes_nothing_away(self, provenance: Provenance) -> None:
        state = state_of(observed(Outcome.PASS, provenance, 3), observed(Outcome.UNKNOWN, MEASURED))

        assert (state.state, state.provenance) == (State.PASS, provenance)

    def test_i_do_not_know_takes_back_what_was_declared(self) -> None:
        taken_back = state_of(
            observed(Outcome.FAIL, days=5), observed(Outcome.PASS, days=3), observed(Outcome.UNKNOWN, days=1)
        )

        assert (taken_back.state, taken_back.at) == (State.UNKNOWN, days_ago(1))

    @pytest.mark.parametrize("provenance", [MEASURED, PRACTISED])
    def test_i_do_not_know_takes_back_no_proof(self, provenance: Provenance) -> None:
        proof = observed(Outcome.PARTIAL, provenance, 4, value=0.8)

        state = state_of(proof, observed(Outcome.PASS, days=3), observed(Outcome.UNKNOWN, days=1))

        assert (state.value, state.provenance, state.at) == (0.8, provenance, proof.at)

    def test_an_answer_after_i_do_not_know_counts(self) -> None:
        assert state_of(observed(Outcome.UNKNOWN, days=2), observed(Outcome.PASS, days=1)).state is State.PASS

    def test_at_one_instant_an_answer_stands_against_i_do_not_know(self) -> None:
        assert state_of(observed(Outcome.UNKNOWN), observed(Outcome.PASS)).state is State.PASS
        assert state_of(observed(Outcome.PASS), observed(Outcome.UNKNOWN)).state is State.PASS

    def test_the_note_of_an_answer_is_kept_in_the_words_of_the_person(self) -> None:
        assert state_of(replace(observed(Outcome.PASS), note="on both disks")).reason == "on both disks"

    def test_a_check_that_could_not_look_says_why(self) -> None:
        reason = MessageId("system.no_permission")

        state = state_of(replace(observed(Outcome.UNKNOWN, MEASURED), reason=reason, note="the disk of a friend"))

        assert (state.because, state.reason, state.provenance) == (reason, "the disk of a friend", MEASURED)

    def test_at_one_instant_what_is_known_proved_and_lower_speaks_whatever_the_order(self) -> None:
        at_once = [
            observed(Outcome.UNKNOWN, MEASURED),
            observed(Outcome.PASS),
            observed(Outcome.PASS, MEASURED),
            observed(Outcome.FAIL, MEASURED),
        ]

        states = {state_of(*order) for order in permutations(at_once)}

        assert [(state.state, state.provenance) for state in states] == [(State.FAIL, MEASURED)]


class TestRegression:
    def test_what_was_confirmed_and_is_not_any_more_came_back(self) -> None:
        assert state_of(observed(Outcome.PASS, days=9), observed(Outcome.FAIL)).regressed

    def test_a_part_below_the_mark_came_back_and_one_above_did_not(self) -> None:
        before = observed(Outcome.PASS, days=9)

        assert state_of(before, observed(Outcome.PARTIAL, value=0.94)).regressed
        assert not state_of(before, observed(Outcome.PARTIAL, value=0.95)).regressed

    def test_only_the_last_two_known_answers_are_compared(self) -> None:
        was = observed(Outcome.PASS, days=9)

        assert state_of(was, observed(Outcome.UNKNOWN, MEASURED, 5), observed(Outcome.FAIL)).regressed
        assert not state_of(was, observed(Outcome.FAIL, days=5), observed(Outcome.FAIL)).regressed

    @pytest.mark.parametrize("outcome", [Outcome.UNKNOWN, Outcome.NOT_APPLICABLE, Outcome.PASS])
    def test_not_knowing_not_applying_and_passing_are_no_regression(self, outcome: Outcome) -> None:
        assert not state_of(observed(Outcome.PASS, days=9), observed(outcome)).regressed

    def test_a_first_failure_is_no_regression(self) -> None:
        assert not state_of(observed(Outcome.FAIL)).regressed

    def test_a_lapsed_failure_is_not_said_to_have_come_back(self) -> None:
        assert not state_of(observed(Outcome.PASS, days=90), observed(Outcome.FAIL, days=80)).regressed


class TestWhatDoesNotApply:
    def test_an_item_of_another_system_does_not_apply_and_says_why(self) -> None:
        windows_only = item(systems=["windows"])

        elsewhere = state_of(observed(Outcome.FAIL), about=windows_only, system="linux")

        assert (elsewhere.state, elsewhere.because) == (State.NOT_APPLICABLE, "state.because.system")
        assert state_of(observed(Outcome.FAIL), about=windows_only, system="windows").state is State.FAIL

    @pytest.mark.parametrize("flag", list(ProfileFlag))
    def test_only_a_flag_that_was_answered_no_takes_an_item_out(self, flag: ProfileFlag) -> None:
        about = item(applies_if=flag)

        out = state_of(about=about, profile={flag: False})

        assert (out.state, out.because) == (State.NOT_APPLICABLE, f"state.because.{flag.value}")
        assert state_of(about=about, profile={flag: True}).state is State.UNKNOWN
        assert state_of(about=about, profile={}).state is State.UNKNOWN

    def test_the_person_may_decide_it_and_their_reason_is_kept(self) -> None:
        state = state_of(observed(Outcome.FAIL, days=2), decisions=[decided(Decision.NOT_APPLICABLE, 800)])

        assert state.state is State.FAIL, "answered after the decision: taken back"
        standing = state_of(observed(Outcome.FAIL, days=900), decisions=[decided(Decision.NOT_APPLICABLE, 800)])
        assert (standing.state, standing.reason) == (State.NOT_APPLICABLE, "only on my home network")

    def test_a_measure_does_not_reopen_it(self) -> None:
        decisions = [decided(Decision.NOT_APPLICABLE, 5)]

        assert state_of(observed(Outcome.FAIL, MEASURED), decisions=decisions).state is State.NOT_APPLICABLE


class TestAcceptance:
    def test_an_accepted_item_earns_nothing_and_keeps_its_reason(self) -> None:
        state = state_of(observed(Outcome.PARTIAL, days=9), decisions=[decided(Decision.ACCEPTED, 5)])

        assert (state.state, state.value, state.reason) == (State.ACCEPTED, 0.0, "only on my home network")

    @pytest.mark.parametrize(("days", "state"), [(365, State.ACCEPTED), (366, State.UNKNOWN)])
    def test_it_is_asked_again_after_a_year(self, days: int, state: State) -> None:
        assert state_of(decisions=[decided(Decision.ACCEPTED, days)]).state is state

    @pytest.mark.parametrize("outcome", [Outcome.PASS, Outcome.PARTIAL, Outcome.FAIL, Outcome.UNKNOWN])
    def test_a_later_answer_of_the_person_takes_it_back(self, outcome: Outcome) -> None:
        state = state_of(observed(outcome, hour=13), decisions=[decided(Decision.ACCEPTED, hour=12)])

        assert state.state.value == outcome.value

    def test_what_was_answered_at_the_same_instant_does_not_take_it_back(self) -> None:
        state = state_of(observed(Outcome.FAIL, hour=12), decisions=[decided(Decision.ACCEPTED, hour=12)])

        assert state.state is State.ACCEPTED

    def test_a_later_measure_takes_it_back_only_if_all_is_confirmed(self) -> None:
        decisions = [decided(Decision.ACCEPTED, 5)]
        could_not_look = observed(Outcome.UNKNOWN, MEASURED)

        assert state_of(observed(Outcome.FAIL, MEASURED, 1), decisions=decisions).state is State.ACCEPTED
        confirmed = observed(Outcome.PASS, MEASURED, 1)
        assert state_of(confirmed, could_not_look, decisions=decisions).state is State.PASS

    def test_the_last_decision_counts(self) -> None:
        both = [decided(Decision.NOT_APPLICABLE, 1), decided(Decision.ACCEPTED, 5)]

        assert state_of(decisions=both).state is State.NOT_APPLICABLE


observations_of_one_item = st.lists(
    st.builds(
        observed,
        st.sampled_from(Outcome),
        st.sampled_from(Provenance),
        st.integers(0, 90),
        value=st.floats(0, 1),
    ),
    max_size=6,
)


@given(observations=observations_of_one_item, random=st.randoms(use_true_random=False))
def test_the_order_in_which_observations_are_read_decides_nothing(
    observations: Sequence[Observation], random: Random
) -> None:
    shuffled = list(observations)
    random.shuffle(shuffled)

    assert state_of(*shuffled) == state_of(*observations)


@given(observations=observations_of_one_item)
def test_only_what_counts_has_a_value(observations: Sequence[Observation]) -> None:
    state: ItemState = state_of(*observations)

    assert 0.0 <= state.value <= 1.0
    if state.state not in {State.PASS, State.PARTIAL, State.STALE}:
        assert state.value == 0.0
    if state.state in {State.PASS, State.PARTIAL, State.FAIL, State.STALE}:
        assert state.provenance is not None
