"""Which texts are the rules tried with? Those of the packs themselves, made-up French ones, and hostile ones.

No secret stands in a pack, not even a false one: `<36 letters>` is filled with letters and digits drawn by chance, and
`<16 base32>` with those of base 32.
"""

from __future__ import annotations

import random
import re
import string
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.knowledge.post_rules import Tried

_PLACE = re.compile(r"<(\d+) (letters|base32)>")
_ALPHABETS = {"letters": string.ascii_letters + string.digits, "base32": string.ascii_uppercase + "234567"}


def filled(text: str, seed: int = 3) -> str:
    """Return `text` with its places filled; each ends as no word does, so that it is never an ordinary one."""
    chance = random.Random(seed)  # noqa: S311 - made-up data, the same each time

    def drawn(match: re.Match[str]) -> str:
        alphabet = _ALPHABETS[match[2]]
        ending = "a7" if match[2] == "letters" else "A7"
        return "".join(chance.choices(alphabet, k=int(match[1]) - 2)) + ending

    return _PLACE.sub(drawn, text)


@dataclass(frozen=True, slots=True)
class Marked:
    """A text and the place in it that must be found."""

    text: str
    start: int
    end: int

    @property
    def place(self) -> str:
        return self.text[self.start : self.end]


def marked(example: str) -> Marked:
    """Return an example without its brackets."""
    before, place, after = re.fullmatch(r"(.*)\[\[(.*)\]\](.*)", filled(example), re.DOTALL).groups()  # type: ignore[union-attr]  # one without brackets fails here, as it should
    return Marked(before + place + after, len(before), len(before) + len(place))


@dataclass(frozen=True, slots=True)
class Row:
    """A French sentence with something personal in it."""

    sort: str
    text: str
    start: int
    end: int


_FRAMES = (
    "Bonjour, voici {it}, merci d’avance.",
    "{it}",
    "Pour me joindre : {it}.",
    "Je vous confirme mes coordonnées ({it}) et reste à votre disposition.",
    "Suite à notre échange, notez bien ceci :\n{it}\nÀ bientôt !",
)
_STREETS = ("rue", "avenue", "boulevard", "chemin", "impasse", "place", "allée", "quai", "route")
_NAMES = (
    "des Lilas", "Victor-Hugo", "du Général de Gaulle", "Lefebvre", "de la République", "Marie Curie", "du 8 Mai 1945",
    "de l’Église", "Nicole Étienne", "aux Herbes", "Gautier", "de Hernandez", "Saint-Michel", "Œillets",
)  # fmt: skip
_TOWNS = (
    "Paris", "Lyon", "Saint-Étienne", "Aix-en-Provence", "Le Havre", "Villeneuve-d’Ascq", "La Rochelle", "Évry",
    "Bourg-en-Bresse", "Saint Anouk", "Lucas-les-Bains", "Sainte-Geneviève-des-Bois", "L’Haÿ-les-Roses", "Petitboeuf",
)  # fmt: skip
_BOXES = ("example.fr", "courriel.example.com", "halden.example", "laposte.example.net")
_PEOPLE = ("marie.duval", "j-p.martin", "zoe_lefevre", "contact", "hugues42", "a.b.c")


def french_rows(seed: int, of_each: int) -> Iterator[Row]:
    """Yield `of_each` rows of every sort, the same for the same seed. Numbers have their true check digits."""
    chance = random.Random(seed)  # noqa: S311 - made-up data, the same each time
    for sort, draw in _DRAWS.items():
        for _ in range(of_each):
            it = draw(chance)
            before, after = chance.choice(_FRAMES).split("{it}")
            yield Row(sort, before + it + after, len(before), len(before) + len(it))


def _digits(chance: random.Random, many: int) -> str:
    return "".join(chance.choices(string.digits, k=many))


def _pairs(digits: str, sign: str) -> str:
    return sign.join(digits[at : at + 2] for at in range(0, len(digits), 2))


def _phone(chance: random.Random) -> str:
    number = chance.choice("1234567") + _digits(chance, 8)
    sign = chance.choice((" ", ".", "-", "", "\u202f", "\u00a0"))
    head = chance.choice(("0", "0", "+33 ", "+33", "+33 (0)", "0033 "))
    return head + number[0] + sign + _pairs(number[1:], sign)


def _email(chance: random.Random) -> str:
    return f"{chance.choice(_PEOPLE)}@{chance.choice(_BOXES)}"


def _iban(chance: random.Random) -> str:
    account = (
        _digits(chance, 10) + "".join(chance.choices(string.digits + string.ascii_uppercase, k=11)) + _digits(chance, 2)
    )
    turned = "".join(str(int(each, 36)) for each in account + "FR00")
    number = f"FR{98 - int(turned) % 97:02}{account}"
    return number if chance.random() < 0.3 else " ".join(number[at : at + 4] for at in range(0, 27, 4))


def _nir(chance: random.Random) -> str:
    place = chance.choice((f"{chance.randint(1, 95):02}", "2A", "2B"))
    head = f"{chance.choice('12')}{chance.randint(20, 99)}{chance.randint(1, 12):02}{place}{_digits(chance, 6)}"
    key = 97 - int(head.replace("2A", "19").replace("2B", "18")) % 97
    parts = (head[0], head[1:3], head[3:5], head[5:7], head[7:10], head[10:], f"{key:02}")
    return chance.choice((" ", "")).join(parts)


def _with_luhn(head: str) -> str:
    doubled = (int(each) * (2 - at % 2) for at, each in enumerate(reversed(head)))
    return head + str(-sum(each // 10 + each % 10 for each in doubled) % 10)


def _siret(chance: random.Random) -> str:
    number = _with_luhn(_with_luhn(chance.choice("3456789") + _digits(chance, 7)) + "000" + chance.choice("123"))
    return number if chance.random() < 0.3 else f"{number[:3]} {number[3:6]} {number[6:9]} {number[9:]}"


def _card(chance: random.Random) -> str:
    number = _with_luhn(chance.choice(("4", "51", "55", "2221")).ljust(4, "7") + _digits(chance, 11))
    sign = chance.choice((" ", "-", ""))
    return sign.join(number[at : at + 4] for at in range(0, 16, 4))


def _address(chance: random.Random) -> str:
    number = chance.choice(
        (f"{chance.randint(1, 300)}", f"{chance.randint(1, 300)},", f"{chance.randint(1, 99)} bis", "")
    )
    street = f"{number} {chance.choice(_STREETS)} {chance.choice(_NAMES)}".strip()
    code = f"{chance.randint(1, 95):02}{chance.choice(('000', '100', '250'))}"
    return f"{street}{chance.choice((', ', chr(10), ' '))}{code} {chance.choice(_TOWNS)}"


_DRAWS = {
    "phone": _phone, "email": _email, "iban": _iban, "nir": _nir, "siret": _siret, "card": _card, "address": _address,
}  # fmt: skip

_HOSTILE = (
    "a.", "a@a.", "a@", "0 ", "1-", "1", "a", "you ", "!", "A ", "AB ", "ab12 ", "-", "our ", "://", "a:b@", "' ", "\n",
    "rue ", "12 rue ", "eyJa.", ". ", "(", "é", "a·", "a(e)", "is a ", "12 34 ", "a'", "password is ", "secret = a",
    "e\u0301",
)  # fmt: skip


def hostile(tried: Tried, length: int) -> Iterator[str]:
    """Yield texts of `length` characters that tempt the pattern of a rule to look far and find nothing."""
    seen: set[str] = set()
    for piece in (*_HOSTILE, *_pieces(tried.rule.keywords, tried.examples)):
        if piece not in seen:
            seen.add(piece)
            yield (piece * length)[:length]
    for head in tried.rule.keywords:
        yield (f"{head} " + "a " * length)[:length]
        yield (head + "a" * length)[:length]


def _pieces(keywords: Sequence[str], examples: Sequence[str]) -> Iterator[str]:
    for keyword in keywords:
        yield from (keyword, f"{keyword} ", f"{keyword} a ", f"{keyword} 1")
    for example in examples:
        place = marked(example).place
        for share in (1, 0.9, 0.75, 0.5, 0.3):
            piece = place[: max(1, int(len(place) * share))]
            yield from (piece, f"{piece} ")
