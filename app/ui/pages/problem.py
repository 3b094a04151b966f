"""What is said when the check-up cannot be opened?"""

from __future__ import annotations

from PySide6.QtCore import Signal

from app.errors import BilanError
from app.ui.pages.guided import GuidedPage
from app.ui.widgets.text import Body, Lead, Title
from app.words import Words


class ProblemPage(GuidedPage):
    """One sentence, what is kept, one way on."""

    retried = Signal()

    def __init__(self, words: Words, error: BilanError) -> None:
        """Say what `error` says."""
        super().__init__(words, words.text("&Close Bilan"))
        self.column.addStretch(1)
        self.column.addWidget(self.headed_by(Title(words.text("Your check-up could not be opened"))))
        self.column.addWidget(Lead(words.message(error.message, error.params)))
        self.column.addSpacing(8)
        self.column.addWidget(
            Body(words.text("Nothing was changed: what you answered before is still on this computer."))
        )
        self.column.addStretch(2)
        _, _, on = self.add_foot("", "", words.text("&Try again"))
        on.clicked.connect(self.retried)
