"""Which words would an attacker try first in the password of this login, of this person?

Whoever guesses `bank-alice1` needs no imagination: site and user stand beside the field into which it is typed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from checks.model import Login, Person
from checks.passwords.site import site

_WORD: Final = re.compile(r"[^\W_]{3,40}")
"""A run of letters and digits. Shorter than three helps no attacker (Bitwarden's rule); longer is no word."""
_MOST: Final = 50
"""A password shared by a hundred logins has not a hundred times the words: each costs time in every estimate."""


def own_words(logins: Iterable[Login]) -> tuple[str, ...]:
    """Return the lower-case words of these logins' user names, addresses and titles, at most fifty, in order."""
    texts = (text for login in logins for text in _texts(login))
    return tuple(sorted(set(_words(texts)))[:_MOST])


@lru_cache(maxsize=1)
def person_words(person: Person) -> tuple[str, ...]:
    """Return the lower-case words of the names and the town that the person told, and the year, at most fifty."""
    year = "" if person.birth_year is None else str(person.birth_year)
    return tuple(dict.fromkeys(_words((*person.names, person.town, year))))[:_MOST]


def _words(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        words = _WORD.findall(text.lower())
        yield from words if text.isascii() else (form for word in words for form in (word, unaccented(word)))


def _texts(login: Login) -> Iterator[str]:
    yield login.username.partition("@")[0]
    yield login.email.partition("@")[0]
    yield login.title
    yield from map(site, login.urls)


def unaccented(word: str) -> str:
    """Return `word` as it is typed without accents."""
    if word.isascii():
        return word
    return "".join(part for part in unicodedata.normalize("NFD", word) if not unicodedata.combining(part))
