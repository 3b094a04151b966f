"""Is the catalogue whole, is a damaged one refused, and does it speak as Bilan speaks?"""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import paths
from app.errors import ResourceError
from app.knowledge import catalogue
from app.knowledge.catalogue import Catalogue
from app.words import LANGUAGES, Language, Words
from checks.model import Automation, ItemId, MessageId, ProfileFlag, Provenance
from checks.score import Band
from checks.states import State

LONGEST_SHORT = 46  # characters: a step's title beside its button, in two lines at most, in French


@pytest.fixture(scope="module")
def whole() -> Catalogue:
    return catalogue.load()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the catalogue that may be damaged."""
    return Path(shutil.copytree(paths.resources() / "catalogue", tmp_path / "catalogue"))


def test_it_asks_eighty_six_questions_in_seven_sections(whole: Catalogue) -> None:
    asked = Counter(entry.item.section for entry in whole.entries.values())

    assert [(section.id, asked[section.id]) for section in whole.sections] == [
        ("passwords", 19),
        ("links", 11),
        ("exposure", 12),
        ("privacy", 10),
        ("social", 12),
        ("devices", 14),
        ("people", 8),
    ]


def test_its_weights_are_those_of_the_reference(whole: Catalogue) -> None:
    # The reference’s 305, and the six that were added: packaging/decisions/002-score.md.
    assert sum(entry.item.weight for entry in whole.entries.values()) == 305 + 2 + 2 + 1 + 2 + 5 + 1


def test_four_items_hold_the_number(whole: Catalogue) -> None:
    gates = {entry.item.id: entry.item.gate for entry in whole.entries.values() if entry.item.gate is not None}

    assert gates == {
        "passwords.reuse": 60,
        "passwords.leaked": 50,
        "passwords.mailbox": 60,
        "passwords.mailbox_second_factor": 70,
    }


def test_the_first_run_asks_nine_questions_the_first_of_them_about_reuse(whole: Catalogue) -> None:
    assert len(whole.first_run) == 9
    assert whole.first_run[0] == "passwords.reuse"
    assert set(whole.first_run) <= set(whole.entries)


def test_an_entry_holds_all_that_its_file_says(whole: Catalogue) -> None:
    antivirus = whole.entries[ItemId("devices.antivirus")]

    assert antivirus.item.systems == {"windows"}
    assert (antivirus.item.automation, antivirus.item.recheck_days) == (Automation.SYSTEM, 7)
    assert antivirus.short == "Malware protection"
    assert antivirus.sources[0] == "Pareto Security, list of checks"
    assert whole.entries[ItemId("people.children")].item.applies_if is ProfileFlag.HAS_CHILDREN


def test_accounts_are_one_page_of_two_sections(whole: Catalogue) -> None:
    pages = [(section.page, section.short) for section in whole.sections]

    assert len(set(pages)) == 6
    assert [section.id for section in whole.sections if section.page == "accounts"] == ["exposure", "privacy"]


@pytest.mark.parametrize(
    ("file", "was", "becomes"),
    [
        ("people.toml", "weight = 5", "weight = 4"),
        ("people.toml", "weight = 5", 'weight = "5"'),
        ("people.toml", "weight = 5", "wieght = 5"),
        ("people.toml", "weight = 5", "weight = 5\nurgent = true"),
        ("people.toml", "minutes = 15", "minutes = 0"),
        ("people.toml", "recheck_days = 180", "recheck_days = -1"),
        ("people.toml", 'automation = "exercise"', 'automation = "magic"'),
        ("people.toml", 'sources = ["ARTICLE"]', 'sources = ["HEARSAY"]'),
        ("people.toml", 'applies_if = "has_children"', 'applies_if = "has_dogs"'),
        ("people.toml", 'id = "people.ask_first"', 'id = "people.talk"'),
        ("people.toml", 'id = "people.trusted"', 'id = "links.trusted"'),
        ("people.toml", 'short = "Agree on what is shared"', 'short = ""'),
        ("people.toml", "[[item]]", "[[item]"),
        ("passwords.toml", "gate = 60", "gate = 100"),
        ("devices.toml", 'systems = ["windows"]', 'systems = ["plan9"]'),
        ("sections.toml", '"people.talk",', '"people.silence",'),
        ("sections.toml", '"people.talk",', '"people.talk", "people.talk",'),
        ("sections.toml", 'id = "people"', 'id = "links"'),
        ("sections.toml", 'id = "people"', 'id = "pets"'),
        ("sections.toml", 'version = "1"', ""),
        ("sources.toml", "[[source]]", '[[source]]\nid = "NIST"\ntitle = "Another"\n\n[[source]]'),
    ],
)
def test_what_is_wrong_in_a_file_is_refused_by_its_place(folder: Path, file: str, was: str, becomes: str) -> None:
    path = folder / file
    text = path.read_text("utf-8")
    assert was in text
    path.write_text(text.replace(was, becomes, 1), "utf-8")

    with pytest.raises(ResourceError, match="catalogue"):
        catalogue.read(folder)


def test_a_file_that_is_missing_is_named_without_the_folders_of_this_computer(folder: Path) -> None:
    (folder / "links.toml").unlink()

    with pytest.raises(ResourceError) as refused:
        catalogue.read(folder)

    assert refused.value.params == {"detail": "catalogue/links.toml"}


def test_a_file_that_is_not_text_is_refused(folder: Path) -> None:
    (folder / "links.toml").write_bytes(b"\xff\xfe\x00")

    with pytest.raises(ResourceError, match=r"links\.toml"):
        catalogue.read(folder)


def all_spoken(whole: Catalogue) -> Iterator[str]:
    for entry in whole.entries.values():
        yield from (entry.short, entry.question, entry.why, entry.fix, *entry.sources)
    for section in whole.sections:
        yield from (section.title, section.short)


def test_everything_is_said_in_french_as_well(whole: Catalogue) -> None:
    french = Words("fr")

    assert [text for text in all_spoken(whole) if french.text(text) == text] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_step_is_short_and_has_a_name_of_its_own(whole: Catalogue, language: Language) -> None:
    words = Words(language)
    titles = [words.text(entry.short) for entry in whole.entries.values()]

    assert max(map(len, titles)) <= LONGEST_SHORT
    assert len(set(titles)) == len(titles)
    assert all(title[0].isupper() and not title.endswith(".") for title in titles)


def test_questions_end_as_questions_and_the_rest_as_sentences(whole: Catalogue) -> None:
    french = Words("fr")
    for entry in whole.entries.values():
        assert entry.question.endswith("?")
        assert french.text(entry.question).endswith("\u202f?")
        for text in (entry.why, entry.fix):
            assert text[-1] in ".?”"
            assert french.text(text)[-1] in ".?»"


def test_no_straight_quotes_and_no_alarm(whole: Catalogue) -> None:
    """`checkup-and-score`, section 5: "Confirmed", never "safe"; gain before threat."""
    alarming = re.compile(r"['\"]|\b(safe|unsafe|safely|dangerous|critical)\b", re.IGNORECASE)

    assert [text for text in all_spoken(whole) if alarming.search(text)] == []


def test_french_signs_stand_behind_a_space_that_does_not_break(whole: Catalogue) -> None:
    french = Words("fr")
    texts = [french.text(text) for text in all_spoken(whole)]
    loose = re.compile("[^\u202f][;?!]|[^\u00a0]:|«[^\u00a0]|[^\u00a0]»|['\"]")

    assert [text for text in texts if loose.search(text)] == []


def test_every_state_band_and_provenance_has_a_word(whole: Catalogue) -> None:
    words = Words("en")
    ids = [f"state.{state.value}" for state in State] + ["state.regressed"]
    ids += [f"band.{band.value}" for band in Band] + [f"provenance.{x.value}" for x in Provenance]
    ids += [f"state.because.{why}" for why in ("never", "lapsed", "system", *(flag.value for flag in ProfileFlag))]

    assert all(words.message(MessageId(name), {}) for name in ids)
    for entry in whole.entries.values():
        if (gate := entry.item.gate) is not None:
            assert str(gate) in words.message(MessageId(f"hold.{entry.item.id}"), {"gate": gate})
