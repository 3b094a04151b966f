"""Under which licences is what Bilan ships? Gathers their texts into `resources/licences`, for the page “About Bilan”.

python packaging/licences.py [FOLDER]

Every distribution of the run-time lock must be installed in the locked version; its texts come from its own metadata.
What is shipped inside others stands in `packaging/licences/inside.toml`; what Rust was built into one, in the
bill of materials that it brings along. Data that others made names its sources beside itself. A part without a text
stops the script.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from importlib.metadata import Distribution, distribution
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent
LOCK = HOME / "packaging" / "requirements.lock"
INSIDE = HOME / "packaging" / "licences"
_LICENCE = re.compile(r"(?:licen[cs]e|copying|notice|authors)", re.IGNORECASE)
_KNOWN = {  # what the metadata says in other words than those of SPDX
    "apsw-sqlite3mc": "any-OSI",
    "backports-tarfile": "MIT",
    "jaraco-classes": "MIT",
    "pycryptodomex": "BSD-2-Clause AND Unlicense",
    "pysocks": "BSD-3-Clause",
    "zxcvbn-rs-py": "MIT",
}


@dataclass(frozen=True)
class Part:
    """Something that is shipped: `texts` are names of files; `within` is what brings it along, "" for a part itself."""

    name: str
    version: str
    within: str
    licence: str
    texts: tuple[str, ...]


def main() -> None:
    """Write the folder anew."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HOME / "resources" / "licences"
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    parts, texts = gathered()
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")
    told = [asdict(part) for part in sorted(parts, key=lambda part: part.name.casefold())]
    (folder / "index.json").write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", "utf-8")


def gathered() -> tuple[list[Part], Mapping[str, str]]:
    """Return every part, and every text by the name of its file; SystemExit for a part without a text."""
    texts: dict[str, str] = {}
    inside = {part["name"]: part for part in tomllib.loads((INSIDE / "inside.toml").read_text("utf-8"))["part"]}
    parts = []
    for name, version in locked().items():
        own = distribution(name)
        if own.version != version:
            sys.exit(f"{name} {own.version} is installed, {version} is locked")
        told = inside.pop(name, None)
        found = _given(told["texts"]) if told else dict(_texts(name, own))
        if not found:
            sys.exit(f"{name} has no text of its licence: add it to packaging/licences/inside.toml")
        texts |= found
        parts.append(Part(name, version, "", told["licence"] if told else _licence(name, own), tuple(found)))
        if rust := _rust(own):
            texts |= {f"{name}-rust.txt": rust} | _given(["Apache-2.0"])
            names = (f"{name}-rust.txt", "Apache-2.0.txt")
            parts.append(Part(f"Rust libraries in {name}", "", name, "MIT OR Apache-2.0, and others", names))
    for name, told in inside.items():
        texts |= _given(told["texts"])
        parts.append(Part(name, "", told.get("within", ""), told["licence"], tuple(_given(told["texts"]))))
    for file in sorted((HOME / "resources").glob("*/LICENSES.md")):
        place = f"../{file.parent.name}/{file.name}"
        parts.append(Part(f"Data: {file.parent.name}", "", "Bilan", "MIT, Unicode-DFS-2015 and others", (place,)))
    return parts, texts


def locked() -> Mapping[str, str]:
    """Return the version of every distribution in the run-time lock, by its normalised name."""
    lines = LOCK.read_text("utf-8").splitlines()
    pins = (re.match(r"([A-Za-z0-9._-]+)(?:\[[^]]*\])?==([^ ;\\]+)", line) for line in lines)
    return {re.sub(r"[-_.]+", "-", pin[1]).lower(): pin[2] for pin in pins if pin}


def _given(names: list[str]) -> dict[str, str]:
    return {f"{name}.txt": (INSIDE / "texts" / f"{name}.txt").read_text("utf-8") for name in names}


def _texts(name: str, own: Distribution) -> Iterator[tuple[str, str]]:
    for file in sorted(own.files or (), key=str):
        place = str(file)
        in_metadata = ".dist-info/" in place and _LICENCE.match(file.name)
        if in_metadata or file.name.startswith("LICENSE."):
            yield f"{name}-{file.name.removesuffix('.txt')}.txt", Path(str(own.locate_file(file))).read_text("utf-8")


def _licence(name: str, own: Distribution) -> str:
    told = own.metadata.json.get("license_expression") or own.metadata.json.get("license") or ""
    return _KNOWN.get(name) or str(told).splitlines()[0]


def _rust(own: Distribution) -> str:
    """Return the Rust libraries that were built into a distribution, one a line, with version and licence."""
    lines = []
    for file in own.files or ():
        if "/sboms/" in str(file) and file.name.endswith("-rust.cyclonedx.json"):
            document = json.loads(Path(str(own.locate_file(file))).read_text("utf-8"))
            for each in document["components"]:
                licence = " ".join(told.get("expression", "") for told in each.get("licenses", ()))
                lines.append(f"{each['name']} {each['version']}: {licence}")
    return "".join(f"{line}\n" for line in sorted(lines))


if __name__ == "__main__":
    main()
