"""What in a copied text deserves a word, while the window is closed?"""

from __future__ import annotations

from dataclasses import dataclass

from checks.ids import MessageId


@dataclass(frozen=True, slots=True)
class Alarming:
    """What in a copied text deserves to be kept back: what it is in words, never the text, and how many false links.

    `too_long` says that the text was not looked at, so that nothing is known of it.
    """

    kinds: tuple[MessageId, ...] = ()
    links: int = 0
    too_long: bool = False

    def __bool__(self) -> bool:
        """Tell whether there is anything to be told."""
        return bool(self.kinds or self.links or self.too_long)
