"""What does a person's own archive tell: what to look at again, habits, and what they know about them?"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.checkup.archive_events import ArchiveReviewed
from app.checkup.events import SourceFailed
from app.ui.pages.habit_card import HabitCard
from app.ui.pages.known_about import KnownAbout
from app.ui.pages.screen import Screen
from app.ui.pages.second_look import SecondLooks
from app.ui.widgets.buttons import LinkButton, SecondaryButton
from app.ui.widgets.card import Card, Soft
from app.ui.widgets.choice import Choice
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.flow import Flow
from app.ui.widgets.scroll import Page
from app.ui.widgets.segmented import Segmented
from app.ui.widgets.shapes import Empty
from app.ui.widgets.text import Body, CardTitle, Lead, Second, Strong, Title
from app.wording import archive_words
from app.words import Words
from checks.archives.review import Review, SecondLook
from checks.looked_back import LookedBack

_PARTS: Final = ("second-look", "habits", "known")


class LookBackResultPage(Screen):
    """One platform at a time, in three parts. Nothing of it is kept when the page is left."""

    called_fine = Signal(object, object)
    """The `Network` and the `SecondLook` that is fine."""
    taken_back = Signal(object)
    all_taken_back = Signal(object)
    words_wanted = Signal(object)
    """The candidates for private words are to be seen."""
    item_wanted = Signal(str)
    another_wanted = Signal()

    def __init__(
        self,
        words: Words,
        told: Sequence[ArchiveReviewed | SourceFailed],
        before: Sequence[LookedBack] = (),
        fine: Collection[bytes] = (),
    ) -> None:
        """Show what was `told`; `before` are the looks before this one, `fine` the marks called so on this page."""
        super().__init__(words)
        self._reviewed = [each for each in told if isinstance(each, ArchiveReviewed)]
        self._before = {each.platform: each for each in before}
        self._fine = fine
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        scroll = Page()
        whole.addWidget(scroll)
        body = self._body = scroll.body
        body.addWidget(self.headed_by(Title(words.text("What your archive says"))))
        self._lead = Lead("")
        body.addWidget(self._lead)
        body.addWidget(self.notice)
        for each in told:
            if isinstance(each, SourceFailed):
                body.addWidget(self._failed(each))
        self._which = self._choice()
        self._part = self._parts()
        self._shown: QWidget | None = None
        self._place = QVBoxLayout()
        if self._reviewed:
            body.addWidget(self._which)
            body.addWidget(self._part)
            body.addLayout(self._place)
            self._show()
            body.addWidget(self._afterwards())
        self._which.setVisible(len(self._reviewed) > 1)
        body.addLayout(self._ways())
        body.addStretch(1)

    def _choice(self) -> Choice:
        choice = Choice(self.words.text("Which archive"))
        for each in self._reviewed:
            choice.addItem(archive_words.name(each.review))
        choice.currentIndexChanged.connect(self._show)
        return choice

    def _parts(self) -> Segmented:
        words = self.words
        names = (words.text("&Second look"), words.text("&Habits"), words.text("What they &know"))
        parts = Segmented(list(zip(_PARTS, names, strict=True)))
        parts.setAccessibleName(words.text("What is shown"))
        parts.choose(_PARTS[0])
        parts.chosen.connect(self._show)
        return parts

    def _show(self) -> None:
        told = self._reviewed[max(self._which.currentIndex(), 0)]
        review = told.review
        what = self.words.text("{platform}: {names}", platform=archive_words.name(review), names=", ".join(told.names))
        self._lead.setText("\n".join(filter(None, (what, archive_words.lower_bound(review, self.words)))))
        if self._shown is not None:
            self._shown.hide()
            self._shown.deleteLater()
        self._shown = QWidget()
        column = QVBoxLayout(self._shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        match self._part.value():
            case "habits":
                self._add_habits(column, review)
            case "known":
                column.addWidget(KnownAbout(self.words, review))
            case _:
                self._add_second_look(column, review)
        self._place.addWidget(self._shown)
        self._shown.show()

    # --- the three parts

    def _add_second_look(self, column: QVBoxLayout, review: Review) -> None:
        words = self.words
        if review.texts:
            column.addWidget(Body(self._summary(review)))
        else:
            empty = words.text("No text that is known to be yours is in this export. This is not “nothing found”.")
            column.addWidget(EmptyState(Empty.COULD_NOT_LOOK, words.text("Nothing to look at"), empty))
        if review.findings:
            looks = SecondLooks(words, review.findings, self._fine, keeps=all(each.mark for each in review.findings))
            looks.called_fine.connect(lambda each: self._call_fine(review, each))
            looks.taken_back.connect(self.taken_back)
            column.addWidget(looks)
        if review.fine:
            column.addLayout(self._left_out(review))
        if review.candidates:
            column.addWidget(self._candidates(review))
        if (read := self._read(review)) is not None:
            column.addWidget(read)

    def _call_fine(self, review: Review, each: SecondLook) -> None:
        self.called_fine.emit(review.network, each)

    def _summary(self, review: Review) -> str:
        words, n = self.words, sum(review.found.values())
        looked = words.count("{n} text of yours was looked at.", "{n} texts of yours were looked at.", review.texts)
        found = words.count("{n} place deserves a second look", "{n} places deserve a second look", n)
        said = words.text("{found}, the worst and most public first.", found=found)
        if not n:
            said = words.text("Nothing found. That is not a guarantee.")
        elif n > len(review.findings):
            said = words.text("{found}; the {n} worst and most public are shown.", found=found, n=len(review.findings))
        return f"{looked} {said} {self._since(review)}".rstrip()

    def _since(self, review: Review) -> str:
        before = self._before.get(review.network.value)
        if before is None:
            return ""
        day = self.words.date(before.at.astimezone().date())
        return self.words.text("On {day} there were {n}.", day=day, n=before.places)

    def _left_out(self, review: Review) -> QHBoxLayout:
        words, line = self.words, QHBoxLayout()
        said = words.count(
            "{n} place that you called fine is left out.", "{n} places that you called fine are left out.", review.fine
        )
        line.addWidget(Second(said), 1)
        again = LinkButton(words.text("Show them again next time"))
        again.clicked.connect(lambda: self._take_all_back(again, review))
        line.addWidget(again)
        return line

    def _take_all_back(self, button: LinkButton, review: Review) -> None:
        button.setEnabled(False)
        self.all_taken_back.emit(review.network)

    def _candidates(self, review: Review) -> Soft:
        words, soft = self.words, Soft()
        soft.body.addWidget(Strong(words.text("Words that may have to stay private")))
        said = words.text(
            "No rule knows what is secret at your work. In your archive stand words that may be: employers, clients, "
            "projects, names. You choose which ones Bilan looks for; none is taken by itself."
        )
        soft.body.addWidget(Body(said))
        button = SecondaryButton(words.text("Choose &private words…"))
        button.clicked.connect(lambda: self.words_wanted.emit(review.candidates))
        soft.body.addWidget(button)
        return soft

    def _read(self, review: Review) -> Card | None:
        words, card = self.words, Card()
        unread, counted = [*archive_words.unread(review, words)], [*archive_words.counted(review, words)]
        if not (unread or counted or review.absent):
            return None
        card.body.addWidget(CardTitle(words.text("What was read")))
        for line in unread:
            card.body.addWidget(Strong(line))
        card.body.addWidget(Second(" · ".join(counted)))
        if review.absent:
            said = words.text("Not in this export, so not known: {files}", files=", ".join(review.absent))
            card.body.addWidget(Second(said))
        return card

    def _add_habits(self, column: QVBoxLayout, review: Review) -> None:
        words = self.words
        if not review.habits:
            said = words.text(
                "The four habits are those of a professional network: only LinkedIn’s archive shows them."
            )
            column.addWidget(EmptyState(Empty.COULD_NOT_LOOK, words.text("Not known"), said))
            return
        said = words.text(
            "The four don’ts, as far as the archive shows them. Counts, never a mark: you know what you meant."
        )
        column.addWidget(Body(said))
        for habit in review.habits:
            card = HabitCard(words, habit)
            card.item_wanted.connect(self.item_wanted)
            column.addWidget(card)

    # --- around them

    def _failed(self, failed: SourceFailed) -> EmptyState:
        title = self.words.text("Could not look at {name}", name=failed.name)
        return EmptyState(Empty.COULD_NOT_LOOK, title, self.words.message(failed.message, failed.params))

    def _afterwards(self) -> Soft:
        soft = Soft()
        soft.body.addWidget(Strong(self.words.text("What to do")))
        said = self.words.text(
            "Only counts and dates of it were kept. The archive holds addresses, telephone numbers and messages of "
            "others: delete it when you are done, and see that its folder is not copied to the cloud."
        )
        soft.body.addWidget(Body(said))
        return soft

    def _ways(self) -> Flow:
        words, line = self.words, Flow(gap=10)
        another = SecondaryButton(words.text("&Look at another archive"))
        another.clicked.connect(self.another_wanted)
        back = self.way_back()
        line.addWidget(another)
        line.addWidget(back)
        return line
