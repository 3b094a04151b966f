"""How does a letter come onto paper, into a file, or into the mail program?"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QIODevice, QMarginsF, QSaveFile, QSizeF, QUrl
from PySide6.QtGui import (
    QDesktopServices,
    QFont,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPdfWriter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextListFormat,
)
from PySide6.QtWidgets import QWidget

from app.letters.letter import Letter, as_text
from app.letters.mail import Mail

PLAIN: Final = ".txt"
PDF: Final = ".pdf"
_POINTS: Final = 11
_MARGIN_MM: Final = 22
_BETWEEN: Final = 9
"""Pixels between two paragraphs."""
_NEW_LINE: Final = "\u2028"
"""Qt's own: the lines of an address stay one paragraph."""


def document(letter: Letter) -> QTextDocument:
    """Return `letter`, typeset. What the person typed is set as plain text, whatever is in it."""
    made = QTextDocument()
    made.setMetaInformation(QTextDocument.MetaInformation.DocumentTitle, letter.subject)
    cursor = QTextCursor(made)
    strong = QTextCharFormat()
    strong.setFontWeight(QFont.Weight.Bold)
    for block in ("\n".join(letter.sender), "\n".join(letter.recipient), letter.dateline):
        _add(cursor, block)
    _add(cursor, letter.subject, strong)
    for paragraph in (letter.greeting, *letter.before):
        _add(cursor, paragraph)
    _add_points(cursor, letter.points)
    for paragraph in (*letter.after, letter.closing, letter.signature):
        _add(cursor, paragraph)
    return made


def save(letter: Letter, path: Path) -> bool:
    """Write `letter` to `path`: as plain text where it ends in .txt, else as PDF. False if it could not be written.

    A file that is there already is replaced at once, or stays as it is.
    """
    file = QSaveFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        return False
    if path.suffix.casefold() == PLAIN:
        file.write(as_text(letter).encode("utf-8"))
    else:
        _write_pdf(letter, file)
    return file.commit()


def print_out(letter: Letter, parent: QWidget) -> None:
    """Let the person choose a printer, and print `letter` on it."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 - looks for printers; few letters need it

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(letter.subject)
    if QPrintDialog(printer, parent).exec():
        put_on(printer, letter)


def put_on(device: QPagedPaintDevice, letter: Letter) -> None:
    """Draw `letter` on the pages of `device`; Qt does so in black, whatever the window wears."""
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    device.setPageMargins(margins, QPageLayout.Unit.Millimeter)
    made = document(letter)
    font = QFont(made.defaultFont())
    font.setPointSize(_POINTS)
    made.setDefaultFont(font)
    made.documentLayout().setPaintDevice(device)
    made.setPageSize(QSizeF(device.width(), device.height()))  # without a size, Qt adds margins of its own
    made.print_(device)


def open_mail(mail: Mail) -> bool:
    """Open `mail` in the mail program, and tell whether one took it."""
    url = QUrl(mail.address, QUrl.ParsingMode.StrictMode)
    return url.isValid() and url.scheme() == "mailto" and QDesktopServices.openUrl(url)


def _write_pdf(letter: Letter, file: QSaveFile) -> None:
    writer = QPdfWriter(file)
    writer.setTitle(letter.subject)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    put_on(writer, letter)


def _add(cursor: QTextCursor, text: str, form: QTextCharFormat | None = None) -> None:
    if not text:
        return
    block = QTextBlockFormat()
    block.setBottomMargin(_BETWEEN)
    if cursor.position():
        cursor.insertBlock(block)
    else:
        cursor.setBlockFormat(block)
    cursor.insertText(text.replace("\n", _NEW_LINE), form or QTextCharFormat())


def _add_points(cursor: QTextCursor, points: tuple[str, ...]) -> None:
    if not points:
        return
    first, *others = points
    _add(cursor, first)
    listed = cursor.createList(QTextListFormat.Style.ListDisc)
    for point in others:
        _add(cursor, point)
        listed.add(cursor.block())
