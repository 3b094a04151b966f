"""Is the person reminded, and when? Nothing is set up before they say so, and one button takes it away again."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from app.ui.pages.reminder_words import came_to, hindered, instant, what_is_set_up
from app.ui.pages.screen import Screen
from app.ui.widgets.buttons import LinkButton, PrimaryButton, SecondaryButton
from app.ui.widgets.card import Card, Soft
from app.ui.widgets.choice import Choice
from app.ui.widgets.flow import Flow
from app.ui.widgets.scroll import Page
from app.ui.widgets.text import Attention, Body, CardTitle, Lead, Second, Strong, Title
from app.values.reminder import Plan, Reminder
from app.words import Words

_HOURS: Final = range(6, 24)
_USUAL: Final = 18
_WEEK: Final = timedelta(days=7)


class ReminderPage(Screen):
    """Day and time, what is set up for it, and how it fares."""

    agreed = Signal(Plan)
    removed = Signal()
    snoozed = Signal(date)

    def __init__(self, words: Words, reminder: Reminder, today: date) -> None:
        """Show `reminder`; `today` is the local date."""
        super().__init__(words)
        self._reminder = reminder
        self._today = today
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        scroll = Page(max_width=720)
        whole.addWidget(scroll)
        scroll.body.addWidget(self.headed_by(Title(words.text("Remind me"))))
        said = words.text("A notification when something is due, at most once a week. It names no account.")
        scroll.body.addWidget(Lead(said))
        scroll.body.addWidget(self.notice)
        if reminder.plan is not None:
            scroll.body.addWidget(self._state())
        scroll.body.addWidget(self._wish())
        scroll.body.addWidget(self._consent())
        scroll.body.addLayout(self._ways())
        scroll.body.addStretch(1)

    def _wish(self) -> Card:
        words, plan, card = self.words, self._reminder.plan, Card()
        card.body.addWidget(CardTitle(words.text("When")))
        self._day = Choice(words.text("Day"))
        self._day.addItem(words.text("When something is due (suggested)"), None)
        for number in range(7):
            self._day.addItem(words.text("On {weekday}", weekday=words.weekday(number)), number)
        self._hour = Choice(words.text("Time"))
        for hour in sorted({*_HOURS, plan.hour if plan else _USUAL}):
            self._hour.addItem(words.time(hour, 0), hour)
        if plan is not None:
            self._day.setCurrentIndex(self._day.findData(plan.weekday))
        self._hour.setCurrentIndex(self._hour.findData(plan.hour if plan else _USUAL))
        choices = Flow()
        choices.addWidget(self._day)
        choices.addWidget(self._hour)
        card.body.addLayout(choices)
        card.body.addWidget(Second(words.text("If the computer is off then, it is made up for once.")))
        return card

    def _consent(self) -> Soft:
        words, soft = self.words, Soft()
        soft.body.addWidget(Strong(words.text("What this sets up")))
        soft.body.addWidget(Body(what_is_set_up(words, self._reminder.way)))
        soft.body.addWidget(
            Body(
                words.text(
                    "It looks at the dates in your check-up, and only while your keychain is unlocked; otherwise it"
                    " just says that it is time to look. It sends nothing, and asks nothing."
                )
            )
        )
        return soft

    def _ways(self) -> Flow:
        words, ways = self.words, Flow()
        on = PrimaryButton(words.text("&Remind me") if self._reminder.plan is None else words.text("Set it up &again"))
        on.clicked.connect(self._agree)
        self.goes_on_with(on)
        ways.addWidget(on)
        if self._reminder.plan is not None:
            off = SecondaryButton(words.text("&Stop reminding me"))
            off.clicked.connect(self.removed)
            ways.addWidget(off)
        back = self.way_back()
        ways.addWidget(back)
        return ways

    def _state(self) -> Card:
        words, reminder, card = self.words, self._reminder, Card()
        card.body.addWidget(CardTitle(words.text("How it fares")))
        if reminder.hindrance is not None:
            card.body.addWidget(Attention(hindered(words, reminder.hindrance)))
        table = QGridLayout()
        table.setHorizontalSpacing(16)
        table.setColumnStretch(1, 1)
        for row, (name, told) in enumerate(self._facts()):
            table.addWidget(Second(name), row, 0)
            table.addWidget(Body(told), row, 1)
        card.body.addLayout(table)
        if reminder.every > 1:
            slower = words.count(
                "You did not open the last ones: they come every {n} week at most.",
                "You did not open the last ones: they come every {n} weeks at most.",
                reminder.every,
            )
            card.body.addWidget(Second(slower))
        later = LinkButton(words.text("&Not within the next week"))
        later.clicked.connect(lambda: self.snoozed.emit(self._today + _WEEK))
        card.body.addWidget(later)
        return card

    def _facts(self) -> list[tuple[str, str]]:
        words, reminder = self.words, self._reminder
        last = words.date(reminder.last) if reminder.last else words.text("none yet")
        coming = instant(words, reminder.next) if reminder.next else words.text("nothing in sight")
        facts = [(words.text("Last reminder"), last), (words.text("Next at the earliest"), coming)]
        if reminder.run is not None:
            at, told = instant(words, reminder.run.at.astimezone()), came_to(words, reminder.run.came_to)
            facts.append((words.text("Bilan last looked"), words.text("{at}: {told}", at=at, told=told)))
        if reminder.snoozed_until is not None:
            facts.append((words.text("Not before"), words.date(reminder.snoozed_until)))
        return facts

    def _agree(self) -> None:
        self.agreed.emit(Plan(self._day.currentData(), self._hour.currentData(), 0, self._today))
