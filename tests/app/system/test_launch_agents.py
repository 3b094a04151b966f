from __future__ import annotations

import plistlib
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from app.system.login import launch_agent as tray
from app.system.schedule import launch_agent as reminder
from app.values.reminder import Plan
from tests.app.system.launchd import faults

COMMAND = ("/Applications/Bilan.app/Contents/MacOS/bilan", "remind", "--profile", "/Users/anna b/<a> & b.bilan")
AGENTS = {
    "reminder": reminder.agent(Plan(0, 18, 5, date(2026, 11, 30)), COMMAND),
    "tray": tray.agent(COMMAND),
}


@pytest.mark.parametrize("agent", AGENTS.values(), ids=AGENTS)
def test_launchd_knows_every_key_of_an_agent_and_takes_its_value(agent: bytes) -> None:
    assert agent.startswith(b"<?xml")
    assert faults(plistlib.loads(agent)) == set()


@pytest.mark.parametrize(
    ("key", "wrong"),
    [
        ("Label", ""),
        ("ProgramArguments", "/bin/bilan remind"),
        ("ProgramArguments", []),
        ("RunAtLoad", "true"),
        ("RunAtLoad", 1),
        ("ProcessType", "background"),
        ("LimitLoadToSessionType", "aqua"),
        ("StartCalendarInterval", {"Hour": 24, "Minute": 5}),
        ("StartCalendarInterval", {"Hour": "18"}),
        ("StartCalendarInterval", {"Hour": True}),
        ("StartCalendarInterval", {"Hours": 18}),
        ("RunAtLogin", True),
    ],
)
def test_what_launchd_would_not_take_is_a_fault(key: str, wrong: object) -> None:
    assert faults({**plistlib.loads(AGENTS["reminder"]), key: wrong}) == {key}


@pytest.mark.parametrize("key", ["Label", "ProgramArguments"])
def test_an_agent_without_a_name_or_a_program_is_a_fault(key: str) -> None:
    agent = plistlib.loads(AGENTS["tray"])
    del agent[key]
    assert faults(agent) == {key}


@pytest.mark.parametrize("module", [reminder, tray])
def test_the_file_of_an_agent_is_named_after_it(
    module: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert module._file().name == f"{module.LABEL}.plist"
