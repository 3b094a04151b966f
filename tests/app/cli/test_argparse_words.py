from __future__ import annotations

import argparse
import ast
import inspect
import re
from collections.abc import Iterator

import pytest

from app.cli import argparse_words
from app.cli.arguments import parsed
from app.words import LANGUAGES, Words

TO_PROGRAMMERS = re.compile(
    r"conflicting|__call__|positionals|mutually|not callable|cannot (?:merge|have)|invalid (?:option|conflict)|dest=|"
    r"unknown parser|mode|open '|deprecated|one of the arguments|not allowed with|unexpected option|ambiguous|"
    r"at most one|subcommands|default:|program's version|warning"
)


@pytest.fixture(autouse=True)
def _in_english_again() -> Iterator[None]:
    yield
    argparse_words.speak(Words("en"))


def said_by_argparse() -> list[str]:
    """Return what `argparse` of this Python looks up."""
    calls = [node for node in ast.walk(ast.parse(inspect.getsource(argparse))) if isinstance(node, ast.Call)]
    looked_up = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "_"]
    return [str(call.args[0].value) for call in looked_up if isinstance(call.args[0], ast.Constant)]


def test_all_that_argparse_may_say_to_a_person_is_ours() -> None:
    ours = argparse_words._sentences(Words("fr"))
    meant = [english for english in said_by_argparse() if not TO_PROGRAMMERS.search(english)]
    assert meant
    assert [english for english in meant if english not in ours] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_place_of_a_sentence_is_kept(language: str) -> None:
    words = Words("fr" if language == "fr" else "en")
    places = re.compile(r"%(?:\(\w+\))?[rs]")
    ours = argparse_words._sentences(words)
    assert {english: sorted(places.findall(told)) for english, told in ours.items()} == {
        english: sorted(places.findall(english)) for english in ours
    }


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--lang", "fr", "check", "--keyfile"], "attendu"),
        (["--lang", "fr", "nothing"], "choix incorrect"),
        (["--lang", "fr", "message"], "obligatoires"),
        (["--lang", "fr", "status", "--what"], "inconnus"),
    ],
)
def test_wrong_use_is_told_in_french(arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parsed(arguments, Words("fr"))
    error = capsys.readouterr().err
    assert told in error
    assert "utilisation" in error
    assert not re.search("usage:|error:|argument:|invalid|required|expected", error)


def test_help_is_told_in_french(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parsed(["check", "--help"], Words("fr"))
    told = capsys.readouterr().out
    assert "afficher cette aide" in told
    assert "show this help" not in told
