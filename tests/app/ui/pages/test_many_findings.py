"""Does the window keep moving with ten thousand findings? What one turn of it does is counted, and stays small."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.checkup.record import recorded
from app.ui.pages.accounts import Sites
from app.ui.pages.audit import AuditPage
from app.ui.pages.grouping import Group
from app.ui.pages.reading import Beside, Reading, reading
from app.ui.pages.result import SIFTED_AT_ONCE, ResultPage, Seen
from app.ui.pages.sifting import Groups
from app.ui.task import AT_ONCE, Task
from app.ui.widgets.rows import LAID_OUT_AT_ONCE
from app.values.settings import Settings
from checks.facts import ServiceKind
from checks.model import Urgency
from checks.passwords.progress import Moved, Movement
from tests.app.ui.fakes import NOW, FakeServices, long_audit, subject
from tests.app.ui.pages.conftest import Walk
from tests.app.ui.pages.results import REUSE, pick, rows
from tests.app.ui.pages.test_vault import choose, opened, type_password
from tests.app.ui.turns import Turns, turns

MANY = 10_000
SEEN_AT_ONCE = 40
"""More rows than the window of a test shows."""


def test_findings_come_into_the_window_few_at_a_time(walk: Walk) -> None:
    walk.services.settings = Settings(welcomed=True)
    walk.services.script = long_audit(MANY)
    walk.begin()
    walk.wait_for("Your check-up")
    page = opened(walk)
    choose(walk, page)
    with turns() as taken, turns() as listed:
        type_password(walk, "orme")
        _count_what_comes(walk, taken, listed)
        walk.qtbot.waitUntil(lambda: isinstance(walk.window.page, ResultPage), timeout=60_000)
    assert taken.total == len(walk.services.script)
    assert taken.most <= AT_ONCE
    assert listed.total == MANY // 2 + 1  # each shared password, and one row for all that are a word
    assert listed.most <= AT_ONCE


def _count_what_comes(walk: Walk, taken: Turns, listed: Turns) -> None:
    audit = walk.window.page
    assert isinstance(audit, AuditPage)  # no turn of the loop in between: nothing has come yet
    *_, task = walk.window.findChildren(Task)  # the youngest
    task.values.connect(lambda events: taken.did(len(events)))

    def count(_parent: QModelIndex, first: int, last: int) -> None:
        listed.did(last - first + 1)

    audit._list.model().rowsInserted.connect(count)


class Looked(str):
    """A text that writes down how often it is searched, or made ready for sorting."""

    __slots__ = ("turns",)
    turns: Turns

    def __contains__(self, sought: object, /) -> bool:  # noqa: D105 - as D102
        self.turns.did()
        return str(sought) in str(self)

    def casefold(self) -> str:
        self.turns.did()
        return super().casefold()


def looked(text: str, turns: Turns) -> Looked:
    made = Looked(text)
    made.turns = turns
    return made


def shops(services: FakeServices, asked: Callable[[str], None] = lambda _site: None) -> Reading:
    """Return a reading of so many shared passwords; `asked` is told of which site the kind is asked for."""
    record = recorded(long_audit(2 * MANY), NOW, "", services.catalogue.version)
    moved = tuple(Moved(REUSE, subject(f"Shop {n}"), Movement.FIXED) for n in range(MANY))
    sites = _sites(services, asked)
    record = replace(record, moved=moved)
    return reading(services.words, services.catalogue, record, Beside(NOW.date()), sites.ordered)


def _sites(services: FakeServices, asked: Callable[[str], None]) -> Sites:
    def kind(site: str) -> ServiceKind | None:
        asked(site)
        return services.library.kind(site)

    return Sites(kind, services.library.change_address, services.library.ways_out)


def _shown(
    qtbot: QtBot, services: FakeServices, made: Reading, asked: Callable[[str], None] = lambda _site: None
) -> ResultPage:
    page = ResultPage(services.words, services.catalogue, made, _sites(services, asked), Seen.OWN)
    qtbot.addWidget(page)
    page.resize(1100, 760)
    page.show()
    page.appear()
    qtbot.waitUntil(lambda: page._list.currentIndex().isValid())
    return page


def _counted(made: Reading, **texts: Turns) -> Reading:
    def count(group: Group) -> Group:
        changed: dict[str, Any] = {name: looked(getattr(group, name), told) for name, told in texts.items()}
        return replace(group, **changed)

    return replace(made, to_do=Groups([count(group) for group in made.to_do], urgent_first=True))


@pytest.mark.usefixtures("dressed")
def test_a_text_is_looked_for_in_few_rows_at_a_time(qtbot: QtBot, services: FakeServices) -> None:
    with turns() as sought:
        page = _shown(qtbot, services, _counted(shops(services), sought=sought))
        assert sought.total == 0  # nothing is looked for yet
        QTest.keyClicks(page._tools.search, "7")
        found = 1 + len([n for n in range(MANY) if "7" in str(n)])  # one row is of all that are a word
        qtbot.waitUntil(lambda: page._list.count() == found + len(Urgency) - 1)
        assert sought.total == MANY + 1
        assert sought.most <= SIFTED_AT_ONCE


@pytest.mark.usefixtures("dressed")
def test_a_text_typed_on_gives_up_the_search_that_is_under_way(qtbot: QtBot, services: FakeServices) -> None:
    with turns() as sought:
        page = _shown(qtbot, services, _counted(shops(services), sought=sought))
        QTest.keyClicks(page._tools.search, "site 77")
        qtbot.waitUntil(lambda: [row.second for row in rows(page)][:1] == ["Site 77, Shop 77"])
        assert len(rows(page)) == 1 + 10 + 100
        assert sought.total < 7 * MANY


@pytest.mark.usefixtures("dressed")
def test_another_order_sorts_nothing_in_the_window(qtbot: QtBot, services: FakeServices) -> None:
    with turns() as folded:
        made = _counted(shops(services), second=folded)
        before = folded.total
        assert before >= MANY  # sorted once, beside the window
        page = _shown(qtbot, services, made)
        for order, first in (("By name", "Site 0, Shop 0"), ("By number", "Site 0, Shop 0")):
            pick(page, "In which order", order)
            assert rows(page)[1].second == first
        assert folded.total == before


@pytest.mark.usefixtures("dressed")
def test_of_ten_thousand_accounts_few_at_a_time_are_asked_about(qtbot: QtBot, services: FakeServices) -> None:
    beside: list[str] = []
    made = shops(services, beside.append)
    assert len({*beside}) > MANY  # put into their order beside the window
    known: set[str] = set()
    with turns() as asked:

        def ask(site: str) -> None:
            if site not in known:
                known.add(site)
                asked.did()

        page = _shown(qtbot, services, made, ask)
        pick(page, "Show", "Since last time")
        shop = subject("Shop 9999").site
        qtbot.waitUntil(lambda: shop in known, timeout=60_000)
    assert asked.total > MANY
    assert asked.most <= 2 * LAID_OUT_AT_ONCE + SEEN_AT_ONCE
