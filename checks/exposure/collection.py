"""What do answers about the settings of platforms say about the items of the catalogue?

A platform says something only of itself, so an item is answered only once every platform that the person has was gone
through: each of its settings, lately, with an answer that tells how it stands. Until then nothing is said at all. A
platform of which the person never said whether they have an account there leaves all of it open.

What is not answered by this: where posts and photos tell a place (`privacy.location` asks for more than a setting), and
every app on a phone (`privacy.permissions`). The address book is in apps that are on no list of ours, so settings never
confirm `privacy.contacts` either.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from checks.calendar import months_later
from checks.model import ItemId, Outcome
from checks.own_data import Purpose, SettingTold, Told

Offered = Mapping[str, frozenset[Purpose]]
"""The platforms and what can be set on each."""

Answers = Mapping[tuple[str, Purpose], SettingTold]

MONTHS: Final = 6
"""After so many an answer is asked for again: platforms move their settings, and add new ones that are on."""

FEEDS: Final[Mapping[ItemId, frozenset[Purpose]]] = MappingProxyType(
    {
        ItemId("privacy.checkups"): frozenset({Purpose.CHECKUP}),
        ItemId("privacy.ads"): frozenset({Purpose.ADVERTISING, Purpose.ACTIVITY}),
        ItemId("exposure.third_party"): frozenset({Purpose.APPS}),
    }
)
"""Which settings answer an item when all of them are answered."""

_TELLS: Final = frozenset({Told.DONE, Told.LEFT_ON, Told.NOT_YET})


@dataclass(frozen=True, slots=True)
class Support:
    """What all settings of one item say together; `value` is the share that was done, 0..1."""

    outcome: Outcome
    value: float


def by_setting(told: Iterable[SettingTold]) -> Answers:
    """Return the newest answer about each setting."""
    return {(each.platform, each.purpose): each for each in sorted(told, key=lambda each: each.at)}


def absent(told: Iterable[SettingTold]) -> frozenset[str]:
    """Return the platforms on which the person has no account: what they said last about each decides."""
    newest = {each.platform: each.told for each in sorted(told, key=lambda each: each.at)}
    return frozenset(platform for platform, last in newest.items() if last is Told.NO_ACCOUNT)


def asked_again(answer: SettingTold, today: date) -> bool:
    """Tell whether the answer is too old to stand on the local date `today`."""
    return today >= months_later(answer.at.date(), MONTHS)


def standing(platform: str, purpose: Purpose, answers: Answers, today: date) -> Told | None:
    """Return the answer that stands about a setting; None where there is none, or it is to be asked again.

    That there was no account once says nothing of a setting on a platform that the person has by now.
    """
    answer = answers.get((platform, purpose))
    if answer is None or answer.told is Told.NO_ACCOUNT or asked_again(answer, today):
        return None
    return answer.told


def supports(offered: Offered, told: Iterable[SettingTold], today: date) -> Mapping[ItemId, Support]:
    """Return what the answers say of each item of `FEEDS`; an item that they leave open is absent."""
    told = tuple(told)
    answers, away = by_setting(told), absent(told)
    said: dict[ItemId, list[Told | None]] = defaultdict(list)
    for platform in offered.keys() - away:
        stand = {purpose: standing(platform, purpose, answers, today) for purpose in offered[platform]}
        silent = all(each is None for each in stand.values())
        for item, wanted in FEEDS.items():
            said[item] += [None] if silent else [stand[purpose] for purpose in stand.keys() & wanted]
    return {item: _together(each) for item, each in said.items() if each and _TELLS.issuperset(each)}


def changed(
    offered: Offered, before: Iterable[SettingTold], now: Iterable[SettingTold], purpose: Purpose, today: date
) -> Mapping[ItemId, Support]:
    """Return what is to be recorded of the items after an answer about a setting of `purpose`.

    An item that the answers before still answered and that is open now is UNKNOWN: the person took it back.
    """
    earlier, later = supports(offered, before, today), supports(offered, now, today)
    lost = {item: Support(Outcome.UNKNOWN, 0.0) for item in earlier if item not in later}
    renewed = {item: said for item, said in later.items() if purpose in FEEDS[item] or earlier.get(item) != said}
    return {**lost, **renewed}


def _together(told: list[Told | None]) -> Support:
    done = sum(each is Told.DONE for each in told) / len(told)
    outcome = Outcome.PASS if done == 1 else Outcome.FAIL if done == 0 else Outcome.PARTIAL
    return Support(outcome, done)
