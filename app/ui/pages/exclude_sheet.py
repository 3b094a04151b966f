"""What exactly is to be left out, of which checks, why, and until when?"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.knowledge.catalogue import Catalogue
from app.ui.pages.excluded import check_name
from app.ui.pages.grouping import Group, subject_name
from app.ui.widgets.answers import Answers
from app.ui.widgets.buttons import PrimaryButton, SecondaryButton
from app.ui.widgets.choice import Choice
from app.ui.widgets.segmented import Segmented
from app.ui.widgets.sheet import Sheet
from app.ui.widgets.text import Second, Strong
from app.words import Words
from checks.calendar import months_later
from checks.model import Exclusion, Subject

_MONTHS = (1, 3, 12)
_LONGEST_REASON = 200


class ExcludeSheet(Sheet):
    """Asks for an account of a row or its folder, a check or all, a reason and a date; `decided` tells the answer."""

    decided = Signal(Exclusion)

    def __init__(self, words: Words, catalogue: Catalogue, group: Group, today: date, parent: QWidget) -> None:
        """Ask about the accounts of `group`; the date is counted from the local date `today`."""
        lead = words.text("What is left out stays in a list, from which you can take it back.")
        super().__init__(words.text("Leave out of the checks"), lead, "eye-off", parent)
        self.words = words
        self._group = group
        self._today = today
        self._account = self._ask_account()
        self._what = self._ask_what()
        self._checks = self._ask_checks(check_name(words, catalogue, group.check))
        self._reason = self._ask_reason()
        self._months = self._ask_months()
        self._add_ways()
        self._account_changed()

    def _ask_account(self) -> Choice:
        words = self.words
        choice = Choice(words.text("Which account"))
        choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for subject in self._group.subjects:
            choice.addItem(" · ".join(part for part in (subject_name(subject), subject.user) if part))
        choice.currentIndexChanged.connect(self._account_changed)
        self.body.addWidget(Strong(words.text("Which account")))
        self.body.addWidget(choice)
        return choice

    def _ask_what(self) -> Answers:
        words = self.words
        what = Answers((("account", words.text("This account"), ""), ("folder", words.text("All of its folder"), "")))
        what.setAccessibleName(words.text("What is left out"))
        what.choose("account")
        self.body.addWidget(what)
        return what

    def _ask_checks(self, check: str) -> Answers:
        words = self.words
        checks = Answers(
            (
                ("this", words.text("Out of this check"), check),
                ("all", words.text("Out of all checks"), words.text("it is not judged at all")),
            )
        )
        checks.setAccessibleName(words.text("Out of which checks"))
        checks.choose("this")
        self.body.addWidget(Strong(words.text("Out of which checks")))
        self.body.addWidget(checks)
        return checks

    def _ask_reason(self) -> QLineEdit:
        words = self.words
        label = words.text("Your reason, in a few words")
        reason = QLineEdit()
        reason.setMaxLength(_LONGEST_REASON)
        reason.setAccessibleName(label)
        reason.textChanged.connect(self._readiness_changed)
        self.body.addWidget(Strong(label))
        self.body.addWidget(reason)
        return reason

    def _ask_months(self) -> Segmented:
        words = self.words
        months = Segmented([(str(n), words.count("{n} month", "{n} months", n)) for n in _MONTHS])
        months.setAccessibleName(words.text("Until when"))
        months.choose(str(_MONTHS[1]))
        months.chosen.connect(self._months_changed)
        self._until = Second("")
        self.body.addWidget(Strong(words.text("Until when")))
        self.body.addWidget(months)
        self.body.addWidget(self._until)
        return months

    def _add_ways(self) -> None:
        words = self.words
        self._on = PrimaryButton(words.text("&Leave out"))
        self._on.clicked.connect(self._send)
        cancel = SecondaryButton(words.text("&Cancel"))
        cancel.clicked.connect(self.reject)
        self.foot.addWidget(cancel)
        self.foot.addWidget(self._on)
        self._on.setDefault(True)
        self._readiness_changed()
        self._months_changed()

    def _subject(self) -> Subject:
        return self._group.subjects[max(0, self._account.currentIndex())]

    def _account_changed(self) -> None:
        """Offer the folder where the account lies in one."""
        folder = self._subject().folder
        self._what.setVisible(bool(folder))
        self._what.say_hint("folder", folder)
        if not folder:
            self._what.choose("account")

    def _readiness_changed(self) -> None:
        self._on.setEnabled(bool(self._reason.text().strip()))

    def _months_changed(self) -> None:
        day = self.words.date(self._review())
        self._until.setText(self.words.text("On {day} it is judged again, and you are asked to look at it.", day=day))

    def _review(self) -> date:
        return months_later(self._today, int(self._months.value() or _MONTHS[1]))

    def _send(self) -> None:
        subject, group = self._subject(), self._group
        check = group.check if self._checks.value() == "this" else None
        reason, review = self._reason.text().strip(), self._review()
        if self._what.value() == "folder":
            exclusion = Exclusion(check, "", "", "", subject.folder, reason, review)
        else:
            exclusion = Exclusion(check, subject.title, subject.site, subject.user, "", reason, review)
        self.decided.emit(exclusion)
        self.accept()
