"""What can be done about a row of the page of accounts?"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from app.knowledge.catalogue import Catalogue
from app.ui.icons import Icon
from app.ui.pages.accounts import Sites
from app.ui.pages.address_sheet import Destination
from app.ui.pages.detail_pane import DetailPane
from app.ui.pages.doors import Door, Place
from app.ui.pages.exposed import BREACHED, DECLARED, DORMANT, DUPLICATE, SECOND_FACTOR, Exposed
from app.ui.pages.exposed_rows import Gap, Missing, Row, Sensitive, Thing
from app.ui.pages.exposed_said import LIST_WANTED, Sayings
from app.ui.pages.grouping import TO_DO, Group, subject_name, urgency_words
from app.ui.widgets.buttons import LinkButton, SecondaryButton
from app.ui.widgets.state import UrgencyShape
from app.ui.widgets.text import Attention, Second, Strong
from app.words import Words
from checks.model import Finding, MessageId, Outcome, Subject

_AT_SITE = frozenset({MessageId("duplicate.several")})


class ExposedDetail(DetailPane):
    """The right side of the page of accounts."""

    vault_wanted = Signal()
    lists_wanted = Signal()
    letter_wanted = Signal()
    change_wanted = Signal(Subject)
    page_wanted = Signal(Destination)
    leave_out_wanted = Signal(Group)
    elsewhere_told = Signal(Subject, bool)
    """Tells that an account asks for a second proof elsewhere, or that it does not after all."""
    sensitive_wanted = Signal(bool)
    place_wanted = Signal(Place)

    def __init__(self, words: Words, catalogue: Catalogue, sites: Sites) -> None:
        """Begin empty."""
        note = words.text(
            "Bilan contacts none of these sites. A button that leads to one shows you the address first, then opens it"
            " in your browser."
        )
        super().__init__(words, note)
        self._catalogue = catalogue
        self._sites = sites

    def show_thing(self, thing: Thing, exposed: Exposed) -> None:
        """Show what a row of `exposed` is about."""
        said = Sayings(self.words, self._catalogue, self._sites, exposed)
        match thing:
            case Row():
                self.show_said(said.row(thing), self._head(thing, exposed), self._acts(thing, exposed))
            case Missing():
                self.show_said(said.missing(thing), None, self._acts_on_missing(thing))
            case Sensitive():
                self.show_said(said.sensitive(thing), None, self._acts_on_sensitive(thing))
            case Door():
                go = self.made_primary(thing.button, lambda: self.place_wanted.emit(thing.place))
                self.show_said(said.door(thing), None, (go,))

    def _head(self, row: Row, exposed: Exposed) -> QHBoxLayout:
        words, finding = self.words, row.finding
        head = QHBoxLayout()
        head.setSpacing(10)
        match finding.outcome:
            case Outcome.FAIL | Outcome.PARTIAL:
                word = urgency_words(words, finding.urgency)
                head.addWidget(UrgencyShape(finding.urgency, name=word))
                head.addWidget(Attention(word))
            case Outcome.UNKNOWN:
                head.addWidget(Icon("eye-off", 20, "muted"))
                head.addWidget(Strong(words.text("Not known")))
            case Outcome.PASS | Outcome.NOT_APPLICABLE:
                head.addWidget(Icon("info", 20, "muted"))
                head.addWidget(Strong(words.text("Good to know")))
        day = words.date(exposed.record.at.date()) if exposed.record else ""
        head.addWidget(Second(words.text("measured {day}", day=day)), 1)
        if finding.outcome in TO_DO and not finding.private:
            leave_out = LinkButton(words.text("Lea&ve out…"))
            leave_out.clicked.connect(lambda: self.leave_out_wanted.emit(row.group))
            head.addWidget(leave_out)
        return head

    def _acts(self, row: Row, exposed: Exposed) -> Iterator[QPushButton]:
        finding = row.finding
        if finding.check == BREACHED:
            yield from self._acts_on_leak(finding)
        elif finding.check == DORMANT or finding.evidence.message in _AT_SITE:
            yield from self._acts_on_closing(finding)
        elif finding.check != DUPLICATE:
            yield from self._acts_on_proof(finding, exposed)
        yield self._second(self.words.text("&Done: read again"), self.vault_wanted.emit)

    def _acts_on_leak(self, finding: Finding) -> Iterator[QPushButton]:
        first = next((subject for subject in finding.subjects if subject.site), None)
        if first is not None and finding.outcome is not Outcome.PASS:
            yield self.made_primary(self.words.text("Change the &first one"), lambda: self.change_wanted.emit(first))

    def _acts_on_closing(self, finding: Finding) -> Iterator[QPushButton]:
        words, subject = self.words, finding.subjects[0]
        ways, name = self._sites.ways_out(subject.site), subject_name(subject)
        user = subject.user if len(finding.subjects) == 1 else ""
        if ways.close:
            title = words.text("Close the account at {name}", name=name)
            note = words.text("Fetch what you want to keep first: closing cannot always be undone.")
            close = Destination(title, user, ways.close, (note,), "globe")
            yield self.made_primary(words.text("&Where to close it…"), lambda: self.page_wanted.emit(close))
        if ways.download:
            title = words.text("Fetch your data from {name}", name=name)
            download = Destination(title, user, ways.download, (), "globe")
            yield self._second(words.text("Fetch your da&ta…"), lambda: self.page_wanted.emit(download))
        if not ways.close:
            yield self._second(words.text("Ask for it in a lette&r…"), self.letter_wanted.emit)

    def _acts_on_proof(self, finding: Finding, exposed: Exposed) -> Iterator[QPushButton]:
        words = self.words
        if len(finding.subjects) != 1:
            return
        [subject] = finding.subjects
        how, open_yet = exposed.how.get(subject.site), finding.outcome is not Outcome.PASS
        if how and open_yet:
            title = words.text("How {name} turns it on", name=subject_name(subject))
            page = Destination(title, subject.user, how, (words.text("These are the site’s own words."),))
            yield self.made_primary(words.text("How to t&urn it on…"), lambda: self.page_wanted.emit(page))
        if finding.check != SECOND_FACTOR or not (subject.site or subject.user):
            return
        if open_yet:
            yield self._second(words.text("It is on &elsewhere"), lambda: self.elsewhere_told.emit(subject, True))
        elif finding.evidence.message == DECLARED:
            yield self._second(words.text("&It is not on"), lambda: self.elsewhere_told.emit(subject, False))

    def _acts_on_missing(self, missing: Missing) -> Iterator[QPushButton]:
        words = self.words
        match missing.gap:
            case Gap.NO_VAULT:
                yield self.made_primary(words.text("&Open a vault"), self.vault_wanted.emit)
            case Gap.COULD_NOT_LOOK if missing.reason in LIST_WANTED:
                yield self.made_primary(words.text("&Fetch or load a list…"), self.lists_wanted.emit)
            case Gap.NOT_LOOKED | Gap.COULD_NOT_LOOK | Gap.NOTHING_FOUND:
                yield self._second(words.text("Read &again"), self.vault_wanted.emit)

    def _acts_on_sensitive(self, told: Sensitive) -> Iterator[QPushButton]:
        words = self.words
        if told.here and told.shown:
            yield self.made_primary(words.text("&Hide it again"), lambda: self.sensitive_wanted.emit(False))
        elif told.here:
            text = words.text("&Show what is sensitive ({n})", n=told.here)
            yield self.made_primary(text, lambda: self.sensitive_wanted.emit(True))
        else:
            yield self._second(words.text("Read &again"), self.vault_wanted.emit)

    @staticmethod
    def _second(text: str, act: Callable[[], None]) -> SecondaryButton:
        button = SecondaryButton(text)
        button.clicked.connect(lambda _checked: act())
        return button
