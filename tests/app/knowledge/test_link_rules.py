from __future__ import annotations

import re
import shutil
import tomllib
from pathlib import Path

import pytest

from app import paths
from app.errors import ResourceError
from app.knowledge import link_rules
from app.wording import link_words
from app.words import LANGUAGES, Language, Words
from checks.links.inspect import inspected
from checks.links.model import Finding, Rule
from checks.suffixes import registrable

RULES = link_rules.knowledge().rules
LABEL = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?")
NO_EXAMPLE = {"yours_word", "yours_community", "too_long"}
"""A person's own site is no ordinary word and no community: the rules are there because brands share the code. What is
too long stands in no file: see tests/checks/links/test_inspect.py."""


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_rule_holds_for_its_examples_and_not_for_its_counter_examples(rule: Rule) -> None:
    assert rule.examples or rule.id in NO_EXAMPLE or rule.id.startswith("mail_")  # those are in test_mail
    assert [text for text in rule.examples if rule.id not in found(rule, text)] == []
    assert [text for text in rule.counter_examples if rule.id in found(rule, text)] == []


def found(rule: Rule, text: str) -> set[str]:
    sites = ["colivo.example"] if rule.id.startswith("yours_") else []
    return {each.rule for each in inspected(text, link_rules.knowledge(), sites).findings}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_rule_says_what_it_found_and_why_that_matters(rule: Rule, language: Language) -> None:
    words = Words(language)
    sites = ["colivo.example"] if rule.id.startswith("yours_") else []
    for text in rule.examples:
        for each in inspected(text, link_rules.knowledge(), sites).findings:
            assert_said(each, words)


def assert_said(finding: Finding, words: Words) -> None:
    said = link_words.finding(finding, words)
    assert said.title
    assert said.why
    assert "{" not in said.title + said.why


def test_every_sign_that_code_yields_is_a_rule_or_left_unsaid_on_purpose() -> None:
    unsaid = {
        "parcel_word_left",
        "account_word_left",
        "business_word_left",
        "help_word_left",
        "business_word_within",
        "help_word_within",
    }
    code = "".join(path.read_text("utf-8") for path in (paths.resources().parent / "checks" / "links").glob("*.py"))
    named = set(re.findall(r'in_(?:host|name|rest)\("(\w+)"|RuleId\("(\w+)"\)', code))
    assert {one or other for one, other in named} - set(RULES) - unsaid == set()


def test_all_words_hosts_and_endings_are_written_as_they_are_looked_up() -> None:
    raw = tomllib.loads((paths.resources() / "rules" / "link_lists.toml").read_text("utf-8"))
    lists = {name: each.split() for name, each in raw.items() if isinstance(each, str)}
    lists |= {kind: each.split() for kind, each in raw["pretexts"].items()}
    spoilt = [
        (name, word)
        for name, words in lists.items()
        for word in words
        if not all(LABEL.fullmatch(part) for part in word.replace("_", "-").strip("-.").split("."))
    ]
    assert spoilt == []


def test_a_brand_has_words_that_a_host_can_have_and_sites_that_are_registrable() -> None:
    brands = link_rules.knowledge().brands
    assert [word for word in brands.by_word if not LABEL.fullmatch(word)] == []
    assert [site for site in brands.by_site if not all(map(LABEL.fullmatch, site.split(".")))] == []
    file = tomllib.loads((paths.resources() / "rules" / "brands.toml").read_text("utf-8"))
    sites = [line.split(" | ")[2] for line in [*file["brand"], *file["further"].strip().splitlines()]]
    sites += [line.split(" | ")[1] for line in file["sites"].strip().splitlines()]
    assert [site for some in sites for site in some.split() if registrable(site) != site] == []


@pytest.mark.parametrize("line", ["Orme", "Orme | orme | orme.example"])
def test_a_line_of_further_sites_that_says_too_little_or_too_much_is_refused(
    line: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shutil.copytree(paths.resources(), tmp_path / "resources")
    brands = tmp_path / "resources" / "rules" / "brands.toml"
    brands.write_text(brands.read_text("utf-8").replace('sites = """', f'sites = """\n{line}'), "utf-8")
    monkeypatch.setattr(paths, "resources", lambda: tmp_path / "resources")
    link_rules.knowledge.cache_clear()
    with pytest.raises(ResourceError):
        link_rules.knowledge()


def test_an_installation_without_its_rules_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    monkeypatch.setattr(paths, "resources", lambda: tmp_path_factory.mktemp("nothing"))
    link_rules.knowledge.cache_clear()
    with pytest.raises(ResourceError):
        link_rules.knowledge()


@pytest.mark.parametrize(
    "line", ["Orme", "Orme | orme | orme.example | famous", "Orme | orme | orme.example | ordinary | x"]
)
def test_a_line_of_the_brands_that_says_too_little_or_too_much_is_refused(
    line: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shutil.copytree(paths.resources(), tmp_path / "resources")
    brands = tmp_path / "resources" / "rules" / "brands.toml"
    brands.write_text(brands.read_text("utf-8").replace("brand = [", f'brand = [\n"{line}",'), "utf-8")
    monkeypatch.setattr(paths, "resources", lambda: tmp_path / "resources")
    link_rules.knowledge.cache_clear()
    with pytest.raises(ResourceError):
        link_rules.knowledge()
