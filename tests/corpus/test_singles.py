from __future__ import annotations

from app.knowledge import wordlist
from tests.corpus.singles import found, singles


def test_weak_passwords_are_found_with_few_false_alarms_and_few_misses() -> None:
    words = wordlist.common()
    told = [(single, found(single, words)) for single in singles()]
    right = sum(single.weak for single, alarm in told if alarm)

    assert len(told) >= 300
    assert right / sum(alarm for _, alarm in told) >= 0.98
    assert right / sum(single.weak for single, _ in told) >= 0.9


def test_no_password_is_labelled_twice_for_one_login() -> None:
    seen = [(single.password, single.site, single.user) for single in singles()]
    assert len(set(seen)) == len(seen)
