"""What do pictures tell besides what they show, before they are shared?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from app.ui.pages.given_picture import ENDINGS
from app.ui.pages.photo_result import PhotoResult
from app.ui.pages.screen import Screen
from app.ui.widgets.buttons import LinkButton, SecondaryButton
from app.ui.widgets.card import Card
from app.ui.widgets.choice import Choice
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.flow import Flow
from app.ui.widgets.scroll import Page
from app.ui.widgets.shapes import Empty
from app.ui.widgets.text import Body, Lead, SheetTitle, Title
from app.values.photos import Seen, proposed_name
from app.wording import photo_words
from app.words import Words

_NARROW = 900


@dataclass(frozen=True, slots=True)
class Unread:
    """A picture that could not be read, and why, in words."""

    path: Path
    why: str


class PhotosPage(Screen):
    """Takes pictures, one or several, and tells of the one that is chosen."""

    given = Signal(list)
    """Pictures were chosen or dropped: a list of `Path`."""
    copy_wanted = Signal(object, Path)
    """A clean copy of a `Seen` is to be saved there; `show_copy` is its answer."""
    codes_wanted = Signal(Path)
    """The QR codes of a picture are to be read."""
    cleared = Signal()
    """Nothing of the pictures is to be shown any more."""

    def __init__(self, words: Words, entries: Sequence[Seen | Unread] = ()) -> None:
        """Show `entries`, which were looked at before."""
        super().__init__(words)
        self._entries: list[Seen | Unread] = []
        self._shown: QWidget | None = None
        self._narrow = False
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        scroll = Page()
        whole.addWidget(scroll)
        self._body = scroll.body
        self._body.addWidget(self.headed_by(Title(words.text("Photos"))))
        lead = words.text("What does a picture tell besides what it shows? It is read here: nothing is sent or kept.")
        self._body.addWidget(Lead(lead))
        self._body.addWidget(self.notice)
        self._body.addLayout(self._ways())
        self._which = Choice(words.text("Picture"))
        self._which.currentIndexChanged.connect(self._show)
        self._which.hide()
        self._body.addWidget(self._which)
        self._place = QVBoxLayout()
        self._body.addLayout(self._place)
        self._put(self._none_yet())
        self._body.addStretch(1)
        self.setAcceptDrops(True)
        for entry in entries:
            self.add(entry)

    def add(self, entry: Seen | Unread) -> None:
        """Take one more; the first is shown at once."""
        self._entries.append(entry)
        self._clear.show()
        self._which.addItem(self._label(entry))
        self._which.setVisible(len(self._entries) > 1)

    def show_copy(self, seen: Seen, copy: Seen) -> None:
        """Say what is left in a copy that was saved of `seen`, if that is still shown."""
        self.tell("")
        if isinstance(self._shown, PhotoResult) and self._entries[self._which.currentIndex()] is seen:
            self._shown.show_copy(copy)

    def fit(self, width: int) -> None:
        """Arrange the picture and its questions."""
        self._narrow = width < _NARROW
        if isinstance(self._shown, PhotoResult):
            self._shown.fit(narrow=self._narrow)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take files."""
        if _files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Look at what was dropped."""
        event.acceptProposedAction()
        self.given.emit(_files(event.mimeData()))

    def _ways(self) -> Flow:
        words = self.words
        line = Flow()
        choose = SecondaryButton(words.text("&Choose pictures…"))
        choose.setAccessibleDescription(words.text("Or drop them on this page."))
        choose.clicked.connect(self._choose)
        line.addWidget(self.goes_on_with(choose))
        self._clear = LinkButton(words.text("&Forget these pictures"))
        self._clear.clicked.connect(self.cleared)
        self._clear.hide()
        line.addWidget(self._clear)
        return line

    def _choose(self) -> None:
        words = self.words
        kinds = f"{words.text('Pictures')} ({' '.join(f'*{ending}' for ending in ENDINGS)});;* (*)"
        chosen, _ = QFileDialog.getOpenFileNames(self, words.text("Choose pictures"), filter=kinds)
        if chosen:
            self.given.emit([Path(each) for each in chosen])

    def _label(self, entry: Seen | Unread) -> str:
        words = self.words
        name = entry.path.name
        if isinstance(entry, Unread):
            return words.text("{name}: could not be read", name=name)
        return words.text("{name}: {level}", name=name, level=photo_words.level(entry.judged, words).title)

    def _show(self, number: int) -> None:
        entry = self._entries[number]
        shown = self._unread(entry) if isinstance(entry, Unread) else self._result(entry)
        self._put(shown)
        QAccessible.updateAccessibility(QAccessibleEvent(shown, QAccessible.Event.Alert))

    def _put(self, shown: QWidget) -> None:
        """Put `shown` in the place of what was shown before."""
        if self._shown is not None:
            self._place.removeWidget(self._shown)
            self._shown.hide()
            self._shown.deleteLater()
        self._place.addWidget(shown)
        self._shown = shown

    def _none_yet(self) -> EmptyState:
        words = self.words
        text = words.text(
            "Choose pictures, or drop them on this page. Bilan says what else they carry, such as where and when they"
            " were taken, and saves a copy without it."
        )
        return EmptyState(Empty.NOT_LOOKED, words.text("No picture yet"), text)

    def _result(self, seen: Seen) -> PhotoResult:
        result = PhotoResult(self.words, seen)
        result.setAccessibleName(f"{seen.path.name}. {result.said.title}. {result.said.why}")
        result.copy_wanted.connect(partial(self._ask_place, seen))
        result.codes_wanted.connect(partial(self.codes_wanted.emit, seen.path))
        result.fit(narrow=self._narrow)
        return result

    def _unread(self, entry: Unread) -> Card:
        words = self.words
        card = Card()
        card.body.addWidget(SheetTitle(words.text("This picture could not be read")))
        card.body.addWidget(Body(entry.why))
        codes = LinkButton(words.text("Read a &QR code in it instead"))
        codes.clicked.connect(partial(self.codes_wanted.emit, entry.path))
        card.body.addWidget(codes)
        card.setAccessibleName(f"{entry.path.name}. {entry.why}")
        return card

    def _ask_place(self, seen: Seen) -> None:
        words = self.words
        proposed = str(seen.path.with_name(proposed_name(seen.path.name)))
        # No question whether to overwrite: nothing ever is.
        option = QFileDialog.Option.DontConfirmOverwrite
        chosen, _ = QFileDialog.getSaveFileName(self, words.text("Save a clean copy"), proposed, options=option)
        if chosen:
            self.copy_wanted.emit(seen, Path(chosen))


def _files(given: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in given.urls() if url.isLocalFile()]
