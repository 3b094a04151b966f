"""Is what was found about accounts put into the right rows, and is little of it done in the window?"""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from app.checkup.record import recorded
from app.ui.pages.accounts import Sites
from app.ui.pages.doors import doors
from app.ui.pages.exposed import Exposed, Part, Standing, exposed
from app.ui.pages.exposed_rows import ExposedRows
from app.ui.pages.exposure import SIFTED_AT_ONCE, ExposurePage
from app.ui.widgets.row_model import ENTRY_ROLE, FindingRow
from app.ui.widgets.rows import LAID_OUT_AT_ONCE
from app.words import LANGUAGES, Language, Words
from checks.exposure import breached_site, dormant, duplicate, passkey, second_factor
from checks.model import CheckId, Evidence, Finding, MessageId, Outcome, Param, Urgency
from tests.app.ui.exposures import BREACHED, exposed_audit, findings, intimate, many
from tests.app.ui.fakes import NOW, FakeServices, subject
from tests.app.ui.turns import Turns, turns

MANY = 9_999
SEEN_AT_ONCE = 40
"""More rows than the window of a test shows."""

_SAID = [
    (CheckId(check), message)
    for check, module in (
        ("exposure.breached_site", breached_site),
        ("exposure.dormant", dormant),
        ("exposure.duplicate", duplicate),
        ("passwords.second_factor", second_factor),
        ("passwords.passkey", passkey),
    )
    for message in module.SENTENCES
]


def made(services: FakeServices, found: tuple[Finding, ...], private: tuple[Finding, ...] = ()) -> Exposed:
    record = recorded(exposed_audit(found, private=len(private)), NOW, "", services.catalogue.version)
    return exposed(services.words, replace(services.now(), last_audit=record, private=private), ())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("check", "message"), _SAID)
def test_every_sentence_of_a_check_has_its_row(language: Language, check: CheckId, message: MessageId) -> None:
    services = FakeServices(Words(language))
    params: dict[str, Param] = {"n": 1, "sites": 1, "more": 0, "years": 2, "site": "orme.example"}
    told: dict[str, Param] = {"breach": "Orme", "happened": "2019-06-01", "public": "2021-03-12", "taken": "Names"}
    about_breach = check == BREACHED and message != "breached.no_address"
    evidence = Evidence(message, params | told if about_breach else params)
    finding = Finding(check, Outcome.UNKNOWN, (subject("Orme Mail"),), evidence, Urgency.SOON)
    rows = ExposedRows(services.words, made(services, (finding,)), ())
    shown = [row for group in rows.shown(None, range(1), sought=True) for row in group.rows]
    assert all("{" not in row.title + row.second for row in shown)
    assert len(shown) == 1


def test_a_finding_that_was_taken_out_has_no_row(services: FakeServices) -> None:
    [first, *_] = findings()
    assert len(made(services, (replace(first, outcome=Outcome.NOT_APPLICABLE),)).findings) == 0


def test_findings_of_other_checks_have_no_row(services: FakeServices) -> None:
    [first, *_] = findings()
    assert len(made(services, (replace(first, check=CheckId("passwords.reuse")),)).findings) == 0


def test_what_is_private_stands_in_a_section_of_its_own_and_is_not_counted(services: FakeServices) -> None:
    exposure = made(services, (), (intimate("Cercle", "Cercle"),))
    assert [section.standing for section in exposure.sections] == [Standing.SENSITIVE]
    assert exposure.count(Part.LEAKED) == 0
    rows = ExposedRows(services.words, exposure, ())
    hidden = [row.title for group in rows.shown(Part.LEAKED, range(1), sought=False) for row in group.rows]
    assert hidden == ["Sensitive: 1"]


class Told(Words):
    """Words that count how often a date of a breach is told: once for each row that is made."""

    turns: Turns | None = None

    def told(self, name: str, value: Param) -> Param:
        if self.turns is not None:
            self.turns.did()
        return super().told(name, value)


def _shown(qtbot: QtBot, services: FakeServices, words: Words) -> ExposurePage:
    sites = Sites(services.library.kind, services.library.change_address, services.library.ways_out)
    page = ExposurePage(words, services.catalogue, sites)
    qtbot.addWidget(page)
    page.resize(1100, 760)
    page.show()
    page.show_exposed(made(services, many(MANY)), doors(words, services.now(), ()))
    qtbot.waitUntil(lambda: page._list.currentIndex().isValid(), timeout=30_000)
    return page


@pytest.mark.usefixtures("dressed")
def test_of_ten_thousand_rows_few_are_made_in_one_turn(qtbot: QtBot, services: FakeServices) -> None:
    words = Told("en")
    with turns() as rows:
        words.turns = rows
        page = _shown(qtbot, services, words)
        qtbot.wait(200)
        in_a_detail = 3
        assert 0 < rows.most <= 2 * LAID_OUT_AT_ONCE + SEEN_AT_ONCE + in_a_detail
    assert page._rows is not None
    assert len(page._rows.exposed.findings) == MANY


@pytest.mark.usefixtures("dressed")
def test_a_search_looks_at_few_rows_in_one_turn(qtbot: QtBot, services: FakeServices) -> None:
    page = _shown(qtbot, services, services.words)
    page._search.setText("breach 12")
    assert page._sifting is not None
    assert not page._sifting.ended  # after one turn
    assert page._sifting._looked <= SIFTED_AT_ONCE
    found = len([n for n in range(MANY // 3) if f"{n}".startswith("12")])
    heading = 1
    qtbot.waitUntil(lambda: page._list.count() == found + heading)
    entry = page._list.model().index(1, 0).data(ENTRY_ROLE)
    assert isinstance(entry, FindingRow)
    assert entry.title == "Breach 12: 1 account"
