"""Does the link inspector agree with what the exercise teaches about the addresses in its messages?"""

from __future__ import annotations

import pytest

from app.knowledge import link_rules
from app.knowledge.scenarios import Place, Script, Sign, scripts
from app.words import Language
from checks.links.inspect import inspected
from checks.links.model import Level
from checks.links.practice import Truth

LANGUAGES: tuple[Language, ...] = ("en", "fr")
UNSEEN = {
    "recruiter-document",  # a name that anybody may rent space under: only a person knows that it is not the firm's
    "window-in-the-page",  # the address is an honest-looking name; what it draws is the trick
}
"""Messages whose address gives them away to a reader who knows who should have sent it, and to no program."""


def levels(script: Script, language: Language) -> list[Level]:
    own = sorted(script.official.values())
    return [inspected(link.address, link_rules.knowledge(), own).level for link in script.told[language].links]


def is_given_away_by_its_address(script: Script) -> bool:
    return any(cue.place is Place.LINK and cue.sign is Sign.DANGER for cue in script.told["en"].cues)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_fraud_that_its_address_gives_away_is_seen_by_the_inspector(language: Language) -> None:
    frauds = [each for each in scripts() if each.scenario.truth is Truth.FRAUD and is_given_away_by_its_address(each)]
    unseen = {
        str(script.scenario.id) for script in frauds if {Level.DANGER, Level.CHECK}.isdisjoint(levels(script, language))
    }
    assert len(frauds) > len(UNSEEN)
    assert unseen == UNSEEN


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_inspector_calls_no_link_of_an_honest_message_dangerous(language: Language) -> None:
    honest = [script for script in scripts() if script.scenario.truth is Truth.HONEST]
    assert any(levels(script, language) for script in honest)
    wrong = [str(script.scenario.id) for script in honest if Level.DANGER in levels(script, language)]
    assert wrong == []
