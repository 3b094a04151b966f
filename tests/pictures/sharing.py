"""What do the pages about pictures and about the family look like?"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from pathlib import Path

from app.errors import BilanError
from app.ui.pages.family import FamilyPage
from app.ui.pages.photos import PhotosPage, Unread
from app.values.photos import Seen
from tests.app.ui.fakes import FakeServices

_FOLDER = Path("/home/colette/Pictures")


def photos(*names: str, saved: bool = False) -> Callable[[FakeServices], PhotosPage]:
    """Return what builds the page with pictures of these names; of the first a copy was `saved`."""

    def build(services: FakeServices) -> PhotosPage:
        entries = [_looked_at(services, _FOLDER / name) for name in names]
        page = PhotosPage(services.words, entries)
        first = entries[0] if entries else None
        if saved and isinstance(first, Seen):
            (copy,) = services.sharing.save_clean(first, _FOLDER / "garden-clean.jpg")(threading.Event())
            page.show_copy(first, copy)
        return page

    return build


def _looked_at(services: FakeServices, path: Path) -> Seen | Unread:
    try:
        (seen,) = services.sharing.look_at(path)(threading.Event())
    except BilanError as error:
        return Unread(path, services.words.message(error.message, error.params))
    return seen


def family(answers: Mapping[str, str]) -> Callable[[FakeServices], FamilyPage]:
    """Return what builds the card of a family that wrote `answers`."""
    return lambda services: FamilyPage(services.words, services.sharing.card, answers)
