"""Do the manual and the completions know everything that may follow `bilan`?"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import get_args

import pytest

from app.cli.arguments import command_line
from app.cli.exits import Exit
from app.words import LANGUAGES, Language, Words


def spellings(parser: argparse.ArgumentParser) -> Iterator[str]:
    """Return every command and option of `parser`, and the sentence that explains it."""
    for action in parser._actions:
        yield from action.option_strings
        if isinstance(action, argparse._SubParsersAction):
            for name, below in action.choices.items():
                yield name
                yield from spellings(below)


def sentences(parser: argparse.ArgumentParser) -> Iterator[str]:
    """Return every explanation of `parser`, but that of -h, for which argparse has English only."""
    yield parser.description or ""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for below in action.choices.values():
                yield from sentences(below)
        elif not isinstance(action, argparse._HelpAction):
            yield action.help or ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_manual_names_and_explains_every_command_and_option(manual: ModuleType, language: Language) -> None:
    page = manual.manual(language, "2026-11-28")
    parser = command_line(Words(language))
    assert [each for each in spellings(parser) if manual._text(each) not in page] == []
    assert [each for each in sentences(parser) if manual._text(each) not in page] == []


def test_the_manual_says_the_same_things_in_both_languages(manual: ModuleType) -> None:
    english, french = (manual.beside(language) for language in get_args(Language))
    for chapter in english:
        kind = type(english[chapter])
        assert type(french[chapter]) is kind
        if chapter != "examples" and kind is dict:
            assert french[chapter].keys() == english[chapter].keys()
    assert list(french["examples"]) == list(english["examples"])
    assert {int(number) for number in english["exits"]} == {exit_.value for exit_ in Exit}


@pytest.mark.skipif(shutil.which("man") is None, reason="Debian: man-db")
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_manual_is_set_without_a_warning(manual: ModuleType, language: Language, tmp_path: Path) -> None:
    page = tmp_path / "bilan.1"
    page.write_text(manual.manual(language, "2026-11-28"), "utf-8")
    command = ["man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z", str(page)]
    told = subprocess.run(
        command, check=True, capture_output=True, env={**os.environ, "LC_ALL": "C.UTF-8", "MANROFFSEQ": ""}
    )
    assert told.stderr == b""


def test_the_completions_propose_every_command_option_and_choice(completions: ModuleType) -> None:
    trees = completions.trees()
    written = completions.bash(trees["en"]), completions.zsh(trees), completions.fish(trees)
    for each in spellings(command_line(Words("en"))):
        bash, zsh, fish = written
        assert f"{each} " in bash or f'{each}"' in bash
        assert each in zsh
        assert f"-l {each[2:]}" in fish or f"-s {each[1:]}" in fish or f"-a {each} " in fish
    for text in written:
        assert all(choice in text for choice in ("en fr", "breaches firefox-breaches two-factor passkeys"))


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
@pytest.mark.parametrize(
    ("typed", "proposed"),
    [
        (["sel"], ["self-test"]),
        (["--lang", ""], ["en", "fr"]),
        (["--lang", "fr", "leaks", ""], ["index", "info"]),
        (["check", "--on"], ["--online"]),
        (["lists", "refresh", "two"], ["two-factor"]),
        (["check", "--keyfile", "my k"], ["my key"]),
        (["status", "--notify"], []),
    ],
)
def test_bash_proposes_what_fits(
    completions: ModuleType, tmp_path: Path, typed: list[str], proposed: list[str]
) -> None:
    (tmp_path / "my key").touch()
    script = tmp_path / "completion"
    script.write_text(completions.bash(completions.trees()["en"]), "utf-8")
    ask = (
        'compopt() { :; }; source "$1"; shift; COMP_WORDS=(bilan "$@"); COMP_CWORD=$#; _bilan;'
        ' printf "%s\\n" "${COMPREPLY[@]}"'
    )
    told = subprocess.run(
        ["bash", "-c", ask, "bash", str(script), *typed], cwd=tmp_path, check=True, capture_output=True, text=True
    )
    options = [line for line in told.stdout.splitlines() if line and (typed[-1] or not line.startswith("-"))]
    assert options == proposed


@pytest.mark.parametrize(("shell", "check"), [("bash", "-n"), ("zsh", "-n"), ("fish", "--no-execute")])
def test_each_shell_understands_its_completion(completions: ModuleType, tmp_path: Path, shell: str, check: str) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    trees = completions.trees()
    text = completions.bash(trees["en"]) if shell == "bash" else getattr(completions, shell)(trees)
    (tmp_path / "completion").write_text(text, "utf-8")
    subprocess.run([shell, check, str(tmp_path / "completion")], check=True)
