"""What does a window need of letters and platforms, made up?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from app.checkup.overview import Overview
from app.knowledge.platforms import Platform, Setting
from app.letters.companies import Company
from app.ui.services import Job
from checks.exposure.rights import due
from checks.own_data import Purpose, Reply, Request, Right, SettingTold, Told

_NOON = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
METIORA = Company("Métiora", ("12 rue du Tissage", "75011 Paris"), "dpo@metiora.example")
COMPANIES = (Company("Atelier Brumaire"), METIORA)
LARGER = (*COMPANIES, Company("Zeste", ("1 quai de Brume",), "dpo@zeste.example"))
PLATFORMS = (
    Platform(
        "google",
        "Google",
        ("myadcenter.google.com", "myaccount.google.com"),
        (
            Setting(Purpose.ADVERTISING, "https://myadcenter.google.com/", date(2026, 8, 1)),
            Setting(Purpose.APPS, "https://myaccount.google.com/connections"),
        ),
    ),
    Platform("snapchat", "Snapchat", (), (Setting(Purpose.LOCATION), Setting(Purpose.CONTACTS))),
    Platform("x", "X", ("x.com",), (Setting(Purpose.APPS, "https://x.com/settings/connected_apps", date(2026, 8, 1)),)),
)


class FakeOwnData:
    """Fulfils `app.ui.services.OwnData`, and keeps everything in memory."""

    def __init__(
        self, job: Callable[[str, Callable[[], Overview]], Job[Overview]], now: Callable[[], Overview]
    ) -> None:
        self._job = job
        self._now = now
        self.requests: list[Request] = []
        self.told: list[SettingTold] = []
        self.offered: Sequence[Platform] = PLATFORMS
        self.reads: Callable[[Path], Sequence[Company]] = lambda _path: LARGER

    def companies(self) -> Sequence[Company]:
        return COMPANIES

    def read_companies(self, path: Path) -> Job[Sequence[Company]]:
        return lambda _stop: iter((self.reads(path),))

    def note(self, company: str, right: Right, sent: date) -> Job[Overview]:
        def noted() -> Overview:
            number = len(self.requests) + 1
            self.requests.insert(0, Request(number, company, right, sent, due(sent)))
            return self._now()

        return self._job(f"note {company} {right.value} {sent}", noted)

    def change(self, request: Request) -> Job[Overview]:
        def changed() -> Overview:
            self.requests = [request if each.number == request.number else each for each in self.requests]
            return self._now()

        return self._job(f"change {request.company} {request.reply.value}", changed)

    def forget(self, request: Request) -> Job[Overview]:
        def forgotten() -> Overview:
            self.requests = [each for each in self.requests if each.number != request.number]
            return self._now()

        return self._job(f"forget {request.company}", forgotten)

    def platforms(self) -> Sequence[Platform]:
        return self.offered

    def tell(self, platform: str, purpose: Purpose, told: Told) -> Job[Overview]:
        def kept() -> Overview:
            at = _NOON + timedelta(seconds=len(self.told))
            others = [each for each in self.told if (each.platform, each.purpose) != (platform, purpose)]
            self.told = [*others, SettingTold(platform, purpose, told, at)]
            return self._now()

        return self._job(f"{platform} {purpose.value} {told.value}", kept)


def asked() -> list[Request]:
    """Return a request of each kind: overdue, waiting, refused, answered."""
    sent = (date(2026, 10, 12), date(2026, 11, 20), date(2026, 10, 20), date(2026, 9, 3))
    names = ("Métiora", "Atelier Brumaire", "Banque Orme", "Colivo")
    replies = (Reply.WAITING, Reply.WAITING, Reply.REFUSED, Reply.ANSWERED)
    rights = (Right.ACCESS, Right.OBJECTION, Right.ERASURE, Right.OBJECTION)
    return [
        replace(Request(number, name, right, day, due(day)), reply=reply)
        for number, (name, right, day, reply) in enumerate(zip(names, rights, sent, replies, strict=True), 1)
    ]
