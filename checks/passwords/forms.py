"""In which form are two passwords compared, when they may be variants of one another?"""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import filterfalse
from typing import Final

from checks.model import Login
from checks.passwords.site import site

LONGEST: Final = 256
"""Nobody varies by hand what is longer."""


@dataclass(frozen=True, slots=True)
class Form:
    """A password taken apart. It is as secret as the password: it lives in one call of a check only.

    `low` is the text without capitals and accents. `pieces` are its words, as a capital or a sign begins them, its
    numbers and its signs, in order; `words` are the places of words among them. `stem` is what is left of `low` without
    numbers and signs around it, years and punctuation. `wordy` tells that it does not look
    random: half of its letters or more can be pronounced, or read off the keyboard.
    """

    text: str = field(repr=False)
    low: str = field(repr=False)
    pieces: tuple[str, ...] = field(repr=False)
    words: tuple[int, ...] = field(repr=False)
    stem: str = field(repr=False)
    wordy: bool = field(repr=False)


def form(password: str) -> Form:
    """Return the form of any text of at most `LONGEST` characters."""
    text = unaccented(password)
    if text.isupper():  # all in capitals says as little as all without
        text = text.lower()
    low = text.lower()
    pieces = tuple(_PIECE.findall(text))
    stem = stem_of(low)
    words = tuple([place for place, piece in enumerate(pieces) if piece[0].isalpha()])
    return Form(text, low, pieces, words, stem, _is_wordy(text, pieces))


def is_wordy(text: str) -> bool:
    """Tell whether half of the letters of a text or more are in such pieces, disguised or not."""
    return _is_wordy(text, _PIECE.findall(text))


def stem_of(low: str) -> str:
    """Return the stem of a text without capitals."""
    middle = without_years(low.strip(AROUND))
    return middle if middle.isalnum() else middle.translate(_NO_PUNCTUATION)


def as_letters(text: str) -> str:
    """Return `text` with each digit and sign that may stand for a letter as that letter; 1 stands for an i."""
    return text if text.isalpha() else text.translate(_LETTERS)


def spelt_out(low: str) -> str:
    """Return the whole of a text without capitals, punctuation left out, as letters."""
    return as_letters(low.translate(_NO_PUNCTUATION))


def without_years(low: str, instead: str = "") -> str:
    """Return `low` with each year (1900 to 2099, no digit beside it) replaced by `instead`."""
    return _YEAR.sub(instead, low) if "19" in low or "20" in low else low


def years(low: str) -> list[str]:
    """Return the years in `low`, in order."""
    return _YEAR.findall(low)


def is_word(piece: str) -> bool:
    """Tell whether a piece is made of letters, not of digits or signs."""
    return piece[0].isalpha()


def unaccented(text: str) -> str:
    """Return `text` without accents, ligatures and other forms of one letter (NFKD)."""
    if text.isascii():
        return text
    apart = unicodedata.normalize("NFKD", text).replace("œ", "oe").replace("Œ", "OE")
    return "".join(filterfalse(unicodedata.combining, apart))


def site_names(logins: Iterable[Login]) -> tuple[str, ...]:
    """Return under which names these logins' sites may stand in a password: at most fifty, in order.

    They are the name of each site (`amazon` for `www.amazon.co.uk`) and the words of each title, without capitals and
    accents. Shorter than three letters, a name stands in a text by chance.
    """
    names: set[str] = set()
    for login in logins:
        names.update(site(address).partition(".")[0] for address in login.urls)
        names.update(_NAME.findall(unaccented(login.title[:LONGEST]).lower()))
        if len(names) > _MOST_NAMES:
            break
    usable = (name for name in names if len(name) >= _SHORTEST_NAME and not name.isdigit())
    return tuple(sorted(usable)[:_MOST_NAMES])


AROUND: Final = string.digits + string.punctuation + string.whitespace + "€£§°¤…¡¿"
"""What people put around a word."""
_SHORTEST_NAME: Final = 3
_MOST_NAMES: Final = 50
_NAME: Final = re.compile(r"[^\W\d_]{3,40}")
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_PIECE: Final = re.compile(r"[A-Z]?(?:(?![A-Z])[^\W\d_])+|[A-Z]+(?![a-z])|\d+|[\W_]+")
_LETTERS: Final = str.maketrans("0123456789@$€|", "oizeasgtbgasel")
"""As in zxcvbn, with a single letter for each sign, so that equal texts stay equal."""
_NO_PUNCTUATION: Final = str.maketrans("", "", "".join({*string.punctuation} - {*"@$|"}) + string.whitespace)


_SHORTEST_WORD: Final = 4
_FOLLOWING: Final = (
    "abcdefghiklmnopqrstuvwyz,baeilorsu,cacehiklorstuy,dadegilorsuy,eabcdefghilmnopqrstuvwxyz,faefilortu,"
    "gaehilnorsuy,haeiortuy,iabcdefgklmnopqrstuvz,jaeou,kaehios,ladeilmostuvy,mabeimopsuy,nacdefgiknoqstuvy,"
    "oabcdefghiklmnoprstuvwy,paehiloprstu,qu,rabcdefgiklmnoprstuvy,sacehiklmopstuy,tacehilorstuy,"
    "uabcdefgilmnprstvx,vaeior,waeino,xceipt,yacelmnoprs,zaeio"
)
"""Each letter with those that often follow it: 98 % of the pairs in the words of `resources/words/french.txt` and of
zxcvbn's English list. Of twelve random characters one text in twenty has half of its letters in such pieces."""
_RARE_PAIR: Final = re.compile("|".join(f"{group[0]}(?=[a-z])(?![{group[1:]}])" for group in _FOLLOWING.split(",")))
_PAIRS_A_SLIP: Final = 5
"""One rare pair in so many letters is still a word: names and compounds have them."""
_KEYS: Final = "qwertyuiop,azertyuiop,qwertzuiop,asdfghjkl,qsdfghjklm,yxcvbnm,zxcvbnm,wxcvbn"
"""What is read off the keyboard is not random either."""
_BETWEEN_LETTERS: Final = re.compile(r"(?<=[A-Za-z])[013457@$]{1,2}(?=[A-Za-z])")
_NO_DISGUISE: Final = re.compile(r"(?<=[A-Za-z])[2689]+(?=[A-Za-z])")
"""Between letters, these digits stand for none; who disguises a word does not use them there."""
_HEXADECIMAL: Final = re.compile(r"(?=.*\d)[\da-f]{4,}(?:[-:_ ][\da-f]+)*", re.IGNORECASE)
"""A key or a token, though `decade` and `face` can be pronounced. One without a digit is a word."""


def _is_wordy(text: str, pieces: Sequence[str]) -> bool:
    if _HEXADECIMAL.fullmatch(text):
        return False
    if _is_pronounced(pieces):
        return True
    spelt, signs = _BETWEEN_LETTERS.subn(lambda sign: as_letters(sign.group()), text)
    if not 0 < 2 * signs <= sum(map(str.isalpha, spelt)) or _NO_DISGUISE.search(text):
        return False
    return _is_pronounced(_PIECE.findall(spelt))


def _is_pronounced(pieces: Sequence[str]) -> bool:
    letters = pronounced = 0
    for piece in pieces:
        if is_word(piece):
            length = len(piece)
            letters += length
            if length >= _SHORTEST_WORD and _is_pronounceable(piece.lower()):
                pronounced += length
    return 2 * pronounced >= letters > 0


def _is_pronounceable(word: str) -> bool:
    return len(_RARE_PAIR.findall(word)) <= len(word) // _PAIRS_A_SLIP or word in _KEYS
