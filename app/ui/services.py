"""What does the window need from the rest of the house?

It is handed one object that fulfils `Services`, and knows nothing of who does the work. Whatever may take long is a
`Job`: a function from a stop event to an iterator of values, run by `app.ui.task`. A job that cannot go on raises a
`BilanError`; one that is stopped ends early.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Protocol, TypeVar

from app.checkup.events import AuditRequest, Event, Examined, Progress
from app.checkup.overview import Overview, PassphraseAsked
from app.knowledge.catalogue import Catalogue
from app.knowledge.emergency import Emergency
from app.knowledge.platforms import Platform
from app.knowledge.ways_out import WaysOut
from app.letters.companies import Company
from app.ui.archives import Archives
from app.ui.keeping_services import HasKeeping
from app.ui.report_services import Reporting
from app.ui.resident_services import Releases, Residing
from app.ui.sharing_services import Sharing
from app.values.browsing import BrowserProfile
from app.values.exercise import Exercise
from app.values.kept_addresses import AddressBook, Looking
from app.values.kept_lists import About, Brought, Fetching, ListKind
from app.values.outside import Consent, Departure, Recipient
from app.values.pictures import CopiedPicture
from app.values.reminder import Plan
from app.values.settings import Settings
from app.words import Language, Words
from checks.exercised import Act, Confidence
from checks.facts import ServiceKind
from checks.ids import ScenarioId
from checks.links.mail_rules import MailInspection
from checks.links.model import Inspection
from checks.links.payload import SeenCode
from checks.links.visited import Looked
from checks.model import Decision, Exclusion, ItemId, Outcome
from checks.own_addresses import AddressAnswer, Way
from checks.own_data import Purpose, Request, Right, Told
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


class OwnData(Protocol):
    """What the pages about letters to companies and settings of platforms may ask for."""

    def companies(self) -> Sequence[Company]:
        """Return the companies whose names are known; at hand, never blocks."""

    def read_companies(self, path: Path) -> Job[Sequence[Company]]:
        """Return those and the ones of the list in a file; SourceError if it is none."""

    def note(self, company: str, right: Right, sent: date) -> Job[Overview]:
        """Keep that a letter was sent on the local date `sent`."""

    def change(self, request: Request) -> Job[Overview]:
        """Keep what became of a request."""

    def forget(self, request: Request) -> Job[Overview]:
        """Keep nothing of a request any more."""

    def platforms(self) -> Sequence[Platform]:
        """Return the platforms whose settings can be gone through; at hand, never blocks."""

    def tell(self, platform: str, purpose: Purpose, told: Told) -> Job[Overview]:
        """Keep an answer about a setting; the items of the catalogue that it completes are answered with it."""


class Library(Protocol):
    """The public lists that vaults are compared with, and what Bilan itself knows of services; that is at hand."""

    def kind(self, site: str) -> ServiceKind | None:
        """Return what the service at `site` is to a person, None where it is not known."""

    def change_address(self, site: str) -> str:
        """Return the https address of the page on which the password of `site` is changed."""

    def ways_out(self, site: str) -> WaysOut:
        """Return where an account at `site` is closed and its data fetched."""

    def about(self) -> Job[tuple[About, ...]]:
        """Return what is known of each list that is here."""

    def load(self, path: Path) -> Job[Brought]:
        """Take over the list in a file, whichever it is; SourceError if it cannot be, or is worse than the one here."""

    def refresh(self, kinds: Collection[ListKind], agreed: Collection[Recipient] = ()) -> Job[Fetching | Brought]:
        """Fetch lists from publishers that were allowed always, or now, as `agreed` says.

        `Fetching`, then `Brought`, for each; what could not be had is `Brought` with its reason, and the old one stays.
        """

    def forget(self, kind: ListKind) -> Job[tuple[About, ...]]:
        """Keep no list of `kind`, so that any other may come, and return what is known of those that stay."""


class Addresses(Protocol):
    """The person's own addresses, and what is known of them outside."""

    def book(self) -> Job[AddressBook]:
        """Return all that is known. A keychain may ask the person first."""

    def tick(self, address: str, ways: Collection[Way]) -> Job[AddressBook]:
        """Let exactly `ways` be ticked for an address, which is kept from then on; ValueError at once if it is none."""

    def forget(self, address: str) -> Job[AddressBook]:
        """Keep nothing of an address any more."""

    def questions(self, address: str) -> Job[Mapping[Way, str]]:
        """Return what would leave about an address in each way, byte for byte; dots stand for the key."""

    def key_question(self) -> Job[str]:
        """Return what would leave to ask what a key pays for; dots stand for the key."""

    def keep_key(self, key: Secret, agreed: Collection[Recipient] = ()) -> Job[AddressBook]:
        """Ask what a key pays for, and keep it in the keychain; NetError or StoreError if it is not kept."""

    def forget_key(self) -> Job[AddressBook]:
        """Keep no key any more; StoreError if it is still there."""

    def look_up(self, wanted: Collection[str], agreed: Collection[Recipient] = ()) -> Job[Looking | AddressAnswer]:
        """Look addresses up as they are ticked, at whom was allowed always, or now, as `agreed` says.

        `Looking`, then the answer, for each question; answers are kept as they come.
        """


class Posting(Protocol):
    """What is looked at before a person posts it."""

    def inspect(self, text: str, context: Context) -> Job[tuple[PostFinding, ...]]:
        """Return what in a draft deserves a second look. Nothing of it is kept, sent or logged."""

    def private_words(self) -> Job[tuple[str, ...]]:
        """Return the words that the person wants to stay private, in their order."""

    def save_private_words(self, words: tuple[str, ...]) -> Job[tuple[str, ...]]:
        """Keep `words` in place of those before, and return what is kept."""

    def unflagged_words(self) -> Job[tuple[str, ...]]:
        """Return the words that are never flagged."""

    def never_flag(self, word: str) -> Job[tuple[str, ...]]:
        """Keep one such word more, and return them all."""

    def save_unflagged_words(self, words: tuple[str, ...]) -> Job[tuple[str, ...]]:
        """Keep `words` in place of those before, and return what is kept."""


class Reminders(Protocol):
    """The reminders that come while the window is closed."""

    def switch_on(self, plan: Plan, language: Language) -> Job[Overview]:
        """Put Bilan into the schedule of this computer, in place of an earlier plan; ScheduleError if that fails."""

    def remove(self) -> Job[Overview]:
        """Take it out again, without a trace."""

    def snooze(self, until: date) -> Job[Overview]:
        """Remind of nothing before the local date `until`."""


class Services(HasKeeping, Reporting, Protocol):
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

    @property
    def own_data(self) -> OwnData:
        """What concerns the person's data at others."""

    @property
    def library(self) -> Library:
        """The public lists."""

    @property
    def addresses(self) -> Addresses:
        """The person's own addresses."""

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

    def inspector(self) -> Job[Callable[[str], Inspection]]:
        """Return what inspects an address, at once and without a request. Loading what it knows takes a moment."""

    def inspect_mail(self, path: Path) -> Job[MailInspection]:
        """Say what speaks against a saved e-mail; SourceError or FileRefused if the file cannot be used."""

    def instructions(self, sites: Collection[str]) -> Job[Mapping[str, str]]:
        """Return, by site, the https address of its own words on second proofs; sites of which none is known lack."""

    def second_factor_on(self, site: str, user: str, *, on: bool) -> Job[Overview]:
        """Keep the person's word that an account asks for a second proof, or take it back."""

    def inspect_picture(self, picture: Path | CopiedPicture) -> Job[tuple[SeenCode, ...]]:
        """Say what the QR codes of a picture are for; FileRefused if none can be read."""

    def browsers(self) -> Job[tuple[BrowserProfile, ...]]:
        """Return the profiles of browsers on this computer that have a history; nothing of it is read."""

    def look_at_history(self, profile: BrowserProfile) -> Job[Progress | Looked]:
        """Inspect the addresses that the browser remembers; keep counts only. The last value is what they come to.

        SourceError or FileRefused if the history cannot be read as a whole.
        """

    @property
    def leaving(self) -> Leaving:
        """What may leave this computer, and what did."""

    @property
    def posting(self) -> Posting:
        """What is looked at before a person posts it, and their private words."""

    @property
    def sharing(self) -> Sharing:
        """Pictures, and what a family agreed on."""

    @property
    def archives(self) -> Archives:
        """The person's own data archives."""

    @property
    def reminders(self) -> Reminders:
        """The reminders."""

    @property
    def releases(self) -> Releases:
        """The announcements of newer versions."""

    @property
    def residing(self) -> Residing:
        """What goes on while the window is closed."""

    @property
    def emergency(self) -> Emergency:
        """What is to be done after a wrong click; ResourceError if this installation is not whole."""

    @property
    def practising(self) -> PracticeServices:
        """The exercise."""


class PracticeServices(Protocol):
    """What the exercise may ask for."""

    @property
    def items(self) -> frozenset[ItemId]:
        """The items of the catalogue for which practising speaks."""

    def exercise(self) -> Job[Exercise]:
        """Draw the next round, and say what the answers so far tell."""

    def answered(
        self, scenario: ScenarioId, act: Act, confidence: Confidence, *, inspected: bool | None
    ) -> Job[Exercise]:
        """Keep what the person would do; `inspected` is None where there was nothing to look at before."""

    def conclude(self) -> Job[Exercise]:
        """Record what the answers so far say of the items of the catalogue, as practised."""
