"""Which visited addresses should rather not have been opened?"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.ui.pages.history_words import look_before
from app.ui.pages.link_result import AdviceCard, level_line
from app.ui.pages.screen import Screen
from app.ui.widgets.buttons import LinkButton, SecondaryButton
from app.ui.widgets.card import Card, separator
from app.ui.widgets.flow import Flow
from app.ui.widgets.scroll import Page
from app.ui.widgets.state import UrgencyShape
from app.ui.widgets.text import Lead, Second, Strong, Title
from app.values.browsing import BrowserProfile
from app.wording import link_words
from app.wording.link_words import Said
from app.words import Words
from checks.links.model import Inspection, Level, Severity
from checks.links.visited import Looked, RiskySite
from checks.looked_through import HistoryLook
from checks.model import Urgency


class HistoryResultPage(Screen):
    """Sites at the level "do not open" with date and reason; of all others only counts."""

    another_wanted = Signal()
    link_wanted = Signal(str)
    """An address is to be looked at by itself."""
    clicked_already = Signal()
    """The person did something there and wants to know what to do now."""

    def __init__(
        self,
        words: Words,
        profile: BrowserProfile,
        looked: Looked,
        before: HistoryLook | None = None,
        *,
        helps_afterwards: bool,
    ) -> None:
        """Show what the history of `profile` comes to. `before` is what was kept of the last look at it."""
        super().__init__(words)
        self._looked = looked
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        scroll = Page()
        whole.addWidget(scroll)
        body = scroll.body
        body.addWidget(self.headed_by(Title(words.text("The history of {name}", name=profile.label))))
        body.addWidget(Lead(self._counts()))
        if before is not None:
            body.addWidget(Second(look_before(looked.dangerous, before, words)))
        body.addWidget(self.notice)
        body.addWidget(self._answer())
        if looked.risky:
            body.addWidget(self._advice(helps_afterwards=helps_afterwards))
        body.addLayout(self._ways())
        body.addStretch(1)

    def _counts(self) -> str:
        words, looked = self.words, self._looked
        said = [words.count("{n} address was inspected.", "{n} addresses were inspected.", looked.addresses)]
        if looked.skipped:
            said.append(
                words.count(
                    "{n} other leads to no site and was not.",
                    "{n} others lead to no site and were not.",
                    looked.skipped,
                )
            )
        if looked.own_sites:
            said.append(
                words.count(
                    "They were compared with the site that you go to most often.",
                    "They were compared with the {n} sites that you go to most often.",
                    looked.own_sites,
                )
            )
        return " ".join(said)

    def _answer(self) -> Card:
        words, looked = self.words, self._looked
        card = Card()
        card.body.setContentsMargins(23, 19, 23, 15)
        level = Level.DANGER if looked.risky else Level.NOTHING_FOUND if looked.addresses else Level.NOT_AN_ADDRESS
        card.body.addLayout(level_line(self._said(), level))
        for site in looked.risky[:_MOST]:
            card.body.addWidget(separator())
            card.body.addLayout(self._site(site))
        if (left := looked.risky_sites - _MOST) > 0:
            card.body.addWidget(separator())
            card.body.addWidget(Second(words.count("{n} more site", "{n} more sites", left)))
        if looked.to_check:
            card.body.addWidget(separator())
            card.body.addWidget(
                Second(
                    words.count(
                        "{n} more address would have been worth a second look; nothing in it is decisive.",
                        "{n} more addresses would have been worth a second look; nothing in them is decisive.",
                        looked.to_check,
                    )
                )
            )
        return card

    def _said(self) -> Said:
        words, looked = self.words, self._looked
        if looked.risky:
            title = words.count("{n} site looks like fraud", "{n} sites look like fraud", looked.risky_sites)
            why = words.text("By the address alone: of a thousand honest addresses, one or two look so too.")
            return Said(title, why)
        if looked.addresses:
            why = words.text(
                "Nothing in these addresses speaks against them. That is no promise: some fraud leaves no trace."
            )
            return Said(words.text("Nothing found"), why)
        return Said(words.text("Not known"), words.text("There is no address of a site in this history."))

    def _site(self, site: RiskySite) -> QHBoxLayout:
        words, found = self.words, site.inspection
        name = found.owner or found.address
        line = QHBoxLayout()
        line.setSpacing(14)
        line.addWidget(UrgencyShape(Urgency.FIRST, _SHAPE), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(Strong(name))
        column.addWidget(Second(_when(site, words)))
        column.addWidget(Second(_reason(found, words)))
        line.addLayout(column, 1)
        button = LinkButton(words.text("Look closer"))
        button.setAccessibleName(words.text("Look closer at {address}", address=name))
        button.clicked.connect(lambda: self.link_wanted.emit(found.text))
        line.addWidget(button)
        return line

    def _advice(self, *, helps_afterwards: bool) -> AdviceCard:
        words = self.words
        said = words.text(
            "If you only looked, close it and leave it. If you typed a password there, change it on the real site."
        )
        advice = AdviceCard(words, said)
        if helps_afterwards:
            advice.offer(words.text("I typed &something there")).clicked.connect(self.clicked_already)
        return advice

    def _ways(self) -> Flow:
        another = SecondaryButton(self.words.text("&Look at another one"))
        another.clicked.connect(self.another_wanted)
        line = Flow()
        line.addWidget(another)
        line.addWidget(self.way_back())
        return line


def _when(site: RiskySite, words: Words) -> str:
    count = words.count("{n} address", "{n} addresses", site.addresses)
    if site.last is None:
        return words.text("Visited at an unknown time, {count}", count=count)
    return words.text("Last visited on {day}, {count}", day=words.date(site.last), count=count)


def _reason(found: Inspection, words: Words) -> str:
    """Return what was decisive, or weighs most."""
    told = max(found.findings, key=lambda each: (each.severity is Severity.DANGER, each.weight))
    said = link_words.finding(told, words)
    return words.text("{title}. {why}", title=said.title, why=said.why)


_MOST: Final = 50
_SHAPE: Final = 18
