from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.store import rows
from app.store.database import Run, Store
from app.store.errors import StoreUnreachable
from app.values.look import Look
from app.values.settings import Settings
from checks.model import Decided, Decision, ItemId, Observation, Outcome, ProfileFlag, Provenance
from tests.app.store.values import NOW, MemoryKeychain, observation, opened

texts = st.text(st.characters(exclude_categories=()), max_size=40)
"""Any Python text: NUL and halves of surrogate pairs included."""

zones = st.integers(-23 * 60, 23 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
instants = st.datetimes(datetime(1900, 1, 2), datetime(9998, 12, 30), timezones=zones)  # noqa: DTZ001 - the zones follow
item_ids = st.from_regex(r"[a-z]+\.[a-z-]+", fullmatch=True).map(ItemId)
observed = st.builds(
    Observation,
    item=item_ids,
    outcome=st.sampled_from(Outcome),
    provenance=st.sampled_from(Provenance),
    at=instants,
    value=st.floats(0, 1),
    reason=st.none() | item_ids,
    note=texts,
)
chosen = st.builds(
    Settings,
    language=st.sampled_from([None, "en", "fr"]),
    look=st.sampled_from(Look),
    flags=st.fixed_dictionaries({flag: st.sampled_from([None, True, False]) for flag in ProfileFlag}),
    welcomed=st.booleans(),
)
few = settings(max_examples=25)
"""Each example writes two transactions through to the disk."""
documents = st.dictionaries(texts, st.none() | st.integers() | texts | st.lists(texts, max_size=3), max_size=4)


@contextmanager
def reopened_after(act: Callable[[Store], object]) -> Iterator[Store]:
    """Open a new profile, `act` on it, close it, and lend it opened anew."""
    keychain = MemoryKeychain()
    with TemporaryDirectory() as folder:
        profile = Path(folder) / "anna.db"
        with closing(opened(profile, keychain)) as first:
            act(first)
        with closing(opened(profile, keychain)) as second:
            yield second


@given(observed)
@few
def test_an_observation_comes_back_as_it_was_given(given_observation: Observation) -> None:
    with reopened_after(lambda store: store.add_observation(given_observation)) as store:
        assert store.observations() == (given_observation,)


@given(chosen)
@few
def test_settings_come_back_as_they_were_saved(saved: Settings) -> None:
    with reopened_after(lambda store: store.save_settings(saved)) as store:
        assert store.settings() == saved


@given(item_ids, st.sampled_from(Decision), instants, texts)
@few
def test_a_decision_comes_back_as_it_was_given(item: ItemId, decision: Decision, at: datetime, reason: str) -> None:
    decided = Decided(item, decision, at, reason)
    with reopened_after(lambda store: store.add_decision(decided)) as store:
        assert store.decisions() == (decided,)


@given(instants, documents)
@few
def test_a_run_comes_back_as_it_was_kept(at: datetime, document: dict[str, Any]) -> None:
    with reopened_after(lambda store: store.save_run(at, (), document)) as store:
        assert store.last_run() == Run(at, document)


@given(documents)
@few
def test_a_document_written_in_pieces_is_the_document(document: dict[str, Any]) -> None:
    assert rows.from_document(document) == json.dumps(document)


def test_no_call_writes_more_of_a_large_document_than_one_account(monkeypatch: pytest.MonkeyPatch) -> None:
    finding = {
        "check": "passwords.age",
        "subjects": tuple({"title": f"Site {n}", "site": "a.example"} for n in range(99)),
    }
    written, dumps = list[str](), json.dumps

    def noted(value: object) -> str:
        written.append(dumps(value))
        return written[-1]

    monkeypatch.setattr(json, "dumps", noted)
    rows.from_document({"findings": [finding] * 9})
    assert max(map(len, written)) < 100


def test_a_new_profile_is_empty(store: Store) -> None:
    assert (store.observations(), store.decisions(), store.last_run()) == ((), (), None)
    assert store.settings() == Settings()


def test_observations_come_oldest_first_whatever_their_order_and_zone(store: Store) -> None:
    paris = timezone(timedelta(hours=1))
    later = observation(at=NOW + timedelta(microseconds=1))
    earlier = observation(at=(NOW - timedelta(minutes=1)).astimezone(paris))
    for each in (later, observation(), earlier):
        store.add_observation(each)
    assert store.observations() == (earlier, observation(), later)


def test_observations_of_one_instant_keep_their_order(store: Store) -> None:
    added = tuple(observation(note=str(n)) for n in range(5))
    for each in added:
        store.add_observation(each)
    assert store.observations() == added


def test_an_instant_without_a_zone_is_refused_and_nothing_is_kept(store: Store) -> None:
    with pytest.raises(ValueError, match=r"^$"):
        store.save_run(NOW, (observation(), observation(at=NOW.replace(tzinfo=None))), {})
    assert store.observations() == ()
    assert store.last_run() is None


def test_a_run_and_what_it_measured_are_kept_together(store: Store) -> None:
    measured = (observation("passwords.reuse"), observation("passwords.strength"))
    store.save_run(NOW, measured, {"program": "0.1.0"})
    assert store.observations() == measured
    assert store.last_run() == Run(NOW, {"program": "0.1.0"})


def test_each_run_has_a_number_of_its_own_and_the_last_one_is_known(store: Store) -> None:
    assert store.last_number() is None
    numbers = [store.save_run(NOW, (observation(),), {}) for _ in range(2)]
    assert numbers[0] != numbers[1]
    assert store.last_number() == numbers[1]


def test_the_run_kept_last_is_the_last_even_when_the_clock_was_set_back(store: Store) -> None:
    store.save_run(NOW, (), {"n": 1})
    store.save_run(NOW - timedelta(days=400), (), {"n": 2})
    assert store.last_run() == Run(NOW - timedelta(days=400), {"n": 2})


def test_a_document_that_is_no_json_keeps_nothing(store: Store) -> None:
    with pytest.raises(TypeError):
        store.save_run(NOW, (observation(),), {"at": NOW})
    assert (store.observations(), store.last_run()) == ((), None)


def test_a_later_decision_takes_the_place_of_an_earlier_one(store: Store) -> None:
    first = Decided(ItemId("a.b"), Decision.ACCEPTED, NOW, "for now")
    second = replace(first, decision=Decision.NOT_APPLICABLE)
    store.add_decision(first)
    store.add_decision(second)
    assert store.decisions() == (second,)


def test_a_withdrawn_decision_stands_no_more(store: Store) -> None:
    kept = Decided(ItemId("c.d"), Decision.ACCEPTED, NOW, "")
    store.add_decision(Decided(ItemId("a.b"), Decision.ACCEPTED, NOW, ""))
    store.add_decision(kept)
    store.withdraw_decision(ItemId("a.b"))
    store.withdraw_decision(ItemId("never.decided"))
    assert store.decisions() == (kept,)


def test_a_flag_that_an_older_bilan_did_not_know_is_not_answered(store: Store) -> None:
    text = '{"language": "fr", "look": "dark", "flags": {"employed": true}, "welcomed": true}'
    store._opened.execute("INSERT INTO setting (id, document) VALUES (1, ?)", (text,))
    flags = store.settings().flags
    assert flags[ProfileFlag.EMPLOYED] is True
    assert flags[ProfileFlag.HAS_CHILDREN] is None


def test_many_threads_may_write_and_read_at_once(store: Store) -> None:
    failures: list[BaseException] = []

    def work(name: int) -> None:
        try:
            for n in range(20):
                store.save_run(NOW, (observation(note=f"{name}.{n}"), observation(note=f"{name}.{n}'")), {})
                assert len(store.observations()) % 2 == 0
        except BaseException as error:  # noqa: BLE001 - a thread's error must reach the test
            failures.append(error)

    threads = [threading.Thread(target=work, args=(name,)) for name in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert len(store.observations()) == 8 * 20 * 2


def test_closing_twice_does_nothing_and_a_closed_store_says_so(profile: Path, keychain: MemoryKeychain) -> None:
    store = opened(profile, keychain)
    store.close()
    store.close()
    with pytest.raises(StoreUnreachable):
        store.observations()


def test_two_open_stores_of_one_profile_see_each_other(store: Store, profile: Path, keychain: MemoryKeychain) -> None:
    second = opened(profile, keychain)
    store.add_observation(observation(note="from the first"))
    second.add_observation(observation(note="from the second"))
    assert store.observations() == second.observations()
    assert len(store.observations()) == 2
    second.close()


def test_the_time_is_kept_in_utc(store: Store) -> None:
    store.add_observation(observation(at=NOW.astimezone(timezone(timedelta(hours=9)))))
    assert store.observations()[0].at.tzinfo == UTC
