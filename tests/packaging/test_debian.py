"""Does the package of Debian say the truth about Bilan, and lie where a desktop looks?"""

from __future__ import annotations

import gzip
import re
import shutil
import subprocess
import tomllib
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree as ET

import pytest

from app import __version__
from app.words import LANGUAGES

ROOT = Path(__file__).resolve().parents[2]
LINUX = ROOT / "packaging" / "linux"
METAINFO = LINUX / "org.bilan.Bilan.metainfo.xml"


def entry() -> dict[str, str]:
    text = (LINUX / "bilan.desktop").read_text("utf-8")
    return dict(line.split("=", 1) for line in text.splitlines() if "=" in line)


def test_there_is_one_version(identity: ModuleType) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    releases = [str(each.get("version")) for each in ET.parse(METAINFO).getroot().iter("release")]  # noqa: S314 - ours
    assert {project, identity.VERSION, releases[0]} == {__version__}
    assert f"## {__version__}" in (ROOT / "packaging" / "CHANGELOG.md").read_text("utf-8")
    assert "{version}" in (LINUX / "control").read_text("utf-8")


def test_a_software_centre_and_the_menu_tell_of_the_same_program(identity: ModuleType) -> None:
    root = ET.parse(METAINFO).getroot()  # noqa: S314 - we wrote it
    assert root.findtext("id") == identity.IDENTIFIER
    assert root.findtext("launchable") == "bilan.desktop"
    assert root.findtext("summary") == entry()["Comment"] == identity.SUMMARY
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    assert entry()["Comment[fr]"] in {each.text for each in root.iter("summary") if each.get(language) == "fr"}
    kinds = entry()["MimeType"].rstrip(";").split(";")
    assert sorted(kinds) == sorted(str(each.text) for each in root.iter("mediatype")) == sorted(identity.OPENED)


def test_what_a_software_centre_shows_is_in_french_as_well() -> None:
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    for parent in ET.parse(METAINFO).getroot().iter():  # noqa: S314 - we wrote it
        told = [each.get(language) for each in parent if each.tag in {"summary", "p", "li"}]
        assert told.count(None) == told.count("fr")


@pytest.mark.skipif(shutil.which("appstreamcli") is None, reason="Debian: appstream")
def test_the_metadata_are_valid() -> None:
    subprocess.run(["appstreamcli", "validate", "--no-net", str(METAINFO)], check=True, capture_output=True)


def test_every_file_lies_where_a_desktop_looks_for_it(places: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "hicolor" / "48x48" / "apps").mkdir(parents=True)
    (tmp_path / "hicolor" / "48x48" / "apps" / "bilan.png").write_bytes(b"a picture")
    files = places.shared(tmp_path, "2026-11-28")
    assert set(files) == {
        "share/applications/bilan.desktop",
        "share/bash-completion/completions/bilan",
        "share/fish/vendor_completions.d/bilan.fish",
        "share/icons/hicolor/48x48/apps/bilan.png",
        "share/man/fr/man1/bilan.1.gz",
        "share/man/man1/bilan.1.gz",
        "share/metainfo/org.bilan.Bilan.metainfo.xml",
        "share/mime/packages/bilan.xml",
        "share/zsh/vendor-completions/_bilan",
    }
    assert gzip.decompress(files["share/man/fr/man1/bilan.1.gz"]).decode().count("CODE DE RETOUR") == 1
    assert places.shared(tmp_path, "2026-11-28") == files


def test_the_icon_is_drawn_in_all_usual_sizes_from_the_logo(icons: ModuleType, tmp_path: Path) -> None:
    icons.draw(tmp_path)
    drawn = {each.parts[-3] for each in (tmp_path / "hicolor").rglob("bilan.*")}
    assert drawn >= {f"{size}x{size}" for size in (16, 24, 32, 48, 64, 128, 256, 512)} | {"scalable"}
    assert (tmp_path / "bilan.ico").read_bytes().startswith(b"\0\0\1\0")
    assert (tmp_path / "bilan.icns").read_bytes().startswith(b"icns")
    for each in (tmp_path / "hicolor").rglob("bilan.png"):
        size = int(each.parts[-3].partition("x")[0])
        assert each.read_bytes()[16:24] == size.to_bytes(4, "big") * 2
    assert entry()["Icon"] == "bilan"


def test_the_package_asks_for_all_that_the_window_needs_of_a_desktop() -> None:
    control = (LINUX / "control").read_text("utf-8")
    depends = re.findall(r"^Depends: (.*)$", control, re.MULTILINE)[0]
    window = re.findall(
        r'^window="([^"]*)"', (ROOT / "packaging" / "setup" / "debian.sh").read_text("utf-8"), re.MULTILINE
    )
    assert set(window[0].split()) <= set(re.split(r", | \| | \([^)]*\)", depends))


def test_the_manual_is_there_for_every_language(places: ModuleType, tmp_path: Path) -> None:
    files = places.shared(tmp_path, "2026-11-28")
    assert len([each for each in files if each.endswith("bilan.1.gz")]) == len(LANGUAGES)
