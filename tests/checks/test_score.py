from __future__ import annotations

from collections.abc import Iterable

import pytest

from checks.model import Decision, Item, Observation, Outcome, Provenance, SectionId
from checks.score import (
    Action,
    Band,
    Parts,
    Posture,
    WholeParts,
    contribution,
    posture,
    section_parts,
    whole_numbers,
)
from checks.states import ItemState, State, item_states
from tests.checks.scoring import TODAY, decided, item, observed, standing

MEASURED, PRACTISED, DECLARED = Provenance.MEASURED, Provenance.PRACTISED, Provenance.DECLARED
NOTHING = Parts(0.0, 0.0, 0.0, 0.0, 0.0, 0.0)

EXAMPLE = (
    item("passwords.reuse", weight=8, minutes=20, gate=60),
    item("passwords.leaked", weight=8, minutes=15, gate=50),
    item("passwords.mailbox", weight=8, minutes=10, gate=60),
    item("passwords.mailbox_second_factor", weight=8, minutes=10, gate=70),
    item("passwords.manager", weight=5, minutes=30),
    item("links.reason", weight=5, minutes=6),
    item("social.confidential", weight=8, minutes=8),
    item("privacy.audience", weight=5, minutes=8),
    item("devices.encryption", weight=5, minutes=30),
    item("devices.antivirus", weight=3, minutes=5, systems=["windows"]),
    item("devices.remote", weight=3, minutes=4),
    item("devices.backup", weight=5, minutes=30, recheck_days=30),
)
"""The twelve items of `checkup-and-score`, section 4.4."""

EXAMPLE_ANSWERS = (
    observed(Outcome.PARTIAL, MEASURED, value=0.75, name="passwords.reuse"),
    observed(Outcome.PASS, MEASURED, name="passwords.mailbox"),
    observed(Outcome.PASS, name="passwords.mailbox_second_factor"),
    observed(Outcome.PASS, name="passwords.manager"),
    observed(Outcome.PARTIAL, PRACTISED, value=0.8, name="links.reason"),
    observed(Outcome.FAIL, PRACTISED, name="social.confidential"),
    observed(Outcome.FAIL, name="privacy.audience"),
    observed(Outcome.PASS, days=40, name="devices.backup"),
)


def example(*more: Observation) -> Posture:
    decisions = [decided(Decision.ACCEPTED, 10, name="devices.remote")]
    return posture(item_states(EXAMPLE, (*EXAMPLE_ANSWERS, *more), decisions, {}, system="linux", today=TODAY))


def the(of: Posture, name: str) -> ItemState:
    return next(state for state in of.states if state.item.id == name)


class TestWorkedExample:
    def test_the_number_and_what_holds_it_are_those_of_the_reference(self) -> None:
        result = example()

        assert round(result.confirmed, 1) == 52.9
        assert (result.held_at, result.held_by, result.shown) == (50, ("passwords.leaked",), 50.0)
        assert round(result.possible, 1) == 72.1
        assert round(100 * result.known, 1) == 80.9
        assert result.band is Band.PROGRESSING

    def test_the_parts_of_the_bar_are_those_of_the_reference(self) -> None:
        parts = example().parts

        assert round(parts.to_fix, 1) == 23.5
        assert round(parts.accepted, 1) == 4.4
        assert round(parts.unknown, 1) == 19.1
        assert whole_numbers(parts) == WholeParts(
            measured=21, practised=6, declared=26, unknown=19, to_fix=24, accepted=4
        )

    def test_after_the_leak_check_and_single_use_nothing_holds(self) -> None:
        result = example(
            observed(Outcome.PASS, MEASURED, name="passwords.leaked", hour=13),
            observed(Outcome.PASS, MEASURED, name="passwords.reuse", hour=13),
        )

        assert round(result.confirmed, 1) == 67.6
        assert (result.held_at, result.held_by, result.shown) == (None, (), result.confirmed)
        assert round(result.possible, 1) == 75.0
        assert result.band is Band.GOOD

    def test_the_next_three_actions_are_those_of_the_reference(self) -> None:
        assert summary(example().next) == [
            ("passwords.leaked", 11.8, True),
            ("passwords.reuse", 2.9, True),
            ("social.confidential", 11.8, False),
        ]

    def test_the_actions_that_follow_are_those_of_the_reference(self) -> None:
        result = example(
            observed(Outcome.PASS, MEASURED, name="passwords.leaked", hour=13),
            observed(Outcome.PASS, MEASURED, name="passwords.reuse", hour=13),
        )

        assert summary(result.next) == [
            ("social.confidential", 11.8, False),
            ("privacy.audience", 7.4, False),
            ("devices.encryption", 7.4, False),
        ]

    def test_every_contribution_can_be_read_and_they_add_up(self) -> None:
        result = example()

        assert round(contribution(the(result, "passwords.reuse"), result), 1) == 8.8
        assert contribution(the(result, "devices.antivirus"), result) == 0.0
        assert sum(contribution(state, result) for state in result.states) == pytest.approx(result.confirmed)

    def test_what_is_accepted_is_answered_and_what_does_not_apply_is_not_counted(self) -> None:
        assert (example().answered, example().applicable) == (9, 11)


def summary(actions: Iterable[Action]) -> list[tuple[str, float, bool]]:
    return [(action.item.id, round(action.gain, 1), action.lifts_hold) for action in actions]


class TestGates:
    GATE = item("passwords.leaked", weight=1, gate=50)
    REST = item("passwords.manager", weight=8)

    def held(self, state: State, value: float = 0.0) -> Posture:
        return posture([standing(self.GATE, state, value), standing(self.REST, State.PASS, 1.0)])

    @pytest.mark.parametrize("state", [State.UNKNOWN, State.FAIL, State.ACCEPTED])
    def test_what_is_not_confirmed_holds_the_number(self, state: State) -> None:
        held = self.held(state)

        assert (held.held_at, held.shown) == (50, 50.0)

    def test_answering_no_costs_nothing(self) -> None:
        assert self.held(State.FAIL).shown == self.held(State.UNKNOWN).shown

    def test_what_does_not_apply_does_not_hold(self) -> None:
        assert (self.held(State.NOT_APPLICABLE).held_at, self.held(State.NOT_APPLICABLE).shown) == (None, 100.0)

    @pytest.mark.parametrize(("value", "held_at"), [(0.94, 50), (0.95, None)])
    def test_ninety_five_hundredths_lift_it(self, value: float, held_at: int | None) -> None:
        assert self.held(State.PARTIAL, value).held_at == held_at

    def test_a_stale_confirmation_lifts_it_as_well(self) -> None:
        assert self.held(State.STALE, 1.0).held_at is None

    def test_the_lowest_gate_holds_and_all_that_share_it_are_named(self) -> None:
        gates = [item(f"passwords.{n}", weight=1, gate=gate) for n, gate in enumerate((70, 60, 60))]
        result = posture([*(standing(gate, State.FAIL) for gate in gates), standing(self.REST, State.PASS, 1.0)])

        assert (result.held_at, result.held_by) == (60, ("passwords.1", "passwords.2"))

    def test_a_gate_above_what_is_confirmed_holds_nothing_back(self) -> None:
        result = posture([standing(self.GATE, State.FAIL), standing(self.REST, State.PARTIAL, 0.2)])

        assert (result.held_at, result.held_by, result.shown) == (None, (), result.confirmed)
        assert result.next[0].lifts_hold


class TestBeforeEnoughIsKnown:
    def mixed(self, known: int, unknown: int) -> Posture:
        some = [standing(item(f"links.{n}", weight=1), State.PASS, 1.0) for n in range(known)]
        rest = [standing(item(f"links.x{n}", weight=1), State.UNKNOWN) for n in range(unknown)]
        return posture([*some, *rest])

    def test_below_a_quarter_there_is_no_number_and_no_word(self) -> None:
        result = self.mixed(24, 76)

        assert (result.shown, result.band, result.answered, result.applicable) == (None, None, 24, 100)

    def test_from_a_quarter_on_there_is_one(self) -> None:
        assert self.mixed(25, 75).shown == pytest.approx(25.0)

    def test_one_whole_section_is_enough(self) -> None:
        people = standing(item("people.talk", weight=1), State.FAIL)

        assert posture([people, *self.mixed(0, 99).states]).shown == 0.0

    def test_a_section_in_which_nothing_applies_is_not_a_section_done(self) -> None:
        people = standing(item("people.talk", weight=1), State.NOT_APPLICABLE)

        assert posture([people, *self.mixed(1, 99).states]).shown is None

    def test_when_nothing_applies_or_is_asked_there_is_nothing_to_say(self) -> None:
        for nothing in (posture([]), posture([standing(item(), State.NOT_APPLICABLE)])):
            assert nothing.parts == NOTHING
            assert (nothing.shown, nothing.known, nothing.possible, nothing.next) == (None, 0.0, 0.0, ())


@pytest.mark.parametrize(
    ("value", "band"),
    [
        (0.0, Band.STARTING),
        (0.39, Band.STARTING),
        (0.40, Band.PROGRESSING),
        (0.644, Band.PROGRESSING),
        (0.646, Band.GOOD),
        (0.65, Band.GOOD),
        (0.85, Band.STRONG),
        (1.0, Band.STRONG),
    ],
)
def test_the_number_as_it_is_written_has_a_word(value: float, band: Band) -> None:
    assert posture([standing(item(), State.PARTIAL, value)]).band is band


@pytest.mark.parametrize(
    ("provenance", "parts"),
    [
        (MEASURED, Parts(75.0, 0.0, 0.0, 0.0, 25.0, 0.0)),
        (PRACTISED, Parts(0.0, 75.0, 0.0, 0.0, 25.0, 0.0)),
        (DECLARED, Parts(0.0, 0.0, 75.0, 0.0, 25.0, 0.0)),
    ],
)
def test_what_is_confirmed_in_part_is_drawn_by_how_it_is_known_and_the_rest_is_to_fix(
    provenance: Provenance, parts: Parts
) -> None:
    assert posture([standing(item(), State.STALE, 0.75, provenance)]).parts == parts


def test_a_section_has_its_own_hundred() -> None:
    states = [
        standing(item("links.reason", weight=3), State.PASS, 1.0, PRACTISED),
        standing(item("links.codes", weight=1), State.ACCEPTED),
        standing(item("people.talk", weight=8), State.FAIL),
    ]

    assert section_parts(states, SectionId("links")) == Parts(0.0, 75.0, 0.0, 0.0, 0.0, 25.0)
    assert section_parts(states, SectionId("devices")) == NOTHING


class TestNextActions:
    def first(self, *states: ItemState) -> list[str]:
        return [action.item.id for action in posture(states).next]

    def quick(self, name: str, weight: int = 8) -> Item:
        return item(name, weight=weight, minutes=5)

    def test_what_came_back_goes_before_a_gate_and_a_gate_before_the_quickest_gain(self) -> None:
        gain = standing(self.quick("links.reason"), State.FAIL)
        gate = standing(item("passwords.reuse", weight=1, minutes=60, gate=60), State.UNKNOWN)
        back = standing(item("devices.lock", weight=1, minutes=90), State.FAIL, regressed=True)

        assert self.first(gain, gate, back) == ["devices.lock", "passwords.reuse", "links.reason"]
        assert [action.regressed for action in posture([gain, gate, back]).next] == [True, False, False]

    def test_under_five_minutes_count_as_five(self) -> None:
        two = standing(item("links.b", weight=5, minutes=2), State.FAIL)
        five = standing(item("links.a", weight=5, minutes=5), State.FAIL)

        assert self.first(two, five) == ["links.a", "links.b"], "equal: the id decides"

    def test_at_most_three_are_given(self) -> None:
        assert len(self.first(*(standing(self.quick(f"links.{n}"), State.UNKNOWN) for n in range(9)))) == 3

    @pytest.mark.parametrize(
        ("state", "value"),
        [(State.ACCEPTED, 0.0), (State.NOT_APPLICABLE, 0.0), (State.PASS, 1.0), (State.STALE, 1.0)],
    )
    def test_where_nothing_can_be_won_nothing_is_proposed(self, state: State, value: float) -> None:
        assert self.first(standing(self.quick("links.reason"), state, value)) == []
