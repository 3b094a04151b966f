"""Who owns this address? An endless row of addresses to read, made from a number.

The same number gives the same address for ever. Who owns it is not written beside it but computed, by the rule that all
checks use (`checks.passwords.site`). Hosts are reserved ones: under `.example`, or the name `example` itself where a
real public suffix is what is to be learned.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final, TypeVar

from checks.passwords.site import host, site

T = TypeVar("T")


class Kind(Enum):
    """What makes an address hard to read."""

    SUBDOMAIN = "subdomain"  # a word to the left of the owner: harmless
    PREFIX = "prefix"  # a known name to the left of another owner
    HYPHEN = "hyphen"  # a known name with a hyphen: another name
    USER_INFO = "user-info"  # what stands before an @ is a user's name
    PATH = "path"  # a known name behind the first single slash
    SUFFIX = "suffix"  # an ending of two parts, as in co.uk
    TENANT = "tenant"  # a page on a hosting site belongs to whoever opened it


@dataclass(frozen=True, slots=True)
class Drill:
    """An address, what is offered as its owner, each once, and which of it is right."""

    address: str
    options: tuple[str, ...]
    owner: str
    kind: Kind


def drill(seed: int) -> Drill:
    """Return the address of the whole number `seed`."""
    pick = _Pick(seed)
    kind = pick.one(tuple(Kind))
    address, decoys = _MAKERS[kind](pick)
    owner = site(address)
    offered = dict.fromkeys([owner, *decoys, *_parts(address)])
    options = [name for name in offered if name][:_OPTIONS]
    return Drill(address, tuple(pick.shuffled(options)), owner, kind)


_OPTIONS: Final = 4
_BRANDS: Final = ("colivo", "sable", "pavois", "metiora", "banque-orme", "postelle", "docvault", "clavia")
_STRANGERS: Final = ("dossier-8842", "rdv-colis", "securite-comptes", "espace-24", "aide-en-ligne", "mon-suivi")
_LEFT: Final = ("suivi", "compte", "www", "espace", "mail", "accounts")
_PAGES: Final = ("connexion", "suivi/6H-3310", "compte/securite", "facture?n=2217", "aide", "offre/2027")
_WORDS: Final = ("securite", "service", "clients", "livraison", "support", "remboursement")
_SUFFIXES: Final = ("co.uk", "com.au", "gouv.fr", "org.nz", "co.jp", "com.br")
_HOSTS: Final = ("github.io", "netlify.app", "pages.dev", "web.app", "blogspot.com", "gitlab.io")


def _subdomain(pick: _Pick) -> tuple[str, list[str]]:
    brand, left = pick.one(_BRANDS), pick.one(_LEFT)
    return f"https://{left}.{brand}.example/{pick.one(_PAGES)}", [f"{left}.{brand}"]


def _prefix(pick: _Pick) -> tuple[str, list[str]]:
    brand, stranger = pick.one(_BRANDS), pick.one(_STRANGERS)
    return f"https://{brand}.example.{stranger}.example/{pick.one(_PAGES)}", [f"{brand}.example"]


def _hyphen(pick: _Pick) -> tuple[str, list[str]]:
    brand, word = pick.one(_BRANDS), pick.one(_WORDS)
    name = pick.one((f"{brand}-{word}", f"{word}-{brand}"))
    return f"https://www.{name}.example/{pick.one(_PAGES)}", [f"{brand}.example", f"{word}.example"]


def _user_info(pick: _Pick) -> tuple[str, list[str]]:
    brand, stranger = pick.one(_BRANDS), pick.one(_STRANGERS)
    return f"https://{brand}.example@{stranger}.example/{pick.one(_PAGES)}", [f"{brand}.example"]


def _path(pick: _Pick) -> tuple[str, list[str]]:
    brand, stranger, left = pick.one(_BRANDS), pick.one(_STRANGERS), pick.one(_LEFT)
    page = f"{left}.{brand}.example/{pick.one(_PAGES)}"
    return f"https://{stranger}.example/{page}", [f"{brand}.example", f"{left}.{brand}.example"]


def _suffix(pick: _Pick) -> tuple[str, list[str]]:
    brand, suffix = pick.one(_BRANDS), pick.one(_SUFFIXES)
    return f"https://{brand}.example.{suffix}/{pick.one(_PAGES)}", [suffix, f"{brand}.example"]


def _tenant(pick: _Pick) -> tuple[str, list[str]]:
    brand, hosting = pick.one(_BRANDS), pick.one(_HOSTS)
    return f"https://example.{hosting}/{brand}.example/{pick.one(_PAGES)}", [hosting, f"{brand}.example"]


_MAKERS: Final[dict[Kind, Callable[[_Pick], tuple[str, list[str]]]]] = {
    Kind.SUBDOMAIN: _subdomain,
    Kind.PREFIX: _prefix,
    Kind.HYPHEN: _hyphen,
    Kind.USER_INFO: _user_info,
    Kind.PATH: _path,
    Kind.SUFFIX: _suffix,
    Kind.TENANT: _tenant,
}


def _parts(address: str) -> Iterator[str]:
    """Yield what else of an address could be taken for its owner: the whole host, and its two ends."""
    labels = host(address).split(".")
    yield ".".join(labels)
    yield ".".join(labels[:2])
    yield ".".join(labels[-2:])
    yield labels[0]


class _Pick:
    """Choices that follow from a number alone (splitmix64, Steele, Lea and Flood 2014)."""

    def __init__(self, seed: int) -> None:
        self._state = seed & _MASK

    def one(self, among: Sequence[T]) -> T:
        return among[self._next() % len(among)]

    def shuffled(self, among: Sequence[T]) -> list[T]:
        order = list(among)
        for last in range(len(order) - 1, 0, -1):
            other = self._next() % (last + 1)
            order[last], order[other] = order[other], order[last]
        return order

    def _next(self) -> int:
        self._state = (self._state + 0x9E3779B97F4A7C15) & _MASK
        mixed = self._state
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9 & _MASK
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB & _MASK
        return mixed ^ (mixed >> 31)


_MASK: Final = 2**64 - 1
