"""Where is the password of an account changed?"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from app.ui.pages.address_sheet import AddressSheet, Destination
from app.ui.pages.grouping import subject_name
from app.words import Words
from checks.model import Subject

_PROMISED = "/.well-known/change-password"


class ChangeSheet(AddressSheet):
    """Offers the address at which the password of an account is changed."""

    def __init__(self, words: Words, subject: Subject, address: str, parent: QWidget) -> None:
        """Offer to change the password of `subject`."""
        title = words.text("Change the password: {name}", name=subject_name(subject))
        super().__init__(words, Destination(title, subject.user, address, tuple(_notes(words, address))), parent)


def _notes(words: Words, address: str) -> Iterator[str]:
    if address.endswith(_PROMISED):
        yield words.text(
            "Many sites lead from this address to their page for changing the password. If this one does "
            "not, look for the security settings of your account."
        )
    yield words.text("Only your browser connects to the site. Let your password manager make the new one.")
