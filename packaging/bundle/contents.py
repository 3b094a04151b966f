"""What of all that PyInstaller finds belongs into the bundle?"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Final

Entry = tuple[str, str, str]
"""Where a file goes, below the folder of the program; where it comes from; what PyInstaller takes it for."""

UNUSED_MODULES: Final = (
    "tkinter",
    "unittest",
    "pydoc",
    "doctest",
    "test",
    "setuptools",
    "pip",
    "lib2to3",
    "readline",
)
"""What libraries import for their own development, or only if it is there. Without readline no line is remembered."""

_OF_THE_SYSTEM: Final = ("/lib/", "/lib64/", "/usr/lib/", "/usr/lib64/")
_OF_PYTHON: Final = ("libpython", "libssl", "libcrypto", "libffi", "libbz2", "liblzma", "libz.", "libexpat")
"""Libraries of the system that come along all the same: they belong to the interpreter, and differ between releases.
All others (X11, fonts, GTK, D-Bus) must be those of the desktop that Bilan is shown on; the packages name them."""

_QT: Final = re.compile(r"PySide6/(?:Qt/)?")
_QT_UNUSED: Final = (
    re.compile(
        r"(lib/)?(lib)?Qt6?(Qml|Quick|Pdf|VirtualKeyboard|Eglfs|EglF[sS]|WlShell|Test|Sql|Designer|Help)\w*[.-]"
    ),
    re.compile(
        r"plugins/(tls|networkinformation|egldeviceintegrations|generic|sqldrivers|qmltooling|virtualkeyboard)/"
    ),
    re.compile(r"plugins/platforms/\w*?q(minimal|minimalegl|linuxfb|vkkhrdisplay|vnc|eglfs|webgl|direct2d)\."),
    re.compile(r"plugins/platforminputcontexts/\w*virtualkeyboard"),
    re.compile(r"plugins/imageformats/\w*q(pdf|tiff|webp|wbmp|tga|icns|gif)\."),
    re.compile(r"plugins/(xcbglintegrations|wayland-graphics-integration-client)/"),
    re.compile(r"plugins/wayland-shell-integration/lib(wl-shell|ivi-shell|fullscreen)"),
    re.compile(r"translations/(?!qtbase_(en|fr)\.qm)"),
    re.compile(r"qml/"),
)
"""Parts of Qt that no page of ours uses: no QML, no OpenGL, no network of Qt's own, no pictures but PNG, JPEG, SVG."""

_BABEL: Final = re.compile(r"babel/locale-data/(?!(root|en|fr)\.dat$)")
_PILLOW: Final = re.compile(r"PIL/_(avif|imagingtk|imagingft|imagingmath|imagingmorph|imagingcms)\b|/lib(avif|lcms2)-")
_NOTES: Final = re.compile(r"\.dist-info/(?!METADATA$|entry_points\.txt$|licenses/|LICEN[CS]E|COPYING|NOTICE)")


def wanted(entries: Iterable[Entry]) -> list[Entry]:
    """Return those of `entries` that the program uses, ordered, so that two builds give the same."""
    return sorted(entry for entry in entries if _is_wanted(*entry))


def is_needed_at_start(script: str) -> bool:
    """Tell whether `script`, run before our own, is.

    On Linux those that PyInstaller adds are not: the one for Qt loads Qt, which a reminder must not, and leaves the
    path of our plug-ins to each program that is started. PySide6 finds them by itself.
    """
    return not (sys.platform.startswith("linux") and script.startswith("pyi_rth_"))


def _is_wanted(place: str, source: str, kind: str) -> bool:
    if kind == "SYMLINK":  # to another file of the bundle, without which it would lead nowhere
        place = str(PurePosixPath(place).parent / source)
    elif sys.platform.startswith("linux") and source.startswith(_OF_THE_SYSTEM):
        return PurePosixPath(source).name.startswith(_OF_PYTHON)
    place = place.replace("\\", "/")
    if qt := _QT.match(place):
        return not any(unused.match(place, qt.end()) for unused in _QT_UNUSED)
    return not any(unused.search(place) for unused in (_BABEL, _PILLOW, _NOTES))
