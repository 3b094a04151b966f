"""Is every invented message of the exercise whole, in both languages, and fit to learn from?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import paths
from app.errors import ResourceError
from app.knowledge import catalogue, scenarios
from app.knowledge.scenarios import Cue, Place, Script, Sign, Telling
from app.words import LANGUAGES, Language
from checks.exercised import Act
from checks.links.practice import Truth, Worth
from checks.links.practice_items import ENOUGH_MESSAGES
from checks.links.practice_round import ALARMING
from checks.passwords.site import host, site

SCRIPTS = scenarios.scripts()
EVERY_SCRIPT = pytest.mark.parametrize("script", SCRIPTS, ids=[script.scenario.id for script in SCRIPTS])
EVERY_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)

HOST = re.compile(r"(?<![\w@.-])(?:[\w-]+\.)+[a-z]{2,}(?![\w-])", re.IGNORECASE)
"""What looks like the name of a host in a text; files are told apart by their ends."""
MAILBOX = re.compile(r"[\w.+-]+@")
FILE_ENDS = (".pdf", ".html", ".zip", ".exe", ".docx", ".xlsx", ".iso", ".php", ".ics", ".jpg")
LOOSE = re.compile(r" [;:?!»%€]|« |'")
"""Spaces that may break where French wants one that does not, and typewriter's apostrophes."""


def texts(telling: Telling) -> Iterator[str]:
    yield from (telling.situation, telling.sender, telling.subject, telling.body, telling.attachment)
    yield from (telling.why, telling.best, *telling.labels.values(), *(link.shown for link in telling.links))
    yield from (cue.said for cue in telling.cues)


def places(script: Script, telling: Telling, cue: Cue) -> list[str]:
    """Return the texts in which a cue may stand."""
    match cue.place:
        case Place.SITUATION:
            return [telling.situation]
        case Place.SENDER:
            return [telling.sender, script.address, script.reply_to]
        case Place.SUBJECT:
            return [telling.subject]
        case Place.BODY:
            return telling.body.split("\n\n")
        case Place.LINK:
            return [link.address for link in telling.links]
        case Place.ATTACHMENT:
            return [telling.attachment]


@EVERY_LANGUAGE
@EVERY_SCRIPT
def test_every_cue_points_at_words_that_stand_there_once(script: Script, language: Language) -> None:
    telling = script.told[language]
    found = [(cue.quote, sum(text.count(cue.quote) for text in places(script, telling, cue))) for cue in telling.cues]
    assert [quote for quote, times in found if times != 1] == []


@EVERY_SCRIPT
def test_every_host_is_reserved_for_examples(script: Script) -> None:
    named = [script.address, script.reply_to, *script.official.values()]
    for telling in script.told.values():
        named += [*texts(telling), *(host(link.address) for link in telling.links)]
    hosts = {found for text in named for found in HOST.findall(MAILBOX.sub(" ", text))}
    assert [name for name in hosts if not name.endswith((".example", *FILE_ENDS))] == []
    assert all(link.address.startswith(("http://", "https://")) for t in script.told.values() for link in t.links)


@EVERY_SCRIPT
def test_both_languages_tell_the_same_message(script: Script) -> None:
    english, french = script.told["en"], script.told["fr"]
    assert [(bool(a), bool(b)) for a, b in zip(texts(english), texts(french), strict=True) if bool(a) != bool(b)] == []
    assert english.labels.keys() == french.labels.keys()
    assert english.body.count("\n\n") == french.body.count("\n\n")
    for telling in (english, french):
        assert re.findall(r"\{(\d)\}", telling.body) == [str(n + 1) for n in range(telling.body.count("{"))]
        assert telling.body.count("{") <= len(telling.links)


@EVERY_SCRIPT
def test_french_is_set_with_spaces_that_do_not_break(script: Script) -> None:
    assert [text for text in texts(script.told["fr"]) if LOOSE.search(text)] == []
    assert [text for text in texts(script.told["en"]) if "'" in text] == []


@EVERY_SCRIPT
def test_a_brand_has_its_official_domain_and_the_message_names_it(script: Script) -> None:
    assert all(site(domain) == domain for domain in script.official.values())
    assert not script.brand or script.brand in script.official
    said = "\n".join(text for telling in script.told.values() for text in texts(telling))
    named = said + script.address + "".join(link.address for link in script.told["en"].links)
    strangers = [brand for brand, domain in script.official.items() if brand not in named and domain not in named]
    assert strangers == []


@EVERY_SCRIPT
def test_going_ones_own_way_is_right_whatever_the_message_is(script: Script) -> None:
    assert script.scenario.worth(Act.OWN_WAY) is Worth.SAFE
    assert {choice.act for choice in script.scenario.choices} == set(Act)


@EVERY_SCRIPT
def test_what_an_act_is_worth_follows_from_what_the_message_is(script: Script) -> None:
    scenario = script.scenario
    if scenario.truth is Truth.FRAUD:
        assert scenario.worth(Act.FOLLOW) is Worth.WRONG
        assert scenario.worth(Act.REPORT) is Worth.SAFE
        assert scenario.scare == 0
    else:
        assert scenario.worth(Act.FOLLOW) is not Worth.WRONG
        assert scenario.worth(Act.IGNORE) is not Worth.WRONG


@EVERY_SCRIPT
def test_a_fraud_shows_what_gives_it_away_and_an_honest_message_what_speaks_for_it(script: Script) -> None:
    signs = {cue.sign for cue in script.told["en"].cues}
    if script.scenario.truth is Truth.FRAUD:
        assert Sign.DANGER in signs
        assert Sign.SAFE not in signs
    else:
        assert Sign.SAFE in signs
        assert Sign.DANGER not in signs


@EVERY_SCRIPT
def test_a_fraud_leads_to_no_official_domain_unless_the_danger_lies_elsewhere(script: Script) -> None:
    official = set(script.official.values())
    reached = {site(link.address) for link in script.told["en"].links}
    marked = {cue.sign for cue in script.told["en"].cues if cue.place is Place.LINK}
    if script.scenario.truth is Truth.FRAUD and reached & official:
        assert Sign.DANGER not in marked
    if script.scenario.truth is Truth.HONEST and not reached <= official:
        assert "odd-but-honest" in script.scenario.skills


def test_there_are_sixteen_honest_messages_and_twenty_two_frauds() -> None:
    assert Counter(script.scenario.truth for script in SCRIPTS) == {Truth.HONEST: 16, Truth.FRAUD: 22}


def test_enough_honest_messages_look_alarming_for_those_that_are_frauds() -> None:
    assert sum(script.scenario.scare >= ALARMING for script in SCRIPTS) >= 22 // 2


def test_every_skill_is_practised_by_two_messages_and_every_item_by_enough_to_speak_of_it() -> None:
    practised = Counter(skill for script in SCRIPTS for skill in script.scenario.skills)
    assert {named.skill.id for named in scenarios.skills() if practised[named.skill.id] < 2} == set()
    items = {named.skill.id: named.skill.item for named in scenarios.skills()}
    spoken = Counter(item for script in SCRIPTS for item in {items[skill] for skill in script.scenario.skills})
    assert {item for item, times in spoken.items() if item and times < ENOUGH_MESSAGES} == set()


def test_no_two_messages_have_the_same_text() -> None:
    for language in LANGUAGES:
        for part in ("situation", "body", "why"):
            told = Counter(getattr(script.told[language], part) for script in SCRIPTS)
            assert [text for text, times in told.items() if times > 1] == []


def test_every_skill_speaks_for_an_item_that_exists_or_for_none() -> None:
    items = catalogue.load().entries
    assert [named.skill.id for named in scenarios.skills() if named.skill.item and named.skill.item not in items] == []


BROKEN = {
    "no TOML": "[[scenario]",
    "nothing in it": "",
    "a word that is not known": '[[scenario]]\nid = "a"\nmood = "b"\n',
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN.keys())
def test_a_file_that_is_not_whole_is_refused(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken_in(tmp_path, text, monkeypatch)
    with pytest.raises(ResourceError) as caught:
        scenarios.scripts.__wrapped__()
    assert "parcel.toml" in str(caught.value.params["detail"])


PARTS = {
    "an act that is not known": ('"follow wrong"', '"dance wrong"'),
    "a worth that is not known": ('"follow wrong"', '"follow splendid"'),
    "an address too many": ('hrefs = ["https', 'hrefs = ["https://a.example/", "https'),
    "a skill that is not known": ('skills = ["read-domain"', 'skills = ["juggling"'),
}


@pytest.mark.parametrize(("whole", "broken"), PARTS.values(), ids=PARTS.keys())
def test_parts_that_do_not_fit_together_are_refused_by_name(
    whole: str, broken: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (paths.resources() / "scenarios" / "parcel.toml").read_text("utf-8")
    assert whole in text
    broken_in(tmp_path, text.replace(whole, broken, 1), monkeypatch)
    with pytest.raises(ResourceError) as caught:
        scenarios.scripts.__wrapped__()
    assert "parcel-fee-sms" in str(caught.value.params["detail"])


def test_an_installation_without_scenarios_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    with pytest.raises(ResourceError):
        scenarios.scripts.__wrapped__()


def broken_in(folder: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let `text` be the only file of scenarios of the installation."""
    scenarios.skills()  # kept: these are whole
    (folder / "scenarios").mkdir()
    (folder / "scenarios" / "parcel.toml").write_text(text, "utf-8")
    monkeypatch.setattr(paths, "resources", lambda: folder)
