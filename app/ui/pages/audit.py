"""How does a person see that their vault is being looked at, what was found already, and how to stop?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout

from app.checkup.events import CheckDone, Event, Progress, SourceFailed, SourceOpened, Stage
from app.knowledge.catalogue import Catalogue
from app.ui.gathered import Gathered
from app.ui.pages.grouping import TO_DO, Key, key, row, urgency_words
from app.ui.pages.screen import Screen
from app.ui.pages.step_list import StepList
from app.ui.widgets.card import Card, Soft
from app.ui.widgets.progress import ProgressPanel
from app.ui.widgets.rows import FindingList, FindingRow
from app.ui.widgets.scroll import Page
from app.ui.widgets.shapes import Step
from app.ui.widgets.text import CardTitle, Lead, Second, Strong, Title
from app.words import Words
from checks.model import CheckId, ItemId, Outcome
from checks.registry import CHECKS

_NARROW = 1000
_LIST_LEAST = 220
_LIST_MOST = 2000
_ROWS_AT_MOST = 100
"""More rows than fit into any window: the card need not be measured again."""


class AuditPage(Screen):
    """Shows the events of an audit as they come. `cancelled` is wanted by its only button, and by Esc."""

    cancelled = Signal()

    def __init__(self, words: Words, catalogue: Catalogue, names: Sequence[str]) -> None:
        """Show that `names`, the files' own names, are being opened."""
        super().__init__(words)
        self.gathered = Gathered()
        self._catalogue = catalogue
        self._seen: set[Key] = set()
        self._judging: CheckId | None = None
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        scroll = Page()
        whole.addWidget(scroll)
        scroll.body.addWidget(self.headed_by(Title(words.text("Reading your passwords"))))
        scroll.body.addWidget(
            Lead(words.text("{names}, in memory only. If you stop, nothing of it is kept.", names=", ".join(names)))
        )
        self._panel = ProgressPanel(words.text("&Cancel"))
        self._panel.cancelled.connect(self.cancelled)
        self.back.connect(self.cancelled)
        self._panel.show_progress(words.text("Opening the file"), "", 0, 0)
        self._panel.show_note(words.text("First results appear below while the rest is read."))
        scroll.body.addWidget(self._panel)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(14)
        self._sides.addLayout(self._found_side(), 5)
        self._sides.addLayout(self._steps_side(names), 3)
        scroll.body.addLayout(self._sides, 1)

    def fit(self, width: int) -> None:
        """Put the steps under what was found where the window is narrow."""
        narrow = width < _NARROW
        self._sides.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Measure what was found again once it has its new width."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._grow)

    def take(self, events: list[Event]) -> None:
        """Draw `events`; one call is one redraw."""
        known = len(self.gathered.findings)
        self.gathered.take(events)
        for event in events:
            match event:
                case SourceOpened():
                    count = self.words.count("{n} login", "{n} logins", event.logins)
                    self._steps.show_step(event.name, event.name, Step.DONE, count)
                case SourceFailed():
                    self._steps.show_step(event.name, event.name, Step.UNKNOWN, self.words.text("could not be read"))
                case CheckDone():
                    self._check_done(event)
                case _:
                    pass
        self._show_found(known)
        if self.gathered.progress is not None:
            self._show_progress(self.gathered.progress)

    def _found_side(self) -> QVBoxLayout:
        words = self.words
        card = Card()
        head = QHBoxLayout()
        head.addWidget(CardTitle(words.text("Found so far")), 1)
        self._count = Second(words.text("nothing yet"))
        head.addWidget(self._count)
        card.body.addLayout(head)
        self._list = FindingList()
        self._list.setAccessibleName(words.text("Found so far"))
        self._list.setMinimumHeight(_LIST_LEAST)
        card.body.addWidget(self._list, 1)
        self._card = card
        side = QVBoxLayout()
        side.addWidget(card, 1000)
        side.addWidget(Second(words.text("New results are added at the end: nothing moves under your hand.")))
        side.addStretch(1)
        self._grow()
        return side

    def _grow(self) -> None:
        """Let the card be as tall as what was found, and no taller than the window allows."""
        around = self._card.sizeHint().height() - self._list.sizeHint().height()
        self._card.setMaximumHeight(around + max(_LIST_LEAST, self._list.height_of_rows(_LIST_MOST)))

    def _steps_side(self, names: Sequence[str]) -> QVBoxLayout:
        words = self.words
        card = Card()
        card.body.addWidget(CardTitle(words.text("Steps")))
        self._steps = StepList(words)
        for name in names:
            self._steps.show_step(name, name, Step.RUNNING, "")
        for check in CHECKS:
            self._steps.show_step(check, self._check_name(check), Step.TO_COME, "")
        card.body.addWidget(self._steps)
        soft = Soft()
        soft.body.addWidget(Strong(words.text("What happens to it")))
        soft.body.addWidget(
            Second(
                words.text(
                    "The vault is read in a separate part of Bilan that has no network and ends when this is done."
                )
            )
        )
        soft.body.addWidget(Second(words.text("Kept: counts, and which logins are concerned. Never a password.")))
        side = QVBoxLayout()
        side.setSpacing(14)
        side.addWidget(card)
        side.addWidget(soft)
        side.addStretch(1)
        return side

    def _show_found(self, known: int) -> None:
        found = self.gathered.findings
        self._list.extend(list(self._new_rows(known)))
        if len(found) > known and known < _ROWS_AT_MOST:
            self._grow()
        if found:
            self._count.setText(self.words.count("{n} thing to look at", "{n} things to look at", len(self._seen)))

    def _new_rows(self, known: int) -> Iterator[FindingRow]:
        for number in range(known, len(self.gathered.findings)):
            finding = self.gathered.findings[number]
            of_row = key(finding, number)
            if of_row not in self._seen and finding.outcome in TO_DO:
                self._seen.add(of_row)
                group = row(self.words, [finding])
                urgency = urgency_words(self.words, group.urgency)
                yield FindingRow(of_row, group.title, group.second, "", group.urgency, urgency)

    def _show_progress(self, progress: Progress) -> None:
        words = self.words
        count = ""
        if progress.of:
            count = words.count("{done} of {n} login", "{done} of {n} logins", progress.of, done=progress.done)
        self._panel.show_progress(self._doing(progress), count, progress.done, progress.of)
        if progress.check is not None and progress.check != self._judging:
            self._judging = progress.check
            self._steps.show_step(progress.check, self._check_name(progress.check), Step.RUNNING, "")

    def _doing(self, progress: Progress) -> str:
        words = self.words
        match progress.stage:
            case Stage.OPENING:
                return words.text("Opening the file")
            case Stage.READING:
                return words.text("Reading the logins")
            case Stage.JUDGING | Stage.COMPARING if progress.check is not None:
                return words.text("Looking at: {item}", item=self._check_name(progress.check))
            case Stage.JUDGING | Stage.COMPARING:
                return words.text("Looking at the passwords")

    def _check_done(self, done: CheckDone) -> None:
        words = self.words
        name = self._check_name(done.check)
        if done.outcome is Outcome.UNKNOWN:
            self._steps.show_step(done.check, name, Step.UNKNOWN, words.text("could not look"))
            return
        affected = words.count("{n} account", "{n} accounts", done.tally.affected)
        self._steps.show_step(done.check, name, Step.DONE, affected)

    def _check_name(self, check: CheckId) -> str:
        entry = self._catalogue.entries.get(ItemId(check))
        return self.words.text(entry.short) if entry is not None else check
