"""How does a person go through the settings of a platform?"""

from __future__ import annotations

from functools import partial

from app.knowledge.platforms import Platform
from app.ui.desk import Desk, Show
from app.ui.pages.collection import CollectionPage
from app.ui.pages.setting import SettingPage, Visited
from checks.exposure.collection import absent, by_setting, standing
from checks.own_data import Told

_PLACE = "accounts"


class CollectionVisit:
    """From the list of platforms through the settings of one, and back."""

    def __init__(self, desk: Desk, back: Show) -> None:
        """Lead from `desk`; `back` shows what stands before."""
        self._desk = desk
        self._back = back

    def show(self) -> None:
        """Show the platforms."""
        desk = self._desk
        page = CollectionPage(desk.words, desk.services.own_data.platforms(), desk.known.told, desk.known.today)
        page.back.connect(self._back)
        page.panel.platform_wanted.connect(self._begin)
        desk.show(page, _PLACE, self.show)

    def _begin(self, wanted: str) -> None:
        """Show the first setting that is not answered, or the first of all."""
        platform = next(each for each in self._desk.services.own_data.platforms() if each.id == wanted)
        answers, today = by_setting(self._desk.known.told), self._desk.known.today
        unanswered = (
            place
            for place, setting in enumerate(platform.setting)
            if standing(platform.id, setting.purpose, answers, today) is None
        )
        self._setting(platform, next(unanswered, 0))

    def _setting(self, platform: Platform, place: int) -> None:
        if place >= len(platform.setting):
            self.show()
            return
        desk, purpose = self._desk, platform.setting[place].purpose
        told = desk.known.told
        before = by_setting(told).get((platform.id, purpose))
        if before is not None and before.told is Told.NO_ACCOUNT and platform.id not in absent(told):
            before = None  # it was said of a time before the account
        page = SettingPage(desk.words, Visited(platform, place, before))
        on = partial(self._setting, platform, place + 1)
        page.back.connect(partial(self._setting, platform, place - 1) if place else self.show)
        page.skipped.connect(on)
        page.answered.connect(
            lambda answer: desk.keep(
                desk.services.own_data.tell(platform.id, purpose, answer),
                self.show if answer is Told.NO_ACCOUNT else on,
            )
        )
        desk.show(page, _PLACE, partial(self._setting, platform, place))
