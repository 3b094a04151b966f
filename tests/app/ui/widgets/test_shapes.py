from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from app import paths
from app.ui.icons import icon
from app.ui.widgets.shapes import Empty, Shape, Step, draw_shape
from app.ui.widgets.state import StateShape, StepShape, UrgencyShape
from checks.model import Urgency
from checks.states import State

_FAMILIES: tuple[tuple[Shape, ...], ...] = (
    (*State, "regressed"),
    tuple(Urgency),
    tuple(Step),
    tuple(Empty),
)


def _black_and_white(shape: Shape, *, filled_before: bool = False) -> bytes:
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    if filled_before:
        painter.setBrush(QColor("black"))
    draw_shape(painter, shape, QRectF(0, 0, 40, 40))
    painter.end()
    return bytes(QColor(image.pixel(x, y)).lightness() < 190 for x in range(40) for y in range(40))


@pytest.mark.parametrize("family", _FAMILIES)
@pytest.mark.usefixtures("qapp")
def test_shapes_of_one_family_differ_without_any_colour(family: tuple[Shape, ...]) -> None:
    seen = {shape: _black_and_white(shape) for shape in family}
    for one, other in combinations(family, 2):
        assert sum(a != b for a, b in zip(seen[one], seen[other], strict=True)) > 40, (one, other)


@pytest.mark.parametrize("shape", [shape for family in _FAMILIES for shape in family])
@pytest.mark.usefixtures("qapp")
def test_a_shape_is_the_same_whatever_was_drawn_before_it(shape: Shape) -> None:
    assert _black_and_white(shape, filled_before=True) == _black_and_white(shape)


def test_a_shape_is_named(qtbot: QtBot) -> None:
    shapes = (
        StateShape(State.FAIL, name="To fix"),
        UrgencyShape(Urgency.FIRST, name="First"),
        StepShape(Step.DONE, name="done"),
    )
    for shape in shapes:
        qtbot.addWidget(shape)
    assert [shape.accessibleName() for shape in shapes] == ["To fix", "First", "done"]


def test_a_shape_changes_with_its_name(qtbot: QtBot) -> None:
    shape = StateShape(State.UNKNOWN, name="Not known")
    qtbot.addWidget(shape)
    before = shape.grab().toImage()
    shape.show_state(State.PASS, "Confirmed")
    assert shape.accessibleName() == "Confirmed"
    assert shape.grab().toImage() != before


@pytest.mark.parametrize("path", sorted((paths.resources() / "icons").glob("*.svg")), ids=lambda path: path.stem)
@pytest.mark.usefixtures("qapp")
def test_every_icon_can_be_drawn_in_any_colour(path: Path) -> None:
    name = path.stem
    image = icon(name, 24, "#ff0000").toImage()
    inked = [
        QColor(image.pixelColor(x, y)) for x in range(24) for y in range(24) if image.pixelColor(x, y).alpha() > 200
    ]
    assert inked
    if name != "logo":
        assert all(colour.red() > 200 and colour.green() < 50 for colour in inked)


@pytest.mark.usefixtures("qapp")
def test_an_unknown_icon_is_a_mistake_of_ours() -> None:
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon", 18)
