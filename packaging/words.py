"""Gather, check and compile the sentences of the program: `python packaging/words.py update|check|compile`.

Sentences stand in the code (`words.text("...")`, `words.count("...", "...", n)`, on an object named `words`) and in
`resources/catalogue/*.toml`.
`update` writes them to the French file and keeps its translations; `check` fails on a missing, fuzzy or unused one, on
a place that differs, and on a sentence that the code does not spell out; `compile` makes the binary file that the
program loads.
"""

from __future__ import annotations

import ast
import io
import re
import string
import sys
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

HOME = Path(__file__).resolve().parent.parent
CODE = ("app",)
CATALOGUE = HOME / "resources" / "catalogue"
FRENCH = HOME / "resources" / "locale" / "fr" / "LC_MESSAGES" / "bilan.po"
LOOSE = re.compile(r" [;:?!»%]|« ")
"""A plain space where French wants one that does not break: before double punctuation and inside quotation marks."""
SPOKEN = {"title", "short", "question", "why", "fix"}
"""Keys of the catalogue whose values a person reads."""

PERISHABLE = tuple(
    f'"{line}'
    for line in (
        "Project-Id-Version",
        "Report-Msgid-Bugs-To",
        "POT-Creation-Date",
        "PO-Revision-Date",
        "Last-Translator",
        "Language-Team",
        "Generated-By",
    )
)
"""Lines of the header that say nothing of the sentences, and would change with each run or person."""

Sentence = str | tuple[str, ...]


def in_code() -> Iterator[tuple[Sentence, str]]:
    """Yield each sentence of the code and the file that it stands in."""
    for path, where in _code():
        yield from ((sentence, where) for _, sentence in said(path.read_text("utf-8")) if sentence is not None)


def slips() -> Iterator[str]:
    """Yield, in one line each, where code asks for a sentence that it does not spell out: it would stay English."""
    for path, where in _code():
        for line, sentence in said(path.read_text("utf-8")):
            if sentence is None:
                yield f"not spelled out: {where}:{line}"


def _code() -> Iterator[tuple[Path, str]]:
    for folder in CODE:
        for path in sorted((HOME / folder).rglob("*.py")):
            yield path, path.relative_to(HOME).as_posix()


def said(source: str) -> Iterator[tuple[int, Sentence | None]]:
    """Yield the line and sentence of each `words.text(...)` and `words.count(...)`, in their order in `source`.

    None stands for one that is not a plain text. `words.text(entry.why)` is passed over: the catalogue spells it out.
    Babel's own extractor is of no use here: it knows functions by their last name only, as in `bytes.count`.
    """
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        match call:
            case ast.Call(args=[ast.Attribute(attr=key)]) if key in SPOKEN:
                pass
            case ast.Call(func=ast.Attribute(value=ast.Name(id="words") | ast.Attribute(attr="words"), attr="text")):
                texts = _texts(call.args[:1])
                yield call.lineno, texts[0] if len(texts) == 1 else None
            case ast.Call(func=ast.Attribute(value=ast.Name(id="words") | ast.Attribute(attr="words"), attr="count")):
                texts = _texts(call.args[:2])
                yield call.lineno, texts if len(texts) == len(("one", "many")) else None
            case _:
                pass


def _texts(arguments: list[ast.expr]) -> tuple[str, ...]:
    values = (argument.value for argument in arguments if isinstance(argument, ast.Constant))
    return tuple(value for value in values if isinstance(value, str))


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
    """Write the French file: the same sentences give the same bytes, and two changes meet in few lines.

    So it has no line numbers, no dates and none of Babel's lines about authors; those are in the history.
    """
    catalog.fuzzy = False
    catalog.header_comment = (
        "# The French of Bilan. Sentences are gathered by `make words`; translate them here, by hand."
    )
    buffer = io.BytesIO()
    write_po(buffer, catalog, sort_by_file=True, width=120, include_lineno=False)
    lines = buffer.getvalue().decode().splitlines(keepends=True)
    FRENCH.parent.mkdir(parents=True, exist_ok=True)
    FRENCH.write_text("".join(line for line in lines if not line.startswith(PERISHABLE)), "utf-8")


def compile_french() -> Path:
    """Compile the French file beside itself and return the binary file's path."""
    target, new = FRENCH.with_suffix(".mo"), FRENCH.with_suffix(".mo.new")
    catalog = french()
    catalog.creation_date = datetime.fromtimestamp(0, UTC)  # otherwise that of this moment, and no two builds the same
    with new.open("wb") as file:
        write_mo(file, catalog)
    new.replace(target)  # at once: a program that starts meanwhile never loads half of it
    return target


def faults(catalog: Catalog, template: Catalog) -> Iterator[str]:
    """Yield, in one line each, what is wrong with a translated `catalog` of the sentences of `template`."""
    for message in template:
        if message.id:
            translated = catalog.get(_key(message))
            if fault := "missing" if translated is None else _fault(_forms(message.id), translated):
                yield f"{fault}: {_key(message)}"
    for message in catalog:
        if message.id and template.get(_key(message)) is None:
            yield f"unused: {_key(message)}"


def _fault(english: tuple[str, ...], translated: Message) -> str:
    forms = _forms(translated.string)
    if len(forms) != len(english) or not all(forms):
        return "missing"
    if translated.fuzzy:
        return "fuzzy"
    try:
        wanted, given = _places(english), [_places((form,)) for form in forms]
    except ValueError:
        return "brace without its pair"
    # One form may leave a place out ("one login"), but none may name another, and together they name them all.
    if set().union(*given) != wanted:
        return "places differ"
    return "space that may break" if any(map(LOOSE.search, forms)) else ""


def _key(message: Message) -> str:
    return str(message.id[0] if isinstance(message.id, (tuple, list)) else message.id)


def _forms(text: object) -> tuple[str, ...]:
    return tuple(map(str, text)) if isinstance(text, (tuple, list)) else (str(text or ""),)


def _places(texts: tuple[str, ...]) -> set[str]:
    return {name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def main(arguments: list[str]) -> int:
    """Do what the one argument says; 1 if `check` found a fault, 2 on wrong use."""
    match arguments:
        case ["update"]:
            update()
        case ["compile"]:
            compile_french()
        case ["check"]:
            found = [*slips(), *faults(french(), gathered())]
            print(*found, sep="\n")
            return 1 if found else 0
        case _:
            print(__doc__)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
