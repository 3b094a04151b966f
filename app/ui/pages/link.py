"""Whose is this address, and does anything speak against opening it?"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.ui.pages import given_picture
from app.ui.pages.codes_result import CodesResult
from app.ui.pages.link_result import LinkResult
from app.ui.pages.mail_result import MailResult
from app.ui.pages.screen import Screen
from app.ui.widgets.aloud import say_aloud
from app.ui.widgets.buttons import LinkButton, PrimaryButton, SecondaryButton
from app.ui.widgets.flow import Flow
from app.ui.widgets.scroll import Page
from app.ui.widgets.text import Lead, Title
from app.words import Words
from checks.links.mail_rules import MailInspection
from checks.links.model import Inspection
from checks.links.payload import Kind, SeenCode

Inspect = Callable[[str], Inspection]
_Result = LinkResult | MailResult | CodesResult


class LinkPage(Screen):
    """Asks for an address, and tells what is in it. Nothing is opened and nothing is sent."""

    clicked_already = Signal()
    """The person opened the address before they asked."""
    asked = Signal(str)
    """An address was given to be inspected; "" says that what is shown now is the answer to none."""
    mail_given = Signal(Path)
    """A saved e-mail was given to be inspected."""
    picture_given = Signal(object)
    """A picture was given whose QR codes are to be read: a `Path`, or a `CopiedPicture`."""
    history_wanted = Signal()
    """The addresses that a browser remembers are to be inspected."""

    def __init__(self, words: Words, *, helps_afterwards: bool) -> None:
        """Wait for an address; `helps_afterwards` says that there is a page for whoever clicked already."""
        super().__init__(words)
        self._inspect: Inspect | None = None
        self._helps_afterwards = helps_afterwards
        self._result: _Result | None = None
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._scroll = Page()
        whole.addWidget(self._scroll)
        self._body = self._scroll.body
        self._body.addWidget(self.headed_by(Title(words.text("Check a link"))))
        self._body.addWidget(Lead(words.text("Nothing is opened and nothing is sent: the address is only read.")))
        self._body.addWidget(self.notice)
        self._body.addLayout(self._line())
        self._body.addLayout(self._ways())
        self._body.addStretch(1)
        self.setAcceptDrops(True)

    def use(self, inspect: Inspect) -> None:
        """Inspect with `inspect` from now on, and what was asked meanwhile at once."""
        self._inspect = inspect
        if self._field.text().strip():
            self._check()

    def show_address(self, text: str) -> None:
        """Put `text` into the field and inspect it."""
        self._field.setText(text)
        self._check()

    def begin_anew(self) -> None:
        """Show nothing of what was asked before: it must not look like the answer to what is given now."""
        self.tell("")
        self._field.clear()
        if self._result is not None:
            self._result.hide()
            self._result.deleteLater()
            self._result = None

    def appear(self) -> None:
        """Begin in the field: there is one thing to do here."""
        self._field.setFocus()
        self._field.selectAll()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take a link, a text, a picture, or a file: if that is called like none, it is taken for a saved e-mail."""
        if _address(event.mimeData()) or _file(event.mimeData()) or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Inspect what was dropped."""
        file = _file(event.mimeData())
        address = _address(event.mimeData())
        if file:
            (self.picture_given if given_picture.is_picture(file) else self.mail_given).emit(file)
        elif address:
            self.show_address(address)
        else:
            self._read_picture(event.mimeData())
        event.acceptProposedAction()

    def _line(self) -> QHBoxLayout:
        words = self.words
        self._field = QLineEdit()
        self._field.setObjectName("address")
        self._field.setMaxLength(_LONGEST)
        self._field.setAccessibleName(words.text("Address to check"))
        self._field.setPlaceholderText(words.text("Paste a link here, or drop it on this page"))
        self._field.setAcceptDrops(False)  # the page takes it, and inspects it at once
        self._field.returnPressed.connect(self._check)
        self.finds_with(self._field)
        button = PrimaryButton(words.text("&Check"))
        button.clicked.connect(self._check)
        self.goes_on_with(button)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._field, 1)
        line.addWidget(button)
        return line

    def _ways(self) -> Flow:
        clipboard = SecondaryButton(self.words.text("Check what I c&opied"))
        clipboard.setAccessibleName(self.words.text("Check the address or the QR code in the clipboard now"))
        clipboard.clicked.connect(self.check_clipboard)
        mail = SecondaryButton(self.words.text("Check a saved &e-mail…"))
        mail.clicked.connect(self._choose_mail)
        picture = SecondaryButton(self.words.text("Read a &QR code…"))
        picture.clicked.connect(self._choose_picture)
        history = SecondaryButton(self.words.text("Look at my browser &history"))
        history.clicked.connect(self.history_wanted)
        line = Flow()
        for button in (clipboard, picture, mail, history):
            line.addWidget(button)
        return line

    def check_clipboard(self) -> None:
        """Inspect the address or the QR code that was copied."""
        text = _asked_in(QGuiApplication.clipboard().text())
        if text:
            self.show_address(text)
        elif not self._read_picture(QGuiApplication.clipboard().mimeData()):
            self.tell(
                self.words.text("There is no text or picture in the clipboard. Copy the link first, then ask again.")
            )

    def _read_picture(self, given: QMimeData | None) -> bool:
        """Ask for the QR codes of the picture in `given`; False where there is none."""
        picture = given_picture.copied(given, self.words.text("the copied picture"))
        if picture is not None:
            self.picture_given.emit(picture)
        return picture is not None

    def _choose_picture(self) -> None:
        kinds = " ".join(f"*{ending}" for ending in given_picture.ENDINGS)
        kinds = f"{self.words.text('Pictures')} ({kinds});;* (*)"
        chosen, _ = QFileDialog.getOpenFileName(self, self.words.text("Read a QR code"), filter=kinds)
        if chosen:
            self.picture_given.emit(Path(chosen))

    def _choose_mail(self) -> None:
        label = self.words.text("Saved e-mails (*.eml)")
        chosen, _ = QFileDialog.getOpenFileName(self, self.words.text("Check a saved e-mail"), filter=f"{label};;* (*)")
        if chosen:
            self.mail_given.emit(Path(chosen))

    def show_mail(self, seen: MailInspection) -> None:
        """Show what was found in a saved e-mail; its links can be looked at one by one."""
        result = MailResult(self.words, seen, helps_afterwards=self._helps_afterwards)
        result.clicked_already.connect(self.clicked_already)
        result.link_wanted.connect(partial(self._look_closer, result, self.words.text("Back to the e-&mail")))
        self._show(result)

    def show_codes(self, codes: tuple[SeenCode, ...]) -> None:
        """Show what the QR codes of a picture are for; where there is only one address, inspect that."""
        if len(codes) == 1 and codes[0].payload.kind is Kind.LINK:
            self.show_address(codes[0].payload.link)
            return
        result = CodesResult(self.words, codes)
        result.link_wanted.connect(partial(self._look_closer, result, self.words.text("Back to the pic&ture")))
        self._show(result)

    def _look_closer(self, among: MailResult | CodesResult, way_back: str, address: str) -> None:
        """Inspect `address`, with a button that says `way_back` to what it stands among."""
        pressed = among.focusWidget()
        back = LinkButton(way_back)
        back.clicked.connect(partial(self._show_again, among, pressed))
        self._field.setText(address)
        if (found := self._inspected(back)) is not None:
            self._put(found, back)
            among.setParent(found)  # out of sight, and forgotten with it unless the person comes back

    def _show_again(self, among: MailResult | CodesResult, pressed: QWidget | None) -> None:
        self.tell("")
        self._field.clear()
        self.asked.emit("")
        if (found := self._put(among, pressed or self._field)) is not None:
            found.deleteLater()

    def _check(self) -> None:
        if not self._field.text().strip():
            self._field.setFocus()
        elif (found := self._inspected()) is not None:
            self._show(found)

    def _inspected(self, way_back: QWidget | None = None) -> LinkResult | None:
        """Return what is found in the address in the field, below `way_back`; None while nothing can inspect it."""
        text = self._field.text()
        self.tell("")
        self.asked.emit(text)
        if self._inspect is None:
            return None
        found = LinkResult(self.words, self._inspect(text), helps_afterwards=self._helps_afterwards, way_back=way_back)
        found.clicked_already.connect(self.clicked_already)
        return found

    def _show(self, result: _Result) -> None:
        """Show `result`, and forget what was shown before."""
        if (before := self._put(result)) is not None:
            before.deleteLater()

    def _put(self, result: _Result, focus: QWidget | None = None) -> _Result | None:
        """Show `result`, with the focus on `focus`; return what stood in its place before."""
        before, self._result = self._result, result
        if before is None:
            self._body.insertWidget(self._body.count() - 1, result)
        else:
            self._body.replaceWidget(before, result)
        result.show()  # now: what lies in it can take the focus
        if focus is not None:
            focus.setFocus()
            QTimer.singleShot(0, focus, lambda: self._scroll.ensureWidgetVisible(focus))  # it has no place yet
        if before is not None:
            before.hide()  # not earlier, or the focus would wander
        result.setAccessibleName(f"{result.said.title}. {result.said.why}")
        say_aloud(result)
        return before


def _address(given: QMimeData) -> str:
    """Return the link in `given`, or what its text asks about; "" for anything else."""
    links = [url.toString() for url in given.urls() if not url.isLocalFile()]
    text = given.text() if given.hasText() and not given.urls() else ""
    return next(iter(links), "") or _asked_in(text)


def _file(given: QMimeData) -> Path | None:
    return next((Path(url.toLocalFile()) for url in given.urls() if url.isLocalFile()), None)


def _asked_in(text: str) -> str:
    """Return the only link in a sentence, as of a message that was marked, else the first line of `text`."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    links = {found.rstrip(_AFTER_LINKS) for found in _LINK.findall(text)}
    is_sentence = " " in first.strip() and not _BEGINS_AS_ADDRESS.match(first.strip())
    return links.pop() if is_sentence and len(links) == 1 else first


_LONGEST: Final = 1 << 20
"""Far more than the rule `too_long` waits for: the beginning of an address must not be judged as all of it."""
_LINK: Final = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_AFTER_LINKS: Final = ".,;:!?)]}'»”’"
_BEGINS_AS_ADDRESS: Final = re.compile(r"(?:https?|javascript|data|vbscript|file|blob):", re.IGNORECASE)
"""Browsers open such a line as a whole, spaces and all: it must not be judged by a part of it."""
