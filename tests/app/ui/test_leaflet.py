"""Does what belongs together stand on one page of paper?"""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter

from app.knowledge import emergency
from app.ui import leaflet
from app.ui.pages.clicked import printed
from app.words import LANGUAGES, Language, Words

pytestmark = pytest.mark.usefixtures("qapp")
SECTION = "<h2>What to do</h2><p>At once</p><ol>" + "<li>This<br>and that</li>" * 5 + "</ol>"


@pytest.fixture
def paper() -> QPdfWriter:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    return writer


def sections(html: str, paper: QPdfWriter) -> list[tuple[int, int]]:
    """Return on which page each section begins and on which it ends, as Qt lays out what is printed."""
    document = leaflet._document(html)
    for number in leaflet._begin_a_page(document, paper):
        leaflet._break_before(document.findBlockByNumber(number))
    laid = leaflet._as_printed(document, paper)
    height = laid.pageSize().height()
    assert laid.pageCount() == pages(html)
    return [
        (int(leaflet._top(heading) // height), int(leaflet._bottom(last) // height))
        for heading, last in leaflet._sections(laid)
    ]


def pages(html: str) -> int:
    return len(re.findall(rb"/Type /Page\b(?!s)", leaflet.pdf("", html)))


@pytest.mark.parametrize("before", range(24, 48, 2))
def test_a_section_stands_on_one_page_wherever_it_would_have_been_torn(before: int, paper: QPdfWriter) -> None:
    html = f"<h1>Title</h1>{'<p>Before</p>' * before}{SECTION}{SECTION}"
    for begin, end in sections(html, paper)[1:]:
        assert begin == end


@pytest.mark.parametrize("before", range(20, 40, 2))
def test_a_section_longer_than_a_page_is_not_torn_right_under_its_heading(before: int, paper: QPdfWriter) -> None:
    html = f"<h1>Title</h1>{'<p>Before</p>' * before}<h2>Long</h2>{'<p>Line</p>' * 80}"
    document = leaflet._document(html)
    for number in leaflet._begin_a_page(document, paper):
        leaflet._break_before(document.findBlockByNumber(number))
    laid = leaflet._as_printed(document, paper)
    heading = next(heading for heading, _ in leaflet._sections(laid) if heading.text() == "Long")
    height = laid.pageSize().height()
    assert leaflet._top(heading) // height == leaflet._bottom(heading.next()) // height


def test_what_fits_on_the_page_begins_no_new_one(paper: QPdfWriter) -> None:
    assert sections(f"<h1>Title</h1>{SECTION}{SECTION}", paper) == [(0, 0), (0, 0)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_case_of_the_first_ten_minutes_is_torn(language: Language, paper: QPdfWriter) -> None:
    told = sections(printed(Words(language), emergency.load()), paper)
    assert all(begin == end for begin, end in told)
    assert len(told) == len(emergency.load().case) + 1
