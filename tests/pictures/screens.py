"""What does every screen look like? `QT_QPA_PLATFORM=offscreen python -m tests.pictures.screens FOLDER [NAME ...]`."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from app.checkup.events import Event, Examined, Progress, SourceFailed, Stage
from app.checkup.overview import PassphraseAsked
from app.checkup.record import AuditRecord, recorded
from app.errors import ResourceError
from app.knowledge import scenarios
from app.knowledge.platforms import Platform, platforms
from app.knowledge.scenarios import Script
from app.letters.writing import complaint
from app.ui.drawn.parts import Inspectable
from app.ui.main_window import CHECK_LINK, HOME, LEDGER, PHOTOS, POST, SETTINGS, MainWindow
from app.ui.pages.about import AboutPage
from app.ui.pages.accounts import Sites
from app.ui.pages.add_address_sheet import AddAddressSheet
from app.ui.pages.address import AddressPage
from app.ui.pages.address_sheet import AddressSheet, Destination
from app.ui.pages.addresses import AddressesPage
from app.ui.pages.audit import AuditPage
from app.ui.pages.change_sheet import ChangeSheet
from app.ui.pages.clicked import ClickedPage
from app.ui.pages.collection import CollectionPage
from app.ui.pages.complaint_sheet import ComplaintSheet
from app.ui.pages.consent_sheet import ConsentSheet
from app.ui.pages.delete_sheet import DeleteSheet
from app.ui.pages.departed import departed
from app.ui.pages.doors import doors
from app.ui.pages.drill import DrillPage
from app.ui.pages.erase_sheet import EraseSheet
from app.ui.pages.exclude_sheet import ExcludeSheet
from app.ui.pages.exposed import Part, exposed
from app.ui.pages.exposure import ExposurePage
from app.ui.pages.grouping import grouped
from app.ui.pages.history_choice import HistoryChoicePage
from app.ui.pages.history_progress import HistoryProgressPage
from app.ui.pages.history_result import HistoryResultPage
from app.ui.pages.home import HomePage
from app.ui.pages.key_sheet import KeySheet
from app.ui.pages.ledger import LedgerPage
from app.ui.pages.letter import LetterPage
from app.ui.pages.link import LinkPage
from app.ui.pages.lists import ListsPage
from app.ui.pages.open_vault import OpenVaultPage
from app.ui.pages.opening import OpeningPage
from app.ui.pages.passphrase import PassphrasePage
from app.ui.pages.post import PostPage
from app.ui.pages.practice import PracticePage
from app.ui.pages.practice_answer import PracticeAnswerPage
from app.ui.pages.practice_frame import Step as PracticeStep
from app.ui.pages.practice_home import PracticeHomePage
from app.ui.pages.private_words_sheet import PrivateWordsSheet, UnflaggedWordsSheet
from app.ui.pages.problem import ProblemPage
from app.ui.pages.question import Asked, QuestionPage, Step
from app.ui.pages.reading import Beside, reading
from app.ui.pages.recipients_page import RecipientsPage
from app.ui.pages.reminder import ReminderPage
from app.ui.pages.report_sheet import ReportSheet
from app.ui.pages.request_sheet import RequestSheet
from app.ui.pages.result import ResultPage, Seen
from app.ui.pages.result_tools import Shelf
from app.ui.pages.rights import RightsPage
from app.ui.pages.route_choice import RouteChoice
from app.ui.pages.screen import Screen
from app.ui.pages.section import SectionPage
from app.ui.pages.sent_sheet import SentSheet
from app.ui.pages.setting import SettingPage, Visited
from app.ui.pages.settings import SettingsPage
from app.ui.pages.welcome import WelcomePage
from app.ui.pages.why import WhyDialog
from app.ui.places import places
from app.ui.theme import STYLE, Theme
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.sheet import Sheet
from app.values.kept_addresses import AddressBook, KeyState, Looking
from app.values.kept_lists import ListKind
from app.values.look import Look
from app.values.outside import Consent, Departure, Recipient
from app.values.reminder import Hindrance, LastRun, Plan, Ran, Reminder
from app.values.reminder import Way as Waking
from app.values.route import Way
from app.values.settings import Settings
from app.words import LANGUAGES, Words
from checks.exercised import Act, Answer, Confidence
from checks.links.visited import Looked
from checks.model import ItemId, MessageId, Person, ProfileFlag, Urgency
from checks.own_addresses import AddressSource
from checks.own_data import Purpose, SettingTold, Told
from tests.app.ui import fake_addresses as addresses
from tests.app.ui.exposures import blind, exposed_audit, intimate, lists, old_lists
from tests.app.ui.fakes import (
    HOW,
    NOW,
    QUESTION,
    FakeServices,
    blind_audit,
    clean_audit,
    departures,
    history,
    looked_through,
    movements,
    practised,
    rich_audit,
    shared,
    small_audit,
    subject,
    taken_out,
)
from tests.app.ui.own_data import COMPANIES, METIORA, asked
from tests.pictures import keeping, looking_back
from tests.pictures.residing import RESIDING, standing
from tests.pictures.sharing import family, photos

_REST_MS = 350

Build = Callable[[FakeServices], Screen]


def question(services: FakeServices, item: str, step: Step | None) -> QuestionPage:
    """Return the question about `item`."""
    entry = services.catalogue.entries[ItemId(item)]
    section = next(section for section in services.catalogue.sections if section.id == entry.item.section)
    overview = services.now()
    known = next(state for state in overview.posture.states if state.item.id == item)
    decided = overview.decisions.get(ItemId(item))
    return QuestionPage(services.words, Asked(entry, services.words.text(section.title), known, decided, step))


def open_vault(services: FakeServices) -> OpenVaultPage:
    """Return the page with a locked file whose password was wrong."""
    page = OpenVaultPage(services.words, services.examine)
    page.add([Path("/home/colette/Family.kdbx")])
    settle()
    failed = SourceFailed("Family.kdbx", "KeyWrong", MessageId("source.key_wrong"), {"name": "Family.kdbx"})
    page.show_failures([failed])
    return page


def audit(services: FakeServices) -> AuditPage:
    """Return an audit that is on its way."""
    page = AuditPage(services.words, services.catalogue, ["Family.kdbx"])
    page.take(list(small_audit()[:-2]))
    return page


def about(services: FakeServices, *, first_run: bool) -> AboutPage:
    """Return the page about the person; outside the first run, with something told."""
    person = Person() if first_run else Person(("Colette", "Marchal"), 1985, "Orme-sur-Brume")
    return AboutPage(services.words, dict.fromkeys(ProfileFlag), person, NOW.date(), first_run=first_run)


def result(
    services: FakeServices, script: tuple[Event, ...], seen: Seen, shelf: Shelf = Shelf.TO_DO, *, rich: bool = False
) -> ResultPage:
    """Return the result of an audit told by `script`; a rich one was compared, and follows a plain export."""
    record = recorded(script, NOW, "", services.catalogue.version)
    beside = Beside(NOW.date())
    if rich:
        record = replace(record, moved=movements(), changed=4)
        beside = Beside(NOW.date(), taken_out(), (Path("/home/colette/Downloads/logins.csv"),))
    page = _result(services, record, beside, seen)
    page.show_shelf(shelf)
    return page


def plain_file(services: FakeServices) -> ResultPage:
    """Return a result of an export that anyone can read, and in which nothing was found."""
    record = recorded(clean_audit(), NOW, "", services.catalogue.version)
    beside = Beside(NOW.date(), plain=(Path("/home/colette/Downloads/logins.csv"),))
    return _result(services, record, beside, Seen.OWN)


def _result(services: FakeServices, record: AuditRecord, beside: Beside, seen: Seen) -> ResultPage:
    sites = Sites(services.library.kind, services.library.change_address, services.library.ways_out)
    made = reading(services.words, services.catalogue, record, beside, sites.ordered)
    return ResultPage(services.words, services.catalogue, made, sites, seen)


def together(services: FakeServices) -> OpenVaultPage:
    """Return the page with two files, one of them locked, and the choice to ask Pwned Passwords."""
    formats = {".kdbx": Examined("Family.kdbx", "kdbx", locked=True)}
    plain = Examined("logins.csv", "firefox-csv", locked=False)
    services.examined = lambda path: formats.get(path.suffix, plain)
    page = OpenVaultPage(services.words, services.examine)
    page.add([Path("/home/colette/Family.kdbx"), Path("/home/colette/Downloads/logins.csv")])
    settle()
    page.leaks.allow(always=True)
    return page


MIXED = departures(
    (0, Recipient.PWNED_PASSWORDS, 7), (0, Recipient.HIBP, 1), (43, Recipient.TWO_FACTOR, 1), (188, Recipient.HIBP, 1)
)
AGREED = {Recipient.PWNED_PASSWORDS: Consent.EACH_TIME, Recipient.HIBP: Consent.ALWAYS, Recipient.XPOSED: Consent.NEVER}
BREACHES_QUESTION = """GET /api/v3/breaches HTTP/1.1
Host: haveibeenpwned.com
User-Agent: Bilan
Accept-Encoding: gzip
"""


def ledger(services: FakeServices, left: tuple[Departure, ...]) -> LedgerPage:
    """Return what left this computer."""
    return LedgerPage(services.words, departed(left), AGREED, waiting=False)


def recipients(services: FakeServices, *, waiting: bool) -> RecipientsPage:
    """Return whom Bilan may ask, with one question shown."""
    page = RecipientsPage(services.words, AGREED, waiting=waiting)
    page.show_question(Recipient.PWNED_PASSWORDS, QUESTION)
    return page


def letter(services: FakeServices) -> LetterPage:
    """Return a letter that is ready to be sent."""
    page = LetterPage(services.words, COMPANIES, NOW.date())
    form = page._form
    form._company.setText(METIORA.name)
    form._take(METIORA.name)
    form._name.setText("Colette Marchal")
    form._answer_to.show_lines(("4 impasse des Ormes", "44000 Nantes"))
    return page


def collection(services: FakeServices) -> CollectionPage:
    """Return the real platforms: one gone through, one begun, one to be asked again, one without an account."""
    answers = [
        *(told("x", setting.purpose, Told.DONE) for setting in platform("x").setting),
        told("google", Purpose.ADVERTISING, Told.LEFT_ON),
        told("microsoft", Purpose.LOCATION, Told.DONE, days=200),
        told("snapchat", Purpose.LOCATION, Told.NO_ACCOUNT),
    ]
    return CollectionPage(services.words, platforms(), answers, NOW.date())


def told(name: str, purpose: Purpose, answer: Told, days: int = 3) -> SettingTold:
    """Return an answer that was given so many days ago."""
    return SettingTold(name, purpose, answer, NOW - timedelta(days=days))


def platform(name: str) -> Platform:
    """Return the real platform of that id."""
    return next(each for each in platforms() if each.id == name)


def script(name: str) -> Script:
    """Return the message `name` of the exercise."""
    return next(each for each in scenarios.scripts() if each.scenario.id == name)


def practice(services: FakeServices, name: str) -> PracticePage:
    """Return a message that is asked about, after somebody looked where its link leads."""
    page = PracticePage(services.words, script(name), PracticeStep(4, 10))
    for link in page.findChildren(Inspectable)[:1]:
        link.click()
    return page


def answered(services: FakeServices, name: str, act: Act) -> PracticeAnswerPage:
    """Return the explanation of a message to whoever chose `act`."""
    step = PracticeStep(4, 10)
    return PracticeAnswerPage(services.words, script(name), step, act, Confidence.FAIRLY, inspected=True)


def drilled(services: FakeServices, seed: int, *, explained: bool) -> DrillPage:
    """Return an address to read, or its explanation to whoever took the first owner that is offered."""
    page = DrillPage(services.words, lambda: seed)
    if explained:
        page._answers.choose(page.shown.options[0])
        page._explain()
    return page


def clicked(services: FakeServices, case: str) -> ClickedPage:
    """Return what to do in a case."""
    page = ClickedPage(services.words, services.emergency)
    if case:
        page.show_case(case)
    return page


def practice_home(services: FakeServices, *, after_round: bool) -> PracticeHomePage:
    """Return how practising stands: at first, or after a round."""
    if after_round:
        for number, each in enumerate(services.practising.now().round):
            act = Act.OWN_WAY if number % 4 else Act.FOLLOW
            services.practising.answers.append(Answer(each.scenario.id, 1, act, Confidence.FAIRLY, True, NOW))
    return PracticeHomePage(services.words, services.practising.now(), after_round=after_round)


DANGEROUS = (
    "https://paypal.com@sign-in.netflix-account.top/verify/b3Q7SJXz/index.php?session=8f2a91c0d77e4b0a9c1d&email="
    "colette%40orme.example&return=https%3A%2F%2Fcolivo.example%2Fwelcome"
)


def link(services: FakeServices, address: str) -> LinkPage:
    """Return the page that inspects addresses, with an answer."""
    page = LinkPage(services.words, helps_afterwards=True)
    (inspect,) = services.inspector()(threading.Event())
    page.use(inspect)
    if address:
        page.show_address(address)
    return page


def mail(services: FakeServices) -> LinkPage:
    """Return the page with what was found in a saved e-mail."""
    page = link(services, "")
    (seen,) = services.inspect_mail(Path("parcel.eml"))(threading.Event())
    page.show_mail(seen)
    return page


def mail_link(services: FakeServices) -> LinkPage:
    """Return the page with what was found in one link of a saved e-mail."""
    page = mail(services)
    page.findChildren(LinkButton)[-1].click()
    return page


def looking(services: FakeServices) -> AddressesPage:
    """Return the addresses while they are looked up."""
    page = AddressesPage(services.words, addresses.full(), NOW.date())
    page.panel.show_looking(Looking("colette@orme.example", AddressSource.HIBP, 1, 4))
    return page


DRAFTS = {
    "en": "So proud of this team! Between us, the third quarter closes at +38 %, twice what anyone expected, whatever "
    "those idiots in the Halden office say about us.\n\nI am off to Crete until 14 December, phone off. If you run a "
    "purchasing department, write to me when I am back: I have an offer you cannot refuse.",
    "fr": "Si fière de cette équipe\u202f! Entre nous, le troisième trimestre finit à +38\u00a0%, le double de ce que "
    "tout le monde attendait, quoi qu’en disent ces idiots du bureau de Halden.\n\nJe pars en Crète jusqu’au 14 "
    "décembre, téléphone coupé. Si vous dirigez un service achats, écrivez-moi à mon retour\u00a0: j’ai une offre à ne "
    "pas refuser.",
}


def post(services: FakeServices, draft: str) -> PostPage:
    """Return the page with a draft that was looked at."""
    page = PostPage(services.words, services.posting.inspect)
    if draft:
        loop = QEventLoop()
        page.checked.connect(loop.quit)
        page.write(draft)
        loop.exec()
    return page


def exposure(
    services: FakeServices, script: tuple[Event, ...] | None, part: Part | None = None, *, bare: bool = False
) -> ExposurePage:
    """Return the page of accounts after an audit told by `script`; a bare one is without a list of breaches."""
    record = recorded(script, NOW, "", services.catalogue.version) if script else None
    private = (intimate("Rencontres discrètes", "Rendez-vous"), intimate("Cercle", "Cercle")) if not bare else ()
    known = replace(services.now(), last_audit=record, private=private)
    sites = Sites(services.library.kind, services.library.change_address, services.library.ways_out)
    page = ExposurePage(services.words, services.catalogue, sites)
    here = () if bare else tuple(lists().values())
    made = exposed(services.words, known, here, sites.ordered).knowing(HOW)
    page.show_exposed(made, doors(services.words, known, platforms()))
    page._part.setCurrentIndex(0 if part is None else page._part.findData(part.value))
    QTimer.singleShot(0, page, page._list.choose_first)
    return page


def sensitive(services: FakeServices) -> ExposurePage:
    """Return the page before what is sensitive is shown."""
    page = exposure(services, exposed_audit(private=2), Part.LEAKED)
    page._settled.setInterval(0)
    QTimer.singleShot(100, page, lambda: page._list.choose(("sensitive", 0)))
    return page


def fetching_lists(services: FakeServices) -> ListsPage:
    """Return the page of lists while the first is fetched."""
    page = ListsPage(services.words, (), NOW)
    page.show_fetching(ListKind.BREACHES, lambda: None)
    return page


def refused_proxy(services: FakeServices) -> SettingsPage:
    """Return the settings after an address was given that is none of a proxy."""
    page = SettingsPage(services.words, services.settings, services.profile, services.reminder, standing())
    [route] = page.findChildren(RouteChoice)
    route._ways.setCurrentIndex(route._ways.findData(Way.CUSTOM.value))
    route._choose()
    route._address.setText("my-proxy")
    route._use()
    return page


def codes(services: FakeServices) -> LinkPage:
    """Return the page with what the QR codes of a picture are for."""
    page = link(services, "")
    (seen,) = services.inspect_picture(Path("door.png"))(threading.Event())
    page.show_codes(seen)
    return page


def history_again(services: FakeServices) -> HistoryChoicePage:
    """Return the choice of a history of which one was looked through twice, and one once."""
    last = looked_through(services.profiles[0], history())
    before = replace(last, at=NOW - timedelta(days=82), addresses=4120, danger=5, to_check=31)
    once = replace(before, browser="Safari", danger=0)
    return HistoryChoicePage(services.words, services.profiles, (last, before, once))


def history_progress(services: FakeServices) -> HistoryProgressPage:
    """Return a look at a history on its way."""
    page = HistoryProgressPage(services.words, services.profiles[0])
    page.show_progress(Progress(Stage.JUDGING, 41_000, 100_000))
    return page


def history_result(services: FakeServices, looked: Looked, danger: int | None = None) -> HistoryResultPage:
    """Return what a history comes to; the time before, `danger` addresses were at the level "do not open"."""
    look = replace(looked_through(services.profiles[0], looked), at=NOW - timedelta(days=82))
    before = None if danger is None else replace(look, danger=danger)
    return HistoryResultPage(services.words, services.profiles[0], looked, before, helps_afterwards=True)


SCREENS: dict[str, tuple[str | None, Build]] = {
    "124-family": ("people", family({})),
    "125-family-agreed": ("people", family({"photos": "Norvik 2026", "names": "Colette, Ana"})),
    "127-item-card": ("people", lambda s: question(s, "people.talk", None)),
    "128-item-photos": ("posts", lambda s: question(s, "social.photos", None)),
    "126-people": ("people", lambda s: SectionPage(s.words, s.catalogue, s.now(), "people")),
    "120-photos": (PHOTOS, photos("garden.jpg")),
    "121-photos-several": (PHOTOS, photos("IMG_20261103_081542.heic", "letter.odt", "garden.png")),
    "122-photos-saved": (PHOTOS, photos("garden.jpg", saved=True)),
    "123-photos-none": (PHOTOS, photos()),
    "00-opening": (None, lambda s: OpeningPage(s.words)),
    "01-welcome": (None, lambda s: WelcomePage(s.words)),
    "02-about": (None, lambda s: about(s, first_run=True)),
    "03-question": (None, lambda s: question(s, "links.reason", Step(3, 9))),
    "04-question-vault": (None, lambda s: question(s, "passwords.reuse", Step(1, 9))),
    "05-item": ("passwords", lambda s: question(s, "passwords.leaked", None)),
    "06-open-vault": ("passwords", open_vault),
    "07-audit": ("passwords", audit),
    "08-result": ("passwords", lambda s: result(s, small_audit(), Seen.OWN)),
    "09-result-blind": ("passwords", lambda s: result(s, blind_audit(), Seen.OWN)),
    "10-result-clean": ("passwords", lambda s: result(s, clean_audit(), Seen.OWN)),
    "11-result-sample": (None, lambda s: result(s, small_audit(), Seen.SAMPLE)),
    "18-passwords": ("passwords", lambda s: result(s, rich_audit(), Seen.OWN, rich=True)),
    "19-passwords-changed": ("passwords", lambda s: result(s, rich_audit(), Seen.OWN, Shelf.CHANGED, rich=True)),
    "20-passwords-to-know": ("passwords", lambda s: result(s, rich_audit(), Seen.OWN, Shelf.TO_KNOW, rich=True)),
    "21-passwords-left-out": ("passwords", lambda s: result(s, rich_audit(), Seen.OWN, Shelf.LEFT_OUT, rich=True)),
    "22-passwords-plain": ("passwords", plain_file),
    "23-open-together": ("passwords", together),
    "24-about": (SETTINGS, lambda s: about(s, first_run=False)),
    "25-accounts": ("accounts", lambda s: SectionPage(s.words, s.catalogue, s.now(), "accounts")),
    "26-rights": ("accounts", lambda s: RightsPage(s.words, asked(), NOW.date())),
    "27-rights-none": ("accounts", lambda s: RightsPage(s.words, (), NOW.date())),
    "28-letter": ("accounts", letter),
    "29-collection": ("accounts", collection),
    "40-setting": ("accounts", lambda s: SettingPage(s.words, Visited(platform("google"), 2, None))),
    "41-setting-app": (
        "accounts",
        lambda s: SettingPage(
            s.words, Visited(platform("snapchat"), 2, told("snapchat", Purpose.LOCATION, Told.LEFT_ON))
        ),
    ),
    "90-link": (CHECK_LINK, lambda s: link(s, "https://track.colivo-parcel4417.example/p/6H-3310?utm_source=sms")),
    "91-link-danger": (CHECK_LINK, lambda s: link(s, DANGEROUS)),
    "92-link-nothing": (CHECK_LINK, lambda s: link(s, "https://suivi.colivo.example/6H-3310/relais")),
    "93-link-none": (CHECK_LINK, lambda s: link(s, "see you at eight")),
    "95-mail": (CHECK_LINK, mail),
    "95-mail-link": (CHECK_LINK, mail_link),
    "96-codes": (CHECK_LINK, codes),
    "97-history-choice": (CHECK_LINK, lambda s: HistoryChoicePage(s.words, s.profiles)),
    "97-history-again": (CHECK_LINK, history_again),
    "97-history-nobody": (CHECK_LINK, lambda s: HistoryChoicePage(s.words, ())),
    "98-history-progress": (CHECK_LINK, history_progress),
    "99-history-result": (CHECK_LINK, lambda s: history_result(s, history())),
    "99-history-again": (CHECK_LINK, lambda s: history_result(s, history(), 5)),
    "99-history-nothing": (CHECK_LINK, lambda s: history_result(s, history("https://colivo.example/"))),
    "94-link-empty": (CHECK_LINK, lambda s: link(s, "")),
    "45-addresses": ("accounts", lambda s: AddressesPage(s.words, addresses.full(), NOW.date())),
    "46-addresses-none": ("accounts", lambda s: AddressesPage(s.words, AddressBook((), KeyState.NONE), NOW.date())),
    "47-addresses-looking": ("accounts", looking),
    "48-address": ("accounts", lambda s: AddressPage(s.words, addresses.full().known[0], addresses.QUESTIONS)),
    "49-address-new": ("accounts", lambda s: AddressPage(s.words, addresses.full().known[-1], addresses.QUESTIONS)),
    "12-home": (HOME, lambda s: HomePage(s.words, s.catalogue, s.now())),
    "14-section": ("passwords", lambda s: SectionPage(s.words, s.catalogue, s.now(), "passwords")),
    "15-settings": (SETTINGS, lambda s: SettingsPage(s.words, s.settings, s.profile, s.reminder, standing())),
    **RESIDING,
    "125-reminder-off": (SETTINGS, lambda s: ReminderPage(s.words, s.reminder, NOW.date())),
    "126-reminder-on": (SETTINGS, lambda s: ReminderPage(s.words, reminded(), NOW.date())),
    "127-reminder-hindered": (SETTINGS, lambda s: ReminderPage(s.words, reminded(Hindrance.CLOSED), NOW.date())),
    "128-home-reminded": (HOME, lambda s: HomePage(s.words, s.catalogue, replace(s.now(), reminder=reminded()))),
    "42-ledger": (LEDGER, lambda s: ledger(s, MIXED)),
    "43-ledger-empty": (LEDGER, lambda s: ledger(s, ())),
    "44-recipients": (LEDGER, lambda s: recipients(s, waiting=True)),
    **looking_back.SCREENS,
    "111-post": (POST, lambda s: post(s, DRAFTS[s.words.language])),
    "112-post-empty": (POST, lambda s: post(s, "")),
    "100-exposure": ("accounts", lambda s: exposure(s, exposed_audit(private=2))),
    "101-exposure-leaked": ("accounts", lambda s: exposure(s, exposed_audit(private=2), Part.LEAKED)),
    "102-exposure-closing": ("accounts", lambda s: exposure(s, exposed_audit(), Part.CLOSING)),
    "103-exposure-protecting": ("accounts", lambda s: exposure(s, exposed_audit(), Part.PROTECTING)),
    "104-exposure-holding": ("accounts", lambda s: exposure(s, exposed_audit(), Part.HOLDING)),
    "105-exposure-no-list": ("accounts", lambda s: exposure(s, blind(), bare=True)),
    "106-exposure-no-vault": ("accounts", lambda s: exposure(s, None, bare=True)),
    "107-exposure-sensitive": ("accounts", sensitive),
    "108-lists": ("accounts", lambda s: ListsPage(s.words, tuple(lists().values()), NOW)),
    "129-lists-old": ("accounts", lambda s: ListsPage(s.words, tuple(old_lists().values()), NOW)),
    "109-lists-none": ("accounts", fetching_lists),
    "110-settings-proxy": (SETTINGS, refused_proxy),
    "16-passphrase": (None, lambda s: PassphrasePage(s.words, PassphraseAsked.NEW)),
    "60-practice-home": ("links", lambda s: practice_home(s, after_round=False)),
    "61-practice-after": ("links", lambda s: practice_home(s, after_round=True)),
    "62-practice-mail": (None, lambda s: practice(s, "pro-network-invite")),
    "63-practice-mail-answer": (None, lambda s: answered(s, "pro-network-invite", Act.OWN_WAY)),
    "64-practice-sms": (None, lambda s: practice(s, "parcel-fee-sms")),
    "65-practice-qr": (None, lambda s: practice(s, "qr-parking")),
    "66-practice-qr-answer": (None, lambda s: answered(s, "qr-parking", Act.FOLLOW)),
    "67-practice-push": (None, lambda s: practice(s, "push-fatigue")),
    "68-practice-browser": (None, lambda s: practice(s, "oauth-mail-reader")),
    "69-practice-browser-answer": (None, lambda s: answered(s, "oauth-mail-reader", Act.FOLLOW)),
    "70-practice-honest-answer": (None, lambda s: answered(s, "parcel-window-mail", Act.REPORT)),
    "71-practice-call": (None, lambda s: practice(s, "bank-call-code")),
    "72-practice-calendar-answer": (None, lambda s: answered(s, "calendar-stranger", Act.IGNORE)),
    "73-practice-chat": (None, lambda s: practice(s, "recruiter-document")),
    "74-practice-window-answer": (None, lambda s: answered(s, "window-in-the-page", Act.OWN_WAY)),
    "75-practice-reply-answer": (None, lambda s: answered(s, "supplier-bank-details", Act.ASK)),
    "76-drill": ("links", lambda s: drilled(s, 10, explained=False)),
    "77-drill-answer": ("links", lambda s: drilled(s, 10, explained=True)),
    "78-clicked": ("links", lambda s: clicked(s, "")),
    "79-clicked-password": ("links", lambda s: clicked(s, "password")),
    "80-links": ("links", lambda s: SectionPage(s.words, s.catalogue, s.now(), "links")),
    "17-problem": (None, lambda s: ProblemPage(s.words, ResourceError(detail="words"))),
    **keeping.PAGES,
}
"""Each screen with its place in the side bar."""


def reminded(hindrance: Hindrance | None = None) -> Reminder:
    """Return reminders on Mondays that fare well, or not."""
    run = LastRun(NOW - timedelta(hours=16), Ran.CLOSED if hindrance else Ran.QUIET)
    monday = datetime(2026, 11, 30, 18, 0)  # noqa: DTZ001 - a wall time
    plan = Plan(0, 18, 0, date(2026, 11, 2))
    return Reminder(plan, Waking.SYSTEMD, date(2026, 11, 23), monday, run, hindrance, every=2 if hindrance else 1)


def change(services: FakeServices, parent: QWidget) -> Sheet:
    """Return the sheet that leads to where a password is changed."""
    first = subject("Orme Mail")
    return ChangeSheet(services.words, first, services.library.change_address(first.site), parent)


def exclude(services: FakeServices, parent: QWidget) -> Sheet:
    """Return the sheet that leaves one of two accounts out, or the folder of both."""
    finding = shared(Urgency.FIRST, "Orme Mail", "Docvault")
    in_folder = replace(finding, subjects=tuple(replace(each, folder="Work/Shared") for each in finding.subjects))
    [group] = grouped(services.words, [in_folder])
    return ExcludeSheet(services.words, services.catalogue, group, NOW.date(), parent)


def closing(services: FakeServices, parent: QWidget) -> Sheet:
    """Return the sheet that leads to where an account is closed."""
    words, site = services.words, "colivo.example"
    title = words.text("Close the account at {name}", name="Colivo")
    note = words.text("Fetch what you want to keep first: closing cannot always be undone.")
    close = services.library.ways_out(site).close
    return AddressSheet(words, Destination(title, "colette@orme.example", close, (note,), "globe"), parent)


SHEETS: dict[str, Callable[[FakeServices, QWidget], Sheet]] = {
    "30-consent": lambda s, parent: ConsentSheet(s.words, Recipient.PWNED_PASSWORDS, QUESTION, parent),
    "31-change": change,
    "32-exclude": exclude,
    "37-consent-list": lambda s, parent: ConsentSheet(s.words, Recipient.HIBP, BREACHES_QUESTION, parent),
    "38-report": lambda s, parent: ReportSheet(s.words, parent),
    "38-erase": lambda s, parent: EraseSheet(s.words, 217, NOW.date(), parent),
    "34-request": lambda s, parent: RequestSheet(s.words, asked()[0], NOW.date(), parent),
    "35-complaint": lambda s, parent: ComplaintSheet(
        s.words, "Métiora", lambda language: complaint(asked()[0], language, NOW.date()), parent
    ),
    "36-sent": lambda s, parent: SentSheet(s.words, "Métiora", NOW.date(), parent),
    "39-key": lambda s, parent: KeySheet(s.words, KeyState.KEPT, addresses.KEY_QUESTION, parent),
    "50-add-address": lambda s, parent: AddAddressSheet(s.words, parent),
    "51-consent-hibp": lambda s, parent: ConsentSheet(s.words, Recipient.HIBP, BREACHES_QUESTION, parent),
    "52-private-words": lambda s, parent: PrivateWordsSheet(s.words, ("Projet Héron", "Norvik"), parent),
    "53-close": closing,
    "55-unflagged-words": lambda s, parent: UnflaggedWordsSheet(s.words, ("bloody", "sprint of hell"), parent),
    "54-archive-words": looking_back.words_sheet,
    "33-delete": lambda s, parent: DeleteSheet(s.words, Path("/home/colette/Downloads/logins.csv"), parent),
    **keeping.SHEETS,
}
"""Each sheet, over the window that it is given."""


def windows(words: Words, wanted: set[str]) -> Iterator[tuple[str, QWidget]]:
    """Yield each screen in a window of its own."""
    services = FakeServices(words, Settings(welcomed=True))
    practised(services)
    for name, (place, build) in SCREENS.items():
        if not wanted or name in wanted:
            window = MainWindow()
            window.furnish(places(services.catalogue), words)
            window.show_page(build(services), place)
            yield name, window
    if not wanted or "12-home-first" in wanted:
        fresh = FakeServices(words)
        window = MainWindow()
        window.furnish(places(fresh.catalogue), words)
        window.show_page(HomePage(words, fresh.catalogue, fresh.now()), HOME)
        yield "12-home-first", window
    if not wanted or "13-why" in wanted:
        parent = QWidget()
        yield "13-why", WhyDialog(words, services.catalogue, services.now().posture, parent)
    for name, made in SHEETS.items():
        if not wanted or name in wanted:
            over = MainWindow()
            yield name, made(services, over)


def settle() -> None:
    """Let layouts and animations come to rest."""
    loop = QEventLoop()
    QTimer.singleShot(_REST_MS, loop.quit)
    loop.exec()


def main(folder: Path, wanted: set[str], scale: float, size: tuple[int, int]) -> None:
    """Draw the `wanted` screens, or all, into `folder`: each language, light and dark."""
    app = QApplication(["pictures", *STYLE])
    theme = Theme(scale)
    folder.mkdir(parents=True, exist_ok=True)
    for look in (Look.LIGHT, Look.DARK):
        theme.apply(app, look)
        for language in LANGUAGES:
            for name, window in windows(Words(language), wanted):
                if isinstance(window, MainWindow):
                    window.resize(*size)
                window.show()
                settle()
                window.grab().save(str(folder / f"{name}-{language}-{look.value}.png"))
                window.close()
                window.deleteLater()


if __name__ == "__main__":
    main(Path(sys.argv[1]), set(sys.argv[2:]), 1.0, (1100, 760))
