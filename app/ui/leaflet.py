"""How do words become a page that can be printed and taken along?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import (
    QGuiApplication,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPdfWriter,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QWidget


def pdf(title: str, html: str) -> bytes:
    """Return `html`, in Qt's subset, as a PDF in A4 with the title `title`."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator("Bilan")
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)  # printing leaves 2 cm of its own
    _put_on(writer, html)
    buffer.close()
    return bytes(data.data())


def print_out(title: str, html: str, parent: QWidget) -> None:
    """Let the person choose a printer, and print `html` on it."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 - as in `paper`

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    if QPrintDialog(printer, parent).exec():
        _put_on(printer, html)


def _put_on(device: QPagedPaintDevice, html: str) -> None:
    document = _document(html)
    for number in _begin_a_page(document, device):
        _break_before(document.findBlockByNumber(number))
    document.print_(device)


def _begin_a_page(document: QTextDocument, device: QPagedPaintDevice) -> Iterator[int]:
    """Yield the numbers of the headings that are to begin a page, so that what stands under them is not torn apart.

    A section longer than a page is torn, but not right under its heading.
    """
    trial = _as_printed(document, device)
    height, margin = trial.pageSize().height(), _MARGIN_INCHES * device.logicalDpiY()
    for heading, last in _sections(trial):
        top, bottom = _top(heading), _bottom(last)
        if bottom - top > height - 2 * margin:
            bottom = _top(heading.next()) + 1
        reaches_the_end = bottom % height > height - margin - _SPARE * height
        if top // height != bottom // height or reaches_the_end:
            _break_before(heading)
            yield heading.blockNumber()


def _as_printed(document: QTextDocument, device: QPagedPaintDevice) -> QTextDocument:
    """Return `document` laid out as `QTextDocument.print` will do it, with its margins of 2 cm."""
    laid = document.clone()
    laid.documentLayout().setPaintDevice(device)
    frame = laid.rootFrame().frameFormat()
    frame.setMargin(int(_MARGIN_INCHES * QGuiApplication.primaryScreen().logicalDotsPerInchY()))  # Qt scales it
    laid.rootFrame().setFrameFormat(frame)
    laid.setPageSize(QSizeF(device.width(), device.height()))
    return laid


def _sections(document: QTextDocument) -> Iterator[tuple[QTextBlock, QTextBlock]]:
    """Yield each heading below the title with the last block that belongs to it."""
    heading = last = document.begin()
    while (block := last.next()).isValid():
        if block.blockFormat().headingLevel():
            if last != heading:
                yield heading, last
            heading = block
        last = block
    if last != heading:
        yield heading, last


def _top(block: QTextBlock) -> float:
    return block.document().documentLayout().blockBoundingRect(block).top()


def _bottom(block: QTextBlock) -> float:
    return block.document().documentLayout().blockBoundingRect(block).bottom()


def _break_before(block: QTextBlock) -> None:
    form = block.blockFormat()
    form.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
    QTextCursor(block).setBlockFormat(form)


def _document(html: str) -> QTextDocument:
    document = QTextDocument()
    document.setMetaInformation(QTextDocument.MetaInformation.CssMedia, "print")
    document.setDefaultStyleSheet(_LOOK)
    document.setHtml(html)
    _spread_tables(document)
    return document


def _spread_tables(document: QTextDocument) -> None:
    """Let tables take the whole width, and their labels stand on each page: Qt takes neither from a style."""
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            form = frame.format()
            form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
            form.setHeaderRowCount(1)
            frame.setFormat(form)


_MARGIN_INCHES: Final = 2 / 2.54
_SPARE: Final = 0.03
"""The share of a page that is left free: tables are printed a little higher than the trial lays them out."""
_LOOK = (
    "body { font-size: 10pt; color: #1b2225; } h1 { font-size: 17pt; } h2 { font-size: 12.5pt; }"
    " li { margin-bottom: 4px; }"
)
