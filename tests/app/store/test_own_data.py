from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.store.database import Store
from app.store.own_data import OwnData
from checks.own_data import Purpose, Reply, Request, Right, SettingTold, Told
from tests.app.store.values import NOW, MemoryKeychain, observation, opened

FIRST = Request(0, "Métiora \udce9", Right.ERASURE, date(2026, 11, 24), date(2026, 12, 24))
TOLD = SettingTold("orme", Purpose.APPS, Told.LEFT_ON, NOW)


def test_a_request_comes_back_as_it_was_kept_with_a_number_of_its_own(profile: Path, keychain: MemoryKeychain) -> None:
    later = replace(FIRST, sent=date(2026, 11, 25), reply=Reply.REFUSED, longer=True)
    with closing(opened(profile, keychain)) as store:
        OwnData(store).add(later)
        OwnData(store).add(FIRST)
    with closing(opened(profile, keychain)) as store:
        assert OwnData(store).requests() == (replace(later, number=1), replace(FIRST, number=2))


def test_a_request_is_changed_and_forgotten_by_its_number(store: Store) -> None:
    kept = OwnData(store)
    kept.add(FIRST)
    kept.add(FIRST)
    second, first = kept.requests()
    kept.change(replace(first, reply=Reply.ANSWERED))
    assert kept.requests() == (second, replace(first, reply=Reply.ANSWERED))
    kept.forget(second)
    kept.change(second)
    assert kept.requests() == (replace(first, reply=Reply.ANSWERED),)


def test_of_a_letter_nothing_else_has_a_column(store: Store) -> None:
    with store.reading() as run:
        columns = {row[1] for row in run("PRAGMA table_info(rights_request)", ())}
    assert columns == {"id", "company", "asked", "sent", "due", "reply", "longer"}


def test_the_last_answer_about_a_setting_takes_the_place_of_the_one_before(store: Store) -> None:
    kept = OwnData(store)
    other = replace(TOLD, purpose=Purpose.CONTACTS, at=NOW + timedelta(hours=1))
    again = replace(TOLD, told=Told.DONE, at=NOW + timedelta(hours=2))
    for each in (TOLD, other, again):
        kept.tell(each)
    assert kept.told() == (other, again)


def test_an_answer_and_what_it_says_of_an_item_are_kept_together_or_not_at_all(store: Store) -> None:
    kept = OwnData(store)
    with pytest.raises(ValueError, match=r"^$"):
        kept.tell(TOLD, [observation(), observation(at=NOW.replace(tzinfo=None))])
    assert (kept.told(), store.observations()) == ((), ())
    kept.tell(TOLD, [observation()])
    assert (kept.told(), store.observations()) == ((TOLD,), (observation(),))
