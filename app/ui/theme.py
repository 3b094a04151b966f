"""How is the application dressed, in light and dark, at every size of text?"""

from __future__ import annotations

from dataclasses import fields
from string import Template
from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from app import paths
from app.ui.tokens import DARK, DARK_HIGH, LIGHT, LIGHT_HIGH, Tokens, tokens
from app.ui.widgets.focus import FocusRing
from app.values.look import Look

STYLE: Final = ("-style", "Fusion")
"""What an application that will be dressed is told when it is made: its style is not changed afterwards.

`setStyle` would do the same, but hands the style back, and PySide makes hundreds of names of its enums for it.
"""


class Theme(QObject):
    """Dresses the application, made with `STYLE`, and follows the system while the person's choice is `Look.SYSTEM`."""

    def __init__(self, text_scale: float = 1.0) -> None:
        """Take a factor on every size of text: 1 to 2; the platform's own scale comes on top of it."""
        super().__init__()
        self._text_scale = text_scale
        self._look = Look.SYSTEM
        self._ring: FocusRing | None = None

    def apply(self, app: QApplication, look: Look) -> None:
        """Dress `app` in `look`, at once and, for `Look.SYSTEM`, whenever the system changes."""
        self._look = look
        hints = app.styleHints()
        if self._ring is None:
            hints.colorSchemeChanged.connect(self._dress)
            hints.accessibility().contrastPreferenceChanged.connect(self._dress)
            self._ring = FocusRing(app, self)
        self._dress()

    def tokens(self) -> Tokens:
        """Return the colours that are worn now."""
        return tokens()

    def _dress(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            worn = _chosen(self._look)
            app.setPalette(palette(worn))
            app.setStyleSheet(style_sheet(worn, self._text_scale * _points_a_point()))


def _chosen(look: Look) -> Tokens:
    hints = QGuiApplication.styleHints()
    system_is_dark = hints.colorScheme() == Qt.ColorScheme.Dark
    high = hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
    if look is Look.DARK or (look is Look.SYSTEM and system_is_dark):
        return DARK_HIGH if high else DARK
    return LIGHT_HIGH if high else LIGHT


def palette(worn: Tokens) -> QPalette:
    """Return the palette that carries `worn` to every widget, our own and Qt's."""
    made = QPalette(QColor(worn.window))
    role = QPalette.ColorRole
    for which, colour in {
        role.Window: worn.window,
        role.WindowText: worn.text,
        role.Base: worn.card,
        role.AlternateBase: worn.sunken,
        role.Text: worn.text,
        role.Button: worn.card,
        role.ButtonText: worn.text,
        role.PlaceholderText: worn.muted,
        role.ToolTipBase: worn.card,
        role.ToolTipText: worn.text,
        role.Highlight: worn.accent,
        role.HighlightedText: worn.on_accent,
        role.Accent: worn.accent,
        role.Link: worn.accent,
        role.LinkVisited: worn.accent,
        role.Mid: worn.line,
    }.items():
        made.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(worn.muted))
    return made


def style_sheet(worn: Tokens, scale: float) -> str:
    """Return the style sheet filled with the colours of `worn`, its sizes of text multiplied by `scale`."""
    colours = {each.name: getattr(worn, each.name) for each in fields(worn)}
    sizes = {f"pt_{name}": f"{points * scale:.2f}pt" for name, points in SIZES.items()}
    text = (paths.resources() / "theme" / "bilan.qss").read_text("utf-8")
    return Template(text).substitute(colours | sizes)


SIZES: Final = {
    "number": 38.0,
    "welcome": 23.0,
    "title": 20.0,
    "detail": 16.0,
    "sheet": 15.0,
    "card": 12.0,
    "lead": 11.0,
    "answer": 11.0,
    "text": 10.5,
    "second": 9.75,
    "brand": 13.0,
    "address": 12.5,
}
"""Sizes of text in points, where an inch has 96 pixels."""

_PIXELS_AN_INCH = 96


def _points_a_point() -> float:
    """Return what brings our points to the same size where an inch has fewer pixels (macOS counts 72)."""
    return max(1.0, _PIXELS_AN_INCH / QGuiApplication.primaryScreen().logicalDotsPerInch())
