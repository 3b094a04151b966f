"""Who does the work?

The one file that knows every concrete class: it builds from them what the window and the command line ask for. A method
that may take long returns a *job*, a function from a stop event to an iterator of values; nothing runs before it is
called.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from app.checkup.events import AuditRequest, Event, Examined, Progress
from app.checkup.overview import Overview, PassphraseAsked
from app.knowledge import catalogue as catalogue_file
from app.services import inspecting, survey
from app.services.addresses import Addresses, KeyEntry, open_key_entry
from app.services.audits import Audits, sample
from app.services.histories import Histories
from app.services.inspecting import Inspect
from app.services.leaving import Leaving
from app.services.library import Library
from app.services.posting import Posting
from app.services.releases import Releases
from app.services.reminders import Reminders, Schedule, schedule_here
from app.services.residing import Residing
from app.store.database import Store
from app.store.errors import StoreUnreachable
from app.store.ledger import StoredLedger
from app.store.profile import needs_passphrase, open_store, peek
from app.system.errors import KeychainMissing
from app.system.keychain import open_keychain, open_unlocked_keychain
from app.values.outside import Ledger
from app.values.pictures import CopiedPicture
from app.values.route import Route
from app.values.settings import Settings
from app.words import Words, system_language
from checks.model import Decided, Decision, Exclusion, FactorElsewhere, ItemId, Observation, Outcome, Provenance
from checks.secret import Secret

if TYPE_CHECKING:
    from app.knowledge.emergency import Emergency
    from app.net.client import Door
    from app.services.archives import Archives
    from app.services.keeping import Keeping
    from app.services.own_data import OwnDataServices
    from app.services.practising import Practising
    from app.services.reporting import Reporting
    from app.services.sharing import Sharing
    from app.values.browsing import BrowserProfile
    from checks.links.mail_rules import MailInspection
    from checks.links.payload import SeenCode
    from checks.links.visited import Looked

# What only some jobs need is imported by them: `bilan status` must answer at once.
T = TypeVar("T")
Job = Callable[[threading.Event], Iterator[T]]

HALF = 0.5
"""What "partly" is worth: the middle, because a person is not asked for a percentage."""


class House:
    """Everything behind the window and the command line, for one profile.

    While no store is open, nothing is known but the last audit of this run, which is not kept. Jobs may run in any
    thread; the store guards itself.
    """

    def __init__(
        self,
        profile: Path,
        now: Callable[[], datetime],
        door: Callable[[Ledger, Route], Door] | None = None,
        key: Callable[[], KeyEntry | None] = open_key_entry,
        schedule: Callable[[], Schedule] | None = None,
    ) -> None:
        """Prepare the profile in the file `profile`; nothing is opened yet. `now` returns the aware local instant.

        `door` makes the door to the network, `key` finds the keychain's entry for the person's own key, and `schedule`
        the schedule of this computer; tests give a door that leads to their stubs, and others that end with them.
        """
        self.catalogue = catalogue_file.load()
        self.settings = Settings()
        self._profile = self._asking_for = profile
        self.now = now
        self._store: Store | None = None
        self.leaving: Final = Leaving(now, lambda: self.settings.route, door)
        self.library: Final = Library(now, self.leaving)
        self.reminders: Final = Reminders(self._kept, now, schedule or schedule_here)
        self._audits: Final = Audits(now, self.catalogue, self.leaving, self.library)
        self.addresses: Final = Addresses(
            now, self.leaving, self.library.public_lists, self._audits.addresses, self._decided, key=key
        )
        self.leaving.tell_revoked(self.addresses.revoked)
        self.posting: Final = Posting()
        self._histories: Final = Histories(now)
        self.releases: Final = Releases(self.leaving)
        self.residing: Final = Residing(
            lambda: self._profile, self.posting, self._sites, self._kept, self.reminders.arrived
        )

    @property
    def words(self) -> Words:
        """The sentences of the language that was chosen, else of the session's."""
        return Words(self.settings.language or system_language())

    @property
    def profile(self) -> Path:
        """Return the file that everything is kept in; it may not exist yet."""
        return self._profile

    def open(self) -> Job[Overview | PassphraseAsked]:
        """Open the store, or say which passphrase must be asked for first."""

        def job(_stop: threading.Event) -> Iterator[Overview | PassphraseAsked]:
            inspecting.forget_copies()
            yield self._opened(self._profile)

        return job

    def open_saved(self, profile: Path) -> Job[Overview | PassphraseAsked]:
        """Open another profile; when that fails, the one that is open stays open."""
        return lambda _stop: iter((self._opened(profile),))

    def open_with(self, passphrase: Secret) -> Job[Overview]:
        """Open the store that asked for its passphrase."""
        return lambda _stop: iter((self._take(self._asking_for, passphrase),))

    def create_with(self, passphrase: Secret) -> Job[Overview]:
        """Create the store, locked by a passphrase, where there is no keychain."""
        return self.open_with(passphrase)

    def heed_consents(self) -> Job[None]:
        """Let what was decided in the profile stand for this run, the way out included, though it stays closed.

        StoreError if it cannot be read without asking the person.
        """

        def job(_stop: threading.Event) -> Iterator[None]:
            if self._profile.exists():
                with closing(peek(self._profile, open_unlocked_keychain)) as store:
                    self.leaving.heed(StoredLedger(store).consents())
                    self.settings = replace(self.settings, route=store.settings().route)
            yield

        return job

    def overview(self) -> Job[Overview]:
        """Compute what is known now."""
        return lambda _stop: iter((self._overview(),))

    def answer(self, item: ItemId, outcome: Outcome) -> Job[Overview]:
        """Record what the person declares about `item`; `PARTIAL` counts for half."""
        value = {Outcome.PASS: 1.0, Outcome.PARTIAL: HALF}.get(outcome, 0.0)
        return self._kept(
            lambda store: store.add_observation(
                Observation(item, outcome, Provenance.DECLARED, self.now(), value=value)
            )
        )

    def decide(self, item: ItemId, decision: Decision, reason: str) -> Job[Overview]:
        """Record that `item` is accepted or does not apply, and why."""
        return self._kept(lambda store: store.add_decision(Decided(item, decision, self.now(), reason)))

    def withdraw(self, item: ItemId) -> Job[Overview]:
        """Take a decision back."""
        return self._kept(lambda store: store.withdraw_decision(item))

    def exclude(self, exclusion: Exclusion) -> Job[Overview]:
        """Take an account or a folder out of a check, or of all, from the next audit on."""
        return self._kept(lambda store: store.add_exclusion(replace(exclusion, made=self.now().date())))

    def include(self, exclusion: Exclusion) -> Job[Overview]:
        """Take it in again."""
        return self._kept(lambda store: store.remove_exclusion(exclusion))

    def second_factor_on(self, site: str, user: str, *, on: bool) -> Job[Overview]:
        """Keep the person's word that the account of `user` at `site` asks for a second proof, or take it back.

        Both are those of the account's `Subject`; the next audit counts it.
        """
        told = FactorElsewhere(site, user, self.now().date())
        return self._kept(lambda store: store.add_elsewhere(told) if on else store.remove_elsewhere(told))

    def save_settings(self, settings: Settings) -> Job[Overview]:
        """Keep the settings."""

        def save(store: Store) -> None:
            store.save_settings(settings)
            self.settings = settings

        return self._kept(save)

    def examine(self, path: Path) -> Job[Examined]:
        """Look what a file is, in a vault process; FileRefused if it cannot be used."""
        return self._audits.examine(path)

    def audit(self, request: AuditRequest, *, keep: bool = True) -> Job[Event]:
        """Read and judge the files of `request`; when `AuditDone` comes, the run is kept if a store is open."""
        return self._audits.audit(request, self.settings.person, keep=keep)

    def sample_audit(self) -> Job[Event]:
        """Do the same with the sample; nothing of it is kept."""
        return self.audit(sample(), keep=False)

    def delete_file(self, path: Path) -> Job[Path]:
        """Delete an export that anyone can read, as the person asks; FileNotDeleted if it is still there afterwards."""
        return self._audits.delete_file(path)

    def inspector(self) -> Job[Inspect]:
        """Load what the link inspector knows, and return it: it answers for one text at once."""
        return inspecting.inspector(self._sites)

    def inspect_mail(self, path: Path) -> Job[MailInspection]:
        """Say what speaks against a saved e-mail, read in a process of its own; FileRefused if it cannot be used."""
        return inspecting.inspect_mail(path, self._sites)

    def inspect_picture(self, picture: Path | CopiedPicture) -> Job[tuple[SeenCode, ...]]:
        """Say what the QR codes of a picture are for, read in a process of its own; FileRefused if there are none."""
        return inspecting.inspect_picture(picture, self._sites)

    def browsers(self) -> Job[tuple[BrowserProfile, ...]]:
        """Return the profiles of browsers on this computer that have a history; nothing of it is read."""
        return inspecting.browsers()

    def look_at_history(self, profile: BrowserProfile) -> Job[Progress | Looked]:
        """Inspect the addresses that `profile` remembers, in a copy that is deleted. Of it, counts are kept."""
        return self._histories.look_at(profile)

    @property
    def emergency(self) -> Emergency:
        """What is to be done after a wrong click."""
        from app.knowledge import emergency  # noqa: PLC0415 - for the reason above

        return emergency.load()

    @property
    def practising(self) -> Practising:
        """The exercise, kept in the store that is open now."""
        from app.services.practising import Practising  # noqa: PLC0415 - for the reason above

        return Practising(self._store, self.now)

    @cached_property
    def own_data(self) -> OwnDataServices:
        """What is asked of those who hold the person's data."""
        from app.services.own_data import OwnDataServices  # noqa: PLC0415 - for the reason above

        return OwnDataServices(self._kept, self._decided, self.now)

    @cached_property
    def sharing(self) -> Sharing:
        """What of the person others may see in a picture, or tell."""
        from app.services.sharing import Sharing  # noqa: PLC0415 - for the reason above

        return Sharing(lambda: self._store, lambda: self._profile.name)

    @cached_property
    def reporting(self) -> Reporting:
        """What writes a report."""
        from app.services.reporting import Reporting  # noqa: PLC0415 - for the reason above

        return Reporting(self.catalogue, lambda: self._profile)

    @cached_property
    def archives(self) -> Archives:
        """What the person posted, looked back at."""
        from app.services.archives import Archives  # noqa: PLC0415 - for the reason above

        return Archives(lambda: self._store, self._kept, self.now)

    @cached_property
    def keeping(self) -> Keeping:
        """All that is kept: saved as one file, brought back, erased."""
        from app.services.keeping import Keeping  # noqa: PLC0415 - for the reason above

        return Keeping(lambda: self._store, lambda: self._profile, self.close, self._take, self.reminders.withdraw)

    def instructions(self, sites: Collection[str]) -> Job[Mapping[str, str]]:
        """Return, by site, the https address of its own words on second proofs; sites of which none is known lack."""
        return lambda _stop: iter((self.library.instructions(sites),))

    def close(self) -> None:
        """Let go of the store."""
        if self._store is not None:
            self._store.close()
            self._store = None
            self._keep_in(None)

    def _sites(self) -> frozenset[str]:
        """Return the sites of the last audit, as far as accounts there were named in it."""
        last = self._audits.last()
        findings = last.findings if last else ()
        return frozenset(subject.site for finding in findings for subject in finding.subjects if subject.site)

    def _opened(self, profile: Path) -> Overview | PassphraseAsked:
        self._asking_for = profile
        if needs_passphrase(profile):
            return PassphraseAsked.EXISTING
        try:
            return self._take(profile, None)
        except KeychainMissing:
            if profile.exists():
                raise
            return PassphraseAsked.NEW

    def _take(self, profile: Path, passphrase: Secret | None) -> Overview:
        store = open_store(profile, open_keychain, passphrase)
        self.close()
        self._store, self._profile, self.settings = store, profile, store.settings()
        self._keep_in(store)
        self.reminders.arrived(store)
        return self._overview()

    def _keep_in(self, store: Store | None) -> None:
        self.leaving.keep_in(store)
        self.library.keep_in(store)
        self._audits.keep_in(store)
        self.addresses.keep_in(store)
        self.posting.keep_in(store, self._profile.name)
        self._histories.keep_in(store)

    def _kept(self, act: Callable[[Store], None]) -> Job[Overview]:
        def job(_stop: threading.Event) -> Iterator[Overview]:
            if self._store is None:
                raise StoreUnreachable(name=self._profile.name)
            act(self._store)
            yield self._overview()

        return job

    def _overview(self) -> Overview:
        return survey.overview(
            self._store, self._audits, self.reminders, self.catalogue, self.settings, self.now().date()
        )

    def _decided(self) -> frozenset[ItemId]:
        """Return the items about which a decision of the person stands."""
        return survey.decided(self._store, self.catalogue, self.settings, self.now().date())
