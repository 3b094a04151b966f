"""Which passwords hold a name, a birth year or a place of the person's own life?

Whoever knows a little of somebody tries that first (CNIL and Cybermalveillance say so of names and dates). A name is
found as a whole word only: three letters meet in any long text that was drawn by chance.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from checks.facts import Check, CheckMeta, Count, Facts, Need
from checks.model import CheckId, Evidence, Finding, Kind, Login, MessageId, Outcome, Person, Urgency
from checks.passwords import accounts, looked_at
from checks.passwords.estimate import readable
from checks.passwords.parts import LONGEST, Pattern, Split, split
from checks.passwords.site import site
from checks.passwords.words import unaccented
from checks.secret import Secret
from checks.vocabulary import CommonWords, lowered, spellings

_ID: Final = CheckId("passwords.personal")
_KINDS: Final = frozenset({Kind.LOGIN, Kind.WIFI, Kind.SERVER, Kind.PIN})
"""People choose these. A PIN too: whoever finds the wallet reads the year of birth in it."""
UNTOLD: Final = MessageId("personal.untold")


class Detail(Enum):
    """What of a person's life stands in a password. Values are those of the sentences."""

    NAME = "name"
    PLACE = "place"
    YEAR = "year"


_SENTENCES: Final = {detail: MessageId(f"personal.{detail.value}") for detail in Detail}
_SEVERAL: Final = MessageId("personal.several")
SENTENCES: Final = (*_SENTENCES.values(), _SEVERAL, UNTOLD)
"""Every sentence that this check may say."""


def judged(facts: Facts) -> Count:
    """Return how many accounts have a password that this check looks at."""
    return looked_at.count(facts, _ID, _KINDS)


def judge(facts: Facts) -> Iterator[Finding]:
    """Yield one finding for each password that holds personal details, about all accounts that use it.

    If nothing was told and the user names tell nothing either, one finding says that it is not known.
    """
    groups = looked_at.groups(facts, _ID, _KINDS)
    life = _life(facts)
    if groups and not life.known:
        everyone = accounts.accounts([login for group in groups for login in group], facts)
        yield Finding(_ID, Outcome.UNKNOWN, everyone, Evidence(UNTOLD), Urgency.WHEN_YOU_CAN)
        return
    for group in groups:
        if details := _details(group[0].password, life, facts.common_words):
            message = _SENTENCES[details[0]] if len(details) == 1 else _SEVERAL
            found = accounts.accounts(group, facts)
            yield Finding(_ID, Outcome.FAIL, found, Evidence(message), Urgency.SOON)


@dataclass(frozen=True, slots=True)
class _Life:
    """What is known of a person: lower-case words with what they are, and the year of birth, "" where not told."""

    words: Mapping[str, Detail]
    year: str

    @property
    def known(self) -> bool:
        return bool(self.words or self.year)


_NAME: Final = re.compile(r"[^\W\d_]{3,40}")
_MOST: Final = 50
_TWICE: Final = 2
"""What stands in one user name only may be that site's choice."""
_NOBODY: Final = frozenset(
    {"admin", "administrator", "administrateur", "root", "user", "utilisateur", "test", "demo", "guest", "invite"}
    | {"info", "infos", "contact", "mail", "email", "hello", "bonjour", "support", "service", "office", "bureau"}
    | {"sales", "shop", "team", "compte", "account", "login", "client", "noreply", "web", "webmaster", "home"}
)
"""What addresses are called by their task."""


def _life(facts: Facts) -> _Life:
    person = facts.person
    names = [*_tokens(person.names), *_used_as_names(facts.logins or ())]
    words = dict.fromkeys(_tokens([person.town]), Detail.PLACE) | dict.fromkeys(names, Detail.NAME)
    return _Life(words, _year(person))


def _year(person: Person) -> str:
    return "" if person.birth_year is None else f"{person.birth_year:04}"


def _tokens(texts: Sequence[str]) -> Iterator[str]:
    for text in texts[:_MOST]:
        for word in _NAME.findall(text.lower()):
            yield from (word, unaccented(word))


def _used_as_names(logins: Iterable[Login]) -> list[str]:
    """Return the words that recur in user names and addresses, before the @: a person is called like that.

    Within one site nothing recurs: there, copies of one account stand for one. Where there are too many words,
    neither the order of the vault nor chance decides which count.
    """
    at: set[tuple[str, str]] = set()
    for login in logins:
        place = next(filter(None, map(site, login.urls)), login.title.strip().casefold())
        texts = (login.username.partition("@")[0], login.email.partition("@")[0])
        at.update((word, place) for word in frozenset(_tokens(texts)) - _NOBODY)
    uses = Counter(word for word, _ in at)
    often = sorted((-n, word) for word, n in uses.items() if n >= _TWICE)
    return [word for _, word in often[:_MOST]]


def _details(password: Secret | None, life: _Life, language: CommonWords) -> tuple[Detail, ...]:
    """Return what of `life` the password holds, read in either direction; () for one drawn by chance."""
    if password is None:
        return ()
    with password.revealed() as secret:
        text = readable(secret[:LONGEST])
        found: set[Detail] = set()
        for form in (text, text[::-1]):
            if words := _words_in(form, life):
                found |= set(_seen(form, words, life.words, language))
        if life.year and life.year[-2:] in text:
            found |= set(_dated(text, life.year, language))
        return tuple(detail for detail in Detail if detail in found)


def _words_in(text: str, life: _Life) -> list[str]:
    plain = lowered(text)
    forms = (plain, *spellings(plain))
    return [word for word in life.words if any(word in form for form in forms)]


def _seen(text: str, words: Sequence[str], kinds: Mapping[str, Detail], language: CommonWords) -> Iterator[Detail]:
    found = split(text, words, language.found_in(text))
    if not _is_by_chance(found):
        for number, part in enumerate(found.parts):
            if part.pattern is Pattern.OWN and _stands_alone(number, found):
                yield kinds[part.word]


def _dated(text: str, year: str, language: CommonWords) -> Iterator[Detail]:
    found = split(text, (), language.found_in(text))
    for part in () if _is_by_chance(found) else found.parts:
        digits = "".join(filter(str.isdecimal, found.text[part.start : part.end]))
        if part.pattern in {Pattern.YEAR, Pattern.DATE} and _tells(digits, year):
            yield Detail.YEAR


def _tells(digits: str, year: str) -> bool:
    """Tell whether the digits of a date begin or end with `year`, those of a short one with its last two."""
    short = len(digits) <= _SHORT_DATE and digits != year
    return digits.startswith(year) or digits.endswith(year[-2:] if short else year)


_SHORT_DATE: Final = 6
_HARD: Final = 10
"""From this power of ten of guesses on, what is left to chance is not there by a person's making."""
_SHORT_NAME: Final = 5


def _is_by_chance(found: Split) -> bool:
    drawn = sum(part.pattern is Pattern.CHANCE for part in found.parts)
    return found.power >= _HARD and 2 * drawn >= len(found.text)


def _stands_alone(number: int, found: Split) -> bool:
    """Tell whether a name is more than letters among letters: a short one may be that, a longer one never is."""
    parts, part = found.parts, found.parts[number]
    if part.end - part.start >= _SHORT_NAME:
        return True
    around = (*parts[max(number - 1, 0) : number], *parts[number + 1 : number + 2])
    return not any(other.pattern is Pattern.CHANCE and found.text[other.start].isalpha() for other in around)


CHECK: Final = Check(CheckMeta(_ID, version=1, needs=frozenset({Need.LOGINS})), judged, judge)
