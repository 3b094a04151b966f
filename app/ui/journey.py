"""Which page comes after which?

Pages tell what their person wants; here it is decided what is done about it and what is shown next. The first run and
the way through a vault have their own modules.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from app.checkup.overview import Overview, PassphraseAsked
from app.errors import BilanError
from app.ui.desk import Desk, Show
from app.ui.errand import Errand
from app.ui.errands import Errands
from app.ui.given_files import GivenFiles
from app.ui.main_window import CHECK_LINK, HOME, LEDGER, LOOK_BACK, PHOTOS, POST, SETTINGS
from app.ui.pages.about import AboutPage
from app.ui.pages.home import HomePage
from app.ui.pages.opening import OpeningPage
from app.ui.pages.passphrase import PassphrasePage
from app.ui.pages.problem import ProblemPage
from app.ui.pages.question import QuestionPage
from app.ui.pages.section import ACCOUNTS, PEOPLE, SectionPage
from app.ui.pages.settings import SettingsPage
from app.ui.visits.background import BackgroundVisit
from app.ui.visits.data import DataVisit
from app.ui.visits.exposure import ExposureVisit
from app.ui.visits.family import FamilyVisit
from app.ui.visits.first_run import FirstRun
from app.ui.visits.ledger import LedgerVisit
from app.ui.visits.link import LinkVisit
from app.ui.visits.lists import ListsVisit
from app.ui.visits.look_back import LookBackVisit
from app.ui.visits.photos import PhotosVisit
from app.ui.visits.post import PostVisit
from app.ui.visits.practice import LINKS, PracticeVisit
from app.ui.visits.program import ProgramVisit
from app.ui.visits.reminder import ReminderVisit
from app.ui.visits.report import ReportVisit
from app.ui.visits.vault import PASSWORDS, VaultVisit
from app.values.settings import Settings
from checks.model import ItemId


class Journey:
    """The way of one person through the window, from its opening on."""

    def __init__(self, desk: Desk) -> None:
        """Lead from `desk`."""
        self._desk = desk
        self._ledger = LedgerVisit(desk, self.home)
        self._background = BackgroundVisit(desk, self._settings)
        self._post = PostVisit(desk, self.home, self._background)
        self._look_back = LookBackVisit(desk, self.home, self._item)
        items, look_back = partial(self._section, PASSWORDS), self._look_back.show
        self._vault = VaultVisit(desk, self._ledger.cover, self.home, items, look_back)
        self._practice = PracticeVisit(desk, partial(self._section, LINKS))
        self._link = LinkVisit(desk, self.home, self._practice.clicked)
        self._photos = PhotosVisit(desk, self.home, self._link.show_picture)
        self._given = GivenFiles(desk, self._vault, self._link, self._photos)
        self._family = FamilyVisit(desk, partial(self._section, PEOPLE))
        self._data = DataVisit(desk, self._arrive, self.begin)
        self._first_run = FirstRun(desk, self._vault, self._opened, self._welcomed, self._data.ask_back)
        self._lists = ListsVisit(desk, self._ledger.cover)
        questions = partial(self._section, ACCOUNTS)
        self._exposure = ExposureVisit(desk, self._lists, self._ledger.cover, self.home, self._open_vault, questions)
        self._reminder = ReminderVisit(desk, self._settings)
        self._program = ProgramVisit(desk, self._settings, self._ledger.cover)
        self._errands = Errands(self._link, self._post)
        self._places: dict[str, Show] = {
            HOME: self.home,
            SETTINGS: self._settings,
            LEDGER: self._ledger.show,
            CHECK_LINK: self._link.show,
            POST: self._post.show,
            PHOTOS: self._photos.show,
            LOOK_BACK: self._look_back.show,
            ACCOUNTS: self._exposure.show,
        }
        """What is shown at each place of the side bar that has more than a list of its questions."""
        desk.window.place_wanted.connect(self._go_to)
        desk.window.files_dropped.connect(partial(self.take, None))
        self._to_take: tuple[Path, ...] = ()
        self._to_run: Errand | None = None

    def take(self, profile: Path | None, files: Sequence[Path]) -> None:
        """Open another check-up, or the page for `files`; behind the opening and the first questions, if need be.

        While something runs, or a guided way is walked, nothing is put in its place.
        """
        desk = self._desk
        if profile is not None and profile != desk.services.profile:
            desk.run(desk.services.open_saved(profile), self._opened)
        elif files and (desk.overview is None or not desk.overview.welcomed):
            self._to_take = tuple(files)
        elif files and desk.window.is_free:
            self._given.open(files)

    def run(self, errand: Errand) -> None:
        """Do what was asked for in the tray; once the check-up is open, if it is not yet."""
        if self._desk.overview is None:
            self._to_run = errand
        elif self._desk.window.is_free:
            self._errands.run(errand)

    def rest(self) -> None:
        """Keep nothing of what was on the pages."""
        if self._desk.overview is not None and self._desk.overview.welcomed:
            self.home()

    def come_back(self, then: Show) -> None:
        """Show Home as it is today, then go on; a check-up that is still closed is asked for again."""
        desk = self._desk

        def shown() -> None:
            self.home()
            then()

        if desk.overview is None:
            self.begin()
            then()
        elif desk.overview.welcomed:
            desk.keep(desk.services.residing.come_back(), shown)
        else:
            then()

    def home(self) -> None:
        """Show Home."""
        desk = self._desk
        page = HomePage(desk.words, desk.services.catalogue, desk.known)
        page.item_wanted.connect(self._item)
        page.section_wanted.connect(self._go_to)
        page.every_item_wanted.connect(partial(self._section, None))
        page.vault_wanted.connect(self._open_vault)
        page.look_back_wanted.connect(self._look_back.show)
        page.report_wanted.connect(partial(ReportVisit(desk).ask, page))
        desk.show(page, HOME, self.home)

    # --- opening the store

    def begin(self) -> None:
        """Open the store and show what comes first."""
        self._desk.show(OpeningPage(self._desk.words), None, self.begin)
        self._desk.run(self._desk.services.open(), self._opened, self._not_opened)

    def _opened(self, answer: Overview | PassphraseAsked) -> None:
        match answer:
            case PassphraseAsked():
                self._ask_passphrase(answer)
            case Overview():
                self._arrive(answer)

    def _arrive(self, overview: Overview) -> None:
        """Show what comes first in a check-up that is open now."""
        self._desk.overview = overview
        self._desk.use(overview.settings)
        self._desk.arrived.emit()
        if overview.welcomed:
            self._welcomed()
        else:
            self._first_run.welcome()
            if self._to_take:
                self._given.put_off(self._to_take)

    def _welcomed(self) -> None:
        """Show Home, or what Bilan was started for."""
        self.home()
        files, self._to_take = self._to_take, ()
        self.take(None, files)
        errand, self._to_run = self._to_run, None
        if errand is not None:
            self.run(errand)

    def _not_opened(self, error: BilanError) -> None:
        page = ProblemPage(self._desk.words, error)
        page.retried.connect(self.begin)
        page.closed.connect(self._desk.window.close)
        self._desk.show(page, None, partial(self._not_opened, error))

    def _ask_passphrase(self, asked: PassphraseAsked) -> None:
        page = PassphrasePage(self._desk.words, asked)
        use = self._desk.services.create_with if asked is PassphraseAsked.NEW else self._desk.services.open_with
        page.given.connect(lambda passphrase: self._desk.run(use(passphrase), self._opened))
        self._desk.show(page, None, partial(self._ask_passphrase, asked))

    # --- the places of the side bar

    def _go_to(self, place: str) -> None:
        if place == PASSWORDS and self._desk.known.last_audit is not None:
            self._last_result()
        else:
            self._places.get(place, partial(self._section, place))()

    def _section(self, place: str | None) -> None:
        page = SectionPage(self._desk.words, self._desk.services.catalogue, self._desk.known, place)
        page.item_wanted.connect(self._item)
        page.vault_wanted.connect(self._open_vault)
        page.result_wanted.connect(self._last_result)
        page.practice_wanted.connect(self._practice.show)
        page.clicked_wanted.connect(self._practice.clicked)
        page.card_wanted.connect(self._family.show)
        page.back.connect(self._exposure.show if place == ACCOUNTS else self.home)
        self._desk.show(page, place or HOME, partial(self._section, place))

    def _item(self, item: str) -> None:
        self._question(ItemId(item), self._desk.where())

    def _question(self, item: ItemId, back: Show) -> None:
        page = QuestionPage(self._desk.words, self._desk.asked(item))
        services = self._desk.services
        page.answered.connect(lambda outcome: self._desk.keep(services.answer(item, outcome), back))
        page.decided.connect(lambda decision, reason: self._desk.keep(services.decide(item, decision, reason), back))
        page.withdrawn.connect(lambda: self._desk.keep(services.withdraw(item), partial(self._question, item, back)))
        page.vault_wanted.connect(self._open_vault)
        page.practice_wanted.connect(self._practice.show)
        page.card_wanted.connect(self._family.show)
        page.photos_wanted.connect(self._photos.show)
        page.back.connect(back)
        section = next(x for x in services.catalogue.sections if x.id == services.catalogue.entries[item].item.section)
        self._desk.show(page, section.page, partial(self._question, item, back))

    def _open_vault(self) -> None:
        self._vault.open(self._desk.where(), on=None)

    def _last_result(self) -> None:
        self._vault.show_last(self.home)

    def _settings(self) -> None:
        known = self._desk.known
        page = SettingsPage(
            self._desk.words,
            self._desk.settings,
            self._desk.services.profile,
            known.reminder,
            self._background.standing(),
        )
        page.changed.connect(self._change_settings)
        page.about_wanted.connect(self._about)
        page.recipients_wanted.connect(self._ledger.show_recipients)
        page.lists_wanted.connect(lambda: self._lists.show(SETTINGS, self._settings))
        page.reminder_wanted.connect(self._reminder.show)
        page.background_wanted.connect(self._background.show)
        page.program_wanted.connect(self._program.show)
        self._data.attend(page.data)
        page.back.connect(self.home)
        self._desk.show(page, SETTINGS, self._settings)

    def _about(self) -> None:
        desk = self._desk
        page = AboutPage(desk.words, desk.settings.flags, desk.settings.person, desk.known.today, first_run=False)
        page.told.connect(
            lambda flags, person: desk.keep(
                desk.services.save_settings(replace(desk.settings, flags=flags, person=person)), self._settings
            )
        )
        page.back.connect(self._settings)
        desk.show(page, SETTINGS, self._about)

    def _change_settings(self, settings: Settings) -> None:
        self._desk.keep(self._desk.services.save_settings(settings), self._settings_changed)

    def _settings_changed(self) -> None:
        self._desk.use(self._desk.settings)
        self._desk.where()()
