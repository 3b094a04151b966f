"""Is it really one? What digits and letters prove by themselves.

Each returns how many characters at the start of a text are the valid thing, 0 if none are.
"""

from __future__ import annotations

import math
import re
from calendar import monthrange
from collections import Counter
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from checks.posts.language import is_little
from checks.posts.reading import bare

Validator = Callable[[str], int]

_IBAN_LENGTHS: Final[Mapping[str, int]] = MappingProxyType(
    # SWIFT, IBAN Registry
    dict(
        zip(
            "AD AE AL AT AZ BA BE BG BH BR BY CH CR CY CZ DE DK DO EE EG ES FI FO FR GB GE GI GL GR GT HR HU IE IL IQ IS IT "
            "JO KW KZ LB LC LI LT LU LV LY MC MD ME MK MR MT MU NL NO PK PL PS PT QA RO RS SA SC SE SI SK SM ST SV TL TN TR "
            "UA VA VG XK".split(),
            map(
                int,
                "24 23 28 20 28 20 16 22 22 29 28 21 22 28 24 22 18 28 20 29 24 18 18 27 22 22 23 18 27 28 21 28 22 23 23 26 "
                "27 30 30 20 28 32 21 20 20 21 25 27 24 22 19 27 31 30 18 15 24 28 29 25 29 24 22 24 32 24 19 24 27 25 28 23 "
                "24 26 29 22 24 20".split(),
            ),
            strict=True,
        )
    )
)
_CARD_STARTS: Final = re.compile(r"4|5[1-5]|2[2-7]|3[47]|30|36|38|6011|64|65|35|1800|2131|50|5[6-8]|6[37]")
_CARD_DIGITS: Final = range(13, 20)
_NIR: Final = re.compile(r"[1-478]\d{2}(?:0[1-9]|[1235-9]\d|4[0-2])(?:\d{2}|2[AB])\d{6}\d{2}", re.IGNORECASE)
_LA_POSTE: Final = "356000000"
_DECIMAL: Final = 10
_LUHN_MOST: Final = 9
_IBAN_REST: Final = 1
_MODULUS: Final = 97
_PHONE_DIGITS: Final = range(7, 16)
_DATE: Final = re.compile(r"(?:19|20)\d{2}[-.]\d{2}[-.]\d{2}|\d{2}[-.]\d{2}[-.](?:19|20)\d{2}")
_YEAR: Final = re.compile(r"(?:19|20)\d{2}")
_YEARS: Final = range(1900, 2100)
_SHORTEST_PIN: Final = 4
_SIGNS: Final = frozenset("@#$%&*+=^_~!?<>|\\")
_ACRONYM: Final = 6
_TOKEN_BITS: Final = 3.0
_PASSWORD_BITS: Final = 1.5


def luhn(digits: str) -> bool:
    """Tell whether the last of `digits` is the check digit of the others (ISO/IEC 7812-1, annex B)."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 else 1)
        total += value - _LUHN_MOST if value > _LUHN_MOST else value
    return total % _DECIMAL == 0


def card(text: str) -> int:
    """Accept the number of a payment card."""
    digits = _kept(text)
    known = _CARD_STARTS.match(digits) is not None and len(digits) in _CARD_DIGITS and len(set(digits)) > 1
    return len(text) if known and luhn(digits) else 0


def iban(text: str) -> int:
    """Accept an account number (ISO 13616); words that follow it are left out."""
    letters = "".join(each for each in text.upper() if each.isalnum())
    length = _IBAN_LENGTHS.get(letters[:2], 0)
    number = letters[:length]
    if not length or len(number) < length:
        return 0
    reach = _reach(text, length)
    if text[reach : reach + 1].isalnum():
        return 0
    turned = "".join(str(int(each, 36)) for each in number[4:] + number[:4])
    return reach if int(turned) % _MODULUS == _IBAN_REST else 0


def nir(text: str) -> int:
    """Accept a French social security number with its key (INSEE); Corsica has letters in it."""
    letters = "".join(each for each in text.upper() if each.isalnum())
    if _NIR.fullmatch(letters) is None:
        return 0
    number = letters[:13].replace("2A", "19").replace("2B", "18")
    return len(text) if _MODULUS - int(number) % _MODULUS == int(letters[13:]) else 0


def siret(text: str) -> int:
    """Accept the number of a French establishment (INSEE); those of La Poste have a rule of their own."""
    digits = _kept(text)
    if len(set(digits)) == 1:
        return 0
    posted = digits.startswith(_LA_POSTE) and sum(map(int, digits)) % 5 == 0
    return len(text) if posted or luhn(digits) else 0


def address(text: str) -> int:
    """Accept the address of a computer (IPv4) that others could reach."""
    parts = [int(part) for part in text.split(".")]
    private = parts[0] in {0, 10, 127, 255} or parts[:2] in ([192, 168], [169, 254]) or 224 <= parts[0]  # noqa: PLR2004
    return len(text) if not private and all(part < 256 for part in parts) else 0  # noqa: PLR2004 - a byte


def token(text: str) -> int:
    """Accept what chance wrote: letters and digits, and no word."""
    mixed = any(each.isdigit() for each in text) and any(each.isalpha() for each in text)
    return len(text) if mixed and _bits(text) >= _TOKEN_BITS else 0


def password(text: str) -> int:
    """Accept what follows “password:” if it is no ordinary word, no year and no name of somebody."""
    if text.isdecimal():
        return len(text) if len(text) >= _SHORTEST_PIN and not _YEAR.fullmatch(text) else 0
    odd = any(each.isdigit() or each in _SIGNS for each in text.lstrip("@#"))
    inside = text[1:]
    odd = odd or (inside.isalpha() and inside not in (inside.lower(), inside.upper()))
    return len(text) if odd and _bits(text) >= _PASSWORD_BITS else 0


def phone(text: str) -> int:
    """Accept so many digits as a telephone number has (ITU-T E.164), unless they are a date."""
    return len(text) if len(_kept(text)) in _PHONE_DIGITS and not _DATE.search(text) else 0


def day(text: str) -> int:
    """Accept a date that exists; one whose month is a word is believed."""
    parts = [int(part) for part in re.findall(r"\d+", text)]
    if len(parts) < len(("day", "month", "year")):
        return len(text)
    first, second, third = parts
    orders = ((first, second, third), (second, first, third), (third, second, first))
    return len(text) if any(_exists(*order) for order in orders) else 0


def shouting(text: str) -> int:
    """Accept capitals that are words: acronyms hold no little word and no long one, and stand between commas."""
    words = [bare(word) for word in re.findall(r"[^\W\d_]+", text)]
    wordy = any(len(word) > _ACRONYM or is_little(word) for word in words)
    return len(text) if wordy and text.count(",") * 2 < len(words) else 0


def _exists(day: int, month: int, year: int) -> bool:
    return year in _YEARS and month in range(1, 13) and 1 <= day <= monthrange(year, month)[1]


def _bits(text: str) -> float:
    """Return the entropy of the letters of `text`, in bits a letter (Shannon)."""
    counts = Counter(text).values()
    return -sum(n / len(text) * math.log2(n / len(text)) for n in counts)


def _kept(text: str) -> str:
    return "".join(each for each in text if each.isdigit())


def _reach(text: str, letters: int) -> int:
    """Return how far `text` goes until so many letters and digits of it have passed."""
    for place, each in enumerate(text, 1):
        letters -= each.isalnum()
        if not letters:
            return place
    return len(text)


VALIDATORS: Final[Mapping[str, Validator]] = MappingProxyType(
    {each.__name__: each for each in (address, card, day, iban, nir, password, phone, shouting, siret, token)}
)
"""By the names that rules use."""
