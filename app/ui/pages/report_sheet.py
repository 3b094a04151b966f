"""As what is a report saved, and how much does it tell?"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.report.redaction import subject
from app.ui.widgets.aloud import say_aloud
from app.ui.widgets.buttons import PrimaryButton, SecondaryButton
from app.ui.widgets.card import Sunken
from app.ui.widgets.segmented import Segmented
from app.ui.widgets.sheet import Sheet
from app.ui.widgets.text import Body, Second, Strong
from app.values.reports import Format, Redaction
from app.words import Words
from checks.model import Subject

_INVENTED: Final = Subject("Orme Mail", "mail.orme.example", "colette@orme.example", "")


class ReportSheet(Sheet):
    """Asks for both, then for the place. `wanted` carries the format, the redaction and the path."""

    wanted = Signal(Format, Redaction, object)

    def __init__(self, words: Words, parent: QWidget) -> None:
        """Offer a summary as PDF first: what tells the least, in what everybody can open."""
        lead = words.text("For you, or for somebody you ask for help. No password is ever in it.")
        super().__init__(words.text("Save a report"), lead, "file", parent)
        self.words = words
        self._form = self._forms()
        self._about_form = Second("")
        self._redaction = self._redactions()
        self._meaning = Second("")
        example = Sunken()
        example.body.setContentsMargins(16, 9, 16, 9)
        example.body.addWidget(Second(words.text("What it says of accounts, for example:")))
        self._example = Body("")
        example.body.addWidget(self._example)
        for widget in (
            Strong(words.text("Saved as")),
            self._form,
            self._about_form,
            Strong(words.text("How much it tells")),
            self._redaction,
            self._meaning,
            example,
        ):
            self.body.addWidget(widget)
        self._add_buttons()
        self._show_form()
        self._show_redaction()

    def _forms(self) -> Segmented:
        choice = Segmented(((Format.PDF.value, "PDF"), (Format.HTML.value, "HTML"), (Format.JSON.value, "JSON")))
        choice.setAccessibleName(self.words.text("Saved as"))
        choice.choose(Format.PDF.value)
        choice.chosen.connect(self._choose_form)
        return choice

    def _redactions(self) -> Segmented:
        words = self.words
        choice = Segmented(
            (
                (Redaction.SUMMARY.value, words.text("Numbers only")),
                (Redaction.MASKED.value, words.text("Names covered")),
                (Redaction.NONE.value, words.text("In full")),
            )
        )
        choice.setAccessibleName(words.text("How much it tells"))
        choice.choose(Redaction.SUMMARY.value)
        choice.chosen.connect(self._choose_redaction)
        return choice

    def _add_buttons(self) -> None:
        words = self.words
        cancel = SecondaryButton(words.text("&Cancel"))
        cancel.clicked.connect(self.reject)
        save = PrimaryButton(words.text("&Save…"))
        save.clicked.connect(self._ask_place)
        self.foot.addWidget(cancel)
        self.foot.addWidget(save)
        save.setDefault(True)

    def _choose_form(self) -> None:
        self._show_form()
        say_aloud(self._about_form)

    def _choose_redaction(self) -> None:
        self._show_redaction()
        say_aloud(self._meaning)

    def _show_form(self) -> None:
        self._about_form.setText(_about(Format(self._form.value()), self.words))

    def _show_redaction(self) -> None:
        redaction = Redaction(self._redaction.value())
        self._meaning.setText(_meaning(redaction, self.words))
        self._example.setText(_example(redaction, self.words))

    def _ask_place(self) -> None:
        """Ask where to write; the dialog asks again before a file that is there is replaced."""
        words, form, redaction = self.words, Format(self._form.value()), Redaction(self._redaction.value())
        dialog = QFileDialog(self, words.text("Save a report"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(f"{form.name} (*.{form.value})")
        dialog.setDefaultSuffix(form.value)
        dialog.selectFile(f"{words.text('Security check-up')}.{form.value}")
        dialog.fileSelected.connect(lambda chosen: self._give(form, redaction, Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _give(self, form: Format, redaction: Redaction, file: Path) -> None:
        self.wanted.emit(form, redaction, file)
        self.accept()


def _about(form: Format, words: Words) -> str:
    match form:
        case Format.PDF:
            return words.text("Pages to read and to print.")
        case Format.HTML:
            return words.text("One page for a browser, which a screen reader reads best. It fetches nothing.")
        case Format.JSON:
            return words.text("For other programs.")


def _meaning(redaction: Redaction, words: Words) -> str:
    match redaction:
        case Redaction.SUMMARY:
            return words.text("No name of an account or a file, and nothing that you typed.")
        case Redaction.MASKED:
            return words.text("Accounts to fix are listed with their first letters; the reasons you typed are covered.")
        case Redaction.NONE:
            return words.text("With account names, file names and the reasons you typed. Only for those you trust.")


def _example(redaction: Redaction, words: Words) -> str:
    if redaction is Redaction.SUMMARY:
        return words.count("{n} account of {of} to fix", "{n} accounts of {of} to fix", 8, of=312)
    told = subject(_INVENTED, redaction)
    return f"{told.title} – {told.site} – {told.user}"
