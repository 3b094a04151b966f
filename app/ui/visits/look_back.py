"""How does a person come from their archive to what it tells, and to asking for one?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from app.checkup.archive_events import ArchiveEvent, ArchiveReviewed, ArchivesDone, LookedThrough
from app.checkup.events import SourceFailed
from app.checkup.overview import Overview
from app.errors import BilanError
from app.ui.desk import Desk, Show
from app.ui.main_window import LOOK_BACK
from app.ui.pages.archive_words_sheet import ArchiveWordsSheet
from app.ui.pages.ask_archive import AskArchivePage, waiting
from app.ui.pages.look_back import LookBackPage
from app.ui.pages.look_back_progress import LookBackProgressPage
from app.ui.pages.look_back_result import LookBackResultPage
from app.ui.task import Task
from app.wording.archive_words import platform_name
from checks.archives.model import Network
from checks.archives.review import Candidate, SecondLook
from checks.looked_back import LookedBack
from checks.matters import exports
from checks.own_data import Purpose, Told

_Told = list[ArchiveReviewed | SourceFailed]


class LookBackVisit:
    """Choose archives, watch them being read, go through what they tell. Nothing of it stays when one leaves."""

    def __init__(self, desk: Desk, home: Show, question: Callable[[str], None]) -> None:
        """Lead from `desk`; `home` is where the page leads back to, `question` shows an item of the check-up."""
        self._desk = desk
        self._home = home
        self._question = question

    def show(self, paths: Sequence[Path] = ()) -> None:
        """Ask for archives; `paths` are those that were given already."""
        desk = self._desk
        page = LookBackPage(desk.words, self._waited_for(), self._last())
        page.back.connect(self._home)
        page.asked.connect(self._watch)
        page.archive_wanted.connect(self.ask)
        desk.show(page, LOOK_BACK, partial(self.show, paths))
        page.add(paths)

    # --- asking a platform for an archive

    def ask(self, first: str = "") -> None:
        """Show how an archive is asked for, beginning with the platform `first`."""
        desk, known = self._desk, self._desk.known
        own_data = desk.services.own_data
        waited_for = exports(known.told, known.looked_back, known.today)
        page = AskArchivePage(desk.words, own_data.platforms(), waited_for, known.today, first)
        page.back.connect(self.show)
        page.asked.connect(partial(self._note, Told.DONE))
        page.withdrawn.connect(partial(self._note, Told.NOT_YET))
        desk.show(page, LOOK_BACK, partial(self.ask, first))

    def _note(self, told: Told, platform: str) -> None:
        """Keep that a copy was asked for: as the answer about the setting that it is."""
        desk = self._desk
        desk.keep(desk.services.own_data.tell(platform, Purpose.DOWNLOAD, told), partial(self.ask, platform))

    def _waited_for(self) -> list[str]:
        words, known = self._desk.words, self._desk.known
        waited_for = exports(known.told, known.looked_back, known.today)
        return [waiting(words, platform_name(each.platform), each, known.today) for each in waited_for]

    def _last(self) -> list[str]:
        words = self._desk.words
        return [
            words.text(
                "{platform}: looked at on {day}.",
                platform=platform_name(each.platform),
                day=words.date(each.at.astimezone().date()),
            )
            for each in self._desk.known.looked_back
        ]

    # --- looking through archives

    def _watch(self, paths: tuple[Path, ...]) -> None:
        desk = self._desk
        page = LookBackProgressPage(desk.words)
        task = Task(desk.services.archives.look_through(paths), desk.window)
        told: _Told = []
        task.values.connect(partial(self._take, page, told))
        task.failed.connect(self._refused)
        page.cancelled.connect(partial(self._cancel, task))
        desk.window.cover_with(page, LOOK_BACK)
        task.start()

    def _take(self, page: LookBackProgressPage, told: _Told, values: Sequence[ArchiveEvent]) -> None:
        for value in values:
            match value:
                case LookedThrough():
                    page.show_progress(value)
                case ArchiveReviewed() | SourceFailed():
                    told.append(value)
                case ArchivesDone():
                    self._arrive(told)

    def _cancel(self, task: Task) -> None:
        task.cancel()
        self._desk.window.uncover()

    def _refused(self, error: BilanError) -> None:
        self._desk.window.uncover()
        self._desk.tell(error)

    def _arrive(self, told: _Told) -> None:
        """Show what was told beside the counts of before, then take over that there are new ones."""
        desk, before = self._desk, self._desk.known.looked_back
        self._show(told, before, set())
        desk.run(desk.services.overview(), self._know)

    def _know(self, overview: Overview) -> None:
        self._desk.overview = overview

    def _show(self, told: _Told, before: Sequence[LookedBack], fine: set[bytes]) -> None:
        desk = self._desk
        page = LookBackResultPage(desk.words, told, before, fine)
        page.back.connect(self.show)
        page.another_wanted.connect(self.show)
        page.called_fine.connect(partial(self._call_fine, fine))
        page.taken_back.connect(partial(self._take_back, fine))
        page.all_taken_back.connect(lambda network: desk.run(desk.services.archives.take_all_back(network), self._know))
        page.words_wanted.connect(partial(self._choose_words, page))
        page.item_wanted.connect(self._question)
        desk.show(page, LOOK_BACK, partial(self._show, told, before, fine))

    def _call_fine(self, fine: set[bytes], network: Network, each: SecondLook) -> None:
        fine.add(each.mark)
        self._desk.run(self._desk.services.archives.call_fine(network, each.mark, each.rule), self._know)

    def _take_back(self, fine: set[bytes], each: SecondLook) -> None:
        fine.discard(each.mark)
        self._desk.run(self._desk.services.archives.take_back(each.mark), self._know)

    def _choose_words(self, page: LookBackResultPage, candidates: Sequence[Candidate]) -> None:
        desk, posting = self._desk, self._desk.services.posting

        def show(known: tuple[str, ...]) -> None:
            if desk.window.page is page:
                sheet = ArchiveWordsSheet(desk.words, candidates, known, page)
                sheet.saved.connect(lambda more: desk.run(posting.save_private_words((*known, *more)), _nothing))
                sheet.open()

        desk.run(posting.private_words(), show)


def _nothing(_kept: tuple[str, ...]) -> None:
    """Go on as before."""
