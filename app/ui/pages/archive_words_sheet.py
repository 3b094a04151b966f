"""Which words of a person's own archive must stay private? Each is ticked by them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.widgets.buttons import PrimaryButton, SecondaryButton
from app.ui.widgets.sheet import Sheet
from app.ui.widgets.switch import TickBox
from app.ui.widgets.text import Second, Strong
from app.words import Words
from checks.archives.review import Candidate
from checks.ids import MessageId


class ArchiveWordsSheet(Sheet):
    """Offers the candidates that are not in the list yet; `saved` carries those that were ticked."""

    saved = Signal(object)

    def __init__(self, words: Words, candidates: Sequence[Candidate], known: Collection[str], parent: QWidget) -> None:
        """Offer `candidates`, none of them ticked; `known` are the words that are private already."""
        lead = words.text("They stand in your archive. Tick those that you do not want to write by mistake.")
        super().__init__(words.text("Words that may have to stay private"), lead, "lock", parent)
        private = {word.casefold() for word in known}
        offered = [each for each in candidates if each.word.casefold() not in private]
        self._boxes: list[tuple[TickBox, Candidate]] = []
        for kind, group in groupby(offered, key=lambda each: each.kind):
            self.body.addWidget(Strong(words.message(MessageId(f"archive.owned.{kind.value}"), {})))
            for each in group:
                self._offer(words, each)
        if not offered:
            self.body.addWidget(Second(words.text("All of them are among your private words already.")))
        self.body.addWidget(Second(words.text("What you do not tick is forgotten with this page.")))
        cancel = SecondaryButton(words.text("Do not change"))
        cancel.clicked.connect(self.reject)
        self._save = PrimaryButton(words.text("&Keep them private"))
        self._save.clicked.connect(self._send)
        self.foot.addWidget(cancel)
        self.foot.addWidget(self._save)
        self._allow()

    def _offer(self, words: Words, each: Candidate) -> None:
        label = words.text("{word} ({times})", word=each.word, times=words.count("{n} time", "{n} times", each.times))
        box = TickBox(label.replace("&", "&&"))
        box.setAccessibleName(label)
        box.toggled.connect(self._allow)
        self._boxes.append((box, each))
        self.body.addWidget(box)

    def _allow(self) -> None:
        self._save.setEnabled(any(box.isChecked() for box, _ in self._boxes))

    def _send(self) -> None:
        self.saved.emit(tuple(each.word for box, each in self._boxes if box.isChecked()))
        self.accept()
