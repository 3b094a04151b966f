"""Do the definitions for macOS, Windows, Flatpak and the build machines agree with one another and with the program?

None of them can be run here: packaging/decisions/020-bundles.md says what was tried and what was not.
"""

from __future__ import annotations

import plistlib
import re
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from app import __main__ as start
from app import __version__
from app.system.notifications import power_shell
from app.system.schedule.launch_agent import LABEL
from app.ui.instance import PROFILES

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"


def workflow() -> Any:  # noqa: ANN401 - YAML can be anything
    return yaml.safe_load((ROOT / ".github" / "workflows" / "build.yml").read_text("utf-8"))


def commands() -> str:
    jobs = workflow()["jobs"].values()
    return "\n".join(step.get("run", "") for job in jobs for step in job["steps"])


def test_the_application_of_macos_tells_who_it_is_and_what_it_opens(identity: ModuleType) -> None:
    told = identity.information()
    listed = plistlib.loads(plistlib.dumps(told["info_plist"]))
    assert told["bundle_identifier"] == identity.IDENTIFIER
    assert listed["CFBundleShortVersionString"] == listed["CFBundleVersion"] == __version__
    assert listed["CFBundleLocalizations"] == ["en", "fr"]
    endings = {each for kind in listed["CFBundleDocumentTypes"] for each in kind["CFBundleTypeExtensions"]}
    assert endings == {"bilan", "kdbx", "eml"}
    assert LABEL.startswith(identity.IDENTIFIER.rpartition(".")[0])


def test_only_a_check_up_belongs_to_bilan(identity: ModuleType) -> None:
    kinds = identity.information_list()["CFBundleDocumentTypes"]
    [owned] = [each["CFBundleTypeExtensions"] for each in kinds if each["LSHandlerRank"] == "Owner"]
    assert {f".{each}" for each in owned} <= PROFILES
    setup = (PACKAGING / "windows" / "bilan.iss").read_text("ascii")
    assert re.findall(r'Classes\\\.(\w+)"; ValueType', setup) == owned


def test_windows_shows_notifications_under_the_name_that_the_start_menu_has() -> None:
    setup = (PACKAGING / "windows" / "bilan.iss").read_text("ascii")
    assert f'AppUserModel "{start._APP_USER_MODEL}"' in setup
    assert f"CreateToastNotifier('{start._APP_USER_MODEL}')" in power_shell("Title", "Text")[-1]


def test_what_is_signed_for_macos_may_do_what_the_program_needs_and_no_more() -> None:
    allowed = plistlib.loads((PACKAGING / "macos" / "entitlements.plist").read_bytes())
    assert allowed == {"com.apple.security.cs.allow-unsigned-executable-memory": True}


def test_both_programs_are_signed_from_the_inside_out() -> None:
    steps = (PACKAGING / "macos" / "dmg.sh").read_text("utf-8")
    order = [steps.index(each) for each in ("*.dylib", "MacOS/bilan-vault", 'MacOS/bilan"', '"$app"; do')]
    assert order == sorted(order)


def test_the_installer_of_windows_takes_the_folder_that_is_built_and_knows_its_program(identity: ModuleType) -> None:
    setup = (PACKAGING / "windows" / "bilan.iss").read_text("utf-8")
    assert f'#define AppUserModel "{identity.IDENTIFIER}"' in setup
    assert 'AppUserModelID: "{#AppUserModel}"' in setup
    assert 'Source: "..\\..\\build\\bundle\\bilan\\*"' in setup
    opened = {f".{each}" for endings, _ in identity.OPENED.values() for each in endings}
    assert set(re.findall(r"Classes\\(\.\w+)", setup)) == opened
    assert {each["Name"] for each in _rows(setup, "Languages")} == {"en", "fr"}


def _rows(setup: str, section: str) -> list[dict[str, str]]:
    body = setup.split(f"[{section}]\n", 1)[1].split("\n[", 1)[0]
    return [dict(re.findall(r'(\w+): "([^"]*)"', line)) for line in body.splitlines() if line.startswith("Name")]


def test_the_window_and_the_entry_in_the_menu_of_windows_have_one_name(identity: ModuleType) -> None:
    assert identity.IDENTIFIER == start._APP_USER_MODEL


@pytest.mark.skipif(sys.platform == "win32", reason="there it is done")
def test_elsewhere_than_on_windows_no_name_is_given() -> None:
    start._be_known_to_the_task_bar()


def test_the_flatpak_is_the_same_program_and_may_reach_no_file(identity: ModuleType) -> None:
    told = yaml.safe_load((PACKAGING / "flatpak" / "org.bilan.Bilan.yaml").read_text("utf-8"))
    assert told["id"] == identity.IDENTIFIER
    assert told["command"] == "bilan"
    assert (told["rename-desktop-file"], told["rename-icon"]) == ("bilan.desktop", "bilan")
    assert not [
        each for each in told["finish-args"] if each.startswith(("--filesystem", "--device", "--socket=system"))
    ]
    assert [each["path"] for each in told["modules"][0]["sources"]] == ["../../build/bundle/bilan", "../../build/usr"]


def test_the_build_machines_know_all_three_systems_and_only_what_is_here() -> None:
    jobs = workflow()["jobs"]
    assert set(jobs) == {"linux", "windows", "macos"}
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"^make ([a-z-]+)$", commands(), re.MULTILINE)) == {"deb", "deb-check"} <= targets
    named = re.findall(r"packaging[/\\][\w/\\.]+", commands())
    assert all((ROOT / each.replace("\\", "/")).exists() for each in named)
    assert len(named) >= 4


def test_the_build_machines_may_change_nothing_and_take_actions_of_known_versions() -> None:
    assert workflow()["permissions"] == {"contents": "read"}
    used = [step["uses"] for job in workflow()["jobs"].values() for step in job["steps"] if "uses" in step]
    assert all(re.fullmatch(r"actions/[a-z-]+@v\d+", each) for each in used)


def test_what_differs_between_two_builds_is_named(reproduce: ModuleType, tmp_path: Path) -> None:
    for number in ("one", "two"):
        (tmp_path / number).mkdir()
        (tmp_path / number / "same").write_text("a", "utf-8")
        (tmp_path / number / "other").write_text(number, "utf-8")
    (tmp_path / "two" / "more").symlink_to("same")
    one, two = (reproduce.fingerprint(tmp_path / number) for number in ("one", "two"))
    assert reproduce.differing(one, one) == []
    assert reproduce.differing(one, two) == ["more", "other"]
    (tmp_path / "one" / "same").chmod(0o600)
    assert "same" in reproduce.differing(reproduce.fingerprint(tmp_path / "one"), two)
