"""Gather, check and compile the sentences of the program: `python packaging/words.py update|check|compile`.

Sentences stand in the code (`words.text("...")`, `words.count("...", "...", n)`, on an object named `words`) and in
`resources/catalogue/*.toml`.
`update` writes them to the French file and keeps its translations; `check` fails on a missing, fuzzy or unused one, or
on a place that differs; `compile` makes the binary file that the program loads.
"""

from __future__ import annotations

import ast
import io
import string
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

HOME = Path(__file__).resolve().parent.parent
CODE = ("app",)
CATALOGUE = HOME / "resources" / "catalogue"
FRENCH = HOME / "resources" / "locale" / "fr" / "LC_MESSAGES" / "bilan.po"
SPOKEN = {"title", "short", "question", "why", "fix"}
"""Keys of the catalogue whose values a person reads."""

Sentence = str | tuple[str, ...]


def in_code() -> Iterator[tuple[Sentence, str]]:
    """Yield each sentence of the code and the file that it stands in."""
    for folder in CODE:
        for path in sorted((HOME / folder).rglob("*.py")):
            where = path.relative_to(HOME).as_posix()
            yield from ((sentence, where) for sentence in _said(ast.parse(path.read_text("utf-8"))))


def _said(module: ast.Module) -> Iterator[Sentence]:
    # Not Babel's own extractor: it knows functions by their last name only, and `bytes.count` is one of them.
    for node in ast.walk(module):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id="words") | ast.Attribute(attr="words"), attr=said)):
                texts = tuple(argument.value for argument in node.args if isinstance(argument, ast.Constant))
                if said == "text" and len(texts) == 1:
                    yield str(texts[0])
                elif said == "count" and len(texts) >= len(("one", "many")):
                    yield str(texts[0]), str(texts[1])


def in_catalogue() -> Iterator[tuple[Sentence, str]]:
    """Yield each sentence of the catalogue's TOML files and the file that it stands in."""
    for path in sorted(CATALOGUE.glob("*.toml")):
        where = path.relative_to(HOME).as_posix()
        document = tomllib.loads(path.read_text("utf-8"))
        sentences = _messages(document) if path.name == "messages.toml" else _spoken(document)
        yield from ((sentence, where) for sentence in sentences)


def _messages(document: dict[str, Any]) -> Iterator[Sentence]:
    for entry in document.values():
        yield entry if isinstance(entry, str) else (entry["one"], entry["many"])


def _spoken(node: object) -> Iterator[Sentence]:
    if isinstance(node, dict):
        for key, value in node.items():
            if key in SPOKEN and isinstance(value, str):
                yield value
            else:
                yield from _spoken(value)
    elif isinstance(node, list):
        for value in node:
            yield from _spoken(value)


def gathered() -> Catalog:
    """Return every sentence of the program, untranslated."""
    template = Catalog(project="Bilan", version="", copyright_holder="The Bilan authors", charset="utf-8")
    for sentence, where in (*in_code(), *in_catalogue()):
        template.add(sentence, locations=[(where, 0)])
    return template


def french() -> Catalog:
    """Return the French file as it stands; an empty one if there is none yet."""
    if not FRENCH.exists():
        return Catalog(locale="fr", project="Bilan", charset="utf-8")
    with FRENCH.open("rb") as file:
        return read_po(file, locale="fr")


def update() -> None:
    """Bring the French file up to the sentences of the program; those that are gone leave it."""
    catalog = french()
    catalog.update(gathered(), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    save(catalog)


def save(catalog: Catalog) -> None:
    """Write the French file without dates, so that the same sentences give the same bytes."""
    buffer = io.BytesIO()
    write_po(buffer, catalog, omit_header=False, sort_by_file=True, width=120, include_lineno=False)
    lines = buffer.getvalue().decode().splitlines(keepends=True)
    FRENCH.parent.mkdir(parents=True, exist_ok=True)
    FRENCH.write_text("".join(x for x in lines if not x.startswith(('"POT-Creation', '"PO-Revision'))), "utf-8")


def compile_french() -> Path:
    """Compile the French file beside itself and return the binary file's path."""
    target = FRENCH.with_suffix(".mo")
    with target.open("wb") as file:
        write_mo(file, french())
    return target


def faults(catalog: Catalog, template: Catalog) -> Iterator[str]:
    """Yield, in one line each, what is wrong with a translated `catalog` of the sentences of `template`."""
    for message in template:
        if not message.id:
            continue
        translated = catalog.get(_key(message))
        if translated is None or not all(_forms(translated.string)):
            yield f"missing: {_key(message)}"
        elif translated.fuzzy:
            yield f"fuzzy: {_key(message)}"
        elif any(_places(form) - _places_of(message) for form in _forms(translated.string)) or (
            _places_of(message) != set().union(*map(_places, _forms(translated.string)))
        ):
            yield f"places differ: {_key(message)}"
    for message in catalog:
        if message.id and template.get(_key(message)) is None:
            yield f"unused: {_key(message)}"


def _key(message: Message) -> str:
    return str(message.id[0] if isinstance(message.id, (tuple, list)) else message.id)


def _forms(text: object) -> tuple[str, ...]:
    return tuple(map(str, text)) if isinstance(text, (tuple, list)) else (str(text or ""),)


def _places_of(message: Message) -> set[str]:
    return set().union(*map(_places, _forms(message.id)))


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def main(arguments: list[str]) -> int:
    """Do what the one argument says; 1 if `check` found a fault, 2 on wrong use."""
    match arguments:
        case ["update"]:
            update()
        case ["compile"]:
            compile_french()
        case ["check"]:
            found = list(faults(french(), gathered()))
            print(*found, sep="\n")
            return 1 if found else 0
        case _:
            print(__doc__)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
