"""What do the publishers' documents look like? Invented ones, in their shapes."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

from app.lists import packing
from app.lists.reading import PublicList, parsed
from app.values.kept_lists import About, KeptList
from tests.stubs.breaches import CATALOGUE, Model, in_firefox
from tests.stubs.directories import PASSKEYS, SECOND_FACTORS, in_version_3

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


def written(document: object) -> bytes:
    return json.dumps(document, ensure_ascii=False).encode()


def read(document: object) -> PublicList:
    return parsed(written(document), "list.json", TODAY)


def kept(document: object) -> KeptList:
    public = read(document)
    return KeptList(About(public.kind, None, NOW, len(public.entries)), "", packing.packed(public))


def hibp() -> list[Model]:
    return list(CATALOGUE)


def firefox() -> dict[str, object]:
    return {"data": in_firefox(CATALOGUE)}


def version_4() -> dict[str, object]:
    return dict(SECOND_FACTORS)


def version_3() -> list[list[object]]:
    return in_version_3(SECOND_FACTORS)


def raw() -> dict[str, object]:
    """Return the directory of second factors as its authors write it, one file a site."""
    return {
        f"entries/{host[0]}/{host}.json": {host.title(): {"domain": host, "tfa": entry.get("methods", [])}}
        for host, entry in SECOND_FACTORS.items()
    }


def shared() -> list[dict[str, object]]:
    """Return which sites take the same credentials, as Apple lists them today."""
    return [
        {"shared": ["tools.example", "toys.example", "books.toys.example"]},
        {"from": ["old.example"], "to": ["adobe.com"], "fromDomainsAreObsoleted": True},
        {"from": ["moved.example", "gone.example"], "to": ["new.example"]},
    ]


def shared_once() -> list[dict[str, object]]:
    """Return which sites once did, as Apple's historical list has them."""
    return [{"shared": ["bank.example", "bank-uk.example"]}, {"shared": ["cards.example", "bonus.cards.example"]}]


def passkeys() -> dict[str, object]:
    return dict(PASSKEYS)


def raw_passkeys() -> dict[str, object]:
    return {f"entries/{host[0]}/{host}.json": {host.title(): entry} for host, entry in PASSKEYS.items()}
