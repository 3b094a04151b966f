"""How does a person look at a draft, and write down which words are private?"""

from __future__ import annotations

from functools import partial

from app.ui.desk import Desk, Show
from app.ui.main_window import POST
from app.ui.pages.post import PostPage
from app.ui.pages.private_words_sheet import PrivateWordsSheet, UnflaggedWordsSheet
from app.ui.visits.background import BackgroundVisit


class PostVisit:
    """The page “Think before you post”, and the sheet over it."""

    def __init__(self, desk: Desk, home: Show, background: BackgroundVisit) -> None:
        """Lead from `desk`; `home` is where the page leads back to, `background` where the watch is switched on."""
        self._desk = desk
        self._home = home
        self._background = background

    def show(self) -> None:
        """Show the page, empty."""
        self._show()

    def show_copied(self) -> None:
        """Show the page with the text in the clipboard, or with the reason why there is none."""
        self._show().take_clipboard()

    def _show(self) -> PostPage:
        services = self._desk.services
        page = PostPage(self._desk.words, services.posting.inspect, watched=services.residing.wish().watch)
        page.back.connect(lambda: self._go_back(page))
        page.words_wanted.connect(lambda: self._ask_words(page))
        page.unflagged_wanted.connect(lambda: self._ask_unflagged(page))
        page.never_wanted.connect(lambda word: self._never_flag(page, word))
        page.watch_wanted.connect(lambda: self._leave(page, partial(self._background.show_from, self.show)))
        self._desk.show(page, POST, self.show)
        return page

    def _go_back(self, page: PostPage) -> None:
        self._leave(page, self._home)

    def _leave(self, page: PostPage, then: Show) -> None:
        """Leave an empty page; Esc is too near to other keys to lose a draft by it."""
        if page.is_empty():
            then()
        else:
            page.tell(self._desk.words.text("Leaving would clear your draft. Copy it first, or choose another page."))

    def _never_flag(self, page: PostPage, word: str) -> None:
        def kept(_words: tuple[str, ...]) -> None:
            page.look_again()
            said = self._desk.words.text("“{word}” is never flagged again. “Never flagged…” takes it back.", word=word)
            page.say(said)

        self._desk.run(self._desk.services.posting.never_flag(word), kept)

    def _ask_unflagged(self, page: PostPage) -> None:
        posting = self._desk.services.posting

        def show(known: tuple[str, ...]) -> None:
            if self._desk.window.page is page:
                sheet = UnflaggedWordsSheet(self._desk.words, known, page)
                sheet.saved.connect(lambda words: self._desk.run(posting.save_unflagged_words(words), again))
                sheet.open()

        def again(_kept: tuple[str, ...]) -> None:
            page.look_again()

        self._desk.run(posting.unflagged_words(), show)

    def _ask_words(self, page: PostPage) -> None:
        posting = self._desk.services.posting

        def save(words: tuple[str, ...]) -> None:
            self._desk.run(posting.save_private_words(words), lambda _kept: page.look_again())

        def show(known: tuple[str, ...]) -> None:
            if self._desk.window.page is page:
                sheet = PrivateWordsSheet(self._desk.words, known, page)
                sheet.saved.connect(save)
                sheet.open()

        self._desk.run(posting.private_words(), show)
