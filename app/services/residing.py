"""What is done for a person while the window is closed?

Only what they switched on: Bilan stays in the tray, is started at login, looks at what they copy. Of a copied text
nothing is kept; what is found in it is said in general words.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Collection, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from app.checkup.errors import VaultProcessLost
from app.checkup.link_messages import CopiedLinks
from app.services.posting import Posting
from app.store.database import Store
from app.system.errors import LoginRefused
from app.values import background_note, drafts
from app.values.alarming import Alarming
from app.values.background import Login, Wish

if TYPE_CHECKING:
    from app.checkup.overview import Overview
    from checks.ids import MessageId

T = TypeVar("T")
_Job = Callable[[threading.Event], Iterator[T]]
_Keep = Callable[[Callable[[Store], None]], "_Job[Overview]"]
_LINK: Final = re.compile(r"https?://[^\s<>\"]{1,2000}", re.IGNORECASE)
_MOST_LINKS: Final = 20


class Residing:
    """What was switched on for one profile, and what comes of it."""

    def __init__(
        self,
        profile: Callable[[], Path],
        posting: Posting,
        sites: Callable[[], Collection[str]],
        keep: _Keep,
        arrived: Callable[[Store], None],
    ) -> None:
        """Be there for `profile`. `posting` and `sites` tell what is private and known; `arrived` notes a visit."""
        self._profile: Final = profile
        self._posting: Final = posting
        self._sites: Final = sites
        self._keep: Final = keep
        self._arrived: Final = arrived

    def wish(self) -> Wish:
        """Return what is switched on."""
        return background_note.read(self._profile())

    def login(self) -> Login:
        """Return whether Bilan is started at login."""
        from app.system.login import here  # noqa: PLC0415 - only one page asks

        return here.stand()

    def save(self, wish: Wish) -> _Job[Wish]:
        """Let `wish` stand; LoginRefused if it does not. Without the tray, nothing is started at login any more."""

        def job(_stop: threading.Event) -> Iterator[Wish]:
            if not wish.tray:
                self._at_login(on=False)
            self._write(wish)
            yield wish

        return job

    def start_at_login(self, *, on: bool) -> _Job[Login]:
        """Let the system start Bilan in the tray from the next login on, or not any more; LoginRefused if not."""

        def job(_stop: threading.Event) -> Iterator[Login]:
            self._at_login(on=on)
            yield self.login()

        return job

    def look(self, text: str) -> _Job[Alarming]:
        """Say what in a copied text should be kept back. Of one longer than any post, only that it is."""

        def job(stop: threading.Event) -> Iterator[Alarming]:
            if len(text) <= drafts.LONGEST:
                yield from self._looked(text, stop)
            else:
                yield Alarming(too_long=True)

        return job

    def notify(self, title: str, text: str) -> _Job[bool]:
        """Show a quiet notification; False if nothing here shows any."""

        def job(_stop: threading.Event) -> Iterator[bool]:
            from app.system import notifications  # noqa: PLC0415 - seldom needed

            yield notifications.show(title, text, quiet=True)

        return job

    def come_back(self) -> _Job[Overview]:
        """Note that the person is back at a check-up that stayed open, and return what is known today."""
        return self._keep(self._arrived)

    def _write(self, wish: Wish) -> None:
        try:
            background_note.write(self._profile(), wish)
        except OSError as error:
            raise LoginRefused from error

    def _at_login(self, *, on: bool) -> None:
        from app.system.login import here  # noqa: PLC0415 - as above

        if on:
            here.install(self._profile())
        else:
            here.remove()

    def _looked(self, text: str, stop: threading.Event) -> Iterator[Alarming]:
        kinds = self._kinds(text)
        try:
            # In a process of its own, and only for a link: what is known of fraud takes more memory than the tray.
            for dangerous in _dangerous(_links(text), frozenset(self._sites()), stop):
                yield Alarming(kinds, dangerous)
        except VaultProcessLost:
            if not kinds:
                raise
            yield Alarming(kinds)

    def _kinds(self, text: str) -> tuple[MessageId, ...]:
        from app.knowledge import post_rules  # noqa: PLC0415 - loaded with the first text
        from checks.posts.inspection import inspect  # noqa: PLC0415 - as above
        from checks.posts.model import Severity  # noqa: PLC0415 - as above
        from checks.posts.private import PrivateWords  # noqa: PLC0415 - as above
        from checks.posts.unflagged import Unflagged  # noqa: PLC0415 - as above

        kept = self._posting.known_words(self._profile())
        private, unflagged = PrivateWords(kept.private), Unflagged(kept.unflagged)
        found = inspect(text, post_rules.rulebook(), private, unflagged=unflagged)
        return tuple(dict.fromkeys(each.kind_message for each in found if each.severity is Severity.RED))


def _links(text: str) -> tuple[str, ...]:
    """Return the links of a text. An address need not say https, but a lone word of letters and digits is none."""
    word = text.strip()
    if len(text.split()) == 1:
        return () if word.isalnum() else (word,)
    return tuple(match[0] for match in islice(_LINK.finditer(text), _MOST_LINKS))


def _dangerous(links: tuple[str, ...], sites: frozenset[str], stop: threading.Event) -> Iterator[int]:
    if not links:
        yield 0
        return
    from app.checkup import runner  # noqa: PLC0415 - loaded with the first link

    yield from runner.judge_links(CopiedLinks(links, sites), stop)
