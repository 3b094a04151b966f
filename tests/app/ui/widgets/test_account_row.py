"""How high is the row of an account?"""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.ui.widgets.account_row import AccountRow


def test_an_account_is_measured_again_in_a_larger_font(qtbot: QtBot) -> None:
    row = AccountRow("at-sign", "Bank", "alice", "")
    qtbot.addWidget(row)
    before = row.heightForWidth(400)
    font = row.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    row.setFont(font)
    assert row.heightForWidth(400) > before
