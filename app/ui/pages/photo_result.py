"""What is said of one picture: what only eyes can answer, what it tells besides, and what is left in a copy."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.icons import Icon
from app.ui.pages.notice import Done
from app.ui.pages.photo_questions import PhotoQuestions
from app.ui.widgets.buttons import LinkButton, PrimaryButton
from app.ui.widgets.card import Card, Soft, separator
from app.ui.widgets.shown_picture import ShownPicture
from app.ui.widgets.state import StateShape, UrgencyShape
from app.ui.widgets.text import Body, CardTitle, Second, SheetTitle, Strong
from app.values.photos import Seen
from app.wording import photo_words
from app.wording.link_words import Said
from app.words import Words
from checks.model import Urgency
from checks.photos.judging import Judged, Level, Revealed
from checks.photos.model import What
from checks.states import State

_SHAPE: Final = 26
_SMALL_SHAPE: Final = 18
_PREVIEW: Final = 300
_INNER: Final = 160
_PREVIEWS: Final = ("preview", "preview-may-show-more")


class PhotoResult(QWidget):
    """Three cards: the picture with four questions, the clean copy, what is found."""

    copy_wanted = Signal()
    codes_wanted = Signal()
    """The QR codes in the picture are to be read instead."""

    def __init__(self, words: Words, seen: Seen) -> None:
        """Show `seen`; no copy is saved yet."""
        super().__init__()
        self.words, self._seen = words, seen
        self.said = photo_words.level(seen.judged, words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._look())
        column.addWidget(self._copy())
        if seen.judged.revealed:
            column.addWidget(self._found())

    def show_copy(self, copy: Seen) -> None:
        """Say what was saved, and what is left in it."""
        words = self.words
        self._saved.say(words.text("Saved: {name}", name=copy.judged.photo.name))
        self._before.setText(words.text("Before: {what}.", what=_titles(self._seen.judged, words)))
        self._after.setText(photo_words.remains(copy.judged, words))
        for each in (self._before, self._after):
            each.show()

    def fit(self, *, narrow: bool) -> None:
        """Put the questions under the picture where the window is narrow."""
        way = QBoxLayout.Direction
        self._both.setDirection(way.TopToBottom if narrow else way.LeftToRight)

    def _look(self) -> Card:
        words = self.words
        card = Card()
        card.body.setContentsMargins(23, 19, 23, 15)
        card.body.addLayout(level_line(self.said, self._seen.judged))
        card.body.addSpacing(6)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(24)
        preview = self._seen.looked_at.preview
        if preview is not None:
            name = words.text("Preview of {name}", name=self._seen.judged.photo.name)
            self._both.addWidget(ShownPicture(preview, name, _PREVIEW), 0, Qt.AlignmentFlag.AlignTop)
        else:
            self._both.addWidget(
                Second(words.text("Bilan cannot draw this picture. Open it beside, and look.")),
                1,
                Qt.AlignmentFlag.AlignTop,
            )
        self._both.addWidget(PhotoQuestions(words), 2, Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(self._both)
        codes = LinkButton(words.text("Read a &QR code in it instead"))
        codes.clicked.connect(self.codes_wanted)
        card.body.addWidget(codes, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _copy(self) -> Soft:
        words = self.words
        card = Soft()
        line = QHBoxLayout()
        line.setSpacing(14)
        line.addWidget(Icon("bulb", 20), 0, Qt.AlignmentFlag.AlignTop)
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(Strong(words.text("Share a clean copy")))
        said.addWidget(Body(photo_words.copy_note(self._seen.judged, words)))
        self._saved = Done()
        self._before, self._after = Second(), Body()
        for each in (self._saved, self._before, self._after):
            said.addWidget(each)
            each.hide()
        line.addLayout(said, 1)
        self.save = PrimaryButton(words.text("&Save a clean copy…"))
        self.save.clicked.connect(self.copy_wanted)
        line.addWidget(self.save, 0, Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(line)
        return card

    def _found(self) -> Card:
        card = Card()
        card.body.addWidget(CardTitle(self.words.text("What else is in the file")))
        for number, found in enumerate(self._seen.judged.revealed):
            if number:
                card.body.addWidget(separator())
            card.body.addLayout(self._finding(found))
        return card

    def _finding(self, found: Revealed) -> QHBoxLayout:
        words = self.words
        said = photo_words.revealed(found, words)
        line = QHBoxLayout()
        line.setSpacing(14)
        line.addWidget(UrgencyShape(found.urgency, _SMALL_SHAPE), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(1)
        column.addWidget(Strong(said.title))
        for value in photo_words.values(found, words):
            column.addWidget(Body(value))
        column.addWidget(Second(said.why))
        inner = self._seen.looked_at.inner
        if inner is not None and found.rule in _PREVIEWS and any(clue.what is What.PREVIEW for clue in found.clues):
            shown = ShownPicture(inner, words.text("The preview inside"), _INNER)
            column.addWidget(shown, 0, Qt.AlignmentFlag.AlignLeft)
        line.addLayout(column, 1)
        return line


def level_line(said: Said, seen: Judged) -> QHBoxLayout:
    """Return what a picture comes to, as a shape and in words."""
    line = QHBoxLayout()
    line.setSpacing(14)
    if seen.is_unknown:
        line.addWidget(StateShape(State.UNKNOWN, _SHAPE))
    else:
        worst = seen.revealed[0].urgency if seen.level is Level.TELLS else Urgency.WHEN_YOU_CAN
        line.addWidget(UrgencyShape(worst, _SHAPE))
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addWidget(SheetTitle(said.title))
    column.addWidget(Second(said.why))
    line.addLayout(column, 1)
    return line


def _titles(seen: Judged, words: Words) -> str:
    return " · ".join(photo_words.revealed(each, words).title for each in seen.revealed) or "-"
