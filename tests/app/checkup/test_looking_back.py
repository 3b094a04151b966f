from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from app.checkup import looking_back
from checks.model import Automation, Item, ItemId, Observation, Outcome, Provenance, SectionId
from checks.states import State, item_states

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


def item(name: str, recheck_days: int = 30) -> Item:
    return Item(ItemId(name), SectionId("passwords"), Automation.SELF, 3, 5, recheck_days)


def said(name: str, outcome: Outcome, days_ago: int, value: float = 0.0) -> Observation:
    worth = 1.0 if outcome is Outcome.PASS else value
    return Observation(ItemId(name), outcome, Provenance.DECLARED, NOW - timedelta(days=days_ago), value=worth)


def test_a_first_answer_and_the_same_answer_again_are_no_change() -> None:
    assert looking_back.changes([said("a", Outcome.FAIL, 5), said("a", Outcome.FAIL, 1)]) == ()


def test_a_change_is_told_with_its_date_and_the_newest_comes_first() -> None:
    told = looking_back.changes(
        [
            said("a", Outcome.FAIL, 9),
            said("a", Outcome.PASS, 3),
            said("b", Outcome.PASS, 9),
            said("b", Outcome.PARTIAL, 1, 0.5),
        ]
    )
    assert [(change.item, change.state) for change in told] == [("b", State.PARTIAL), ("a", State.PASS)]
    assert told[1].on == (NOW - timedelta(days=3)).astimezone().date()


def test_i_do_not_know_in_between_hides_no_change() -> None:
    told = looking_back.changes([said("a", Outcome.FAIL, 9), said("a", Outcome.UNKNOWN, 5), said("a", Outcome.PASS, 1)])
    assert [change.state for change in told] == [State.PASS]


def test_a_better_part_is_a_change() -> None:
    told = looking_back.changes([said("a", Outcome.PARTIAL, 9, 0.5), said("a", Outcome.PARTIAL, 1, 0.9)])
    assert len(told) == 1


def test_only_the_last_three_changes_are_told() -> None:
    observations = [
        x for name in "abcde" for x in (said(name, Outcome.FAIL, 9), said(name, Outcome.PASS, ord(name) - 96))
    ]
    assert [change.item for change in looking_back.changes(observations)] == ["a", "b", "c"]


def test_what_is_stale_or_soon_will_be_is_due_the_longest_first() -> None:
    items = (item("old"), item("soon"), item("later"), item("never"))
    observations = [said("old", Outcome.PASS, 40), said("soon", Outcome.PASS, 20), said("later", Outcome.PASS, 2)]
    today = date(2026, 11, 24)
    states = item_states(items, observations, (), {}, system="linux", today=today)
    assert looking_back.due(states, today) == ("old", "soon")
