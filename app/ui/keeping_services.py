"""What may be asked of the whole that is kept?"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol, TypeVar

from app.checkup.overview import Overview
from app.values.erased import Erased
from checks.secret import Secret

T = TypeVar("T")
Job = Callable[[threading.Event], Iterator[T]]


class Keeping(Protocol):
    """All that is kept, as one thing."""

    def export(self, file: Path, passphrase: Secret) -> Job[Path]:
        """Write a copy that only `passphrase` opens to `file`; ReportError if it is not written."""

    def bring_back(self, file: Path, passphrase: Secret) -> Job[Overview]:
        """Let the copy in `file` be the check-up; SourceError if it cannot be used, and what was there still is."""

    def erase(self) -> Job[Erased]:
        """Erase everything that is kept, and say what could not be; StoreError if another Bilan has it open."""


class HasKeeping(Protocol):
    """The part of `app.ui.services.Services` that leads here."""

    @property
    def keeping(self) -> Keeping:
        """All that is kept, as one thing."""
