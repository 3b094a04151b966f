"""What does a window need to save, bring back and erase everything, made up?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from app.checkup.overview import Overview
from app.store.errors import CopyPassphraseWrong
from app.ui.services import Job
from app.values.erased import Erased
from app.values.settings import Settings
from checks.secret import Secret

if TYPE_CHECKING:
    from tests.app.ui.fakes import FakeServices

CHOSEN = "orme bateau violon tulipe"


class FakeKeeping:
    """Fulfils `app.ui.keeping_services.Keeping`: a copy has no observations, and one passphrase opens it."""

    def __init__(self, services: FakeServices) -> None:
        self._services = services
        self.erased = Erased()

    def export(self, file: Path, passphrase: Secret) -> Job[Path]:
        assert passphrase
        return self._services._job(f"export to {file.name}", lambda: file)

    def bring_back(self, file: Path, passphrase: Secret) -> Job[Overview]:
        def brought() -> Overview:
            if passphrase != Secret(CHOSEN):
                raise CopyPassphraseWrong(name=file.name)
            self._services.observations.clear()
            return self._services.now()

        return self._services._job(f"bring back {file.name}", brought)

    def erase(self) -> Job[Erased]:
        def erased() -> Erased:
            self._services.observations.clear()
            self._services.settings = Settings()
            return self.erased

        return self._services._job("erase everything", erased)
