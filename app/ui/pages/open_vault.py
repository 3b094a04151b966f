"""Which vaults are to be looked at, together as one audit?

Files are dropped or chosen; each is looked at without its key first, so that a password is asked for only where one is
needed. Whether leaked passwords are compared is chosen below. What is read and kept stands beside.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QHBoxLayout, QVBoxLayout

from app.checkup.events import AuditRequest, Examined, SourceFailed
from app.errors import BilanError
from app.ui.pages.leak_choice import LeakChoice
from app.ui.pages.notice import Done
from app.ui.pages.screen import Screen
from app.ui.pages.vault_file import VaultFile
from app.ui.services import Job
from app.ui.task import Task
from app.ui.widgets.buttons import LinkButton, PrimaryButton, SecondaryButton
from app.ui.widgets.card import Card, Soft
from app.ui.widgets.scroll import Page
from app.ui.widgets.text import CardTitle, Lead, Second, Strong, Title
from app.words import Words
from checks.model import MessageId

_NARROW = 1000
_ARCHIVE = MessageId("source.archive")


class OpenVaultPage(Screen):
    """Tells `asked` with an `AuditRequest` when the person opens what they chose."""

    asked = Signal(AuditRequest)

    archive_wanted = Signal(object)
    """The paths of an archive of a platform that was given here."""

    def __init__(self, words: Words, examine: Callable[[Path], Job[Examined]], *, looks_back: bool = True) -> None:
        """Look at chosen files with `examine`. Archives of platforms are only led on from here if `looks_back`."""
        super().__init__(words)
        self._examine = examine
        self._looks_back = looks_back
        self._files: list[VaultFile] = []
        self.setAcceptDrops(True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        scroll = Page()
        whole.addWidget(scroll)
        scroll.body.addWidget(self.headed_by(Title(words.text("Open a vault"))))
        scroll.body.addWidget(
            Lead(words.text("Bilan looks for shared and weak passwords in your password manager’s file or export."))
        )
        self._others = Done()
        scroll.body.addWidget(self._others)
        scroll.body.addSpacing(8)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(14)
        self._left = self._chosen_side()
        self._sides.addLayout(self._left, 5)
        self._sides.addLayout(self._told_side(), 3)
        scroll.body.addLayout(self._sides)
        scroll.body.addStretch(1)

    def fit(self, width: int) -> None:
        """Put what is told under what is chosen where the window is narrow."""
        narrow = width < _NARROW
        self._sides.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    def add(self, paths: Iterable[Path]) -> None:
        """Add files, each once, and look what they are."""
        for path in paths:
            if all(file.path != path for file in self._files):
                self._add(path)
        self._changed()

    def tell_of_others(self, told: str) -> None:
        """Say, at the top where it is seen, where the files are that came together with these."""
        self._others.say(told)

    def show_failures(self, failed: Iterable[SourceFailed]) -> None:
        """Say under each file why it could not be used; what was typed for the others must be typed again."""
        for failure in failed:
            for file in self._files:
                if file.path.name == failure.name:
                    file.show_problem(self.words.message(failure.message, failure.params))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Accept files of this computer."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Take the dropped files."""
        self.add(Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
        event.acceptProposedAction()

    def _chosen_side(self) -> QVBoxLayout:
        words = self.words
        side = QVBoxLayout()
        side.setSpacing(12)
        drop = Card()
        drop.body.addWidget(CardTitle(words.text("Drop files here, or choose them")))
        drop.body.addWidget(
            Second(
                words.text(
                    "The vaults and exports of password managers and browsers. What a file is, its content tells."
                )
            )
        )
        drop.body.addWidget(
            Second(words.text("Several files are looked at together: what two of them share is found too."))
        )
        choose = SecondaryButton(words.text("&Choose files…"))
        choose.clicked.connect(self._choose)
        folder = LinkButton(words.text("Choose the folder of a password store…"))
        folder.clicked.connect(self._choose_folder)
        drop.body.addWidget(choose)
        drop.body.addWidget(folder)
        side.addWidget(drop)
        self.leaks = LeakChoice(words)
        self.leaks.changed.connect(self._changed)
        side.addWidget(self.leaks)
        self._open = PrimaryButton(words.text("&Open"))
        self._open.clicked.connect(self._ask)
        self.goes_on_with(self._open)
        side.addWidget(self.notice)
        side.addLayout(self._ways())
        side.addStretch(1)
        self._changed()
        return side

    def _ways(self) -> QHBoxLayout:
        back = self.way_back()
        ways = QHBoxLayout()
        ways.addWidget(self._open)
        ways.addWidget(back)
        ways.addStretch(1)
        return ways

    def _told_side(self) -> QVBoxLayout:
        words = self.words
        told = Soft()
        for title, text in (
            (
                words.text("What is read"),
                words.text("The logins of the file: site, user name, password, and when it was changed."),
            ),
            (
                words.text("What is kept"),
                words.text("Counts, and which logins are concerned. Never a password, never the key."),
            ),
            (
                words.text("How it is protected"),
                words.text(
                    "A separate part of Bilan reads the file. It has no network and ends afterwards. "
                    "The file itself is not changed."
                ),
            ),
        ):
            told.body.addWidget(Strong(title))
            told.body.addWidget(Second(text))
            told.body.addSpacing(6)
        side = QVBoxLayout()
        side.addWidget(told)
        side.addStretch(1)
        return side

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileNames(self, self.words.text("Choose files"))
        self.add(map(Path, chosen))

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.words.text("Choose a folder"), str(Path.home()))
        self.add([Path(chosen)] if chosen else [])

    def _add(self, path: Path) -> None:
        file = VaultFile(self.words, path)
        file.removed.connect(partial(self._remove, file))
        file.given.connect(self._ask)
        self._left.insertWidget(1 + len(self._files), file)
        self._files.append(file)
        task = Task(self._examine(path), file)
        task.values.connect(partial(self._examined, file))
        task.failed.connect(partial(self._refused, file))
        task.start()

    def _examined(self, file: VaultFile, values: list[Examined]) -> None:
        for examined in values:
            file.show_examined(examined)
        file.take_focus()
        self._changed()

    def _refused(self, file: VaultFile, error: BilanError) -> None:
        file.show_problem(self.words.message(error.message, error.params))
        if error.message == _ARCHIVE and self._looks_back:
            file.archive_wanted.connect(lambda: self.archive_wanted.emit((file.path,)))
            file.offer_look_back()
        self._changed()

    def _remove(self, file: VaultFile) -> None:
        self._files.remove(file)
        self._left.removeWidget(file)
        file.deleteLater()
        self._changed()

    def _changed(self) -> None:
        self._open.setEnabled(any(file.usable for file in self._files) and self.leaks.ready())

    def _ask(self) -> None:
        if self._open.isEnabled():
            sources = tuple(file.source() for file in self._files if file.usable)
            self.asked.emit(AuditRequest(sources, leaks=self.leaks.leaks(), online=self.leaks.online()))
