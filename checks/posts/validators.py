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

_IBAN_COUNTRIES: Final = (  # SWIFT, IBAN Registry
    "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 "
    "EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 "
    "KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 "
    "PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 "
    "UA29 VA22 VG24 XK20 YE30"
)
_IBAN_LENGTHS: Final[Mapping[str, int]] = MappingProxyType(
    {each[:2]: int(each[2:]) for each in _IBAN_COUNTRIES.split()}
)
_CARD_STARTS: Final = re.compile(r"4|5[1-5]|2[2-7]|3[47]|30|36|38|6011|64|65|35|1800|2131|50|5[6-8]|6[37]")
_MAESTRO_STARTS: Final = re.compile(r"50|5[6-8]|6[37]")
_SHORT_CARD: Final = 12
_CARD_DIGITS: Final = range(12, 20)
_NIR: Final = re.compile(r"[1-478]\d{2}(?:0[1-9]|[1235-9]\d|4[0-2])(?:\d{2}|2[AB])\d{6}\d{2}", re.IGNORECASE)
_RESERVED: Final = frozenset({0, 10, 127})
_PRIVATE: Final = frozenset({(192, 168), (169, 254)})
_MULTICAST: Final = 224
_BYTE: Final = 256
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
    starts = _MAESTRO_STARTS if len(digits) == _SHORT_CARD else _CARD_STARTS
    known = starts.match(digits) is not None and len(digits) in _CARD_DIGITS and len(set(digits)) > 1
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
    """Accept the address of a computer (IPv4) that others could reach: none that is reserved (RFC 6890)."""
    parts = [int(part) for part in text.split(".")]
    reserved = parts[0] in _RESERVED or parts[0] >= _MULTICAST or tuple(parts[:2]) in _PRIVATE
    return len(text) if not reserved and all(part < _BYTE for part in parts) else 0


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
