"""What do bash, zsh and fish propose after `bilan`? Every command, option and choice, and files where one is meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from commands import Command, Option, tree
from manual import beside

from app.words import LANGUAGES

_MADE: Final = "# Made by packaging/command_line/completions.py from the options of the program."


def trees() -> Mapping[str, Command]:
    """Return `bilan` in every language."""
    return {language: tree(language, beside(language)["help"]) for language in LANGUAGES}


def bash(bilan: Command) -> str:
    """Return the completion of bash, which shows no explanations and so needs no language."""
    paths = [" ".join(each.path) for each in bilan.all()]
    return "\n".join(
        [
            _MADE,
            "_bilan() {",
            '    local at=bilan files="" words="" each',
            "    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}",
            '    for each in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do',
            '        case "$at $each" in',
            f'            {" | ".join(_quoted(path) for path in paths[1:])}) at="$at $each" ;;',
            "        esac",
            "    done",
            '    case "$at" in',
            *(f"        {_quoted(' '.join(each.path))}) {_bash_words(each)} ;;" for each in bilan.all()),
            "    esac",
            '    case "$before" in',
            *_bash_values(bilan),
            "    esac",
            '    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")',
            "    if [[ -n $files && $word != -* ]]; then",
            "        compopt -o filenames",
            '        mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "$word")',
            "    fi",
            "}",
            "complete -F _bilan bilan",
            "",
        ]
    )


def _bash_words(command: Command) -> str:
    files = "files=1 " if any(each.value.is_file for each in command.arguments) else ""
    return f"{files}words={_quoted(' '.join([*_names(command), *_spellings(command), *_choices(command)]))}"


def _bash_values(bilan: Command) -> Iterator[str]:
    for spellings, option in _with_value(bilan):
        value = option.value
        words = " ".join(value.choices) if value else ""
        files = "1" if value and value.is_file else ""
        yield f"        {' | '.join(spellings)}) files={files} words={_quoted(words)} ;;"


def zsh(bilan: Mapping[str, Command]) -> str:
    """Return the completion of zsh, which explains in the language of the session."""
    lines = [
        "#compdef bilan",
        _MADE,
        "",
        "_bilan() {",
        "    local curcontext=$curcontext state line",
        "    typeset -A opt_args",
    ]
    lines += [
        "    case ${LC_ALL:-${LC_MESSAGES:-$LANG}} in",
        "        fr*) _bilan_fr ;;",
        "        *) _bilan_en ;;",
        "    esac",
        "}",
    ]
    for language, root in bilan.items():
        for command in root.all():
            lines += ["", *_zsh_function(language, command)]
    return "\n".join([*lines, "", '_bilan "$@"', ""])


def _zsh_function(language: str, command: Command) -> Iterator[str]:
    yield f"{_function(language, command)}() {{"
    last = [
        f"'*:{_zsh(each.help)}:{_zsh_value(each.value.choices, is_file=each.value.is_file)}'"
        for each in command.arguments[-1:]
    ]
    if command.commands:
        last = ["'1: :->command'", "'*:: :->rest'"]
    yield "    _arguments -C \\"
    yield " \\\n".join(f"        {each}" for each in [*map(_zsh_option, command.options), *last])
    if command.commands:
        yield "    case $state in"
        yield "        command) local -a commands=("
        yield from (f"                '{each.path[-1]}:{_zsh(each.help)}'" for each in command.commands)
        yield "            )"
        yield "            _describe -t commands command commands ;;"
        yield "        rest) case $line[1] in"
        yield from (f"                {each.path[-1]}) {_function(language, each)} ;;" for each in command.commands)
        yield "            esac ;;"
        yield "    esac"
    yield "}"


def _zsh_option(option: Option) -> str:
    value = option.value
    takes = f":{_zsh(value.name)}:{_zsh_value(value.choices, is_file=value.is_file)}" if value else ""
    together = f"'({' '.join(option.spellings)})'" if len(option.spellings) > 1 else ""
    spelt = f"{{{','.join(option.spellings)}}}" if len(option.spellings) > 1 else option.spellings[0]
    return f"{together}{spelt}'[{_zsh(option.help)}]{takes}'"


def _zsh_value(choices: tuple[str, ...], *, is_file: bool) -> str:
    return f"({' '.join(choices)})" if choices else "_files" if is_file else " "


def _zsh(text: str) -> str:
    for special in "\\[]:":
        text = text.replace(special, f"\\{special}")
    return text.replace("'", "'\\''")


def _function(language: str, command: Command) -> str:
    return "_".join(["_bilan", language, *command.path[1:]]).replace("-", "_")


def fish(bilan: Mapping[str, Command]) -> str:
    """Return the completion of fish, which explains in the language of the session."""
    english, *_ = bilan.values()
    paths = " ".join(_fish(" ".join(each.path)) for each in english.all())
    lines = [
        _MADE,
        "function __bilan_at",
        "    set -l at bilan",
        "    for word in (commandline -opc)[2..-1]",
        f'        contains -- "$at $word" {paths}; and set at "$at $word"',
        "    end",
        '    test "$at" = "$argv"',
        "end",
        "complete -c bilan -f",
        "set -l language en",
        "for value in $LANG $LC_MESSAGES $LC_ALL",
        "    string match -qr '^fr' -- $value; and set language fr; or set language en",
        "end",
    ]
    for language, root in bilan.items():
        lines += [
            f"if test $language = {language}",
            *(line for each in root.all() for line in _fish_command(each)),
            "end",
        ]
    return "\n".join([*lines, ""])


def _fish_command(command: Command) -> Iterator[str]:
    at = f"    complete -c bilan -n {_fish('__bilan_at ' + ' '.join(command.path))}"
    for below in command.commands:
        yield f"{at} -a {below.path[-1]} -d {_fish(below.help)}"
    for option in command.options:
        spelt = " ".join(f"-l {each[2:]}" if each.startswith("--") else f"-s {each[1:]}" for each in option.spellings)
        value = option.value
        takes = "" if value is None else " -r -F" if value.is_file else f" -x -a {_fish(' '.join(value.choices))}"
        yield f"{at} {spelt}{takes} -d {_fish(option.help)}"
    for argument in command.arguments:
        if argument.value.is_file:
            yield f"{at} -F"
        elif argument.value.choices:
            yield f"{at} -a {_fish(' '.join(argument.value.choices))}"


def _fish(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def _quoted(text: str) -> str:
    return f'"{text}"'


def _names(command: Command) -> Iterable[str]:
    return (each.path[-1] for each in command.commands)


def _spellings(command: Command) -> Iterable[str]:
    return (each for option in command.options for each in option.spellings)


def _choices(command: Command) -> Iterable[str]:
    return (choice for each in command.arguments for choice in each.value.choices)


def _with_value(bilan: Command) -> Iterator[tuple[tuple[str, ...], Option]]:
    """Return each option that takes a value, once: where two commands share a spelling, it takes the same."""
    options = {option.spellings: option for command in bilan.all() for option in command.options if option.value}
    yield from options.items()
