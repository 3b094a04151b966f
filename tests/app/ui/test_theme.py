from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from app.ui import tokens as worn_tokens
from app.ui.theme import SIZES, Theme, style_sheet
from app.ui.tokens import DARK, DARK_HIGH, LIGHT, LIGHT_HIGH, Tokens
from app.ui.widgets.focus import FocusRing
from app.values.look import Look

# The pairs of the design's two tables: what is drawn, and every ground that it is drawn on.
_TEXT_PAIRS = (
    ("text", ("card", "window", "side", "sunken", "soft", "att_soft")),
    ("muted", ("card", "window", "side", "soft", "att_soft", "disabled_fill")),
    ("accent", ("card", "window", "soft")),
    ("on_accent", ("accent",)),
    ("attention", ("card", "att_soft")),
)
_CUE_PAIRS = (
    ("accent", ("card", "window", "soft")),
    ("control", ("card", "window", "soft")),
    ("att_mark", ("card", "att_soft")),
    ("measured", ("card",)),
    ("practised", ("card",)),
    ("declared_outline", ("card", "declared_fill")),
    ("unk", ("card", "window")),
    ("accepted_mark", ("card", "accepted_fill")),
    ("text", ("declared_fill",)),
)
_THEMES = {"light": LIGHT, "dark": DARK, "light high": LIGHT_HIGH, "dark high": DARK_HIGH}


def _contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


@pytest.mark.parametrize("name", _THEMES)
def test_every_text_can_be_read_on_every_ground_that_it_stands_on(name: str) -> None:
    _assert_pairs(_THEMES[name], _TEXT_PAIRS, 4.5)


@pytest.mark.parametrize("name", _THEMES)
def test_every_shape_and_border_is_seen_on_its_ground(name: str) -> None:
    _assert_pairs(_THEMES[name], _CUE_PAIRS, 3.0)


def _assert_pairs(theme: Tokens, pairs: tuple[tuple[str, tuple[str, ...]], ...], least: float) -> None:
    for drawn, grounds in pairs:
        for ground in grounds:
            found = _contrast(getattr(theme, drawn), getattr(theme, ground))
            assert found >= least, f"{drawn} on {ground}: {found:.2f}"


@pytest.mark.parametrize(("plain", "high"), [(LIGHT, LIGHT_HIGH), (DARK, DARK_HIGH)])
def test_more_contrast_was_asked_for_and_is_given(plain: Tokens, high: Tokens) -> None:
    for drawn in ("text", "muted", "line", "control", "accent", "attention", "att_mark"):
        before = _contrast(getattr(plain, drawn), plain.card)
        assert _contrast(getattr(high, drawn), high.card) > before, drawn


def test_there_is_neither_red_nor_green() -> None:
    for theme in (LIGHT, DARK):
        for name in ("accent", "attention", "att_mark", "measured", "practised", "declared_fill", "accepted_mark"):
            hue = QColor(getattr(theme, name)).hsvHue()
            assert 25 <= hue <= 45 or 180 <= hue <= 225, name


@pytest.mark.parametrize(("look", "expected"), [(Look.LIGHT, LIGHT), (Look.DARK, DARK)])
def test_the_chosen_look_is_what_widgets_paint_with(qapp: QApplication, look: Look, expected: Tokens) -> None:
    theme = Theme()
    theme.apply(qapp, look)
    assert worn_tokens.tokens() == theme.tokens() == expected


def test_a_foreign_palette_gives_the_nearest_tokens(qapp: QApplication) -> None:
    before = qapp.palette()
    try:
        qapp.setPalette(QPalette(QColor("#202020")))
        assert worn_tokens.tokens() == DARK
        qapp.setPalette(QPalette(QColor("#efefef")))
        assert worn_tokens.tokens() == LIGHT
    finally:
        qapp.setPalette(before)


def test_every_size_of_text_grows_with_the_scale() -> None:
    sheet = style_sheet(LIGHT, 2.0)
    for points in SIZES.values():
        assert f"{2 * points:.2f}pt" in sheet


def test_no_colour_or_size_is_left_open_in_the_style_sheet() -> None:
    assert "$" not in style_sheet(DARK, 1.0)


def test_one_ring_follows_the_keyboard_and_ends_with_its_theme(qapp: QApplication) -> None:
    theme = Theme()
    for look in (Look.LIGHT, Look.DARK, Look.LIGHT):
        theme.apply(qapp, look)
    (ring,) = theme.findChildren(FocusRing)
    del theme
    assert not isValid(ring)
