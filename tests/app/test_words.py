"""Is each thing said in the person's language, with its numbers, dates and plurals?"""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app import paths
from app.words import LANGUAGES, Language, Words, system_language
from checks.model import MessageId

HOME = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_says_every_message(language: Language) -> None:
    words = Words(language)
    places = {place: place for place in re.findall(r"{(\w+)}", str(_messages()))}
    places |= {"happened": "2013-10-04", "public": "2013-12-04"}
    assert all(words.message(MessageId(message), places) for message in _messages())


def test_french_is_not_english() -> None:
    params = {"detail": "checks"}
    message = MessageId("error.installation")
    assert Words("fr").message(message, params) == (
        "Cette installation de Bilan est incomplète (checks manque). "
        "Réinstallez-la\u202f; vos réponses restent intactes."
    )
    assert (
        Words("en").message(message, params).startswith("This installation of Bilan is not whole (checks is missing).")
    )


@pytest.mark.parametrize(
    ("language", "said"), [("en", ["0 herons", "1 heron", "2 herons"]), ("fr", ["0 herons", "1 heron", "2 herons"])]
)
def test_a_sentence_without_translation_is_counted_as_in_english(language: Language, said: list[str]) -> None:
    assert [Words(language).count("{n} heron", "{n} herons", n) for n in (0, 1, 2)] == said


@pytest.mark.parametrize(("language", "said"), [("en", "10,000"), ("fr", "10\u202f000")])
def test_a_large_number_is_grouped_as_its_language_does(language: Language, said: str) -> None:
    words = Words(language)
    assert words.number(10_000) == said
    assert words.text("{n} of them", n=10_000) == f"{said} of them"
    assert words.number(999) == "999"


@pytest.mark.parametrize(("language", "said"), [("en", "1.5"), ("fr", "1,5")])
def test_a_fraction_is_written_as_its_language_does(language: Language, said: str) -> None:
    assert Words(language).number(1.5) == said


@pytest.mark.parametrize(("language", "said"), [("en", "24 November 2026"), ("fr", "24 novembre 2026")])
def test_a_date_is_written_in_full(language: Language, said: str) -> None:
    assert Words(language).date(date(2026, 11, 24)) == said


def breached(happened: str, language: Language = "en") -> str:
    params: dict[str, int | str] = {
        "breach": "Adobe",
        "n": 1,
        "happened": happened,
        "public": "2013-12-01",
        "taken": "Names; Stars",
    }
    return Words(language).message(MessageId("breached.data"), params)


def test_the_first_of_a_month_is_an_ordinal_in_french() -> None:
    day = date(2026, 5, 1)
    assert [Words("fr").date(day), Words("en").date(day)] == ["1er mai 2026", "1 May 2026"]


def test_the_dates_of_a_breach_are_told_as_exactly_as_they_are_known() -> None:
    assert "(4 October 2013; public since 1 December 2013)" in breached("2013-10-04")
    assert "(October 2013; public" in breached("2013-10-01")
    assert "(2013; public" in breached("2013-01-01")
    assert "(octobre 2013\u202f; public depuis le 1er décembre 2013)" in breached("2013-10-01", "fr")


def test_what_was_taken_is_named_in_the_language_or_as_the_list_names_it() -> None:
    assert "What was taken: names, Stars." in breached("2013-10-04")
    assert "Ce qui a été pris\u00a0: noms, Stars." in breached("2013-10-04", "fr")


def test_a_text_given_as_parameter_is_not_read_as_places() -> None:
    assert Words("en").text("{name} is empty.", name="{0.__class__}") == "{0.__class__} is empty."


def test_an_unknown_message_is_a_bug_that_shows() -> None:
    with pytest.raises(KeyError):
        Words("en").message(MessageId("no.such"), {})


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({"LANG": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "fr_CA.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "fr_BE"}, "fr"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({}, "en"),
    ],
)
def test_the_language_is_that_of_the_session(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], language: Language
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert system_language() == language


def test_an_installation_without_its_french_says_so(tmp_path: Path) -> None:
    for folder in ("app", "checks", "resources"):
        shutil.copytree(HOME / folder, tmp_path / folder, ignore=shutil.ignore_patterns("*.mo", "__pycache__"))
    program = f"import sys; sys.path.insert(0, {str(tmp_path)!r})\nfrom app.words import Words; Words('fr')"
    result = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True, text=True)
    assert "app.errors.ResourceError: ('error.installation', {'detail': 'locale/fr'})" in result.stderr


def test_nothing_is_loaded_by_the_first_sentence_after_words_were_prepared() -> None:
    program = """
import sys
from datetime import date
from app.words import Words, prepare
from checks.ids import MessageId
prepare()
before, words = {*sys.modules}, Words("fr")
words.number(12345), words.date(date(2026, 1, 1)), words.message(MessageId("error.bug"), {"kind": "", "place": ""})
print([name for name in {*sys.modules} - before if name.partition(".")[0] in {"babel", "tomllib", "datetime"}])
"""
    told = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert told.stdout == "[]\n"


def test_every_message_that_code_names_exists() -> None:
    named = [message for message in _named() if isinstance(message, str)]
    assert named
    assert sorted(set(named) - set(_messages())) == []


def test_every_message_is_named_by_code() -> None:
    named = [re.escape(message) if isinstance(message, str) else message.pattern for message in _named()]
    anything = re.compile("|".join(named))
    assert [message for message in _messages() if not anything.fullmatch(message)] == []


def _messages() -> dict[str, object]:
    return tomllib.loads((paths.resources() / "catalogue" / "messages.toml").read_text("utf-8"))


def _named() -> Iterator[str | re.Pattern[str]]:
    """Yield each message id that stands in code; a pattern for one that is put together."""
    for path in (*(HOME / "app").rglob("*.py"), *(HOME / "checks").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id="MessageId"), args=[given]):
                    yield from _ids(given)
                case _:
                    pass


def _ids(given: ast.expr) -> Iterator[str | re.Pattern[str]]:
    match given:
        case ast.Constant(value=str(message)):
            yield message
        case ast.JoinedStr(values=parts):
            yield re.compile(
                "".join(re.escape(str(p.value)) if isinstance(p, ast.Constant) else r"[\w.-]+" for p in parts)
            )
        case ast.IfExp(body=one, orelse=other):
            yield from _ids(one)
            yield from _ids(other)
        case _:
            pass  # handed on from elsewhere
