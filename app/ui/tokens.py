"""Which colours are worn now, and may things move?

A widget needs nothing but `tokens()`: the colours of the palette that the application wears. Every change of look
arrives as a change of palette, on which Qt repaints all widgets.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme, as `#rrggbb`; what each is for stands in the design's table of tokens."""

    window: str
    side: str
    card: str
    sunken: str
    soft: str
    hover: str
    current_row: str
    text: str
    muted: str
    line: str
    disabled_fill: str
    control: str
    accent: str
    on_accent: str
    attention: str
    att_soft: str
    att_mark: str
    measured: str
    practised: str
    declared_fill: str
    declared_outline: str
    accepted_fill: str
    accepted_mark: str
    unk: str
    shade: str
    """Covers the page behind a sheet; `#aarrggbb`, because what it covers shows through."""


LIGHT: Final = Tokens(
    window="#f6f6f4",
    side="#eeeeea",
    card="#ffffff",
    sunken="#f3f3f0",
    soft="#e2eef0",
    hover="#e9ebe9",
    current_row="#ffffff",
    text="#1b2225",
    muted="#545e63",
    line="#deded8",
    disabled_fill="#deded8",
    control="#7d868a",
    accent="#0f5f70",
    on_accent="#ffffff",
    attention="#824600",
    att_soft="#fbf0de",
    att_mark="#b0680f",
    measured="#0f5f70",
    practised="#3d8797",
    declared_fill="#cfe5e9",
    declared_outline="#3d8797",
    accepted_fill="#eef0f3",
    accepted_mark="#646c78",
    unk="#757e83",
    shade="#6e1b2225",
)
DARK: Final = Tokens(
    window="#14181a",
    side="#191e20",
    card="#1f2527",
    sunken="#181d1f",
    soft="#1d363c",
    hover="#293134",
    current_row="#293134",
    text="#e9eeee",
    muted="#a8b3b6",
    line="#363f42",
    disabled_fill="#363f42",
    control="#7d8a8e",
    accent="#78ccd8",
    on_accent="#06262c",
    attention="#f2bb70",
    att_soft="#392d1b",
    att_mark="#d99a3c",
    measured="#8bd8e3",
    practised="#4a9dab",
    declared_fill="#244a51",
    declared_outline="#5fb3c0",
    accepted_fill="#2a3135",
    accepted_mark="#a3adb6",
    unk="#8f9a9e",
    shade="#96000000",
)
# A person who asks the system for more contrast gets plain ends, and lines that carry on their own.
LIGHT_HIGH: Final = replace(
    LIGHT,
    window="#fffffe",
    side="#ffffff",
    sunken="#ffffff",
    text="#000000",
    muted="#2b3235",
    line="#5a6266",
    disabled_fill="#f3f3f0",
    control="#3f474b",
    accent="#0a4552",
    attention="#5f3300",
    att_mark="#7c4600",
)
DARK_HIGH: Final = replace(
    DARK,
    window="#000001",
    side="#000000",
    card="#0b0e0f",
    sunken="#000000",
    text="#ffffff",
    muted="#dbe3e5",
    line="#8a9599",
    disabled_fill="#1f2527",
    control="#b5c0c4",
    accent="#a4e6ef",
    attention="#ffd59e",
    att_mark="#f4bd69",
)
_BY_WINDOW: Final = {each.window: each for each in (LIGHT, DARK, LIGHT_HIGH, DARK_HIGH)}


def tokens() -> Tokens:
    """Return the colours of the palette that the application wears; those nearest to it if the palette is not ours."""
    window = QGuiApplication.palette().color(QPalette.ColorRole.Window)
    return _BY_WINDOW.get(window.name(), DARK if window.lightness() < _MIDDLE else LIGHT)


def moves() -> bool:
    """Tell whether things may move: not for a person who asked the system for less motion.

    Qt passes the wish on from 6.12; before, what is known is whether the desktop animates at all.
    """
    # Each is held by a name: PySide loses the second with the first when they are chained.
    hints = QGuiApplication.styleHints()
    accessibility = hints.accessibility()
    wish = getattr(accessibility, "motionPreference", None)
    if wish is not None:
        return bool(wish().name != "ReducedMotion")
    from PySide6.QtWidgets import QStyle  # noqa: PLC0415 - its enums take long to make, and nothing moves at the start

    return QApplication.style().styleHint(QStyle.StyleHint.SH_Widget_Animate) > 0


_MIDDLE = 128
