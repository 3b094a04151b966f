"""What does a window need, made up: services that keep everything in memory, and an audit told by a script."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from app.checkup.events import (
    AuditDone,
    AuditRequest,
    CheckDone,
    Event,
    Examined,
    Found,
    Progress,
    SkippedPart,
    SourceFailed,
    SourceOpened,
    Stage,
)
from app.checkup.overview import Change, Overview, PassphraseAsked
from app.checkup.record import AuditRecord, measured, recorded
from app.errors import BilanError
from app.knowledge import catalogue, emergency, link_rules, post_rules, scenarios
from app.ui.services import Job
from app.values.browsing import BrowserProfile, Family
from app.values.exercise import Exercise
from app.values.outside import ANSWERED, Consent, Departure, Recipient
from app.values.pictures import CopiedPicture
from app.values.reminder import Plan, Reminder, Way
from app.values.settings import Settings
from app.words import Language, Words
from checks.exercised import Act, Answer, Confidence
from checks.facts import ServiceKind, Tally
from checks.ids import ScenarioId
from checks.links.inspect import inspected
from checks.links.mail import Authentication, Mail, Mailbox, MailLink
from checks.links.mail_rules import MailInspection, inspected_mail
from checks.links.model import Inspection
from checks.links.payload import SeenCode, explained, seen
from checks.links.practice import judged
from checks.links.practice_boxes import boxes, next_habit
from checks.links.practice_round import next_day, next_round
from checks.links.practice_score import practice
from checks.links.visited import Looked, Looker, Visited, own_sites
from checks.looked_back import LookedBack
from checks.looked_through import HistoryLook
from checks.model import (
    CheckId,
    Decided,
    Decision,
    Evidence,
    Exclusion,
    FactorElsewhere,
    Finding,
    Importance,
    ItemId,
    MessageId,
    Observation,
    Outcome,
    Param,
    Provenance,
    Subject,
    Urgency,
)
from checks.passwords.progress import Moved, Movement
from checks.posts.context import Context
from checks.posts.inspection import inspect
from checks.posts.model import PostFinding
from checks.posts.private import PrivateWords
from checks.posts.unflagged import Unflagged
from checks.score import posture
from checks.secret import Secret
from checks.states import State, item_states
from tests.app.ui.fake_addresses import FakeAddresses
from tests.app.ui.fake_archives import FakeArchives
from tests.app.ui.fake_keeping import FakeKeeping
from tests.app.ui.fake_library import KINDS, FakeLibrary
from tests.app.ui.fake_reporting import FakeReporting
from tests.app.ui.fake_residing import FakeReleases, FakeResiding
from tests.app.ui.fake_sharing import FakeSharing
from tests.app.ui.own_data import FakeOwnData

T = TypeVar("T")
NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
PASSPHRASE = "orme bateau violon tulipe"


MAIL = Mail(
    Mailbox("Service Colivo <contact@colivo.example>", "noreply@parcel-relay.example"),
    (Mailbox("", "colivo.help@gmail.com"),),
    "Your parcel is held",
    Authentication("mx.orme.example", "pass", "none", "none"),
    (
        MailLink("https://colivo.example/pay", "https://colivo.example-relivrer.example/p"),
        MailLink("", "https://bit.ly/3xY2abc"),
    ),
)
"""A fraudulent message with a link of each sort."""


CODES = (
    "https://colivo.example-relivrer.example/p",
    "WIFI:T:WPA;S:Orme guests;P:bateau violon;;",
    "SMSTO:81999:PARK 4417",
)
PROFILES = (
    BrowserProfile("Chrome", "Default", Family.CHROMIUM, Path("/home/colette/.config/google-chrome/Default/History")),
    BrowserProfile(
        "Firefox", "default-release", Family.FIREFOX, Path("/home/colette/.mozilla/firefox/a/places.sqlite")
    ),
    BrowserProfile("Safari", "", Family.SAFARI, Path("/Users/colette/Library/Safari/History.db")),
)


def history(*urls: str) -> Looked:
    """Return what a history with `urls`, without any with two fraudulent ones, and some honest ones comes to."""
    known = link_rules.knowledge()
    fraud = urls or ("https://paypal.com@sign-in.netflix-account.top/verify", "https://netflix-login.top/a?b=1")
    visits = [Visited(url, 1, 0, date(2026, 11, 3 + n)) for n, url in enumerate(fraud)]
    visits += [Visited(f"https://suivi.colivo.example/{n}", 6, 0, date(2026, 11, 20)) for n in range(40)]
    visits += [Visited("chrome://settings", 1, 0, None)]
    looker = Looker(known, own_sites(visits, known))
    looker.look(visits)
    return looker.done()


def looked_through(profile: BrowserProfile, looked: Looked) -> HistoryLook:
    """Return what is kept of a look at `profile` that comes to `looked`."""
    counts = (looked.addresses, looked.dangerous, looked.to_check, looked.skipped)
    return HistoryLook(profile.browser, profile.number, profile.of, NOW, *counts)


class FakeServices:
    """Fulfils `app.ui.services.Services`. What it is told is written down in `told`."""

    def __init__(self, words: Words, settings: Settings | None = None) -> None:
        self.words = words
        self.catalogue = catalogue.load()
        self.settings = settings or Settings()
        self.library = FakeLibrary()
        self.profile = Path("/home/colette/.local/share/bilan/bilan.db")
        self.observations: list[Observation] = []
        self.decisions: dict[ItemId, Decided] = {}
        self.changes: tuple[Change, ...] = ()
        self.due: tuple[ItemId, ...] = ()
        self.last_audit: AuditRecord | None = None
        self.asks: PassphraseAsked | None = None
        self.refuses: BilanError | None = None
        self.script: Sequence[Event] = small_audit()
        self.examined: Callable[[Path], Examined] = lambda path: Examined(path.name, "kdbx", locked=True)
        self.exclusions: tuple[Exclusion, ...] = ()
        self.leaving = FakeLeaving(self._job)
        self.moved: tuple[Moved, ...] | None = None
        self.requests: list[AuditRequest] = []
        self.posting = FakePosting(self._job)
        self.sharing = FakeSharing(self._job)
        self.reporting = FakeReporting(self._job)
        self.keeping = FakeKeeping(self)
        self.archives = FakeArchives(self)
        self.looked_back: tuple[LookedBack, ...] = ()
        self.looked_through: tuple[HistoryLook, ...] = ()
        self.elsewhere: tuple[FactorElsewhere, ...] = ()
        self.private: tuple[Finding, ...] = ()
        self.opens_with: str | None = None
        self.told: list[str] = []
        self.pictures: list[Path | CopiedPicture] = []
        self.codes: tuple[str, ...] = CODES
        self.profiles: tuple[BrowserProfile, ...] = PROFILES
        self.history: Looked | None = history()
        self.own_data = FakeOwnData(self._job, self.now)
        self.practising = FakePractising(self)
        self.emergency = emergency.load()
        self.addresses = FakeAddresses(self._job)
        self.reminder = Reminder(way=Way.SYSTEMD)
        self.reminders = FakeReminders(self)
        self.releases = FakeReleases(self._job)
        self.residing = FakeResiding(self._job, self.now)

    def now(self) -> Overview:
        states = item_states(
            [entry.item for entry in self.catalogue.entries.values()],
            self.observations,
            self.decisions.values(),
            {flag: told for flag, told in self.settings.flags.items() if told is not None},
            system="linux",
            today=NOW.date(),
        )
        return Overview(
            posture=posture(states),
            observations=len(self.observations),
            decisions=self.decisions,
            changes=self.changes,
            due=self.due,
            last_audit=self.last_audit,
            settings=self.settings,
            today=NOW.date(),
            welcomed=self.settings.welcomed,
            exclusions=self.exclusions,
            requests=tuple(self.own_data.requests),
            told=tuple(self.own_data.told),
            elsewhere=self.elsewhere,
            private=self.private,
            looked_back=self.looked_back,
            looked_through=self.looked_through,
            reminder=self.reminder,
        )

    def open(self) -> Job[Overview | PassphraseAsked]:
        return self._job("open", lambda: self.asks or self.now())

    def open_saved(self, profile: Path) -> Job[Overview | PassphraseAsked]:
        return self._job(f"open {profile.name}", lambda: self.asks or self.now())

    def open_with(self, passphrase: Secret) -> Job[Overview]:
        def opened() -> Overview:
            if passphrase != Secret(PASSPHRASE):
                raise WrongPassphrase
            return self.now()

        return self._job("open with", opened)

    def create_with(self, passphrase: Secret) -> Job[Overview]:
        assert passphrase
        return self._job("create with", self.now)

    def overview(self) -> Job[Overview]:
        return self._job("overview", self.now)

    def answer(self, item: ItemId, outcome: Outcome) -> Job[Overview]:
        def answered() -> Overview:
            value = {Outcome.PASS: 1.0, Outcome.PARTIAL: 0.5}.get(outcome, 0.0)
            self.decisions.pop(item, None)
            at = NOW + timedelta(seconds=len(self.observations))
            self.observations.append(Observation(item, outcome, Provenance.DECLARED, at, value=value))
            return self.now()

        return self._job(f"{item} {outcome.value}", answered)

    def decide(self, item: ItemId, decision: Decision, reason: str) -> Job[Overview]:
        def decided() -> Overview:
            self.decisions[item] = Decided(item, decision, NOW, reason)
            return self.now()

        return self._job(f"{item} {decision.value}: {reason}", decided)

    def withdraw(self, item: ItemId) -> Job[Overview]:
        def withdrawn() -> Overview:
            self.decisions.pop(item, None)
            return self.now()

        return self._job(f"{item} withdrawn", withdrawn)

    def save_settings(self, settings: Settings) -> Job[Overview]:
        def saved() -> Overview:
            self.settings = settings
            return self.now()

        return self._job("settings", saved)

    def examine(self, path: Path) -> Job[Examined]:
        return self._job(f"examine {path.name}", lambda: self.examined(path))

    def audit(self, request: AuditRequest) -> Job[Event]:
        def job(stop: threading.Event) -> Iterator[Event]:
            self.told.append("audit")
            self.requests.append(request)
            if self.opens_with is not None and request.sources[0].password != Secret(self.opens_with):
                name = request.sources[0].path.name
                yield SourceFailed(name, "KeyWrong", MessageId("source.key_wrong"), {"name": name})
                yield AuditDone(0)
                return
            yield from self._told(stop)
            if not stop.is_set():
                record = recorded(self.script, NOW, "0.1.0", self.catalogue.version)
                self.last_audit = replace(record, moved=self.moved)
                self.observations.extend(measured(self.last_audit))

        return job

    def sample_audit(self) -> Job[Event]:
        self.told.append("sample")
        return self._told

    def exclude(self, exclusion: Exclusion) -> Job[Overview]:
        def excluded() -> Overview:
            self.exclusions = (*self.exclusions, exclusion)
            return self.now()

        return self._job("exclude", excluded)

    def include(self, exclusion: Exclusion) -> Job[Overview]:
        def included() -> Overview:
            self.exclusions = tuple(each for each in self.exclusions if each != exclusion)
            return self.now()

        return self._job("include", included)

    def delete_file(self, path: Path) -> Job[Path]:
        return self._job(f"delete {path}", lambda: path)

    def inspector(self) -> Job[Callable[[str], Inspection]]:
        inspect = partial(inspected, known=link_rules.knowledge(), known_sites=("colivo.example",))
        return self._job("inspector", lambda: inspect)

    def inspect_mail(self, path: Path) -> Job[MailInspection]:
        return self._job(f"inspect_mail {path.name}", lambda: inspected_mail(MAIL, link_rules.knowledge()))

    def instructions(self, sites: Collection[str]) -> Job[Mapping[str, str]]:
        return self._job("instructions", lambda: {site: HOW[site] for site in sites if site in HOW})

    def second_factor_on(self, site: str, user: str, *, on: bool) -> Job[Overview]:
        def said() -> Overview:
            told = FactorElsewhere(site, user, NOW.date())
            others = tuple(each for each in self.elsewhere if (each.site, each.user) != (site, user))
            self.elsewhere = (*others, told) if on else others
            return self.now()

        return self._job(f"second factor of {site} {'on' if on else 'off'}", said)

    def inspect_picture(self, picture: Path | CopiedPicture) -> Job[tuple[SeenCode, ...]]:
        self.pictures.append(picture)
        return self._job(
            "inspect_picture", lambda: tuple(seen(explained(text), link_rules.knowledge()) for text in self.codes)
        )

    def browsers(self) -> Job[tuple[BrowserProfile, ...]]:
        return self._job("browsers", lambda: self.profiles)

    def look_at_history(self, profile: BrowserProfile) -> Job[Progress | Looked]:
        def job(stop: threading.Event) -> Iterator[Progress | Looked]:
            self.told.append(f"look_at_history {profile.label}")
            yield Progress(Stage.READING, 1000, 0)
            if self.refuses is not None:
                raise self.refuses
            if self.history is None:
                stop.wait(30)
            else:
                self.looked_through = (looked_through(profile, self.history), *self.looked_through)
                yield self.history

        return job

    def _told(self, stop: threading.Event) -> Iterator[Event]:
        for event in self.script:
            if stop.is_set():
                return
            yield event

    def _job(self, what: str, act: Callable[[], T]) -> Job[T]:
        def job(_stop: threading.Event) -> Iterator[T]:
            self.told.append(what)
            if self.refuses is not None:
                raise self.refuses
            yield act()

        return job


class FakePosting:
    """Fulfils `app.ui.services.Posting` with the rules that ship with Bilan."""

    def __init__(self, job: Callable[..., Job[Any]]) -> None:
        self._job = job
        self.private: tuple[str, ...] = ()
        self.unflagged: tuple[str, ...] = ()

    def inspect(self, text: str, context: Context) -> Job[tuple[PostFinding, ...]]:
        private, unflagged = PrivateWords(self.private), Unflagged(self.unflagged)
        return lambda _stop: iter((inspect(text, post_rules.rulebook(), private, context, unflagged=unflagged),))

    def unflagged_words(self) -> Job[tuple[str, ...]]:
        return self._job("unflagged words", lambda: self.unflagged)

    def never_flag(self, word: str) -> Job[tuple[str, ...]]:
        return self.save_unflagged_words((*self.unflagged, word))

    def save_unflagged_words(self, words: tuple[str, ...]) -> Job[tuple[str, ...]]:
        def saved() -> tuple[str, ...]:
            self.unflagged = words
            return words

        return self._job("save unflagged words", saved)

    def private_words(self) -> Job[tuple[str, ...]]:
        return self._job("private words", lambda: self.private)

    def save_private_words(self, words: tuple[str, ...]) -> Job[tuple[str, ...]]:
        def saved() -> tuple[str, ...]:
            self.private = words
            return words

        return self._job("save private words", saved)


class FakeReminders:
    """Fulfils `app.ui.services.Reminders`, on a computer with systemd where nothing is in the way."""

    def __init__(self, services: FakeServices) -> None:
        self._services = services

    def switch_on(self, plan: Plan, language: Language) -> Job[Overview]:
        def on() -> Overview:
            at = NOW.replace(tzinfo=None, hour=plan.hour, minute=plan.minute) + timedelta(days=6)
            self._services.reminder = replace(self._services.reminder, plan=plan, next=at)
            return self._services.now()

        return self._services._job(f"remind {plan.weekday} {plan.hour}:{plan.minute:02} {language}", on)

    def remove(self) -> Job[Overview]:
        def off() -> Overview:
            self._services.reminder = Reminder(way=Way.SYSTEMD, last=self._services.reminder.last)
            return self._services.now()

        return self._services._job("remind never", off)

    def snooze(self, until: date) -> Job[Overview]:
        def snoozed() -> Overview:
            self._services.reminder = replace(self._services.reminder, snoozed_until=until)
            return self._services.now()

        return self._services._job(f"snooze {until}", snoozed)


class FakeLeaving:
    """Fulfils `app.ui.services.Leaving`: what was agreed, and what left."""

    def __init__(self, job: Callable[[str, Callable[[], Any]], Job[Any]]) -> None:
        self._job = job
        self.agreed: dict[Recipient, Consent] = {}
        self.left: tuple[Departure, ...] = ()

    def consents(self) -> Job[Mapping[Recipient, Consent]]:
        return self._job("consents", lambda: dict(self.agreed))

    def decide(self, recipient: Recipient, consent: Consent) -> Job[Mapping[Recipient, Consent]]:
        def decided() -> Mapping[Recipient, Consent]:
            self.agreed[recipient] = consent
            return dict(self.agreed)

        return self._job(f"consent {consent.value}", decided)

    def departures(self) -> Job[tuple[Departure, ...]]:
        return self._job("departures", lambda: self.left)

    def erase(self) -> Job[tuple[Departure, ...]]:
        def erased() -> tuple[Departure, ...]:
            self.left = ()
            return self.left

        return self._job("erase", erased)

    def export(self, file: Path, words: Words) -> Job[Path]:
        return self._job(f"export {file.name} {words.language}", lambda: file)

    def question(self, recipient: Recipient) -> Job[str]:
        return self._job("question", lambda: question(recipient))


def question(recipient: Recipient) -> str:
    """Return a made-up question: the real ones come from the door, which the window never sees."""
    return QUESTION if recipient is Recipient.PWNED_PASSWORDS else f"GET /{recipient.value} HTTP/1.1\r\n"


def departures(*days: tuple[int, Recipient, int]) -> tuple[Departure, ...]:
    """Return what left: so many requests to a recipient, so many days before NOW, the newest first."""
    return tuple(
        _departure(NOW - timedelta(days=ago, minutes=n), who, n) for ago, who, count in days for n in range(count)
    )


def _departure(at: datetime, who: Recipient, n: int) -> Departure:
    outcome = MessageId("net.changed") if n % 5 == 4 else ANSWERED
    if who is Recipient.PWNED_PASSWORDS:
        sent = QUESTION.replace("21BD1", ".....").replace("\n", "\r\n") + "\r\n"
        return Departure(at, who, "api.pwnedpasswords.com", MessageId("purpose.leaks"), sent, outcome, 31_204)
    sent = f"GET /{who.value} HTTP/1.1\r\nHost: {who.value}.example\r\nUser-Agent: Bilan\r\n\r\n"
    return Departure(at, who, f"{who.value}.example", MessageId("purpose.breaches"), sent, outcome, 412_000)


class FakePractising:
    """Fulfils `app.ui.services.PracticeServices`: the house's own, with answers that stay in memory."""

    def __init__(self, services: FakeServices) -> None:
        self.answers: list[Answer] = []
        self._services = services

    @property
    def items(self) -> frozenset[ItemId]:
        return frozenset(named.skill.item for named in scenarios.skills() if named.skill.item is not None)

    def exercise(self) -> Job[Exercise]:
        return self._services._job("exercise", self.now)

    def answered(
        self, scenario: ScenarioId, act: Act, confidence: Confidence, *, inspected: bool | None
    ) -> Job[Exercise]:
        def kept() -> Exercise:
            self.answers.append(Answer(scenario, 1, act, confidence, inspected, NOW))
            return self.now()

        return self._services._job(f"{scenario} {act.value} {confidence.name} {inspected}", kept)

    def conclude(self) -> Job[Exercise]:
        return self._services._job("conclude", self.now)

    def now(self) -> Exercise:
        scripts = {script.scenario.id: script for script in scenarios.scripts()}
        every = [script.scenario for script in scripts.values()]
        answers = judged(every, self.answers)
        skills = scenarios.skills()
        chance = random.Random(1).random  # noqa: S311 - an order that is always the same
        return Exercise(
            today=NOW.date(),
            round=tuple(scripts[each.id] for each in next_round(every, answers, NOW.date(), chance)),
            next_day=next_day(every, answers, NOW.date()),
            practice=practice(answers, NOW),
            skills=skills,
            boxes=boxes(answers),
            habit=next_habit([named.skill.id for named in skills], boxes(answers)),
        )


HOW = {"banqueorme.example": "https://banqueorme.example/help/second-step"}
QUESTION = """GET /range/21BD1 HTTP/1.1
Host: api.pwnedpasswords.com
User-Agent: Bilan
Add-Padding: true
"""


class WrongPassphrase(BilanError):
    message = MessageId("store.passphrase_wrong")


def waiting_audit(began: threading.Event) -> Callable[[threading.Event], Iterator[Event]]:
    """Return an audit that tells its beginning and then waits until it is stopped."""

    def job(stop: threading.Event) -> Iterator[Event]:
        yield Progress(Stage.OPENING, 0, 0)
        began.set()
        stop.wait(30)

    return job


_WEIGHTS = {ServiceKind.MAILBOX: Importance.HIGHEST, ServiceKind.BANK: Importance.HIGHEST}


def subject(title: str, user: str = "colette@orme.example", folder: str = "") -> Subject:
    site = f"{title.lower().replace(' ', '')}.example"
    kind = KINDS.get(site)
    weight = _WEIGHTS.get(kind, Importance.HIGH) if kind else Importance.NORMAL
    return Subject(title, site, user, "Family.kdbx", weight, folder)


def shared(urgency: Urgency, *titles: str) -> Finding:
    params: dict[str, Param] = {"n": len(titles), "sites": len(titles)}
    return Finding(
        CheckId("passwords.reuse"),
        Outcome.FAIL,
        tuple(subject(title) for title in titles),
        Evidence(MessageId("reuse.shared"), params),
        urgency,
    )


def weak(kind: str, urgency: Urgency, title: str) -> Finding:
    evidence = Evidence(MessageId(f"strength.{kind}"), {"score": 1})
    return Finding(CheckId("passwords.strength"), Outcome.FAIL, (subject(title),), evidence, urgency)


def small_audit() -> tuple[Event, ...]:
    """Return an audit of 312 logins that found two shared passwords and some weak ones."""
    reuse, strength = CheckId("passwords.reuse"), CheckId("passwords.strength")
    groups = (
        shared(Urgency.FIRST, "Orme Mail", "Banque Orme", "Métiora", "Colivo", "Pavois", "Docvault"),
        shared(Urgency.SOON, "Atelier Brumaire", "Tissage"),
    )
    guessable = (
        weak("french_word", Urgency.FIRST, "Marché"),
        weak("french_word", Urgency.FIRST, "Bricoleur"),
        weak("date", Urgency.SOON, "Club de voile"),
        weak("keyboard", Urgency.SOON, "Forum"),
    )
    notes = SkippedPart(MessageId("skipped.note"), {}, 3, damaged=False)
    return (
        Progress(Stage.OPENING, 0, 0),
        SourceOpened("Family.kdbx", "kdbx", 312, (notes,)),
        Progress(Stage.JUDGING, 0, 312, reuse),
        *map(Found, groups),
        CheckDone(reuse, Outcome.PARTIAL, 1 - 8 / 312, Tally(8, 312, 8, 312)),
        Progress(Stage.JUDGING, 188, 312, strength),
        *map(Found, guessable),
        CheckDone(strength, Outcome.PARTIAL, 1 - 4 / 312, Tally(4, 312, 4, 312)),
        AuditDone(312),
    )


def rich_audit() -> tuple[Event, ...]:
    """Return the small audit of an export that anyone can read, with what is good to know, left out and not known."""
    age, leaked = CheckId("passwords.age"), CheckId("passwords.leaked")
    old = Finding(
        age,
        Outcome.PASS,
        tuple(subject(title) for title in ("Tissage", "Forum", "Club de voile")),
        Evidence(MessageId("age.years"), {"n": 3, "years": 5}),
        Urgency.WHEN_YOU_CAN,
    )
    unasked = CheckDone(leaked, Outcome.UNKNOWN, 0.0, Tally(0, 312, 0, 312), MessageId("unknown.not_asked"))
    *events, done = small_audit()
    told = [replace(x, name="logins.csv", plain=True) if isinstance(x, SourceOpened) else x for x in events]
    return (*told, Found(old), unasked, done)


def movements() -> tuple[Moved, ...]:
    """Return three faults that were mended, one that is new and one that came back."""
    reuse, strength = CheckId("passwords.reuse"), CheckId("passwords.strength")
    fixed = (Moved(reuse, subject(title), Movement.FIXED) for title in ("Pont Neuf", "Librairie", "Atelier"))
    return (
        *fixed,
        Moved(strength, subject("Forum"), Movement.NEW),
        Moved(reuse, subject("Tissage"), Movement.CAME_BACK),
    )


def taken_out() -> tuple[Exclusion, ...]:
    """Return an account that was taken out of one check, and a folder of which that is to be looked at again."""
    reuse = CheckId("passwords.reuse")
    return (
        Exclusion(reuse, "Docvault", "docvault.example", "colette@orme.example", "", "At work", date(2027, 2, 24)),
        Exclusion(None, "", "", "", "Old shops", "Nothing is ordered there", date(2026, 11, 1)),
    )


def clean_audit() -> tuple[Event, ...]:
    """Return an audit that looked at everything and found nothing."""
    checks = (CheckId("passwords.reuse"), CheckId("passwords.strength"))
    done = (CheckDone(check, Outcome.PASS, 1.0, Tally(0, 40, 0, 40)) for check in checks)
    return (SourceOpened("Family.kdbx", "kdbx", 40, ()), *done, AuditDone(40))


def blind_audit() -> tuple[Event, ...]:
    """Return an audit that could not look: the file had damaged rows, and the checks no answer."""
    damaged = SkippedPart(MessageId("skipped.damaged_row"), {"row": 12}, 1, damaged=True)
    reason = MessageId("unknown.incomplete")
    checks = (CheckId("passwords.reuse"), CheckId("passwords.strength"))
    done = (CheckDone(check, Outcome.UNKNOWN, 0.0, Tally(0, 40, 0, 40), reason) for check in checks)
    return (SourceOpened("export.csv", "chrome-csv", 40, (damaged,)), *done, AuditDone(40))


def long_audit(findings: int) -> tuple[Event, ...]:
    """Return an audit with so many findings, as a vault of 10,000 entries may give."""
    strength = CheckId("passwords.strength")
    found = (shared(Urgency.SOON, f"Site {n}", f"Shop {n}") for n in range(findings // 2))
    guessed = (weak("word", Urgency.FIRST, f"Club {n}") for n in range(findings - findings // 2))
    return (
        SourceOpened("Large.kdbx", "kdbx", 10_000, ()),
        *map(Found, found),
        *map(Found, guessed),
        CheckDone(strength, Outcome.PARTIAL, 0.5, Tally(findings, 10_000, findings, 10_000)),
        AuditDone(10_000),
    )


_OUTCOMES = (Outcome.PASS, Outcome.FAIL, Outcome.PARTIAL, Outcome.PASS, Outcome.PASS, None)


def practised(services: FakeServices) -> None:
    """Let `services` know much: a posture with every part of the bar, a hold, changes and something due."""
    for number, entry in enumerate(services.catalogue.entries.values()):
        item, outcome = entry.item.id, _OUTCOMES[number % len(_OUTCOMES)]
        if outcome is None or item == "passwords.leaked":
            continue
        kind = tuple(Provenance)[number % 3]
        value = {Outcome.PASS: 1.0, Outcome.PARTIAL: 0.5}.get(outcome, 0.0)
        services.observations.append(Observation(item, outcome, kind, NOW - timedelta(days=number % 12), value=value))
    accepted = ItemId("devices.remote_access")
    services.decisions[accepted] = Decided(accepted, Decision.ACCEPTED, NOW, "I work from home")
    services.changes = (
        Change(ItemId("passwords.mailbox_second_factor"), State.PASS, Provenance.DECLARED, NOW.date()),
        Change(ItemId("passwords.reuse"), State.PARTIAL, Provenance.MEASURED, NOW.date() - timedelta(days=42)),
    )
    services.due = (ItemId("devices.lock"),)
    services.last_audit = recorded(small_audit(), NOW, "0.1.0", services.catalogue.version)
