"""What do all parts look like, side by side? `QT_QPA_PLATFORM=offscreen python -m tests.pictures.parts FOLDER`."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QPointF, QRectF
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.theme import Theme
from app.ui.widgets.answers import Answers
from app.ui.widgets.bar import BarLabels, ProtectionBar
from app.ui.widgets.buttons import LinkButton, PrimaryButton, QuietButton, SecondaryButton
from app.ui.widgets.card import Card, Sunken, separator
from app.ui.widgets.choice import Choice
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.field import PasswordField, SearchField
from app.ui.widgets.legend import Legend, LegendEntry
from app.ui.widgets.patterns import Part, draw_part
from app.ui.widgets.progress import ProgressPanel
from app.ui.widgets.rows import FindingGroup, FindingList, FindingRow, Row
from app.ui.widgets.shapes import Empty, Step
from app.ui.widgets.side_bar import FOOT, SideBar, SideEntry
from app.ui.widgets.state import StateShape, StepShape, UrgencyShape
from app.ui.widgets.steps import StepNumber, Steps
from app.ui.widgets.switch import Switch, TickBox
from app.ui.widgets.tag import Tag
from app.ui.widgets.text import Body, CardTitle, Lead, Number, Second, Strong, Title
from app.ui.widgets.tile import SectionTile
from app.values.look import Look
from checks.model import Urgency
from checks.score import Parts
from checks.states import State

_WIDTH, _HEIGHT = 1100, 760
_EXAMPLE = Parts(measured=20.6, practised=5.9, declared=26.4, unknown=19.1, to_fix=23.6, accepted=4.4)


def parts_sheet() -> QWidget:
    """Return the sheet of the reference: states, urgencies, parts of the bar, controls, type and empty states."""
    sheet, column = _sheet()
    column.addWidget(Title("Parts"))
    column.addLayout(_line(_states(), _urgencies(), stretch=(795, 228)))
    column.addLayout(_line(_patterns(), _controls(), stretch=(512, 512)))
    column.addWidget(_type())
    column.addWidget(CardTitle("Three empty states, three different texts"))
    column.addLayout(_line(*_empty(), stretch=(1, 1, 1)))
    column.addStretch(1)
    return sheet


def home_sheet() -> QWidget:
    """Return what Home is made of: side bar, bar with marks, legend, steps, tiles."""
    sheet = QWidget()
    line = QHBoxLayout(sheet)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(0)
    line.addWidget(_side_bar())
    ground, column = _sheet()
    column.addWidget(Title("Your check-up"))
    column.addWidget(_protection())
    column.addLayout(_line(_next_steps(), _since(), stretch=(509, 280)))
    column.addWidget(CardTitle("Sections"))
    column.addLayout(_tiles())
    column.addStretch(1)
    line.addWidget(ground, 1)
    return sheet


def list_sheet() -> QWidget:
    """Return lists, answers, progress and steps."""
    sheet, column = _sheet()
    left, right = QVBoxLayout(), QVBoxLayout()
    left.addWidget(SearchField("Find a site"))
    choice = Choice("Show")
    choice.addItems(["To do: 7", "Everything: 312"])
    left.addWidget(choice)
    left.addWidget(_findings(), 1)
    right.addWidget(Second("3 of 9"))
    steps = Steps(9)
    steps.show_step(2, 3)
    right.addWidget(steps)
    right.addWidget(Title("Before opening a link, do you check that the sender has a good reason to write to you?"))
    right.addWidget(Lead("Most break-ins begin with a message that was not expected."))
    right.addWidget(_answers())
    right.addWidget(_progress())
    right.addWidget(PasswordField("Password", "Show", "Hide"))
    right.addStretch(1)
    both = QHBoxLayout()
    both.setSpacing(24)
    both.addLayout(left, 340)
    both.addLayout(right, 660)
    column.addLayout(both, 1)
    return sheet


def _sheet() -> tuple[QWidget, QVBoxLayout]:
    sheet = QWidget()
    column = QVBoxLayout(sheet)
    column.setContentsMargins(32, 24, 32, 24)
    column.setSpacing(12)
    return sheet, column


def _line(*widgets: QWidget, stretch: tuple[int, ...]) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(12)
    for widget, share in zip(widgets, stretch, strict=True):
        line.addWidget(widget, share)
    return line


def _states() -> Card:
    card = Card()
    card.body.addWidget(CardTitle("States"))
    grid = QGridLayout()
    shown: tuple[tuple[StateShape, str, str], ...] = (
        (StateShape(State.PASS), "Confirmed", "full disc, tick"),
        (StateShape(State.PARTIAL), "In part", "half disc"),
        (StateShape(State.FAIL), "To fix", "square, arrow"),
        (StateShape(State.UNKNOWN), "Not known", "dashed, “?”"),
        (StateShape(State.NOT_APPLICABLE), "Does not apply", "ring, dash"),
        (StateShape(State.ACCEPTED), "Accepted", "hatched disc"),
        (StateShape(State.STALE), "To re-check", "clock"),
        (StateShape("regressed"), "Came back", "square, down"),
    )
    for place, (shape, title, second) in enumerate(shown):
        grid.addWidget(Row(shape, title, second), place // 4, place % 4)
    grid.setVerticalSpacing(8)
    card.body.addLayout(grid)
    card.body.addStretch(1)
    return card


def _urgencies() -> Card:
    card = Card()
    card.body.addWidget(CardTitle("Urgency and link level"))
    card.body.addWidget(Row(UrgencyShape(Urgency.FIRST), "First", "Do not open"))
    card.body.addWidget(Row(UrgencyShape(Urgency.SOON), "Soon", "Check first"))
    card.body.addWidget(Row(UrgencyShape(Urgency.WHEN_YOU_CAN), "When you can", "Nothing found"))
    return card


class _Swatch(QWidget):
    def __init__(self, part: Part) -> None:
        super().__init__()
        self._part = part
        self.setFixedSize(44, 24)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        draw_part(QPainter(self), self._part, QRectF(QPointF(), self.size()))


def _patterns() -> Card:
    card = Card()
    card.body.addWidget(CardTitle("Parts of the bar"))
    grid = QGridLayout()
    grid.setVerticalSpacing(12)
    words = (
        "measured: plain",
        "practised: upright lines",
        "declared: pale, outlined",
        "not known: dots",
        "to fix: level lines",
        "accepted: slanted lines",
    )
    for place, (part, text) in enumerate(zip(Part, words, strict=True)):
        cell = QHBoxLayout()
        cell.setSpacing(10)
        cell.addWidget(_Swatch(part))
        cell.addWidget(Body(text), 1)
        grid.addLayout(cell, place % 3, place // 3)
    card.body.addLayout(grid)
    card.body.addStretch(1)
    return card


def _controls() -> Card:
    card = Card()
    card.body.addWidget(CardTitle("Controls"))
    asleep = PrimaryButton("Next")
    asleep.setEnabled(False)
    focused = PrimaryButton("Start")
    focused.setObjectName("focused")
    field = SearchField("Find a site")
    field.setFixedWidth(150)
    ticked, on = TickBox("Ticked"), Switch("On")
    ticked.setChecked(True)
    on.setChecked(True)
    lines: tuple[tuple[QWidget, ...], ...] = (
        (PrimaryButton("Start"), focused, asleep),
        (SecondaryButton("Back"), QuietButton("Skip"), LinkButton("Why 50?"), field),
        (ticked, TickBox("Not"), on, Switch("Off"), Tag("mailbox"), StepNumber(2)),
    )
    for widgets in lines:
        line = QHBoxLayout()
        line.setSpacing(14)
        for widget in widgets:
            line.addWidget(widget)
        line.addStretch(1)
        card.body.addLayout(line)
    return card


def _type() -> Card:
    card = Card()
    line = QHBoxLayout()
    line.setSpacing(24)
    line.addWidget(Number("50"))
    titles = QVBoxLayout()
    titles.addWidget(Title("Page title and question 20"))
    titles.addWidget(CardTitle("Dialog 15, card 12"))
    line.addLayout(titles, 1)
    texts = QVBoxLayout()
    texts.addWidget(Body("Text 10.5"))
    texts.addWidget(Second("second line 9.5 to 10, quiet colour"))
    line.addLayout(texts, 1)
    card.body.addLayout(line)
    return card


def _empty() -> tuple[EmptyState, ...]:
    return (
        EmptyState(
            Empty.NOT_LOOKED,
            "Not looked at yet",
            "Open a vault and this page fills. No password is kept.",
            "Open a vault…",
        ),
        EmptyState(
            Empty.NOTHING_FOUND,
            "Nothing found",
            "312 logins searched for shared passwords on 24 November 2026.",
            "What was searched",
        ),
        EmptyState(
            Empty.COULD_NOT_LOOK,
            "Could not look",
            "The file could not be read: permission refused. This is not “nothing found”.",
            "How to allow it",
        ),
    )


def _side_bar() -> SideBar:
    bar = SideBar(
        (
            SideEntry("home", "Home", "home", "home"),
            SideEntry("passwords", "Passwords", "key", "pages"),
            SideEntry("links", "Links and messages", "link", "pages"),
            SideEntry("accounts", "Accounts", "id-card", "pages"),
            SideEntry("posts", "What you show", "chat", "pages"),
            SideEntry("devices", "Devices", "monitor", "pages"),
            SideEntry("people", "People around you", "people", "pages"),
            SideEntry("check-link", "Check a link", "search", "tools"),
            SideEntry("check-post", "Think before you post", "pencil", "tools"),
            SideEntry("history", "History", "chart", FOOT),
            SideEntry("ledger", "What left this computer", "leave", FOOT),
            SideEntry("settings", "Settings", "sliders", FOOT),
        )
    )
    bar.set_current("home")
    return bar


def _protection() -> Card:
    card = Card()
    card.body.addWidget(Strong("Confirmed protection"))
    line = QHBoxLayout()
    line.addWidget(Number("50"))
    said = QVBoxLayout()
    said.addWidget(CardTitle("progressing"))
    said.addWidget(Body("possible: up to 72"))
    line.addLayout(said, 1)
    card.body.addLayout(line)
    bar = ProtectionBar()
    bar.show_parts(
        _EXAMPLE, 50, 72.1, BarLabels("confirmed 53", "held at 50", "possible 72", "53 of 100 confirmed, held at 50")
    )
    card.body.addWidget(bar)
    words = ("measured", "practised", "declared", "not known", "to fix", "accepted")
    numbers = ("21", "6", "26", "19", "24", "4")
    card.body.addWidget(
        Legend([LegendEntry(part, word, number) for part, word, number in zip(Part, words, numbers, strict=True)])
    )
    hold = Sunken()
    hold.body.addWidget(Body("Held at 50 until your passwords are compared with the known leaks. Confirmed: 53."))
    card.body.addWidget(hold)
    return card


def _next_steps() -> Card:
    card = Card()
    card.body.addWidget(CardTitle("Your next three steps"))
    card.body.addWidget(Row(StepNumber(1), "Compare with known leaks", "lifts the hold", PrimaryButton("Start")))
    card.body.addWidget(separator())
    card.body.addWidget(
        Row(StepNumber(2), "One password per account", "6 accounts share one", SecondaryButton("Start"))
    )
    return card


def _since() -> Card:
    card = Card()
    card.body.addWidget(CardTitle("Since 12 October"))
    card.body.addWidget(Row(StateShape(State.PASS), "Mailbox: second step on", "declared 3 November"))
    card.body.addWidget(Row(StateShape(State.STALE), "Backup: to re-check", "last answer 20 May"))
    return card


def _tiles() -> QHBoxLayout:
    return _line(
        SectionTile("Passwords", "key", Parts(37, 0, 37, 21, 5, 0), "3 of 5 confirmed"),
        SectionTile("Links", "link", Parts(0, 80, 0, 0, 20, 0), "8 of 10 recognised"),
        SectionTile("What you show", "chat", Parts(0, 0, 0, 0, 100, 0), "2 to fix"),
        SectionTile("Devices", "monitor", Parts(0, 0, 39, 39, 0, 22), "1 not known"),
        stretch=(1, 1, 1, 1),
    )


def _findings() -> FindingList:
    shown = FindingList()
    shown.setAccessibleName("What is to do")
    first = (
        FindingRow(1, "Six accounts share one password", "your mailbox and bank among them", "20 min", Urgency.FIRST),
        FindingRow(2, "Two accounts share another one", "work and a shop", "8 min", Urgency.FIRST),
    )
    soon = (
        FindingRow(3, "Quatre petites variations d’un seul et même mot", "a year was added", "15 min", Urgency.SOON),
        FindingRow(4, "An old one is back in use", "seen elsewhere before, in May", "5 min", "regressed"),
    )
    later = (FindingRow(5, "Known leaks: could not look", "no consent given yet", "15 min", State.UNKNOWN),)
    shown.set_groups([FindingGroup("First", first), FindingGroup("Soon", soon), FindingGroup("When you can", later)])
    shown.choose(1)
    return shown


def _answers() -> Answers:
    answers = Answers(
        (
            ("yes", "Yes", ""),
            ("partly", "Partly", ""),
            ("unknown", "I don’t know", "leaves it open, costs nothing"),
        )
    )
    answers.choose("partly")
    return answers


def _progress() -> ProgressPanel:
    panel = ProgressPanel("Cancel")
    panel.show_progress("Looking at how strong each one is", "188 of 312 logins", 188, 312)
    panel.show_note("First results appear below while the rest is read.")
    steps = QHBoxLayout()
    for step in Step:
        steps.addWidget(StepShape(step))
    steps.addStretch(1)
    panel.body.addLayout(steps)
    return panel


_SHEETS = {"parts": parts_sheet, "home": home_sheet, "list": list_sheet}
_SETTLED_MS = 400


def main(folder: Path) -> None:
    """Draw every sheet in both looks into `folder`."""
    app = QApplication(sys.argv[:1])
    app.setFont(QFont("Noto Sans"))
    theme = Theme()
    folder.mkdir(parents=True, exist_ok=True)
    for look in (Look.LIGHT, Look.DARK):
        theme.apply(app, look)
        for name, make in _SHEETS.items():
            _draw(app, make(), folder / f"{name}-{look.value}.png")


def _draw(app: QApplication, sheet: QWidget, path: Path) -> None:
    sheet.resize(_WIDTH, _HEIGHT)
    sheet.show()
    focused = sheet.findChild(PrimaryButton, "focused")
    if isinstance(focused, PrimaryButton):
        sheet.activateWindow()
        focused.setFocus()
    settled = QElapsedTimer()
    settled.start()
    while not settled.hasExpired(_SETTLED_MS):
        app.processEvents()
    sheet.grab().save(str(path))
    sheet.close()
    sheet.deleteLater()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
