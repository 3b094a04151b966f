"""What does a window need of archives, made up?"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.checkup import own_texts
from app.checkup.archive_events import ArchiveEvent, ArchiveReviewed, ArchivesDone, LookedThrough
from app.checkup.events import SourceFailed
from app.checkup.overview import Overview
from app.knowledge import archive_rules
from app.ui.archives import Job
from checks.archives.model import Absent as NotThere
from checks.archives.model import (
    Audience,
    Connection,
    FileRead,
    Invitation,
    Known,
    Knows,
    Message,
    Network,
    Owned,
    OwnedKind,
    Part,
    Place,
    Present,
    Wrote,
)
from checks.archives.review import Review
from checks.archives.said import Said
from checks.archives.tally import Tally
from checks.ids import MessageId
from checks.looked_back import LookedBack

if TYPE_CHECKING:
    from tests.app.ui.fakes import FakeServices

TEXTS = (
    "What a moron, whoever wrote this report.",
    "Proud of the team!!! Strictly confidential: the third quarter closes at +38 %.",
    "A walk in the hills, and back to work.",
    "Our client Tissage Orme was patient. Heron is late, as Heron was, and Heron will be.",
    "my password is Quagga77!x, just kidding",
    "I am away until 14 December, the house is empty.",
)
LINK = "https://www.linkedin.com/feed/update/urn:li:activity:71000000000000"
BEFORE = LookedBack("linkedin", datetime(2026, 8, 24, 10, tzinfo=UTC), 140, {"tone": 9, "confidential": 4}, {})
REFUSED = SourceFailed("photos.zip", "ArchiveUnknown", MessageId("archive.error.unknown"), {"name": "photos.zip"})


def linkedin(said: Said | None = None) -> Review:
    """Return what a made-up archive of LinkedIn comes to, Basic: some of its files are not there."""
    said = said or Said(key=b"a key of nobody")
    tally = Tally(Network.LINKEDIN, archive_rules.knowledge(), own_texts.look(said), said)
    for part in _linkedin():
        tally.take(part)
    return tally.review()


def _linkedin() -> Iterator[Part]:
    nouns = ("posts", "comments", "messages_sent", "messages_received", "conversations", "invitations_sent")
    yield Present(nouns, (Knows.TARGETING, Knows.INFERENCE, Knows.ADVERTISER, Knows.PLACE))
    yield NotThere("Logins.csv", ("logins",))
    yield NotThere("Reactions.csv", ("reactions",))
    yield FileRead("Shares.csv", 120)
    yield FileRead("Comments.csv", 34, skipped=2)
    yield FileRead("messages.csv", 61, damaged=True)
    for number in range(120):
        year, month = 2023 + number % 4, 1 + number % 12
        at = datetime(year, month, 1 + number % 27, 9 + number % 15, tzinfo=UTC)
        place = Place.COMMENT if number % 3 == 0 else Place.POST
        audience = Audience.PUBLIC if number % 2 else Audience.NETWORK
        text = TEXTS[number % len(TEXTS)] if number % (year - 2021) == 0 else TEXTS[2]
        yield Wrote(text, at, place, audience, f"{LINK}{number:03}" if number % 5 else "")
    for number in range(40):
        at = datetime(2025, 1 + number % 12, 2, 10, tzinfo=UTC)
        said = "We help companies like yours to double their sales: 15 minutes?" if number % 4 == 0 else "Hello"
        wrote = Wrote(said, at, Place.MESSAGE, Audience.ADDRESSEES)
        yield Message(f"c{number}", mine=True, at=at, others=(f"in/bo-{number}",), wrote=wrote)
    yield Connection(("in/bo-0", "bo lind"), "CEO", datetime(2024, 12, 30, tzinfo=UTC).date())
    yield Invitation("in/bo-0", None)
    for kind, what, times in (
        (Knows.INFERENCE, "Interested in a new job", 1),
        (Knows.INFERENCE, "Weight loss", 1),
        (Knows.TARGETING, "Seniority: manager", 1),
        (Knows.TARGETING, "Frequent traveller", 1),
        (Knows.ADVERTISER, "Métiora Analytics", 214),
        (Knows.PLACE, "Rennes, Brittany, France", 1),
    ):
        yield Known(kind, what, times=times)
    yield Owned(OwnedKind.EMPLOYER, "Atelier Brumaire")
    yield Owned(OwnedKind.HOME, "3 rue du Moulin, 35000 Rennes")


def whatsapp() -> Review:
    """Return what an archive comes to in which nothing is found, and which tells nothing of habits."""
    tally = Tally(Network.WHATSAPP, archive_rules.knowledge(), own_texts.look(Said()), Said())
    tally.take(FileRead("chat.txt", 212))
    return tally.review()


def told(*, clean: bool = False) -> list[ArchiveReviewed | SourceFailed]:
    """Return what is told of the archives."""
    if clean:
        return [ArchiveReviewed(("chat.txt",), whatsapp())]
    return [
        ArchiveReviewed(("Complete_LinkedInDataExport_11-20-2026.zip",), linkedin()),
        REFUSED,
        ArchiveReviewed(("chat.txt",), whatsapp()),
    ]


class FakeArchives:
    """Fulfils `app.ui.archives.Archives`, and keeps everything in memory."""

    def __init__(self, services: FakeServices) -> None:
        self._services = services
        self.fine: set[bytes] = set()
        self.waits = False
        """Never come to an end, so that it can be cancelled."""

    def look_through(self, paths: tuple[Path, ...]) -> Job[ArchiveEvent]:
        def job(stop: threading.Event) -> Iterator[ArchiveEvent]:
            self._services.told.append(f"look through {', '.join(path.name for path in paths)}")
            if self._services.refuses is not None:
                raise self._services.refuses
            yield LookedThrough(3 << 20, 8 << 20)
            if self.waits:
                stop.wait()
                return
            yield from told()
            self._services.looked_back = (LookedBack("linkedin", BEFORE.at, 1, {}, {}),)
            yield ArchivesDone()

        return job

    def call_fine(self, network: Network, mark: bytes, rule: str) -> Job[Overview]:
        def called() -> Overview:
            self.fine.add(mark)
            return self._services.now()

        return self._services._job(f"fine {network.value} {rule}", called)

    def take_back(self, mark: bytes) -> Job[Overview]:
        def taken() -> Overview:
            self.fine.discard(mark)
            return self._services.now()

        return self._services._job("take back", taken)

    def take_all_back(self, network: Network) -> Job[Overview]:
        def taken() -> Overview:
            self.fine.clear()
            return self._services.now()

        return self._services._job(f"take all back {network.value}", taken)
