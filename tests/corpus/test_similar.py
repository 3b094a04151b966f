from __future__ import annotations

from app.knowledge import wordlist
from tests.corpus.pairs import found, pairs


def test_families_are_found_with_few_false_alarms_and_few_misses() -> None:
    words = wordlist.common()
    told = [(pair, found(pair, words)) for pair in pairs()]
    right = sum(pair.similar for pair, alarm in told if alarm)

    assert len(told) >= 300
    assert right / sum(alarm for _, alarm in told) >= 0.98
    assert right / sum(pair.similar for pair, _ in told) >= 0.9


def test_no_pair_is_labelled_twice() -> None:
    seen = [frozenset((pair.first, pair.second)) for pair in pairs()]
    assert len(set(seen)) == len(seen)
