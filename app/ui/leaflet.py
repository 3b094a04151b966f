"""How do words become a page that can be printed and taken along?"""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter, QTextDocument
from PySide6.QtWidgets import QWidget


def pdf(title: str, html: str) -> bytes:
    """Return `html`, in Qt's subset, as a PDF in A4 with the title `title`."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)  # printing leaves 2 cm of its own
    _document(html).print_(writer)
    buffer.close()
    return bytes(data.data())


def print_out(title: str, html: str, parent: QWidget) -> None:
    """Let the person choose a printer, and print `html` on it."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 - as in `paper`

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    if QPrintDialog(printer, parent).exec():
        _document(html).print_(printer)


def _document(html: str) -> QTextDocument:
    document = QTextDocument()
    document.setDefaultStyleSheet(_LOOK)
    document.setHtml(html)
    return document


_LOOK = (
    "body { font-size: 10pt; color: #1b2225; } h1 { font-size: 17pt; } h2 { font-size: 12.5pt; }"
    " li { margin-bottom: 4px; }"
)
