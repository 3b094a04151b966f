"""What is said when everything was erased?"""

from __future__ import annotations

from PySide6.QtCore import Signal

from app.ui.pages.guided import GuidedPage
from app.ui.widgets.text import Attention, Body, Lead, Title
from app.values.erased import Erased
from app.wording.erased_words import left
from app.words import Words


class ErasedPage(GuidedPage):
    """What could not be erased, if anything, and two ways on. Nothing is made again before one is taken."""

    begun = Signal()

    def __init__(self, words: Words, erased: Erased) -> None:
        """Say what came of it."""
        super().__init__(words, words.text("&Close Bilan"))
        title = words.text("Not everything could be erased") if erased.left else words.text("Everything is erased")
        self.column.addStretch(1)
        self.column.addWidget(self.headed_by(Title(title)))
        for sentence in left((each.value for each in erased.left), erased.key_serves, words):
            self.column.addWidget(Attention(sentence))
        if not erased.left:
            lead = words.text(
                "Bilan keeps nothing of you on this computer any more. The program itself is still there."
            )
            self.column.addWidget(Lead(lead))
        self.column.addSpacing(8)
        self.column.addWidget(Body(words.text("You can close Bilan, or begin again as at the first start.")))
        self.column.addStretch(2)
        _, _, on = self.add_foot("", "", words.text("&Begin again"))
        on.clicked.connect(self.begun)
