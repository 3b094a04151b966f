"""Which archives of their own does a person want to look back at, and what happens to them?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.pages.screen import Screen
from app.ui.widgets.buttons import LinkButton, PrimaryButton, SecondaryButton
from app.ui.widgets.card import Card, Soft
from app.ui.widgets.scroll import Page
from app.ui.widgets.switch import TickBox
from app.ui.widgets.text import Body, CardTitle, Lead, Second, Strong, Title
from app.words import Words

_NARROW = 1000


class LookBackPage(Screen):
    """Tells `asked` with the paths once the person chose archives and said that they are theirs."""

    asked = Signal(object)
    archive_wanted = Signal()
    """The person has no archive yet."""

    def __init__(self, words: Words, waited_for: Sequence[str], last: Sequence[str]) -> None:
        """Say by `waited_for` which archives were asked for, and by `last` when they were looked at."""
        super().__init__(words)
        self._paths: list[Path] = []
        self.setAcceptDrops(True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        scroll = Page()
        whole.addWidget(scroll)
        scroll.body.addWidget(self.headed_by(Title(words.text("Look back"))))
        lead = words.text(
            "Give Bilan the archive that a network made for you. It shows what you wrote that deserves a second look, "
            "your habits, and what they know about you."
        )
        scroll.body.addWidget(Lead(lead))
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(14)
        self._sides.addLayout(self._chosen_side(), 5)
        self._sides.addLayout(self._told_side(waited_for, last), 4)
        scroll.body.addLayout(self._sides)
        scroll.body.addStretch(1)
        self._changed()

    def fit(self, width: int) -> None:
        """Put what is told under what is chosen where the window is narrow."""
        narrow = width < _NARROW
        self._sides.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    def add(self, paths: Iterable[Path]) -> None:
        """Take archives, each once."""
        self._paths += [path for path in dict.fromkeys(paths) if path not in self._paths]
        self._changed()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Accept files and folders of this computer."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Take what was dropped."""
        self.add(Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
        event.acceptProposedAction()

    def _chosen_side(self) -> QVBoxLayout:
        words = self.words
        side = QVBoxLayout()
        side.setSpacing(12)
        drop = Card()
        drop.body.addWidget(CardTitle(words.text("Drop the archive here, or choose it")))
        drop.body.addWidget(
            Second(
                words.text(
                    "LinkedIn, X, Facebook, Instagram, Reddit, Mastodon, WhatsApp, TikTok or Snapchat. As it came, in "
                    "one zip or several parts, or unpacked in a folder."
                )
            )
        )
        files = SecondaryButton(words.text("&Choose files…"))
        files.clicked.connect(self._choose_files)
        folder = LinkButton(words.text("Choose a &folder…"))
        folder.clicked.connect(self._choose_folder)
        ways = QHBoxLayout()
        ways.setSpacing(14)
        ways.addWidget(files)
        ways.addWidget(folder)
        ways.addStretch(1)
        drop.body.addLayout(ways)
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        drop.body.addLayout(self._list)
        side.addWidget(drop)
        self._own = TickBox(words.text("It is my &own archive, nobody else’s."))
        self._own.toggled.connect(self._allow)
        side.addWidget(self._own)
        side.addWidget(self.notice)
        side.addLayout(self._ways())
        side.addStretch(1)
        return side

    def _ways(self) -> QHBoxLayout:
        self._look = PrimaryButton(self.words.text("&Look through it"))
        self._look.clicked.connect(lambda: self.asked.emit(tuple(self._paths)))
        self.goes_on_with(self._look)
        back = self.way_back()
        ways = QHBoxLayout()
        ways.addWidget(self._look)
        ways.addWidget(back)
        ways.addStretch(1)
        return ways

    def _told_side(self, waited_for: Sequence[str], last: Sequence[str]) -> QVBoxLayout:
        side = QVBoxLayout()
        side.setSpacing(12)
        side.addWidget(_promise(self.words))
        side.addWidget(self._no_archive(waited_for, last))
        side.addStretch(1)
        return side

    def _no_archive(self, waited_for: Sequence[str], last: Sequence[str]) -> Card:
        words, card = self.words, Card()
        card.body.addWidget(CardTitle(words.text("No archive yet?")))
        if not waited_for:
            card.body.addWidget(
                Body(words.text("A network must give you a copy of your data. Asking takes two minutes."))
            )
        for sentence in (*waited_for, *last):
            card.body.addWidget(Body(sentence))
        ask = SecondaryButton(words.text("&Ask for your archive"))
        ask.clicked.connect(self.archive_wanted)
        card.body.addWidget(ask)
        return card

    def _choose_files(self) -> None:
        chosen, _ = QFileDialog.getOpenFileNames(self, self.words.text("Choose files"))
        self.add(map(Path, chosen))

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.words.text("Choose a folder"), str(Path.home()))
        self.add([Path(chosen)] if chosen else [])

    def _changed(self) -> None:
        while (item := self._list.takeAt(0)) is not None:
            if (line := item.widget()) is not None:
                line.hide()
                line.deleteLater()
        for path in self._paths:
            self._list.addWidget(self._line(path))
        self._allow()

    def _line(self, path: Path) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Strong(path.name), 1)
        remove = LinkButton(self.words.text("Take away"))
        remove.setAccessibleName(self.words.text("Take {name} away", name=path.name))
        remove.clicked.connect(partial(self._remove, path))
        row.addWidget(remove)
        return line

    def _remove(self, path: Path) -> None:
        self._paths.remove(path)
        self._changed()

    def _allow(self) -> None:
        self._look.setEnabled(bool(self._paths) and self._own.isChecked())


def _promise(words: Words) -> Soft:
    told = Soft()
    for title, text in (
        (
            words.text("What is read"),
            words.text(
                "Your own posts, comments, messages and invitations, and the files about advertising. Of others only "
                "when they wrote, and the titles of your contacts."
            ),
        ),
        (
            words.text("How"),
            words.text(
                "In a separate part of Bilan that has no network and ends afterwards. Nothing is unpacked to the disk."
            ),
        ),
        (
            words.text("What is kept"),
            words.text(
                "Counts, dates and the names of rules. What you call fine is remembered by a digest that nobody can "
                "read back. No text, no name, no link."
            ),
        ),
    ):
        told.body.addWidget(Strong(title))
        told.body.addWidget(Second(text))
        told.body.addSpacing(4)
    return told
