from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.checkup.events import SourceFailed, SourceOpened
from app.checkup.overview import Overview
from app.checkup.record import recorded
from app.report import document, markup, page
from app.report.redaction import subject
from app.services.reporting import reported
from app.values.reports import Redaction
from app.words import LANGUAGES, Language, Words
from checks.model import Decided, Decision, Exclusion, Finding, ItemId, MessageId, Subject
from checks.states import State
from tests.app.ui.fakes import NOW, FakeServices, movements, rich_audit

NAMES = ("Titrecanari", "sitecanari", "boitecanari", "hotecanari", "fichiercanari", "perducanari", "motifcanari")
"""Of a title, a site, the two halves of an address, two files, and a reason that was typed."""
CARRIED = Subject("Titrecanari", "sitecanari.example", "boitecanari@hotecanari.example", "fichiercanari.kdbx")


def known(words: Words | None = None, *, reason: str = "motifcanari") -> Overview:
    """Return a check-up in which every foreign word is one of `NAMES`."""
    services = FakeServices(words or Words("en"))
    services.decisions[ItemId("devices.lock")] = Decided(ItemId("devices.lock"), Decision.ACCEPTED, NOW, reason)
    services.exclusions = (
        Exclusion(None, "Titrecanari", "sitecanari.example", "boitecanari", "", "motifcanari", NOW.date()),
    )
    told = [replace(x, name="fichiercanari.kdbx") if isinstance(x, SourceOpened) else x for x in rich_audit()]
    lost = SourceFailed("perducanari.csv", "Damaged", MessageId("vault.damaged"), {"name": "perducanari.csv"})
    record = recorded((*told, lost), NOW, "0.1.0", services.catalogue.version)
    services.last_audit = replace(record, findings=tuple(map(_carrying, record.findings)), moved=movements(), changed=2)
    return services.now()


def _carrying(finding: Finding) -> Finding:
    return replace(finding, subjects=(*finding.subjects, CARRIED))


def html(overview: Overview, redaction: Redaction = Redaction.NONE, language: Language = "en") -> str:
    words = Words(language)
    return page.to_html(reported(overview, redaction), FakeServices(words).catalogue, words)


def as_json(overview: Overview, redaction: Redaction = Redaction.NONE) -> str:
    return document.to_json(reported(overview, redaction)).decode()


WRITERS: tuple[Callable[[Overview, Redaction], str], ...] = (html, as_json)


@pytest.mark.parametrize("write", WRITERS)
@pytest.mark.parametrize("redaction", [Redaction.SUMMARY, Redaction.MASKED])
def test_what_is_kept_back_stands_nowhere(write: Callable[[Overview, Redaction], str], redaction: Redaction) -> None:
    written = write(known(), redaction)
    assert [name for name in NAMES if name[1:].casefold() in written.casefold()] == []


@pytest.mark.parametrize("write", WRITERS)
def test_in_full_every_name_and_reason_stands_in_it(write: Callable[[Overview, Redaction], str]) -> None:
    written = write(known(), Redaction.NONE)
    assert [name for name in NAMES if name not in written] == []


@pytest.mark.parametrize("write", WRITERS)
def test_a_summary_names_no_account_at_all(write: Callable[[Overview, Redaction], str]) -> None:
    assert "•••" not in write(known(), Redaction.SUMMARY)
    assert "Orme Mail" not in write(known(), Redaction.SUMMARY)


def test_a_covered_address_still_looks_like_one() -> None:
    covered = subject(Subject("My bank", "orme-bank.org", "marie@nas.ormeau", "Family.kdbx"), Redaction.MASKED)
    assert covered == Subject("M•••", "o•••.org", "m•••@n•••", "F•••")


@pytest.mark.parametrize(
    ("whole", "left"),
    [
        (Subject("", "192.168.1.77", "", ""), Subject("", "1•••", "", "")),
        (Subject("", "router", "me", ""), Subject("", "r•••", "•••", "")),
        (Subject("<b>bold", "", "jo@home", ""), Subject("•••", "", "•••@h•••", "")),
        (Subject("a.secret", "", "first.last", ""), Subject("a•••", "", "f•••", "")),
    ],
)
def test_what_is_no_public_address_is_covered_as_a_whole(whole: Subject, left: Subject) -> None:
    assert subject(whole, Redaction.MASKED) == left


@given(st.text(), st.text(), st.text())
def test_of_a_covered_name_no_more_than_its_first_letter_is_left(title: str, box: str, site: str) -> None:
    told = subject(Subject(title, f"{site}.example", f"{box}@{site}.example", title), Redaction.MASKED)
    for covered in (told.title, told.source, *told.site.split("."), *told.user.replace("@", ".").split(".")):
        assert covered in {"", "example"} or covered.removeprefix(covered[:1]) in {"•••", "••"}


def test_which_accounts_share_a_password_and_how_one_is_made_is_told_to_nobody() -> None:
    checks = json.loads(as_json(known()))["audit"]["checks"]
    assert {key for check in checks for account in check["accounts"] for key in account} == {
        "title",
        "site",
        "user",
        "source",
    }
    assert "dictionary" not in as_json(known())
    assert "french_word" not in as_json(known())


class Tags(HTMLParser):
    """The tags of a document, and the texts between them."""

    def __init__(self, written: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(written)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


@given(st.text() | st.sampled_from(["</bdi><script>alert(1)</script>", '" onload="x', "<!--", "]]>", "&lt;", "\ud800"]))
def test_no_text_becomes_markup(told: str) -> None:
    parsed = Tags(f"<p>{markup.foreign(told)}</p>")
    assert [tag for tag, _ in parsed.tags] == ["p", "bdi"]
    assert parsed.tags[1][1] == {}
    markup.foreign(told).encode()


@pytest.mark.parametrize(
    "hostile", ["<script>alert(1)</script>", "<img src=x onerror=y>", "</td></table>", "\ud800\u202e"]
)
def test_a_hostile_reason_is_shown_as_it_was_typed(hostile: str) -> None:
    harmless, attacked = html(known(reason="x")), html(known(reason=hostile))
    assert [tag for tag, _ in Tags(attacked).tags] == [tag for tag, _ in Tags(harmless).tags]
    attacked.encode()
    assert json.loads(as_json(known(reason=hostile)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_fetches_and_runs_nothing(language: Language) -> None:
    tags = Tags(html(known(), Redaction.NONE, language)).tags
    names = {tag for tag, _ in tags}
    assert names.isdisjoint({"script", "img", "link", "iframe", "object", "form", "a", "base"})
    assert {name for _, attributes in tags for name in attributes}.isdisjoint({"src", "href", "style", "onload"})
    (policy,) = (a["content"] for t, a in tags if t == "meta" and a.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert policy.startswith("default-src 'none'; style-src 'sha256-")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_can_be_read_aloud(language: Language) -> None:
    tags = Tags(html(known(), Redaction.NONE, language)).tags
    assert ("html", {"lang": language}) in tags
    levels = [int(tag[1]) for tag, _ in tags if re.fullmatch("h[1-6]", tag)]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    ids = {attributes["id"] for _, attributes in tags if "id" in attributes}
    tables = [attributes for tag, attributes in tags if tag == "table"]
    assert tables
    assert all(each["aria-labelledby"] in ids for each in tables)
    assert all("scope" in attributes for tag, attributes in tags if tag == "th")


def test_html_and_json_say_the_same_numbers() -> None:
    overview = known()
    told, written = json.loads(as_json(overview)), html(overview)
    posture = told["posture"]
    parts = [int(n) for n in re.findall(r'<th scope="row" class="row">[^<]+</th><td>(\d+)</td></tr>', written)]
    assert parts == [
        posture["parts"][x] for x in ("measured", "practised", "declared", "unknown", "to_fix", "accepted")
    ]
    for check in told["audit"]["checks"]:
        if check["outcome"] != "unknown":
            assert f"<td>{check['affected']} of {check['of']}</td>" in written
    assert posture["answered"] == overview.posture.answered
    assert f"{posture['answered']} of {posture['applicable']} answered" in written
    assert told["audit"]["since_last_time"] == {"fixed": 3, "new": 1, "came_back": 1, "changed_passwords": 2}
    assert "fixed 3, new 1, came back 1; passwords changed: 2" in written


def test_what_could_not_be_told_is_not_drawn_as_fine() -> None:
    overview = known()
    told = json.loads(as_json(overview, Redaction.SUMMARY))
    leaked = next(check for check in told["audit"]["checks"] if check["id"] == "passwords.leaked")
    assert (leaked["outcome"], leaked["because"]) == ("unknown", "unknown.not_asked")
    assert "1 file could not be read" in html(overview, Redaction.SUMMARY)
    assert any(state.state is State.UNKNOWN for state in overview.posture.states)
    assert "Not answered yet." in html(overview, Redaction.SUMMARY)


def test_that_no_vault_was_looked_at_is_said() -> None:
    overview = replace(known(), last_audit=None)
    assert json.loads(as_json(overview))["audit"] is None
    assert "No vault was looked at" in html(overview)


def test_every_item_is_told_with_its_state_in_both_languages() -> None:
    overview = known()
    for language in LANGUAGES:
        words = Words(language)
        catalogue = FakeServices(words).catalogue
        texts = set(Tags(html(overview, Redaction.SUMMARY, language)).texts)
        assert all(words.text(entry.short) in texts for entry in catalogue.entries.values())
        assert words.message(MessageId("state.accepted"), {}) in texts
