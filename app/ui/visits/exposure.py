"""What can a person do about their accounts, and where does the page of them lead?"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import partial

from app.ui.desk import Desk, Show
from app.ui.first_paint import FirstPaint
from app.ui.pages.accounts import Sites
from app.ui.pages.doors import Place, doors
from app.ui.pages.excluded import exclusion_name
from app.ui.pages.exposed import Exposed, exposed
from app.ui.pages.exposure import ExposurePage
from app.ui.pages.grouping import subject_name
from app.ui.pages.section import ACCOUNTS
from app.ui.visits.addresses import AddressesVisit
from app.ui.visits.collection import CollectionVisit
from app.ui.visits.lists import ListsVisit
from app.ui.visits.rights import RightsVisit
from checks.model import Exclusion, Subject


class ExposureVisit:
    """The page of accounts, and the doors that it has."""

    def __init__(  # noqa: PLR0917 - the ways out of one page
        self,
        desk: Desk,
        lists: ListsVisit,
        ledger: Callable[[str | None], None],
        home: Show,
        vault: Show,
        questions: Show,
    ) -> None:
        """Lead from `desk`; `ledger` shows what left over a page, `vault` asks for a vault, `questions` shows all."""
        self._desk = desk
        self._lists = lists
        self._home = home
        self._vault = vault
        self._questions = questions
        services = desk.services
        self._sites = Sites(services.library.kind, services.library.change_address, services.library.ways_out)
        self._rights = RightsVisit(desk, self.show)
        self._doors = {
            Place.ADDRESSES: AddressesVisit(desk, ledger, self.show).show,
            Place.COLLECTION: CollectionVisit(desk, self.show).show,
            Place.RIGHTS: self._rights.show,
        }

    def show(self) -> None:
        """Show the page at once, and what is exposed as soon as it is in rows."""
        desk = self._desk
        page = ExposurePage(desk.words, desk.services.catalogue, self._sites)
        page.back.connect(self._home)
        page.vault_wanted.connect(self._vault)
        page.questions_wanted.connect(self._questions)
        page.lists_wanted.connect(partial(self._lists.show, ACCOUNTS, self.show))
        page.letter_wanted.connect(self._rights.write)
        page.place_wanted.connect(lambda place: self._doors[place]())
        page.excluded.connect(partial(self._leave_out, page))
        page.elsewhere_told.connect(partial(self._tell_elsewhere, page))
        desk.show(page, ACCOUNTS, self.show)
        # Not at once: while a thread sorts, the window waits for it at each of the many calls that paint this page and
        # take down the one before.
        FirstPaint(page).came.connect(partial(self._fill, page))

    def _fill(self, page: ExposurePage, done: str = "") -> None:
        """Put what is known into rows beside the window; whoever has gone elsewhere meanwhile is left there."""
        desk = self._desk
        words, services, known = desk.words, desk.services, desk.known
        ways = doors(words, known, services.own_data.platforms())

        def job(stop: threading.Event) -> Iterator[Exposed]:
            (here,) = services.library.about()(stop)
            made = exposed(words, known, here, self._sites.ordered)
            (how,) = services.instructions(made.sites())(stop)
            yield made.knowing(how)

        def show(made: Exposed) -> None:
            if desk.window.page is page:
                page.show_exposed(made, ways)
                page.say_done(done)

        desk.run(job, show)

    def _leave_out(self, page: ExposurePage, exclusion: Exclusion) -> None:
        desk = self._desk
        done = desk.words.text("Left out: {name}", name=exclusion_name(desk.words, exclusion))
        desk.keep(desk.services.exclude(exclusion), partial(self._fill, page, done))

    def _tell_elsewhere(self, page: ExposurePage, subject: Subject, on: bool) -> None:  # noqa: FBT001 - a signal's
        desk = self._desk
        words, name = desk.words, subject_name(subject)
        done = words.text("On elsewhere: {name}", name=name) if on else words.text("Taken back: {name}", name=name)
        desk.keep(desk.services.second_factor_on(subject.site, subject.user, on=on), partial(self._fill, page, done))
