"""What does the window need from the rest of the house?

It is handed one object that fulfils `Services`, and knows nothing of who does the work. Whatever may take long is a
`Job`: a function from a stop event to an iterator of values, run by `app.ui.task`. A job that cannot go on raises a
`BilanError`; one that is stopped ends early.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Protocol, TypeVar

from app.catalogue import Catalogue
from app.checkup.events import AuditRequest, Event, Examined
from app.checkup.overview import Overview, PassphraseAsked
from app.outside import Consent, Departure, Recipient
from app.settings import Settings
from app.words import Words
from checks.facts import ServiceKind
from checks.model import Decision, Exclusion, ItemId, Outcome
from checks.posts.context import Context
from checks.posts.model import PostFinding
from checks.secret import Secret

T = TypeVar("T")
Job = Callable[[threading.Event], Iterator[T]]
"""Long work: it yields values as they are known, and ends soon after the event is set."""


class Leaving(Protocol):
    """The consents of the person, and the ledger of what was sent."""

    def consents(self) -> Job[Mapping[Recipient, Consent]]:
        """Return what the person decided about each recipient; the undecided are absent."""

    def decide(self, recipient: Recipient, consent: Consent) -> Job[Mapping[Recipient, Consent]]:
        """Let `consent` stand for `recipient` from now on, and return all that is decided."""

    def departures(self) -> Job[tuple[Departure, ...]]:
        """Return what left this computer, the newest first."""

    def erase(self) -> Job[tuple[Departure, ...]]:
        """Forget what left this computer, and return what is left of the list."""

    def export(self, file: Path, words: Words) -> Job[Path]:
        """Write what left this computer to `file`, as JSON if its name ends so, else as CSV; ReportError if not."""

    def question(self, recipient: Recipient) -> Job[str]:
        """Return a question to `recipient` as it would leave this computer. Loading what asks takes a moment."""


class Posting(Protocol):
    """What is looked at before a person posts it."""

    def inspect(self, text: str, context: Context) -> Job[tuple[PostFinding, ...]]:
        """Return what in a draft deserves a second look. Nothing of it is kept, sent or logged."""

    def private_words(self) -> Job[tuple[str, ...]]:
        """Return the words that the person wants to stay private, in their order."""

    def save_private_words(self, words: tuple[str, ...]) -> Job[tuple[str, ...]]:
        """Keep `words` in place of those before, and return what is kept."""


class Services(Protocol):
    """What the window may ask for. The properties are values at hand and never block."""

    @property
    def words(self) -> Words:
        """The sentences of the person's language, before their settings are known."""

    @property
    def catalogue(self) -> Catalogue:
        """What may be asked."""

    @property
    def settings(self) -> Settings:
        """The settings as last saved; those of a first start while the store is closed."""

    @property
    def profile(self) -> Path:
        """Return the file that everything is kept in; it may not exist yet."""

    def open(self) -> Job[Overview | PassphraseAsked]:
        """Open the store. A keychain may ask the person first, so this may take minutes."""

    def open_saved(self, profile: Path) -> Job[Overview | PassphraseAsked]:
        """Open another saved check-up instead; when that fails, the one that is open stays open."""

    def open_with(self, passphrase: Secret) -> Job[Overview]:
        """Open the store that asked for its passphrase."""

    def create_with(self, passphrase: Secret) -> Job[Overview]:
        """Create the store, locked by a passphrase, where there is no keychain."""

    def overview(self) -> Job[Overview]:
        """Compute what is known now."""

    def answer(self, item: ItemId, outcome: Outcome) -> Job[Overview]:
        """Record what the person says: PASS yes, PARTIAL partly (half), FAIL not yet, UNKNOWN I don't know."""

    def decide(self, item: ItemId, decision: Decision, reason: str) -> Job[Overview]:
        """Record that an item is accepted or does not apply; `reason` is the person's own words, not empty."""

    def withdraw(self, item: ItemId) -> Job[Overview]:
        """Take a decision back: the item is asked again."""

    def save_settings(self, settings: Settings) -> Job[Overview]:
        """Keep the settings, what the person told of themselves included."""

    def exclude(self, exclusion: Exclusion) -> Job[Overview]:
        """Take an account or a folder out of a check, or of all, from the next audit on."""

    def include(self, exclusion: Exclusion) -> Job[Overview]:
        """Take it in again."""

    def examine(self, path: Path) -> Job[Examined]:
        """Look what a file is, without a key; SourceError if it cannot be used."""

    def audit(self, request: AuditRequest) -> Job[Event]:
        """Read vaults and judge them. When `AuditDone` comes, the run has been saved; a stopped run is not."""

    def sample_audit(self) -> Job[Event]:
        """Do the same with the sample vault that ships with Bilan. Nothing of it is saved."""

    def delete_file(self, path: Path) -> Job[Path]:
        """Delete a file as the person asks, and return its path; SourceError if it is still there afterwards."""

    def change_address(self, site: str) -> str:
        """Return the https address of the page on which the password of `site` is changed."""

    def service_kind(self, site: str) -> ServiceKind | None:
        """Return what the service at `site` is to a person, None where it is not known."""

    @property
    def leaving(self) -> Leaving:
        """What may leave this computer, and what did."""

    @property
    def posting(self) -> Posting:
        """What is looked at before a person posts it, and their private words."""
