"""What is not loaded for the first window: a person waits for it."""

from __future__ import annotations

import subprocess
import sys

import pytest

# PySide makes the enumerations of a class when the class is loaded: their names tell what was.
_UNTIL_PAINTED = """
import enum, os
made, make = [], enum.EnumType.__new__
def noting(metaclass, name, bases, namespace, **options):
    made.append(namespace.get("__qualname__", name))
    return make(metaclass, name, bases, namespace, **options)
enum.EnumType.__new__ = noting
from app.ui.first_paint import FirstPaint
def painted(self, watched, event, filter=FirstPaint.eventFilter):
    passed_on = filter(self, watched, event)
    if event.type() == event.Type.Paint:
        print(*made, flush=True)
        os._exit(0)
    return passed_on
FirstPaint.eventFilter = painted
from app.__main__ import main
main([])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a window needs a screen")
def test_the_first_window_loads_only_what_it_shows() -> None:
    """Once all events went through a filter in Python, which loaded every class of Qt: a sixth of the start."""
    run = subprocess.run([sys.executable, "-c", _UNTIL_PAINTED], check=True, capture_output=True, text=True, timeout=60)
    made = set(run.stdout.split())
    assert "AlignmentFlag" in made
    assert made.isdisjoint({"ProcessError", "SharedMemoryError", "PdfVersion", "SelectionBehavior", "MovieState"})
