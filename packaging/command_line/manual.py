"""What does `man bilan` say? The sentences of `bilan --help`, and of manual.toml (man-pages(7), groff_man(7))."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from commands import Argument, Command, Option, tree

from app import __version__
from app.words import Language

_OFTEN: Final = {"?": "[{}]", "*": "[{}...]", "+": "{}..."}


def manual(language: Language, day: str) -> str:
    """Return the page in `language`, as source of groff, dated `day` (ISO)."""
    told = beside(language)
    bilan = tree(language, told["help"])
    heading = {name: f".SH {_text(text)}" for name, text in told["headings"].items()}
    lines = [
        '.\\" Made by packaging/command_line/manual.py: change the sentences of the program instead.',
        f'.TH BILAN 1 {day} "Bilan {__version__}" "{_text(told["title"])}"',
        ".nh",
        heading["name"],
        f"bilan \\- {_text(told['name'])}",
        heading["synopsis"],
        *_synopsis(told["words"]),
        heading["description"],
        f"{_text(bilan.help)}",
        *(line for paragraph in told["description"] for line in (".PP", _text(paragraph))),
        heading["options"],
        *_options(bilan.options),
        heading["commands"],
        *(line for command in bilan.commands for each in command.all() for line in _command(each, bilan)),
        *_table(heading["exits"], told["exits"]),
        *_table(heading["files"], told["files"]),
        *_table(heading["examples"], told["examples"]),
    ]
    return "\n".join(lines) + "\n"


def beside(language: Language) -> dict[str, Any]:
    """Return what manual.toml says in `language`."""
    table: dict[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))[language]
    return table


def _synopsis(words: Mapping[str, str]) -> Iterator[str]:
    yield f".B bilan\n[\\fI{words['options']}\\fR] [\\fI{words['command']}\\fR ...]"
    yield f".br\n.B bilan\n\\fI{words['file']}\\fR..."


def _command(command: Command, bilan: Command) -> Iterator[str]:
    common = {each.spellings for each in bilan.options}
    own = [each for each in command.options if each.spellings not in common]
    places = [f"\\fI{_often(each)}\\fR" for each in command.arguments]
    if command.commands:
        places.append("|".join(_text(each.path[-1]) for each in command.commands))
    yield f".SS {' '.join([*map(_text, command.path), *places])}"
    yield _text(command.help)
    for argument in command.arguments:
        yield f".TP\n.I {_text(argument.value.name)}\n{_text(argument.help)}"
    yield from _options(own)


def _often(argument: Argument) -> str:
    return _OFTEN.get(argument.often, "{}").format(_text(argument.value.name))


def _options(options: Iterable[Option]) -> Iterator[str]:
    for option in options:
        value = f" \\fI{_text(option.value.name)}\\fR" if option.value else ""
        spellings = ", ".join(f"\\fB{_text(each)}\\fR" for each in option.spellings)
        yield f".TP\n{spellings}{value}\n{_text(option.help)}"


def _table(heading: str, rows: Mapping[str, str]) -> Iterator[str]:
    yield heading
    for name, text in rows.items():
        yield f".TP\n.B {_text(name)}\n{_text(text)}"


def _text(text: str) -> str:
    """Return `text` as groff shows it: a hyphen that can be copied, a narrow space that its fonts have."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("\u202f", "\\ ").replace("\u00a0", "\\ ")
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped
