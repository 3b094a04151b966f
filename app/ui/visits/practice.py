"""How is a person led through a round of the exercise?"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from app.knowledge.scenarios import Script
from app.ui.desk import Desk, Show
from app.ui.pages.clicked import ClickedPage
from app.ui.pages.drill import DrillPage
from app.ui.pages.practice import PracticePage
from app.ui.pages.practice_answer import PracticeAnswerPage
from app.ui.pages.practice_frame import Step
from app.ui.pages.practice_home import PracticeHomePage
from app.values.exercise import Exercise
from checks.exercised import Act, Confidence

LINKS = "links"


class PracticeVisit:
    """A round: each message, its explanation, then how it stands. Every answer is kept when it is given."""

    def __init__(self, desk: Desk, back: Show) -> None:
        """Lead from `desk`; `back` shows the section of links."""
        self._desk = desk
        self._back = back
        self._answered = False

    def show(self) -> None:
        """Show how practising stands."""
        self._desk.run(self._desk.services.practising.exercise(), partial(self._home, after_round=False))

    def drill(self) -> None:
        """Show one address after the other."""
        page = DrillPage(self._desk.words)
        page.back.connect(self.show)
        self._desk.show(page, LINKS, self.drill)

    def clicked(self) -> None:
        """Show what to do after a wrong click."""
        desk, before = self._desk, self._desk.where()
        page = ClickedPage(desk.words, desk.services.emergency)
        page.back.connect(before)
        desk.show(page, LINKS, self.clicked)

    def _home(self, exercise: Exercise, *, after_round: bool) -> None:
        desk = self._desk
        page = PracticeHomePage(desk.words, exercise, after_round=after_round)
        page.back.connect(self._back)
        page.round_wanted.connect(partial(self._begin, exercise.round))
        page.drill_wanted.connect(self.drill)
        page.clicked_wanted.connect(self.clicked)
        desk.show(page, LINKS, partial(self._home, exercise, after_round=after_round))

    def _begin(self, scripts: Sequence[Script]) -> None:
        self._answered = False
        self._ask(tuple(scripts), 0)

    def _ask(self, scripts: tuple[Script, ...], number: int) -> None:
        if number >= len(scripts):
            self._conclude()
            return
        desk, step = self._desk, Step(number + 1, len(scripts))
        page = PracticePage(desk.words, scripts[number], step)
        page.chosen.connect(partial(self._keep, page, scripts, number))
        page.skipped.connect(partial(self._ask, scripts, number + 1))
        page.closed.connect(self._conclude)
        page.back.connect(self._conclude)
        desk.show(page, None, partial(self._ask, scripts, number))

    def _keep(
        self, page: PracticePage, scripts: tuple[Script, ...], number: int, act: Act, confidence: Confidence
    ) -> None:
        inspected = page.inspected
        job = self._desk.services.practising.answered(scripts[number].scenario.id, act, confidence, inspected=inspected)
        self._desk.run(
            job,
            lambda _exercise: self._explain(scripts, number, act, confidence, inspected=inspected),
            page.refuse,
        )

    def _explain(
        self, scripts: tuple[Script, ...], number: int, act: Act, confidence: Confidence, *, inspected: bool | None
    ) -> None:
        self._answered = True
        desk, step = self._desk, Step(number + 1, len(scripts))
        page = PracticeAnswerPage(desk.words, scripts[number], step, act, confidence, inspected=inspected)
        page.next_wanted.connect(partial(self._ask, scripts, number + 1))
        page.closed.connect(self._conclude)
        page.back.connect(self._conclude)
        again = partial(self._explain, scripts, number, act, confidence, inspected=inspected)
        desk.show(page, None, again)

    def _conclude(self) -> None:
        """End the round, wherever it is; one without an answer leaves nothing behind."""
        desk = self._desk
        if not self._answered:
            self.show()
            return
        desk.run(desk.services.practising.conclude(), self._concluded)

    def _concluded(self, exercise: Exercise) -> None:
        desk = self._desk
        desk.keep(desk.services.overview(), partial(self._home, exercise, after_round=True))
