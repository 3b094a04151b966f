"""What do the sheets look like that save everything, bring it back, or erase it?"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.store.errors import CopyPassphraseWrong
from app.ui.pages.bring_back_sheet import BringBackSheet
from app.ui.pages.erase_everything_sheet import EraseEverythingSheet
from app.ui.pages.erased import ErasedPage
from app.ui.pages.save_copy_sheet import SaveCopySheet
from app.ui.pages.screen import Screen
from app.ui.widgets.sheet import Sheet
from app.values.erased import Erased, Left
from tests.app.ui.fakes import NOW, FakeServices

_COPY = Path("/media/colette/stick/bilan-2026-11-24.bilancopy")
SHEETS: dict[str, Callable[[FakeServices, QWidget], Sheet]] = {
    "80-save-copy": lambda s, parent: SaveCopySheet(s.words, NOW.date(), parent),
    "81-bring-back": lambda s, parent: BringBackSheet(s.words, parent, _COPY, _wrong(s)),
    "82-erase-everything": lambda s, parent: EraseEverythingSheet(s.words, s.profile, parent),
}
PAGES: dict[str, tuple[str | None, Callable[[FakeServices], Screen]]] = {
    "83-erased": (None, lambda s: ErasedPage(s.words, Erased())),
    "84-not-erased": (None, lambda s: ErasedPage(s.words, Erased((Left.FILES, Left.STORE_KEY), ("other.db",)))),
}


def _wrong(services: FakeServices) -> str:
    return services.words.message(CopyPassphraseWrong.message, {"name": _COPY.name})
