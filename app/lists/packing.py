"""In which form is a public list kept, and what do the kept ones say together?"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

import msgspec

from app.lists.offers import joined
from app.lists.reading import PublicList
from app.values.kept_lists import KeptList, ListKind
from app.values.public_lists import PublicLists
from checks.exposure.breach import Breach
from checks.exposure.offer import Offer

_BREACHES: Final = msgspec.json.Decoder(tuple[Breach, ...])
_OFFERS: Final = msgspec.json.Decoder(dict[str, Offer])
_GROUPS: Final = msgspec.json.Decoder(tuple[tuple[str, ...], ...])
_DECODERS: Final[dict[ListKind, msgspec.json.Decoder[Any]]] = {
    ListKind.BREACHES: _BREACHES,
    ListKind.FIREFOX_BREACHES: _BREACHES,
    ListKind.TWO_FACTOR: _OFFERS,
    ListKind.PASSKEYS: _OFFERS,
    ListKind.SHARED: _GROUPS,
    ListKind.SHARED_ONCE: _GROUPS,
}


def packed(public: PublicList) -> bytes:
    """Return the document that is kept of `public`; two that say the same give the same bytes."""
    return msgspec.json.encode(public.entries, order="deterministic")


def unpacked(kept: KeptList) -> PublicList:
    """Return the list that was kept; msgspec.ValidationError for a document of another form, which is a bug of ours."""
    return PublicList(kept.about.kind, _DECODERS[kept.about.kind].decode(kept.document))


def together(kept: Iterable[KeptList]) -> PublicLists:
    """Return all that the kept lists say, in one value.

    Of a breach that Have I Been Pwned and Firefox both list, the former's entry counts: it knows more of it.
    """
    by_name: dict[str, Breach] = {}
    offers: dict[str, Offer] = {}
    shared: list[tuple[str, ...]] = []
    for each in sorted(kept, key=lambda each: _ORDER.index(each.about.kind)):
        match each.about.kind:
            case ListKind.BREACHES | ListKind.FIREFOX_BREACHES:
                listed = _BREACHES.decode(each.document)
                by_name |= {breach.name: breach for breach in listed if breach.name not in by_name}
            case ListKind.TWO_FACTOR | ListKind.PASSKEYS:
                for host, offer in _OFFERS.decode(each.document).items():
                    offers[host] = joined(offers[host], offer) if host in offers else offer
            case ListKind.SHARED | ListKind.SHARED_ONCE:
                shared += _GROUPS.decode(each.document)
    return PublicLists(tuple(by_name.values()) or None, offers, tuple(shared))


_ORDER: Final = list(ListKind)
