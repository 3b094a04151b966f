"""Does a bundle hold what Bilan needs, and nothing that it must not have?"""

from __future__ import annotations

import os
import re
import runpy
import subprocess
import sys
import tomllib
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

import pytest

from app.checkup import command
from app.system import keychain
from app.system.schedule import here

ROOT = Path(__file__).resolve().parents[2]
QT = "PySide6/Qt/"


def pins(name: str) -> dict[str, str]:
    lock = (ROOT / "packaging" / name).read_text("utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", lock, re.MULTILINE))


def test_the_versions_that_ship_are_those_that_are_tested() -> None:
    shipped, built = pins("requirements.lock"), pins("requirements-build.lock")
    assert shipped.items() <= built.items()
    assert built.keys() - shipped.keys() == {
        "altgraph",
        "macholib",
        "packaging",
        "pefile",
        "pyinstaller",
        "pyinstaller-hooks-contrib",
        "pywin32-ctypes",
        "setuptools",
    }


def test_what_another_system_needs_to_build_is_pinned_for_that_system_only() -> None:
    lock = (ROOT / "packaging" / "requirements-build.lock").read_text("utf-8")
    alone = dict(re.findall(r"^([a-z0-9-]+)==\S+ ; sys_platform == '(\w+)'", lock, re.MULTILINE))
    assert alone == {
        "jeepney": "linux",
        "macholib": "darwin",
        "pefile": "win32",
        "pywin32-ctypes": "win32",
        "secretstorage": "linux",
    }


def test_nothing_of_the_build_is_installed_to_run_the_tests() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    assert [each for each in extras["build"] if each.startswith("pyinstaller")]
    assert "pyinstaller" not in pins("requirements-dev.lock")


@pytest.mark.parametrize(
    "place",
    [
        QT + "plugins/platforms/libqxcb.so",
        QT + "plugins/platforms/libqwayland.so",
        QT + "plugins/platformthemes/libqgtk3.so",
        QT + "plugins/iconengines/libqsvgicon.so",
        QT + "lib/libQt6OpenGL.so.6",
        QT + "translations/qtbase_fr.qm",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/Qt6Widgets.dll",
        "babel/locale-data/fr.dat",
        "keyring-25.7.0.dist-info/entry_points.txt",
        "argon2_cffi-25.1.0.dist-info/licenses/LICENSE",
        "publicsuffixlist/public_suffix_list.dat",
    ],
)
def test_what_is_used_is_shipped(bundle_contents: ModuleType, place: str) -> None:
    assert bundle_contents.wanted([(place, "/somewhere/" + place, "DATA")])


@pytest.mark.parametrize(
    "place",
    [
        QT + "lib/libQt6Quick.so.6",
        QT + "lib/libQt6Pdf.so.6",
        QT + "plugins/tls/libqopensslbackend.so",
        QT + "plugins/platforms/libqeglfs.so",
        QT + "plugins/imageformats/libqtiff.so",
        QT + "translations/qtbase_de.qm",
        QT + "translations/qt_fr.qm",
        QT + "qml/QtQuick/plugins.qmltypes",
        "PySide6\\plugins\\imageformats\\qpdf.dll",
        "PySide6/Qt6Qml.dll",
        "babel/locale-data/fr_CA.dat",
        "pillow.libs/libavif-c6062d5f.so.16.4.2",
        "keyring-25.7.0.dist-info/RECORD",
    ],
)
def test_what_no_page_uses_is_not(bundle_contents: ModuleType, place: str) -> None:
    assert not bundle_contents.wanted([(place, "/somewhere/" + place, "DATA")])


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere the system's libraries are not collected")
def test_libraries_of_the_desktop_are_the_desktops_own_but_those_of_the_interpreter_come_along(
    bundle_contents: ModuleType,
) -> None:
    libraries = [(name, f"/usr/lib/x86_64-linux-gnu/{name}", "BINARY") for name in ("libgtk-3.so.0", "libssl.so.3")]
    assert [place for place, *_ in bundle_contents.wanted(libraries)] == ["libssl.so.3"]


def test_no_link_is_left_to_what_is_not_there(bundle_contents: ModuleType) -> None:
    assert not bundle_contents.wanted([("libQt6Quick.so.6", QT + "lib/libQt6Quick.so.6", "SYMLINK")])
    assert bundle_contents.wanted([("libQt6Core.so.6", QT + "lib/libQt6Core.so.6", "SYMLINK")])


def test_the_order_of_what_was_found_changes_nothing(bundle_contents: ModuleType) -> None:
    found = [("b", "/b", "DATA"), ("a", "/a", "DATA")]
    assert bundle_contents.wanted(found) == bundle_contents.wanted(reversed(found))


def test_each_keychain_that_bilan_accepts_is_named_to_the_builder_and_exists() -> None:
    spec = (ROOT / "packaging" / "bundle" / "bilan.spec").read_text("utf-8")
    for module in {module for backends in keychain._ACCEPTED.values() for module, _ in backends}:
        assert f'"{module}"' in spec
        assert find_spec(f"keyring.backends.{module}")


def test_the_process_that_holds_secrets_is_built_without_a_module_that_reaches_a_network() -> None:
    spec = (ROOT / "packaging" / "bundle" / "bilan.spec").read_text("utf-8")
    assert re.search(r'vault_process\.py",\s+excludes=\[\*UNUSED_MODULES, \*NETWORK_MODULES, "socket"', spec)


def test_what_that_process_reads_by_its_name_is_named_to_the_builder_and_exists() -> None:
    spec = (ROOT / "packaging" / "bundle" / "bilan.spec").read_text("utf-8")
    reads = (ROOT / "checks" / "passwords" / "zxcvbn_data.py").read_text("utf-8")
    modules = [f"zxcvbn.{name}" for name in re.findall(r'_module\("(\w+)"\)', reads)]
    assert len(modules) == 2
    for module in modules:
        assert f'"{module}"' in spec
        assert find_spec(module)


def test_what_the_bundle_leaves_out_is_missed_by_no_cipher_of_a_vault(bundle_contents: ModuleType) -> None:
    # Imported late, in the vault process only: the self-test of a bundle found it missing, no test did.
    script = (
        "import sys, types\n"
        "from app.checkup.guard import NETWORK_MODULES\n"
        f"left_out = {{*{bundle_contents.UNUSED_MODULES}, *NETWORK_MODULES, 'multiprocessing', 'PySide6'}}\n"
        "sys.modules |= dict.fromkeys(left_out) | {'socket': types.ModuleType('socket')}\n"
        "import app.readers.vaults.registry\n"
        "import pykeepass.kdbx_parsing.twofish\n"
    )
    result = subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False, capture_output=True, text=True)
    assert (result.returncode, result.stderr) == (0, "")


def test_in_a_bundle_the_vault_process_is_the_program_beside_the_one_that_runs(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "bilan"))
    assert command.vault_process("look") == [str(tmp_path / "bilan-vault"), "look"]
    assert here.command(tmp_path / "anna.db")[:2] == (str(tmp_path / "bilan"), "remind")
    monkeypatch.setattr(sys, "executable", str(tmp_path / "bilan.exe"))
    assert command.vault_process("audit") == [str(tmp_path / "bilan-vault.exe"), "audit"]


@pytest.mark.parametrize(("before", "after"), [("/mine", "/mine"), (None, None)])
def test_what_bilan_starts_does_not_load_the_libraries_of_the_bundle(
    monkeypatch: pytest.MonkeyPatch, before: str | None, after: str | None
) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", "/usr/lib/bilan/_internal")
    if before:
        monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", before)
    runpy.run_path(str(ROOT / "packaging" / "bundle" / "environment_hook.py"))
    assert os.environ.get("LD_LIBRARY_PATH") == after
    assert "LD_LIBRARY_PATH_ORIG" not in os.environ
