"""How does one of the four habits stand, and does it become rarer?"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout

from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.card import Card
from app.ui.widgets.share_bar import ShareBar
from app.ui.widgets.text import Body, CardTitle, Second, Strong
from app.wording import archive_words
from app.words import Words
from checks.archives.review import Habit
from checks.archives.trend import by_year, trend
from checks.ids import MessageId

_LONGEST: Final = 0.7
"""Share of the width that the longest bar takes: none looks like a whole."""
_YEARS: Final = 6
"""Years that are shown, the last ones."""


class HabitCard(Card):
    """Counts, the years, and what they cannot show. `item_wanted` carries the item of the check-up that it is about."""

    item_wanted = Signal(str)

    def __init__(self, words: Words, habit: Habit) -> None:
        """Show `habit`."""
        super().__init__()
        self.words = words
        title = archive_words.habit_title(habit, words)
        self.body.addWidget(CardTitle(title))
        if not habit.in_export:
            said = words.text("Not in this export, so not known: this is not “nothing found”.")
            self.body.addWidget(Body(said))
            return
        self.body.addWidget(Strong(words.text("{n} of {of}", n=habit.affected, of=habit.of)))
        years = by_year(habit.by_quarter)
        if years:
            self.body.addLayout(self._years(dict(sorted(years.items())[-_YEARS:])))
            self.body.addWidget(Body(words.message(MessageId(f"archive.trend.{trend(years).value}"), {})))
        for line in archive_words.count_lines(habit, words):
            self.body.addWidget(Second(line))
        limits = " ".join(words.message(limit, {}) for limit in habit.limits)
        self.body.addWidget(Second(words.text("Its limits: {limits}", limits=limits)))
        answer = LinkButton(words.text("Answer this item of your check-up"))
        answer.setAccessibleName(f"{answer.text()}: {title}")
        answer.clicked.connect(lambda: self.item_wanted.emit(habit.id))
        self.body.addWidget(answer, 0, Qt.AlignmentFlag.AlignLeft)

    def _years(self, years: dict[int, tuple[int, int]]) -> QGridLayout:
        words, grid = self.words, QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(1, 1)
        most = max((affected / of for affected, of in years.values() if of), default=0) or 1
        for row, (year, (affected, of)) in enumerate(years.items()):
            grid.addWidget(Second(str(year)), row, 0)
            grid.addWidget(ShareBar(_LONGEST * affected / of / most if of else 0), row, 1)
            share = Second(words.text("{n} of {of}", n=affected, of=of))
            share.setWordWrap(False)
            grid.addWidget(share, row, 2)
        return grid
