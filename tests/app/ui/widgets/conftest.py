"""Every widget test runs in the light look."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from app.look import Look
from app.ui.theme import Theme


@pytest.fixture(autouse=True, scope="session")
def _dressed(qapp: QApplication) -> Theme:
    theme = Theme()
    theme.apply(qapp, Look.LIGHT)
    return theme
