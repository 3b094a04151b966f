"""What is seen while the store is opened, which a keychain may make last?"""

from __future__ import annotations

from app.ui.pages.guided import GuidedPage
from app.ui.widgets.text import Lead, Title
from app.words import Words


class OpeningPage(GuidedPage):
    """Says what is waited for."""

    def __init__(self, words: Words) -> None:
        """Wait."""
        super().__init__(words, "")
        self.column.addStretch(1)
        self.column.addWidget(self.headed_by(Title(words.text("Opening your check-up"))))
        self.column.addWidget(
            Lead(
                words.text(
                    "If your computer asks you to unlock its keychain: Bilan keeps the key of your check-up there."
                )
            )
        )
        self.column.addStretch(2)
