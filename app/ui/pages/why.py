"""Why is the number what it is?"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.knowledge.catalogue import Catalogue
from app.ui.pages.vocabulary import state_word
from app.ui.widgets.buttons import PrimaryButton
from app.ui.widgets.text import Body, SheetTitle, text_scale
from app.words import Words
from checks.score import Posture, contribution
from checks.states import ItemState, State


class WhyDialog(QDialog):
    """Every contribution, as a table that adds up to the confirmed number."""

    def __init__(self, words: Words, catalogue: Catalogue, posture: Posture, parent: QWidget) -> None:
        """List the contributions to `posture`."""
        super().__init__(parent)
        self.words = words
        self.setWindowTitle(words.text("How the number is made"))
        self.resize(QSize(680, 560) * text_scale(self))
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 28, 28, 20)
        column.setSpacing(12)
        column.addWidget(SheetTitle(words.text("How the number is made")))
        column.addWidget(Body(self._sum(posture)))
        column.addWidget(
            Body(words.text("It counts what is confirmed on this computer. It is no measure of how secure you are."))
        )
        column.addWidget(self._table(catalogue, posture), 1)
        close = PrimaryButton(words.text("&Close"))
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column.addLayout(foot)

    def _sum(self, posture: Posture) -> str:
        words = self.words
        confirmed = words.number(round(posture.confirmed, 1))
        possible = words.number(round(posture.possible, 1))
        return words.text(
            "Confirmed: {confirmed} of 100. Possible: up to {possible}.", confirmed=confirmed, possible=possible
        )

    def _table(self, catalogue: Catalogue, posture: Posture) -> QTableWidget:
        words = self.words
        states = sorted(posture.states, key=lambda state: -contribution(state, posture))
        table = QTableWidget(len(states), 4)
        table.setAccessibleName(words.text("Every contribution"))
        titles = (words.text("Item"), words.text("State"), words.text("Weight"), words.text("Points"))
        for column, title in enumerate(titles):
            table.setHorizontalHeaderItem(column, _cell(title, to_the_right=column > 1))
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)  # Tab leads on, to the button; arrows lead through the table
        table.verticalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for row, state in enumerate(states):
            for column, text in enumerate(self._cells(catalogue, posture, state)):
                table.setItem(row, column, _cell(text, to_the_right=column > 1))
        return table

    def _cells(self, catalogue: Catalogue, posture: Posture, state: ItemState) -> tuple[str, str, str, str]:
        words = self.words
        points = words.number(round(contribution(state, posture), 1))
        leaves = state.state is State.NOT_APPLICABLE
        name = words.text(catalogue.entries[state.item.id].short)
        return name, state_word(words, state), "–" if leaves else str(state.item.weight), "–" if leaves else points


def _cell(text: str, *, to_the_right: bool) -> QTableWidgetItem:
    item = QTableWidgetItem(text)
    side = Qt.AlignmentFlag.AlignRight if to_the_right else Qt.AlignmentFlag.AlignLeft
    item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
    return item
