"""Which public lists does a made-up house have? Those that a test gives it."""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterator
from datetime import UTC, datetime
from pathlib import Path

from app.knowledge.ways_out import WaysOut
from app.ui.services import Job
from app.values.kept_lists import PUBLISHERS, About, Brought, Fetching, ListKind, Result
from app.values.outside import Recipient
from checks.facts import ServiceKind

KINDS = {
    "ormemail.example": ServiceKind.MAILBOX,
    "banqueorme.example": ServiceKind.BANK,
    "métiora.example": ServiceKind.SOCIAL,
    "docvault.example": ServiceKind.WORK,
}
_WAYS_OUT = {
    "colivo.example": WaysOut("https://colivo.example/account/delete", "https://colivo.example/account/export"),
    "tissage.example": WaysOut("https://tissage.example/close"),
}


class FakeLibrary:
    """Lists in memory. Loading brings breaches; fetching brings what was agreed to, and `asked` tells it."""

    def __init__(self) -> None:
        self.here: dict[ListKind, About] = {}
        self.asked: list[ListKind] = []

    def kind(self, site: str) -> ServiceKind | None:
        return KINDS.get(site)

    def change_address(self, site: str) -> str:
        return f"https://{site}/.well-known/change-password"

    def ways_out(self, site: str) -> WaysOut:
        return _WAYS_OUT.get(site, WaysOut())

    def about(self) -> Job[tuple[About, ...]]:
        return lambda _stop: iter((tuple(self.here.values()),))

    def load(self, _path: Path) -> Job[Brought]:
        return lambda _stop: iter((self._bring(ListKind.BREACHES, None),))

    def refresh(self, kinds: Collection[ListKind], agreed: Collection[Recipient] = ()) -> Job[Fetching | Brought]:
        def job(_stop: threading.Event) -> Iterator[Fetching | Brought]:
            for kind in kinds:
                if PUBLISHERS[kind] in agreed:
                    self.asked.append(kind)
                    yield Fetching(kind)
                    yield self._bring(kind, PUBLISHERS[kind])
                else:
                    yield Brought(kind, Result.REFUSED, self.here.get(kind))

        return job

    def forget(self, kind: ListKind) -> Job[tuple[About, ...]]:
        self.here.pop(kind, None)
        return self.about()

    def _bring(self, kind: ListKind, origin: Recipient | None) -> Brought:
        self.here[kind] = About(kind, origin, datetime(2026, 11, 24, 10, 0, tzinfo=UTC), 1_000)
        return Brought(kind, Result.NEW, self.here[kind])
