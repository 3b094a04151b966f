"""Who holds the person's data, and how far did they go through its settings?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.knowledge.platforms import Platform
from app.ui.pages.collection_words import purpose_name
from app.ui.pages.screen import Screen
from app.ui.widgets.row_model import ENTRY_ROLE, FindingGroup, FindingRow
from app.ui.widgets.rows import FindingList
from app.ui.widgets.shapes import Shape, Step
from app.ui.widgets.text import Lead, Second, Title
from app.words import Words
from checks.exposure.collection import absent, asked_again, by_setting, standing
from checks.own_data import Purpose, SettingTold, Told
from checks.states import State


class CollectionPanel(QWidget):
    """One row a platform: what is answered and what is left. `platform_wanted` carries the id of the one opened."""

    platform_wanted = Signal(str)

    def __init__(self, words: Words, platforms: Sequence[Platform], told: Sequence[SettingTold], today: date) -> None:
        """Show how far the answers `told` go on the local date `today`."""
        super().__init__()
        self.words = words
        self._today = today
        self._answers = by_setting(told)
        self._absent = absent(told)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        mine = [each for each in platforms if each.id not in self._absent]
        of = sum(len(each.setting) for each in mine)
        done = of - sum(len(self._left(each)) for each in mine)
        column.addWidget(Second(words.count("{n} of {of} answered", "{n} of {of} answered", done, of=of)))
        listed = FindingList()
        listed.setAccessibleName(words.text("Who holds my data"))
        away = [each for each in platforms if each.id in self._absent]
        listed.set_groups(
            [
                FindingGroup("", [self._row(each) for each in mine]),
                FindingGroup(words.text("No account there"), [self._row(each) for each in away]),
            ]
        )
        listed.clicked.connect(self._open)
        listed.activated.connect(self._open)
        column.addWidget(listed, 1)

    def _left(self, platform: Platform) -> list[Purpose]:
        """Return what is not answered, or is to be asked again."""
        return [
            setting.purpose
            for setting in platform.setting
            if standing(platform.id, setting.purpose, self._answers, self._today) is None
        ]

    def _row(self, platform: Platform) -> FindingRow:
        words = self.words
        if platform.id in self._absent:
            word = words.text("no account")
            return FindingRow(platform.id, platform.name, "", "", State.NOT_APPLICABLE, word)
        left, of = self._left(platform), len(platform.setting)
        count = words.text("{n} of {of}", n=of - len(left), of=of)
        shape, word = self._stands(platform, left)
        second = word
        if 0 < len(left) < of:
            names = ", ".join(purpose_name(words, purpose) for purpose in left)
            second = words.text("{state} – left: {settings}", state=word, settings=names)
        return FindingRow(platform.id, platform.name, second, count, shape, word)

    def _stands(self, platform: Platform, left: list[Purpose]) -> tuple[Shape, str]:
        words = self.words
        if any(self._is_old(platform, purpose) for purpose in left):
            return State.STALE, words.text("to be asked again")
        if not left:
            return Step.DONE, words.text("gone through")
        if len(left) < len(platform.setting):
            return State.PARTIAL, words.text("begun")
        return Step.TO_COME, words.text("not begun")

    def _is_old(self, platform: Platform, purpose: Purpose) -> bool:
        answer = self._answers.get((platform.id, purpose))
        return answer is not None and answer.told is not Told.NO_ACCOUNT and asked_again(answer, self._today)

    def _open(self, line: QModelIndex) -> None:
        entry = line.data(ENTRY_ROLE)
        if isinstance(entry, FindingRow):
            self.platform_wanted.emit(str(entry.key))


class CollectionPage(Screen):
    """The panel as a page of its own."""

    def __init__(self, words: Words, platforms: Sequence[Platform], told: Sequence[SettingTold], today: date) -> None:
        """Show how far the answers `told` go on the local date `today`."""
        super().__init__(words)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 26, 32, 16)
        column.setSpacing(12)
        column.addWidget(self.headed_by(Title(words.text("Who holds my data"))))
        column.addWidget(
            Lead(
                words.text(
                    "Ten platforms hold much of what is known about most people. Go through their settings one by one; "
                    "Bilan connects to none of them, and asks again after six months."
                )
            )
        )
        column.addWidget(self.notice)
        self.panel = CollectionPanel(words, platforms, told, today)
        column.addWidget(self.panel, 1)
        foot = QHBoxLayout()
        back = self.way_back()
        foot.addWidget(back)
        foot.addStretch(1)
        column.addLayout(foot)
