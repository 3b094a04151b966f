"""Which commands, options and arguments does `bilan` have? As values, for the manual and the completions."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # the scripts of this folder start elsewhere

from app.cli.arguments import command_line
from app.values.kept_lists import ListKind
from app.words import Language, Words


@dataclass(frozen=True, slots=True)
class Value:
    """What follows an option, or stands on its own: its name in the help, and what it may be."""

    name: str
    choices: tuple[str, ...]
    is_file: bool


@dataclass(frozen=True, slots=True)
class Option:
    """An option: all its spellings, what it does, and the value that it takes."""

    spellings: tuple[str, ...]
    help: str
    value: Value | None


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument that has its place: how often it may stand, as argparse writes that, and what it is."""

    value: Value
    often: str
    help: str


@dataclass(frozen=True, slots=True)
class Command:
    """A command: the words that call it, and all that may follow."""

    path: tuple[str, ...]
    help: str
    options: tuple[Option, ...]
    arguments: tuple[Argument, ...]
    commands: tuple[Command, ...]

    def all(self) -> Iterator[Command]:
        """Return this command and those below it, from top to bottom."""
        yield self
        for command in self.commands:
            yield from command.all()


def tree(language: Language, asks_help: str) -> Command:
    """Return `bilan` itself, in `language`; `asks_help` says what -h does, for which argparse has English only."""
    return _command(command_line(Words(language)), ("bilan",), asks_help)


def _command(parser: argparse.ArgumentParser, path: tuple[str, ...], asks_help: str) -> Command:
    options: list[Option] = []
    arguments: list[Argument] = []
    commands: list[Command] = []
    for action in parser._actions:  # noqa: SLF001 - argparse tells them in no other way
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001 - as above
            commands += [_command(below, (*path, name), asks_help) for name, below in action.choices.items()]
        elif isinstance(action, argparse._HelpAction):  # noqa: SLF001 - as above
            options.append(Option(tuple(action.option_strings), asks_help, None))
        elif action.option_strings:
            value = None if action.nargs == 0 else _value(action)
            options.append(Option(tuple(action.option_strings), action.help or "", value))
        else:
            arguments.append(Argument(_value(action), str(action.nargs or ""), action.help or ""))
    return Command(path, parser.description or "", tuple(options), tuple(arguments), tuple(commands))


def _value(action: argparse.Action) -> Value:
    choices = [kind.value for kind in ListKind] if action.dest == "kinds" else list(action.choices or ())
    name = action.metavar if isinstance(action.metavar, str) else "|".join(choices) or action.dest.upper()
    return Value(name, tuple(choices), action.type is Path)
