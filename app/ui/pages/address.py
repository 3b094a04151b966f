"""What is known of one address, and what of it may leave?

What would leave stands beside each switch, byte for byte, before it is moved.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.browser import browse
from app.ui.pages.addresses_words import (
    SOURCES,
    about_address,
    breach_said,
    reason_said,
    result_said,
    way_name,
    way_said,
)
from app.ui.pages.guided import GuidedPage
from app.ui.pages.quoted import Quoted
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.card import Card
from app.ui.widgets.rows import Row
from app.ui.widgets.shapes import Step
from app.ui.widgets.state import StateShape, StepShape, UrgencyShape
from app.ui.widgets.switch import Switch
from app.ui.widgets.text import Body, CardTitle, DetailTitle, Lead, Second, Strong, Title
from app.values.kept_addresses import KnownAddress, NamedBreach, Told
from app.words import Words
from checks.model import Urgency
from checks.own_addresses import AddressSource, Result, Way
from checks.states import State

_HIBP_PAGE = "https://haveibeenpwned.com/"


class AddressPage(GuidedPage):
    """One address: the last answer of each source, and a switch for each way of asking."""

    ticked = Signal(object)
    """Carries the ways that are on now, a frozenset of `Way`."""
    forgotten = Signal()
    look_up_wanted = Signal()

    def __init__(self, words: Words, known: KnownAddress, questions: Mapping[Way, str]) -> None:
        """Show `known`; `questions` is what would leave about it in each way."""
        super().__init__(words, None)
        self.column.addWidget(self.headed_by(Title(known.own.address)))
        about = about_address(words, known)
        self.column.addWidget(Lead(about or words.text("An address that you added.")))
        self.column.addWidget(self.notice)
        for source, told in known.told.items():
            self.column.addWidget(self._answer(source, told))
        self.column.addWidget(DetailTitle(words.text("What may leave this computer")))
        self._switches = {way: Switch(way_name(words, way)) for way in Way}
        for way, switch in self._switches.items():
            switch.setChecked(way in known.own.ways)
            switch.toggled.connect(self._tick)
            self.column.addWidget(self._way(way, switch, questions[way]))
        self.column.addStretch(1)
        forgetting = words.text("&Forget this address") if known.kept else ""
        _, forget, self._on = self.add_foot(words.text("&Back"), forgetting, words.text("&Look it up"))
        if forget is not None:
            forget.clicked.connect(self.forgotten)
        self._on.clicked.connect(self.look_up_wanted)
        self._on.setEnabled(bool(known.own.ways))

    def ways(self) -> frozenset[Way]:
        """Return the ways that are on."""
        return frozenset(way for way, switch in self._switches.items() if switch.isChecked())

    def _tick(self) -> None:
        self._on.setEnabled(bool(self.ways()))
        self.ticked.emit(self.ways())

    def _way(self, way: Way, switch: Switch, question: str) -> Card:
        card = Card()
        card.body.addWidget(switch)
        card.body.addWidget(Second(way_said(self.words, way)))
        quoted = Quoted(question, "" if way is Way.XPOSED else self.words.text("The dots stand for your key."))
        quoted.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        card.body.addWidget(quoted)
        return card

    def _answer(self, source: AddressSource, told: Sequence[Told]) -> Card:
        card = Card()
        card.body.addWidget(CardTitle(SOURCES[source]))
        for each in told:
            card.body.addWidget(self._result(each))
            if each.breaches or each.answer.private:
                card.body.addWidget(_Breaches(self.words, each))
        if source is AddressSource.HIBP:
            card.body.addWidget(self._attribution(), 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _result(self, told: Told) -> Row:
        words = self.words
        at = told.answer.at.astimezone()
        when = words.text("{day} at {time}", day=words.date(at.date()), time=f"{at:%H:%M}")
        return Row(_shape(told.answer.result), result_said(words, told), reason_said(words, told), when)

    def _attribution(self) -> LinkButton:
        """Return the source that its licence (CC BY 4.0) wants named, with the way there."""
        link = LinkButton(self.words.text("Source: haveibeenpwned.com (CC BY 4.0)"))
        link.clicked.connect(lambda: browse(_HIBP_PAGE))
        return link


class _Breaches(QWidget):
    """The breaches of an answer; those that may tell something intimate only after a click."""

    def __init__(self, words: Words, told: Told) -> None:
        super().__init__()
        self.words = words
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(32, 0, 0, 0)
        self._column.setSpacing(8)
        self._private = [each for each in told.breaches if each.private]
        for each in told.breaches:
            if not each.private:
                self._add(each)
        n, gone = len(self._private), told.answer.private - len(self._private)
        if self._private:
            self._reveal = LinkButton(
                words.count(
                    "&Show {n} more that may tell something intimate",
                    "&Show {n} more that may tell something intimate",
                    n,
                )
            )
            self._reveal.clicked.connect(self._show_private)
            self._column.addWidget(self._reveal, 0, Qt.AlignmentFlag.AlignLeft)
        if gone > 0:
            said = words.count(
                "{n} more was named that may tell something intimate. Such names are kept nowhere: look it up again "
                "to see it.",
                "{n} more were named that may tell something intimate. Such names are kept nowhere: look it up again "
                "to see them.",
                gone,
            )
            self._column.addWidget(Second(said))

    def _add(self, named: NamedBreach) -> None:
        title = named.public.title if named.public else named.name
        line = QHBoxLayout()
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(Strong(title))
        said.addWidget(Body(breach_said(self.words, named)))
        line.addLayout(said, 1)
        self._column.addLayout(line)

    def _show_private(self) -> None:
        self._reveal.hide()
        for each in self._private:
            self._add(each)


def _shape(result: Result) -> QWidget:
    match result:
        case Result.FOUND:
            return UrgencyShape(Urgency.SOON)
        case Result.NOT_FOUND:
            return StepShape(Step.DONE, 20)
        case Result.UNKNOWN:
            return StateShape(State.UNKNOWN)
