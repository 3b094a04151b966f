from __future__ import annotations

import plistlib
import re
import shutil
import stat
import subprocess
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import lxml.etree
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.system.errors import ScheduleRefused
from app.system.schedule import autostart, launch_agent, systemd, task_scheduler
from app.system.schedule.here import Schedule, command
from app.system.schedule.places import NAME
from app.values.reminder import Hindrance, Plan, Way

PLAN = Plan(0, 18, 5, date(2026, 11, 30))
COMMAND = ("/opt/bilan/bilan", "remind", "--notify", "--profile", '/home/colette/anna b/50% "mine" $HOME \\ é`x`.db')
TASKS = lxml.etree.XMLSchema(file=Path(__file__).with_name("task.xsd"))
WORDS = st.lists(st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1), min_size=1, max_size=4)

IN_XML = WORDS.filter(lambda words: not {"\ufffe", "\uffff"} & set("".join(words)))
"""XML 1.0 has no way to write these two: for a path with one, Windows refuses the task."""


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a home without anything in it, on a computer without systemd."""
    for variable, place in (
        ("XDG_CONFIG_HOME", ".config"),
        ("XDG_DATA_HOME", ".local/share"),
        ("XDG_RUNTIME_DIR", "run"),
    ):
        monkeypatch.setenv(variable, str(tmp_path / place))
    return tmp_path


def everything(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.name != ".config")


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd checks its own units, where it is")
def test_systemd_finds_no_fault_in_its_units(tmp_path: Path) -> None:
    program = tmp_path / "a bilan"
    program.write_text("#!/bin/sh\n", "utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    units = [tmp_path / f"{NAME}.service", tmp_path / f"{NAME}.timer"]
    units[0].write_text(systemd.service((str(program), *COMMAND[1:])), "utf-8")
    units[1].write_text(systemd.timer(PLAN), "utf-8")
    result = subprocess.run(
        ["systemd-analyze", "--user", "verify", *units], check=False, capture_output=True, text=True, timeout=60
    )
    ours = [line for line in result.stderr.splitlines() if NAME in line]
    assert (result.returncode, ours) == (0, [])


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="as above")
def test_systemd_reads_the_hour_as_it_was_meant(tmp_path: Path) -> None:  # noqa: ARG001 - it keeps the home apart
    calendar = re.search(r"OnCalendar=(.*)", systemd.timer(PLAN))
    assert calendar is not None
    told = subprocess.run(["systemd-analyze", "calendar", calendar[1]], check=True, capture_output=True, text=True)
    assert "*-*-* 18:05:00" in told.stdout
    assert "Persistent=true" in systemd.timer(PLAN)


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="as above")
def test_systemd_rests_without_an_error_once_the_program_is_gone(tmp_path: Path) -> None:
    program = tmp_path / "50% a \\ bilan"
    condition = re.search(r"^Condition.*$", systemd.service((str(program), "remind")), re.MULTILINE)
    assert condition is not None
    assert subprocess.run(["systemd-analyze", "condition", condition[0]], check=False).returncode == 1
    program.write_text("#!/bin/sh\n", "utf-8")
    program.chmod(0o700)
    assert subprocess.run(["systemd-analyze", "condition", condition[0]], check=False).returncode == 0


@pytest.mark.parametrize("program", ["/opt/a\n[Timer]/bilan", "/opt/bilan\\"])
def test_a_path_that_would_break_the_condition_goes_without_it(program: str) -> None:
    assert "Condition" not in systemd.service((program, "remind"))


@given(st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1))
@example("/opt/a\\nb 50%/bilan")
def test_a_desktop_passes_an_entry_over_whose_program_is_gone(program: str) -> None:
    line = re.search(r"^TryExec=(.*)$", autostart.entry((program, "remind")), re.MULTILINE)
    assert line is not None
    assert re.sub(r"\\(.)", lambda found: {"n": "\n"}.get(found[1], found[1]), line[1]) == program


@given(WORDS)
@example(list(COMMAND))
def test_systemd_gets_every_word_of_the_command_as_it_is(words: Sequence[str]) -> None:
    line = re.search(r"^ExecStart=(.*)$", systemd.service(words), re.MULTILINE)
    assert line is not None
    read = [re.sub(r"\\(.)", r"\1", word) for word in re.findall(r'"((?:[^"\\]|\\.)*)"', line[1])]
    assert [word.replace("%%", "%").replace("$$", "$") for word in read] == list(words)


@given(WORDS)
@example(list(COMMAND))
def test_a_desktop_gets_every_word_of_the_command_as_it_is(words: Sequence[str]) -> None:
    line = re.search(r"^Exec=(.*)$", autostart.entry(words), re.MULTILINE)
    assert line is not None
    string = re.sub(r"\\(.)", r"\1", line[1])  # first the escapes of every string, then those of quoted arguments
    read = [re.sub(r"\\(.)", r"\1", word) for word in re.findall(r'"((?:[^"\\]|\\.)*)"', string)]
    assert [word.replace("%%", "%") for word in read] == list(words)


@pytest.mark.skipif(shutil.which("desktop-file-validate") is None, reason="Debian: desktop-file-utils")
def test_the_entry_of_a_desktop_is_valid(tmp_path: Path) -> None:
    file = tmp_path / f"{NAME}.desktop"
    file.write_text(autostart.entry(COMMAND), "utf-8")
    told = subprocess.run(["desktop-file-validate", file], check=False, capture_output=True, text=True)
    assert (told.returncode, told.stdout) == (0, "")


@pytest.mark.parametrize("control", ["\n[Timer]\n", "a\nExecStart=/bin/evil"])
def test_a_line_break_in_a_path_begins_no_line_of_its_own(control: str) -> None:
    for text in (systemd.service((control,)), autostart.entry((control,))):
        assert not re.search(r"^(\[Timer\]|ExecStart=/bin/evil)", text, re.MULTILINE)


def test_launchd_gets_a_property_list() -> None:
    read = plistlib.loads(launch_agent.agent(PLAN, COMMAND))
    assert read["ProgramArguments"] == list(COMMAND)
    assert read["StartCalendarInterval"] == {"Hour": 18, "Minute": 5}
    assert read["Label"] == launch_agent.LABEL


def test_windows_gets_a_task_that_catches_up_and_needs_no_rights() -> None:
    written = ("C:\\Program Files\\Bilan\\bilan.exe", "remind", "--profile", "D:\\Anna & B\\a.db")
    text = task_scheduler.task(PLAN, written)
    root = ET.fromstring(text.encode("utf-16"))  # noqa: S314 - we wrote it
    told = {element.tag.rpartition("}")[2]: element.text for element in root.iter()}
    assert {element.tag.partition("}")[0] for element in root.iter()} == {f"{{{task_scheduler.NAMESPACE}"}
    assert told["Command"] == written[0]
    assert told["Arguments"] == 'remind --profile "D:\\Anna & B\\a.db"'
    assert (told["StartWhenAvailable"], told["RunLevel"]) == ("true", "LeastPrivilege")
    assert told["StartBoundary"] == "2026-11-30T18:05:00"


@given(IN_XML)
@example(list(COMMAND))
@example(["C:\\Program Files\\Bilan\\bilan.exe", "remind", "--profile", "D:\\Anna & B\\<a>.db"])
def test_the_task_is_one_that_windows_takes(words: Sequence[str]) -> None:
    TASKS.assertValid(lxml.etree.fromstring(task_scheduler.task(PLAN, words).encode("utf-16")))


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("2026-11-30T18:05:00", "30/11/2026 18:05"),
        ("PT5M", "5 minutes"),
        ("<DaysInterval>1<", "<DaysInterval>0<"),
        ("LeastPrivilege", "leastPrivilege"),
        ("IgnoreNew", "Ignore"),
        ('Context="Author"', 'Context="Nobody"'),
        ("StartWhenAvailable>", "CatchUp>"),
        ('version="1.2"', 'version="2"'),
        (task_scheduler.NAMESPACE, "urn:other"),
    ],
)
def test_the_schema_of_tasks_refuses_what_windows_refuses(right: str, wrong: str) -> None:
    text = task_scheduler.task(PLAN, COMMAND)
    assert right in text
    assert not TASKS.validate(lxml.etree.fromstring(text.replace(right, wrong).encode("utf-16")))


def test_the_schema_of_tasks_refuses_a_trigger_in_another_order() -> None:
    root = lxml.etree.fromstring(task_scheduler.task(PLAN, COMMAND).encode("utf-16"))
    [trigger] = root.iter(f"{{{task_scheduler.NAMESPACE}}}CalendarTrigger")
    trigger.insert(0, trigger[1])
    assert not TASKS.validate(root)


def test_without_systemd_the_entry_is_started_at_login_and_leaves_no_trace(folders: Path) -> None:
    schedule = Schedule()
    assert schedule.way is Way.AUTOSTART
    assert schedule.hindrance() is Hindrance.REMOVED
    schedule.install(PLAN, folders / "anna.db")
    (file,) = [path for path in everything(folders) if path.is_file()]
    assert file == folders / ".config" / "autostart" / "bilan-reminder.desktop"
    assert schedule.hindrance() is None
    file.write_text(file.read_text("utf-8") + "Hidden=true\n", "utf-8")
    assert schedule.hindrance() is Hindrance.OFF
    schedule.remove()
    assert everything(folders) == []
    schedule.remove()


def test_a_program_that_moved_is_noticed(folders: Path) -> None:
    schedule = Schedule()
    schedule.install(PLAN, folders / "anna.db")
    file = folders / ".config" / "autostart" / "bilan-reminder.desktop"
    file.write_text(re.sub(r'Exec="[^"]*"', 'Exec="/opt/gone/bilan"', file.read_text("utf-8")), "utf-8")
    assert schedule.hindrance() is Hindrance.MOVED


def test_a_profile_whose_name_is_no_text_is_refused_and_leaves_nothing(folders: Path) -> None:
    with pytest.raises(ScheduleRefused):
        Schedule().install(PLAN, folders / "anna\udcff.db")
    assert everything(folders) == []


def test_removing_leaves_what_others_put_there(folders: Path) -> None:
    other = folders / ".config" / "autostart" / "other.desktop"
    other.parent.mkdir(parents=True)
    other.write_text("[Desktop Entry]\n", "utf-8")
    schedule = Schedule()
    schedule.install(PLAN, folders / "anna.db")
    schedule.remove()
    assert [path for path in everything(folders) if path.is_file()] == [other]


def test_what_is_started_is_named_by_full_paths_and_takes_nothing_from_the_folder_it_runs_in(tmp_path: Path) -> None:
    words = command(tmp_path / "anna.db")
    assert Path(words[0]).is_absolute()
    assert Path(words[-1]).is_absolute()
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "__main__.py").write_text("print('taken over')", "utf-8")
    (tmp_path / "app" / "__init__.py").touch()
    result = subprocess.run(words, cwd=tmp_path, check=False, capture_output=True, text=True)
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
