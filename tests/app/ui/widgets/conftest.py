"""Every widget test runs in the light look."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from app.ui.theme import Theme
from app.values.look import Look


@pytest.fixture(autouse=True, scope="session")
def _dressed(qapp: QApplication) -> Theme:
    theme = Theme()
    theme.apply(qapp, Look.LIGHT)
    return theme
