"""Does the tool find every sentence, keep every translation, and notice every fault?"""

from __future__ import annotations

import gettext
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog

GREETING = "Good morning, {name}."
LOGINS = ("{n} login", "{n} logins")


@pytest.fixture
def tool(words_tool: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Return the tool, at home in an empty folder with one sentence in code and two in the catalogue."""
    monkeypatch.setattr(words_tool, "HOME", tmp_path)
    monkeypatch.setattr(words_tool, "CATALOGUE", tmp_path / "resources" / "catalogue")
    monkeypatch.setattr(words_tool, "FRENCH", tmp_path / "resources" / "locale" / "bilan.po")
    words_tool.CATALOGUE.mkdir(parents=True)
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "greeting.py").write_text(f'words.text("{GREETING}", name=name)\n', "utf-8")
    messages = '"a.plain" = "One sentence."\n"a.counted" = {one = "{n} login", many = "{n} logins"}\n'
    (words_tool.CATALOGUE / "messages.toml").write_text(messages, "utf-8")
    return words_tool


French = str | tuple[str, ...]


def translate(tool: ModuleType, **changes: French) -> Catalog:
    """Return a French catalog of the three sentences without a fault, but for `changes`."""
    tool.update()
    catalog: Catalog = tool.french()
    given: dict[str, French] = {
        "greeting": "Bonjour, {name}.",
        "logins": ("{n} identifiant", "{n} identifiants"),
        **changes,
    }
    for english, french in ((GREETING, given["greeting"]), ("One sentence.", "Une phrase."), (LOGINS, given["logins"])):
        message = catalog.get(english)
        assert message is not None
        message.string = french
    return catalog


def test_the_french_of_bilan_is_complete_and_without_fault(words_tool: ModuleType) -> None:
    assert [*words_tool.slips(), *words_tool.faults(words_tool.french(), words_tool.gathered())] == []


def test_a_complete_translation_has_no_fault(tool: ModuleType) -> None:
    assert list(tool.faults(translate(tool), tool.gathered())) == []


@pytest.mark.parametrize(
    ("fault", "changes"),
    [
        ("missing", {"greeting": ""}),
        ("missing", {"logins": ("{n} identifiant", "")}),
        ("missing", {"logins": "{n} identifiants"}),
        ("places differ", {"greeting": "Bonjour."}),
        ("places differ", {"greeting": "Bonjour, {nom}."}),
        ("places differ", {"logins": ("un identifiant", "des identifiants")}),
        ("brace without its pair", {"greeting": "Bonjour, {name."}),
        ("space that may break", {"greeting": "Bonjour : {name}"}),
        ("space that may break", {"greeting": "Bonjour, « {name}\u00a0»"}),
    ],
)
def test_a_fault_in_a_translation_is_noticed(tool: ModuleType, fault: str, changes: dict[str, French]) -> None:
    found = list(tool.faults(translate(tool, **changes), tool.gathered()))
    assert [line.partition(":")[0] for line in found] == [fault]


def test_a_translation_that_was_only_guessed_is_noticed(tool: ModuleType) -> None:
    catalog = translate(tool)
    guessed = catalog.get(GREETING)
    assert guessed is not None
    guessed.flags.add("fuzzy")
    assert list(tool.faults(catalog, tool.gathered())) == [f"fuzzy: {GREETING}"]


def test_a_translation_that_nothing_says_any_more_is_noticed(tool: ModuleType) -> None:
    catalog = translate(tool)
    catalog.add("Gone.", "Parti.")
    assert list(tool.faults(catalog, tool.gathered())) == ["unused: Gone."]


def test_one_form_of_a_plural_may_leave_the_number_out(tool: ModuleType) -> None:
    catalog = translate(tool, logins=("un identifiant", "{n} identifiants"))
    assert list(tool.faults(catalog, tool.gathered())) == []


def test_sentences_are_found_in_their_order_and_nothing_else_is(tool: ModuleType) -> None:
    source = """
title = self.words.count("{n} login", "{n} logins", n)
label.text(); b"abc".count(b"a"); row.text("not a sentence")
say(words.text("First") + words.text(
    "Second "
    "half"))
"""
    assert [sentence for _, sentence in tool.said(source)] == [LOGINS, "First", "Second half"]


def test_words_of_the_catalogue_are_spelled_out_there(tool: ModuleType) -> None:
    assert list(tool.said("words.text(asked.entry.why)")) == []


@pytest.mark.parametrize(
    "call",
    ['words.text(f"Hello {name}")', "words.text(sentence)", 'words.text("a" + b)', 'words.count("one", many, n)'],
)
def test_a_sentence_that_is_not_spelled_out_is_noticed(tool: ModuleType, call: str) -> None:
    (tool.HOME / "app" / "slip.py").write_text(f"\n{call}\n", "utf-8")
    assert list(tool.slips()) == ["not spelled out: app/slip.py:2"]


def test_a_catalogue_says_only_what_a_person_reads(tool: ModuleType) -> None:
    (tool.CATALOGUE / "passwords.toml").write_text('[[items]]\nid = "a.b"\ntitle = "A title"\nweight = 3\n', "utf-8")
    assert ("A title", "resources/catalogue/passwords.toml") in set(tool.in_catalogue())
    assert "a.b" not in {sentence for sentence, _ in tool.in_catalogue()}


def test_update_keeps_translations_and_drops_what_is_gone(tool: ModuleType) -> None:
    tool.save(translate(tool))
    (tool.HOME / "app" / "greeting.py").unlink()
    tool.update()
    kept = {message.id: message.string for message in tool.french() if message.id}
    assert kept == {"One sentence.": "Une phrase.", LOGINS: ("{n} identifiant", "{n} identifiants")}


def test_the_same_sentences_give_the_same_bytes(tool: ModuleType) -> None:
    tool.save(translate(tool))
    first = tool.FRENCH.read_bytes()
    tool.update()
    assert tool.FRENCH.read_bytes() == first


def test_the_french_file_has_no_empty_form_to_fill_in(tool: ModuleType) -> None:
    tool.save(translate(tool))
    text = tool.FRENCH.read_text("utf-8")
    assert not any(
        stub in text for stub in ("FIRST AUTHOR", "EMAIL@ADDRESS", "FULL NAME", "ORGANIZATION", "VERSION", "fuzzy")
    )
    assert text.count("python-brace-format") == 2


def test_the_compiled_file_speaks_french_with_its_plurals(tool: ModuleType) -> None:
    tool.save(translate(tool))
    with tool.compile_french().open("rb") as file:
        translation = gettext.GNUTranslations(file)
    assert translation.gettext("One sentence.") == "Une phrase."
    assert [translation.ngettext(*LOGINS, n) for n in (0, 1, 2)] == [
        "{n} identifiant",
        "{n} identifiant",
        "{n} identifiants",
    ]


def test_check_fails_and_names_what_it_found(tool: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    tool.save(translate(tool, greeting=""))
    assert tool.main(["check"]) == 1
    assert capsys.readouterr().out == f"missing: {GREETING}\n"
    tool.save(translate(tool))
    assert tool.main(["check"]) == 0
    assert tool.main(["misspelt"]) == 2


def test_the_compiled_words_tell_nothing_of_the_hour(words_tool: ModuleType) -> None:
    assert b"POT-Creation-Date: 1970-01-01 00:00+0000" in words_tool.compile_french().read_bytes()
