"""Is a letter on paper what it was in the window, whatever look the window wears?"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QTextCursor, QTextDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from app.letters.letter import as_text
from app.letters.mail import Mail
from app.letters.writing import Wish, written
from app.ui import paper
from app.ui.theme import Theme
from app.values.look import Look
from app.words import LANGUAGES
from checks.own_data import Right
from tests.app.letters.letters import TODAY, wish

EVERY_LETTER = [wish(right=right, language=language) for right in Right for language in LANGUAGES]


@pytest.fixture
def dark(qapp: QApplication) -> Iterator[None]:
    Theme().apply(qapp, Look.DARK)
    yield
    Theme().apply(qapp, Look.LIGHT)


def words_of(text: str) -> list[str]:
    return re.sub(r"[–\u2028\n]", " ", text).split()


@pytest.mark.parametrize("filled", EVERY_LETTER, ids=lambda each: f"{each.right.value}-{each.language}")
@pytest.mark.usefixtures("qapp")
def test_the_typeset_letter_has_the_words_of_the_plain_one_and_fits_on_a_page(filled: Wish, tmp_path: Path) -> None:
    letter = written(filled, TODAY)
    made = paper.document(letter)
    assert words_of(made.toPlainText()) == words_of(as_text(letter))
    assert made.metaInformation(QTextDocument.MetaInformation.DocumentTitle) == letter.subject
    assert paper.save(letter, tmp_path / "letter.pdf")
    assert len(re.findall(rb"/Type /Page\b(?!s)", (tmp_path / "letter.pdf").read_bytes())) == 1


@pytest.mark.usefixtures("qapp")
def test_only_the_subject_is_bold_and_only_points_are_a_list() -> None:
    letter = written(wish(), TODAY)
    made = paper.document(letter)
    bold, listed = [], []
    block = made.begin()
    while block.isValid():
        first = QTextCursor(block)
        first.movePosition(QTextCursor.MoveOperation.NextCharacter)
        if first.charFormat().fontWeight() > QFont.Weight.Normal:
            bold.append(block.text())
        if block.textList() is not None:
            listed.append(block.text())
        block = block.next()
    assert bold == [letter.subject]
    assert tuple(listed) == letter.points


@pytest.mark.usefixtures("dark")
def test_a_letter_is_printed_in_black_also_from_a_dark_window(tmp_path: Path) -> None:
    assert paper.save(written(wish(), TODAY), tmp_path / "letter.pdf")
    assert inks((tmp_path / "letter.pdf").read_bytes()) == {(0.0, 0.0, 0.0)}


@pytest.mark.usefixtures("qapp")
def test_a_letter_comes_out_of_a_printer(tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    paper.put_on(printer, written(wish(), TODAY))
    assert inks((tmp_path / "printed.pdf").read_bytes()) == {(0.0, 0.0, 0.0)}


def inks(pdf: bytes) -> set[tuple[float, ...]]:
    """Return the colours that a PDF of Qt fills letters with."""
    drawn = b"".join(map(unpacked, re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL)))
    return {tuple(map(float, ink)) for ink in re.findall(rb"([\d.]+) ([\d.]+) ([\d.]+) scn", drawn)}


def unpacked(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:  # a font or a picture
        return b""


@pytest.mark.usefixtures("qapp")
def test_a_letter_that_is_there_already_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("x" * 100_000, "utf-8")
    letter = written(wish(language="fr"), TODAY)
    assert paper.save(letter, path)
    assert path.read_text("utf-8") == as_text(letter)
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("address", ["https://a.example/", "file:///etc/passwd", "", "javascript:alert(1)"])
@pytest.mark.usefixtures("qapp")
def test_only_a_mail_address_opens_the_mail_program(address: str) -> None:
    assert not paper.open_mail(Mail(address, whole=True))
