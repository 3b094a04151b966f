"""Which places does the side bar lead to?"""

from __future__ import annotations

from app.knowledge.catalogue import Catalogue
from app.ui.main_window import CHECK_LINK, HOME, LEDGER, LOOK_BACK, PHOTOS, POST, SETTINGS, Places
from app.ui.pages.sections import PAGES, page_icon
from app.ui.widgets.side_bar import FOOT, SideEntry
from app.words import Words


def places(catalogue: Catalogue) -> Places:
    """Return what says the entries in a language: Home, the groups of sections, the tools, the ledger and Settings."""

    def entries(words: Words) -> tuple[SideEntry, ...]:
        titles = {section.page: words.text(section.short) for section in reversed(catalogue.sections)}
        return (
            SideEntry(HOME, words.text("Home"), "home", "home"),
            *(SideEntry(page, titles[page], page_icon(page), "sections") for page in PAGES if page in titles),
            SideEntry(CHECK_LINK, words.text("Check a link"), "search", "tools"),
            SideEntry(POST, words.text("Think before you post"), "pencil", "tools"),
            SideEntry(PHOTOS, words.text("Photos"), "photo", "tools"),
            SideEntry(LOOK_BACK, words.text("Look back"), "look-back", "tools"),
            SideEntry(LEDGER, words.text("What left this computer"), "leave", FOOT),
            SideEntry(SETTINGS, words.text("Settings"), "sliders", FOOT),
        )

    return entries
