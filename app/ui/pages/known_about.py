"""What do a platform and those who pay it know about the person, and where is it reduced?"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.knowledge.platforms import Setting
from app.ui.pages.address_ways import AddressWays
from app.ui.widgets.card import Card
from app.ui.widgets.tag import Tag
from app.ui.widgets.text import Body, CardTitle, Second, Strong
from app.wording import archive_words
from app.words import Words
from checks.archives.model import Knows
from checks.archives.review import Example, Review
from checks.ids import MessageId

_MOST_SENSITIVE = 8


class KnownAbout(QWidget):
    """Three cards: how much of each kind, examples with the sensitive ones marked, settings."""

    def __init__(self, words: Words, review: Review) -> None:
        """Show what `review` tells."""
        super().__init__()
        self.words = words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._counts(review))
        if any(review.footprint.counts.values()):
            column.addWidget(self._examples(review))
        if settings := archive_words.settings(review):
            column.addWidget(self._settings(review, [setting for setting, _ in settings]))

    def _counts(self, review: Review) -> Card:
        words, card, footprint = self.words, Card(), review.footprint
        card.body.addWidget(CardTitle(words.text("What they know about you")))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for row, (kind, n) in enumerate(footprint.counts.items()):
            number = Strong(words.number(n))
            number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(number, row, 0)
            grid.addWidget(Body(words.message(MessageId(f"archive.knows.{kind.value}"), {})), row, 1)
        card.body.addLayout(grid)
        if footprint.events:
            said = words.count(
                "Others told them of {n} thing that you did elsewhere.",
                "Others told them of {n} things that you did elsewhere.",
                footprint.events,
            )
            card.body.addWidget(Body(said))
        untold = [kind for kind in Knows if kind not in footprint.counts]
        if untold:
            names = ", ".join(words.message(MessageId(f"archive.knows.{kind.value}"), {}) for kind in untold)
            card.body.addWidget(Second(words.text("Not in this export, so not known: {files}", files=names)))
        return card

    def _examples(self, review: Review) -> Card:
        words, card, footprint = self.words, Card(), review.footprint
        card.body.addWidget(CardTitle(words.text("For example")))
        for each in footprint.surprising:
            card.body.addLayout(self._example(each))
        more = [each for each in footprint.sensitive if each not in footprint.surprising][:_MOST_SENSITIVE]
        if more:
            card.body.addWidget(Strong(words.text("Sensitive as well")))
            for each in more:
                card.body.addLayout(self._example(each))
        return card

    def _example(self, each: Example) -> QHBoxLayout:
        words, line = self.words, QHBoxLayout()
        line.setSpacing(10)
        kind = words.message(MessageId(f"archive.one.{each.kind.value}"), {})
        line.addWidget(Body(words.text("{kind}: {what}", kind=kind, what=each.what)), 1)
        if each.topic:
            topic = words.message(MessageId(f"archive.topic.{each.topic}"), {})
            line.addWidget(Tag(words.text("sensitive: {topic}", topic=topic)))
        return line

    def _settings(self, review: Review, settings: list[Setting]) -> Card:
        words, card = self.words, Card()
        card.body.addWidget(CardTitle(words.text("Where it is reduced")))
        for setting in settings:
            how = words.message(MessageId(f"platform.{review.network.value}.{setting.purpose.value}"), {})
            card.body.addWidget(Body(how))
            if setting.url:
                card.body.addWidget(AddressWays(words, setting.url, how))
        card.body.addWidget(Second(words.text("Bilan opens nothing by itself, and connects to none of them.")))
        return card
