"""What became of a letter, and what comes next?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.pages.rights_words import due_sentence, request_line
from app.ui.widgets.answers import Answers
from app.ui.widgets.buttons import LinkButton, PrimaryButton, SecondaryButton
from app.ui.widgets.card import Soft
from app.ui.widgets.sheet import Sheet
from app.ui.widgets.text import Body, Second, Strong
from app.words import Words
from checks.exposure.rights import may_complain, with_more_time
from checks.own_data import Reply, Request


class RequestSheet(Sheet):
    """One request: its date, four answers, more time, the next step, and a way to forget it."""

    changed = Signal(object)
    """Carries the `Request` as it stands now."""
    forgotten = Signal()
    complaint_wanted = Signal(object)
    """Carries the `Request` that is to be complained about."""

    def __init__(self, words: Words, request: Request, today: date, parent: QWidget) -> None:
        """Show `request` as it stands on the local date `today`."""
        super().__init__(request.company, request_line(words, request), "mail", parent)
        self.words = words
        self._request = request
        self._today = today
        self.body.addWidget(Strong(due_sentence(words, request, today)))
        self.body.addWidget(Second(self._counted()))
        self._more = self._offer_more_time()
        self._answers = self._ask()
        self._next = self._offer_complaint()
        self._add_ways()
        self._answer_changed()

    def _counted(self) -> str:
        words = self.words
        if self._request.longer:
            return words.text("The company asked for more time: three months in all, counted from the day you sent it.")
        return words.text(
            "One month, counted from the day you sent it. A letter by post arrives later, and a public holiday at the "
            "end adds a day."
        )

    def _offer_more_time(self) -> LinkButton | None:
        if self._request.longer:
            return None
        more = LinkButton(self.words.text("They asked for &more time"))
        more.clicked.connect(lambda: self._finish(with_more_time(self._request)))
        self.body.addWidget(more)
        return more

    def _ask(self) -> Answers:
        words = self.words
        answers = Answers(
            (
                (Reply.WAITING.value, words.text("I am waiting"), ""),
                (Reply.ANSWERED.value, words.text("They did what I asked"), ""),
                (Reply.REFUSED.value, words.text("They refused, or only did a part"), ""),
                (Reply.NONE.value, words.text("They never answered"), ""),
            )
        )
        answers.setAccessibleName(words.text("What became of it"))
        answers.choose(self._request.reply.value)
        answers.chosen.connect(self._answer_changed)
        self.body.addWidget(Strong(words.text("What became of it")))
        self.body.addWidget(answers)
        return answers

    def _offer_complaint(self) -> Soft:
        words = self.words
        strip = Soft()
        said = words.text("The next step is a complaint to an authority. It costs nothing, and its text is ready.")
        strip.body.addWidget(Body(said))
        go = LinkButton(words.text("&Prepare the complaint…"))
        go.clicked.connect(self._complain)
        strip.body.addWidget(go)
        self.body.addWidget(strip)
        return strip

    def _add_ways(self) -> None:
        words = self.words
        close = SecondaryButton(words.text("&Cancel"))
        close.clicked.connect(self.reject)
        forget = SecondaryButton(words.text("&Remove from the list"))
        forget.clicked.connect(self._forget)
        keep = PrimaryButton(words.text("&Save"))
        keep.clicked.connect(lambda: self._finish(self._now()))
        for button in (close, forget, keep):
            self.foot.addWidget(button)
        keep.setDefault(True)

    def _now(self) -> Request:
        return replace(self._request, reply=Reply(self._answers.value() or self._request.reply.value))

    def _answer_changed(self) -> None:
        now = self._now()
        self._next.setVisible(may_complain(now, self._today))
        if self._more is not None:
            self._more.setVisible(now.reply is Reply.WAITING)

    def _finish(self, request: Request) -> None:
        self.changed.emit(request)
        self.accept()

    def _forget(self) -> None:
        self.forgotten.emit()
        self.accept()

    def _complain(self) -> None:
        self.complaint_wanted.emit(self._now())
        self.accept()
