"""By what do the three systems know Bilan: name, version, files that it opens?"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # PyInstaller and the scripts here start elsewhere

from app import __version__

VERSION: Final = __version__

IDENTIFIER: Final = "org.bilan.Bilan"
"""Of macOS, AppStream and Flatpak; whoever publishes Bilan must hold the domain, or change it here."""

SUMMARY: Final = "Check what protects you, on your own computer"
OPENED: Final = {
    "application/x-bilan": (("bilan",), "Bilan check-up"),
    "application/x-keepass2": (("kdbx",), "KeePass vault"),
    "message/rfc822": (("eml",), "E-mail message"),
}
"""The kinds of files that a double click may give to Bilan, with their endings. The first is ours."""

_OURS: Final = "application/x-bilan"


def information() -> dict[str, Any]:
    """Return what PyInstaller's BUNDLE is told of the application: identity and Info.plist (Apple, Core Foundation)."""
    return {"bundle_identifier": IDENTIFIER, "version": VERSION, "info_plist": information_list()}


def information_list() -> dict[str, Any]:
    """Return the entries of Info.plist beside those that PyInstaller writes."""
    return {
        "CFBundleDisplayName": "Bilan",
        "CFBundleName": "Bilan",
        "CFBundleShortVersionString": VERSION,
        "CFBundleVersion": VERSION,
        "CFBundleDevelopmentRegion": "en",
        "CFBundleLocalizations": ["en", "fr"],
        "LSApplicationCategoryType": "public.app-category.utilities",
        "LSMinimumSystemVersion": "13.0",  # of Qt 6.11; reference: the wheels' own tags
        "NSHighResolutionCapable": True,
        "NSHumanReadableCopyright": "GPL-3.0-or-later",
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": name,
                "CFBundleTypeExtensions": list(endings),
                "CFBundleTypeMIMETypes": [kind],
                "CFBundleTypeRole": "Editor" if kind == _OURS else "Viewer",
                "LSHandlerRank": "Owner" if kind == _OURS else "Alternate",
            }
            for kind, (endings, name) in OPENED.items()
        ],
    }


def version_resource(program: str) -> Any:  # noqa: ANN401 - PyInstaller ships no annotations
    """Return what the properties of a file tell in Windows (VERSIONINFO)."""
    from PyInstaller.utils.win32 import versioninfo  # noqa: PLC0415 - there on Windows only, where it is used

    numbers = (*map(int, VERSION.split(".")), 0)
    told = {
        "CompanyName": "Bilan",
        "FileDescription": "Bilan",
        "FileVersion": VERSION,
        "InternalName": program,
        "LegalCopyright": "GPL-3.0-or-later",
        "OriginalFilename": f"{program}.exe",
        "ProductName": "Bilan",
        "ProductVersion": VERSION,
    }
    table = versioninfo.StringTable("040904B0", [versioninfo.StringStruct(*each) for each in told.items()])
    translation = versioninfo.VarStruct("Translation", [0x0409, 1200])
    return versioninfo.VSVersionInfo(
        ffi=versioninfo.FixedFileInfo(filevers=numbers, prodvers=numbers),
        kids=[versioninfo.StringFileInfo([table]), versioninfo.VarFileInfo([translation])],
    )
