"""Does a site that is not theirs use the name of somebody whom people trust?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Final

from checks import suffixes
from checks.links.brands import Brand, Brands, Likeness, Manner, Match
from checks.links.idn import PREFIX, decoded
from checks.links.knowledge import MORE_THAN_HONEST, Knowledge
from checks.links.look import Look, Piece
from checks.links.model import Param, Sign


def signs(seen: Look, known: Knowledge, brands: Brands) -> Iterator[Sign]:
    """Yield the names of `brands` that the host uses; each brand once."""
    told: set[str] = set()
    for piece, match in _matches(seen, known, brands):
        brand = match.brand
        if seen.address.host == seen.address.owner and suffixes.registrable(seen.address.host) is None:
            return  # the front page of a platform, whose customers have the names below
        if brand.name in told:
            continue
        told.add(brand.name)
        rule = ("yours_" if brand.is_yours else "brand_") + _rule(seen, piece, match, known)
        start, end = piece.start + match.start, piece.start + match.end
        yield seen.in_host(rule, start, end, brand=brand.name, site=brand.sites[0], owner=seen.address.owner)


def split(seen: Look, brands: Brands) -> Iterator[Sign]:
    """Yield that a hyphen or a dot cuts a name in two: `pay-pal`, `face.book`."""
    for one, other in pairwise(seen.pieces):
        brand = brands.by_word.get(one.text + other.text)
        adjoin = other.start == one.end + 1
        if not (brand and adjoin and brand.manner is Manner.DISTINCT):
            continue
        if len(one.text) + len(other.text) >= _LONG and not _is_own_spelling(seen, brand):
            params: Mapping[str, Param] = {"brand": brand.name, "site": brand.sites[0], "owner": seen.address.owner}
            yield seen.in_host("yours_split" if brand.is_yours else "brand_split", one.start, other.end, **params)


def _is_own_spelling(seen: Look, brand: Brand) -> bool:
    """Tell whether the name is spelt as the brand itself spells it, with its hyphen: only the ending is another."""
    return any(site.partition(".")[0] == seen.name for site in brand.sites)


def site_in_front(seen: Look, brands: Brands) -> Iterator[Sign]:
    """Yield that the host begins with a site of a brand and goes on after a hyphen: `t.me-club.example`."""
    name, hyphen, _ = seen.name.partition("-")
    if not (hyphen and seen.sub):
        return
    front = f"{seen.sub.rpartition('.')[2]}.{name}"
    if brand := brands.by_site.get(front):
        start = seen.name_at - len(front) + len(name)
        params: Mapping[str, Param] = {"brand": brand.name, "site": front, "owner": seen.address.owner}
        yield seen.in_host("site_in_front", start, start + len(front), **params)


def _matches(seen: Look, known: Knowledge, brands: Brands) -> Iterator[tuple[Piece, Match]]:
    """Yield the names that pieces spell, and those that two spell with their hyphen: `t-mobile`."""
    before: Piece | None = None
    host = seen.address.host
    for piece in seen.pieces:
        if before is not None and piece.start == before.end + 1 and host[before.end] == "-":
            both = host[before.start : piece.end]
            brand = brands.by_word.get(both)
            whole = Match(brand, Likeness.WHOLE, 0, len(both)) if brand else brands.nearly(both, known.dictionary)
            if whole:
                yield Piece(both, before.start, piece.end, piece.in_name), whole
        drawn = _drawn(seen, piece, known, brands) if piece.text == "xn" else None
        if match := drawn or brands.match(piece.text, known.dictionary, known.lists.pretexts):
            yield piece, match
        before = piece


def _drawn(seen: Look, piece: Piece, known: Knowledge, brands: Brands) -> Match | None:
    """Return the name that letters of other scripts are drawn like; a piece of `xn--` is looked at with its label."""
    host = seen.address.host
    if not host.startswith(PREFIX, piece.start) or host[piece.start - 1 : piece.start] == "-":
        return None
    end = host.find(".", piece.start)
    label = host[piece.start : end if end >= 0 else len(host)]
    for part in known.letters.plain(decoded(label)).split("-"):
        spelt = "".join(sign if sign.isascii() else _UNKNOWN for sign in part)
        found = brands.match(spelt, known.dictionary, known.lists.pretexts)
        if found:
            return Match(found.brand, Likeness.DRAWN, 0, len(label))
    return None


def _rule(seen: Look, piece: Piece, match: Match, known: Knowledge) -> str:
    whole_name = piece.in_name and piece.text == seen.name
    if match.likeness is Likeness.DRAWN:
        return "homograph"
    if (
        whole_name
        and not seen.hosted
        and match.likeness is Likeness.WHOLE
        and match.end - match.start == len(seen.name)
    ):
        return _with_other_ending(seen, match.brand, known)
    if match.likeness in {Likeness.SLIPPED, Likeness.NEARLY}:
        return _with_an_error(piece, match, whole_name=whole_name)
    match match.brand.manner:
        case Manner.COMMUNITY:
            return "community"
        case Manner.ORDINARY:
            return "community" if _is_of_federation(seen, piece, match, known) else "word"
        case Manner.DISTINCT:
            return _of_distinct(seen, piece, match, known)


def _with_an_error(piece: Piece, match: Match, *, whole_name: bool) -> str:
    if whole_name and match.brand.manner is Manner.DISTINCT and _is_typo(piece.text, match):
        return "typo"
    return "resembled" if whole_name and match.end - match.start <= _LONG else "nearly"


def _of_distinct(seen: Look, piece: Piece, match: Match, known: Knowledge) -> str:
    whole = match.likeness is Likeness.WHOLE
    if not piece.in_name and (seen.address.owner in known.lists.tenants or _is_of_country(seen, piece)):
        return "community"
    if not piece.in_name:
        return "in_sub_domain" if whole else "within"
    if seen.hosted and _is_about(seen, known):
        return "exercise"
    if seen.hosted and whole:
        return "on_hosting"
    if match.end - match.start < _TELLING:
        return "word"
    return "in_name" if whole else "within"


def _is_of_country(seen: Look, piece: Piece) -> bool:
    """Tell whether the brand stands before `com` or `co` of a country that knows no such ending: `amazon.com.be`."""
    is_such = seen.name in {"com", "co"} and len(seen.address.suffix) == _COUNTRY
    return is_such and piece.end + 1 == seen.name_at


def _is_of_federation(seen: Look, piece: Piece, match: Match, known: Knowledge) -> bool:
    """Tell whether the name may be that of a local bank: `volksbank-colivo.de`; others are not given its country's."""
    is_local = piece.in_name and not seen.hosted and seen.address.suffix in known.lists.calm_endings
    return is_local and not known.lists.federations.isdisjoint(match.brand.words)


def _is_about(seen: Look, known: Knowledge) -> bool:
    """Tell whether the page says that it is somebody's work about a brand, or with its tools."""
    if seen.address.suffix in known.lists.code_hosting:
        return True
    return not known.lists.exercises.isdisjoint([each.text for each in seen.pieces])


def _with_other_ending(seen: Look, brand: Brand, known: Knowledge) -> str:
    """Return the rule for a brand's name alone: under the ending of a country it is often the brand's own."""
    ending = seen.address.suffix
    is_of_country = len(ending.rpartition(".")[2]) == _COUNTRY
    is_abused = known.lists.abuse(ending) in MORE_THAN_HONEST
    if is_of_country and (brand.is_worldwide or not is_abused):
        return "other_ending"
    if is_abused:
        return "risky_ending"
    is_old = "." in ending or len(ending) <= _COUNTRY or ending in _OLD or ending in _OF_TEAMS
    return "other_ending" if is_old else "new_ending"


def _is_typo(text: str, match: Match) -> bool:
    """Tell whether the whole of `text` is a long name with an error that nobody chooses.

    Not at its end (`fortune` is no fortuneo); and another letter in place of one only in a very long name: honest ones
    are called `minted`, `tandem`, `axosbank`.
    """
    least = _LONG if match.likeness is Likeness.SLIPPED else _VERY_LONG
    long = all(len(word) >= least for word in match.brand.words)
    at_end = any(text in (word[:-1], word + text[-1]) for word in match.brand.words)
    return match.end - match.start >= len(text.strip("0123456789")) and long and not at_end


def in_path(seen: Look, known: Knowledge) -> Iterator[Sign]:
    """Yield that a folder is called like a brand, as in a copy of its pages; and if somebody is to sign in there."""
    at = 0
    path = seen.path.lower()
    if known.brands.by_word.keys().isdisjoint(_WORDS.findall(path)):
        return
    for part in path.split("/")[:_FOLDERS]:
        words = _WORDS.findall(part)
        for word in words if len(words) <= _FEW else ():
            brand = known.brands.by_word.get(word)
            if brand and len(word) >= _WORD and (brand.manner is Manner.DISTINCT or word == part):
                start = at + part.find(word)
                rule = "brand_in_path" if _SIGN_IN.search(path) else "brand_named_in_path"
                if word == path.strip("/"):
                    rule = "brand_as_page"
                yield seen.in_rest(rule, start, start + len(word), brand=brand.name, site=brand.sites[0])
                return
        at += len(part) + 1


_UNKNOWN: Final = "?"
"""Stands for a letter that is like no other: one error in a name."""
_LONG: Final = 6
_VERY_LONG: Final = 9
_TELLING: Final = 5
_COUNTRY: Final = 2
_OLD: Final = frozenset({"com", "net", "org", "info", "biz", "mobi"})
_OF_TEAMS: Final = frozenset(
    {"design", "engineering", "careers", "jobs", "community", "blog", "foundation", "bio", "chat", "post"}
)
"""Endings under which brands keep what their own teams write."""
_FOLDERS: Final = 12
_WORD: Final = 4
_FEW: Final = 3
"""A folder of more words is the headline of an article."""
_WORDS: Final = re.compile(r"[a-z0-9]+")
_SIGN_IN: Final = re.compile(
    r"log-?[io]n|sign-?in|verif|secur|account|auth|wallet|password|index\.|\.php|\.html?$|confirm|billing|clone"
)
