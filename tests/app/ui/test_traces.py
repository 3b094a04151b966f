"""Does choosing a file leave a note of the folder somewhere?"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

CHOOSE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog
from app.ui import traces
if sys.argv[2] == "quietly":
    traces.leave_none()
app = QApplication([])
def choose():
    app.activeModalWidget().accept()
QTimer.singleShot(200, choose)
print(QFileDialog.getSaveFileName(None, "", sys.argv[1] + "/vault.kdbx")[0])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system shows its own dialog")
@pytest.mark.parametrize("way", ["quietly", "as Qt does"])
def test_the_folder_that_was_chosen_from_is_noted_by_qt_unless_it_is_kept_from_it(tmp_path: Path, way: str) -> None:
    private = tmp_path / "private"
    private.mkdir()
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "HOME"))}
    around = {**kept, "HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", CHOOSE, str(private), way]
    told = subprocess.run(command, env=around, capture_output=True, text=True, check=True)
    assert told.stdout == f"{private}/vault.kdbx\n"
    notes = [path for path in tmp_path.rglob("*") if path.is_file() and "private" in path.read_text("utf-8", "replace")]
    assert bool(notes) is (way != "quietly")
