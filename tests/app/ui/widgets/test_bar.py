from __future__ import annotations

from dataclasses import astuple
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from app.ui.widgets.bar import BarLabels, ProtectionBar, Span, place_of, spans
from app.ui.widgets.legend import Legend, LegendEntry
from app.ui.widgets.patterns import Part, draw_part
from checks.score import Parts

_EXAMPLE = Parts(measured=20.6, practised=5.9, declared=26.4, unknown=19.1, to_fix=23.6, accepted=4.4)


@st.composite
def _any_parts(draw: st.DrawFn) -> tuple[float, ...]:
    weights = draw(st.lists(st.integers(0, 40), min_size=6, max_size=6).filter(any))
    return tuple(100 * weight / sum(weights) for weight in weights)


_WIDTHS = st.integers(90, 2000)


@given(_any_parts(), _WIDTHS)
def test_every_part_that_there_is_can_be_seen(shares: tuple[float, ...], width: int) -> None:
    drawn = spans(shares, width)
    assert [span.part for span in drawn] == [part for part, share in zip(Part, shares, strict=True) if share > 0]
    assert all(span.right - span.left >= 10 - 1e-6 for span in drawn)


@given(_any_parts(), _WIDTHS)
def test_the_parts_fill_the_bar_from_end_to_end_with_gaps_of_two(shares: tuple[float, ...], width: int) -> None:
    drawn = spans(shares, width)
    assert drawn[0].left == 0
    assert drawn[-1].right == pytest.approx(width)
    for before, after in pairwise(drawn):
        assert after.left - before.right == pytest.approx(2)


@given(_any_parts(), _WIDTHS)
@example((25 / 3, 200 / 3, 25 / 3, 0.0, 0.0, 50 / 3), 90)  # whose first three sum up to more since Python 3.12
def test_confirmed_and_possible_are_places_on_the_bar(shares: tuple[float, ...], width: int) -> None:
    drawn = spans(shares, width)
    confirmed, possible = sum(shares[:3]), sum(shares[:4])
    assert place_of(confirmed, shares, drawn) == pytest.approx(_end_of(drawn, Part.DECLARED), abs=1e-3)
    assert place_of(possible, shares, drawn) == pytest.approx(_end_of(drawn, Part.UNKNOWN), abs=1e-3)


def _end_of(drawn: tuple[Span, ...], last: Part) -> float:
    order = list(Part)
    return max((span.right for span in drawn if order.index(span.part) <= order.index(last)), default=0.0)


@given(_any_parts(), _WIDTHS, st.floats(0, 100), st.floats(0, 100))
def test_a_larger_value_never_stands_further_left(shares: tuple[float, ...], width: int, a: float, b: float) -> None:
    drawn = spans(shares, width)
    low, high = sorted((a, b))
    assert place_of(low, shares, drawn) <= place_of(high, shares, drawn) + 1e-6


def test_nothing_known_draws_nothing() -> None:
    assert spans((0, 0, 0, 0, 0, 0), 500) == ()


def test_a_narrow_part_is_widened_at_the_expense_of_the_widest() -> None:
    drawn = {span.part: span.right - span.left for span in spans((90, 9, 0.5, 0.5, 0, 0), 506)}
    assert drawn[Part.DECLARED] == drawn[Part.UNKNOWN] == 10
    assert drawn[Part.PRACTISED] == pytest.approx(45)
    assert drawn[Part.MEASURED] == pytest.approx(435)


def test_the_patterns_differ_in_grey() -> None:
    seen = {part: _grey_profile(part) for part in Part}
    for part in Part:
        for other in Part:
            assert part is other or _difference(seen[part], seen[other]) > 0.02, (part, other)


def _grey_profile(part: Part) -> list[int]:
    """Draw `part` and stretch its greys to the full range, so that patterns are compared and not shades."""
    image = QImage(60, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    draw_part(painter, part, QRectF(0, 0, 60, 30))
    painter.end()
    greys = [QColor(image.pixel(x, y)).lightness() for x in range(8, 52) for y in range(5, 25)]
    darkest, lightest = min(greys), max(greys)
    if darkest == lightest:
        return [0 if darkest < 128 else 255] * len(greys)
    return [255 * (grey - darkest) // (lightest - darkest) for grey in greys]


def _difference(one: list[int], other: list[int]) -> float:
    return sum(abs(a - b) > 64 for a, b in zip(one, other, strict=True)) / len(one)


def test_the_bar_says_itself_in_words(qtbot: QtBot) -> None:
    bar = ProtectionBar()
    qtbot.addWidget(bar)
    bar.show_parts(_EXAMPLE, 50, 72.1, BarLabels("confirmed 53", "held at 50", "possible 72", "53 confirmed of 100"))
    assert bar.accessibleName() == "53 confirmed of 100"


def test_the_bar_ends_where_it_was_told_to(qtbot: QtBot) -> None:
    bar = ProtectionBar()
    qtbot.addWidget(bar)
    bar.resize(600, 60)
    bar.show()
    bar.show_parts(_EXAMPLE)
    expected = spans(astuple(_EXAMPLE), 600)
    qtbot.waitUntil(lambda: bar.spans() == expected)


def test_the_hold_is_drawn_over_the_bar(qtbot: QtBot) -> None:
    labels = BarLabels("confirmed 53", "held at 50", "possible 72", "53 confirmed of 100")
    free, held = ProtectionBar(), ProtectionBar()
    for bar, hold in ((free, None), (held, 50.0)):
        qtbot.addWidget(bar)
        bar.resize(700, 60)
        bar.show_parts(_EXAMPLE, hold, 72.1, labels)
    assert free.grab().toImage() != held.grab().toImage()


def test_the_legend_is_read_as_one_sentence(qtbot: QtBot) -> None:
    legend = Legend([LegendEntry(Part.MEASURED, "measured", "21"), LegendEntry(Part.UNKNOWN, "not known", "79")])
    qtbot.addWidget(legend)
    assert legend.accessibleName() == "measured 21, not known 79"


def test_the_legend_breaks_into_lines_where_it_is_narrow(qtbot: QtBot) -> None:
    legend = Legend([LegendEntry(part, part.value, "10") for part in Part])
    qtbot.addWidget(legend)
    assert legend.heightForWidth(160) > 2 * legend.heightForWidth(2000)
