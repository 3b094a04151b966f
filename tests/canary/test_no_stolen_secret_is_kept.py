"""What if a service that Bilan does ask answers with other people's secrets? Nothing of them is kept or shown.

Services that tell such secrets are never asked. The record of one of them is sent here in place of, and within, the
answers to every question that Bilan has.
"""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.checkup.events import AuditRequest, Source
from app.compose import House
from app.ui.pages.address import AddressPage
from app.ui.pages.addresses import AddressesPage
from app.ui.pages.departed import departed
from app.ui.pages.ledger import LedgerPage
from app.ui.widgets.row_model import ENTRY_ROLE
from app.ui.widgets.rows import FindingList
from app.values.kept_lists import Brought, ListKind
from app.values.kept_lists import Result as Came
from app.values.outside import Recipient
from app.words import LANGUAGES, Words
from checks.own_addresses import AddressAnswer, Result, Way
from checks.secret import Secret
from tests.app.checkup import samples
from tests.app.net import doors
from tests.app.services.test_addresses import Entry
from tests.app.test_compose import done
from tests.canary.markers import Marker, leaks, written_below
from tests.stubs import certificates
from tests.stubs.exchange import Asked, Reply
from tests.stubs.exposure_server import ExposureServer, serving
from tests.stubs.hibp import CORE_KEY, DOMAIN, PRO_KEY
from tests.stubs.strangers import RECORD, STOLEN

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
EVERYBODY = tuple(Recipient)
FOUND, CLEAN = f"multiple-breaches@{DOMAIN}", f"opt-out@{DOMAIN}"
MARKERS = [Marker(text) for text in STOLEN]


class Talkative(ExposureServer):
    """Every service, each of whose answers carries the record along, in every place that has room for more."""

    def reply(self, asked: Asked) -> Reply:
        plain = replace(asked, head=asked.head.replace(b"gzip", b"none"))
        right = super().reply(plain)
        if not right.headers.get("Content-Type", "").startswith("application/json"):
            return right
        return replace(right, body=json.dumps(_with_record(json.loads(right.body))).encode())


def _with_record(document: object) -> object:
    match document:
        case dict():
            return {name: _with_record(value) for name, value in document.items()} | RECORD
        case list():
            return [_with_record(value) for value in document]
        case _:
            return document


@contextmanager
def house_at(server: ExposureServer, folder: Path) -> Iterator[House]:
    """Give a house that has ticked two addresses in every way and asks `server` only."""
    house = House(folder / "mine.db", lambda: NOW, doors.leading_to(server), Entry())
    done(house.open())
    done(house.create_with(Secret("correct horse")))
    for address in (FOUND, CLEAN):
        done(house.addresses.tick(address, tuple(Way)))
    yield house
    house.close()


def everything_asked(house: House, folder: Path, key: str) -> tuple[list[AddressAnswer], list[Brought]]:
    """Ask every question that Bilan has: of addresses, for the lists, of passwords."""
    done(house.addresses.keep_key(Secret(key), EVERYBODY))
    looked_up = list(house.addresses.look_up((FOUND, CLEAN), EVERYBODY)(threading.Event()))
    brought = list(house.library.refresh(tuple(ListKind), EVERYBODY)(threading.Event()))
    vault = samples.reused(folder / "vault.json")
    list(house.audit(AuditRequest((Source(vault),), online=True))(threading.Event()))
    done(house.leaving.export(folder / "ledger.csv", Words("en")))
    done(house.leaving.export(folder / "ledger.json", Words("en")))
    answers = [each for each in looked_up if isinstance(each, AddressAnswer)]
    return answers, [each for each in brought if isinstance(each, Brought)]


def kept(house: House) -> dict[str, bytes]:
    """Return all that the store remembers, decrypted."""
    assert house._store is not None
    execute = house._store._opened.execute
    tables = [name for (name,) in execute("SELECT name FROM sqlite_master WHERE type = 'table'", ())]
    return {f"table {name}": repr(list(execute(f"SELECT * FROM {name}", ()))).encode() for name in tables}  # noqa: S608 - names from the schema itself


def seen(house: House, qtbot: QtBot) -> dict[str, bytes]:
    """Return every word of the pages that show what was answered, in both languages, what is behind a click too."""
    found = {}
    for language in LANGUAGES:
        words, book = Words(language), done(house.addresses.book())
        pages: list[QWidget] = [AddressesPage(words, book, NOW.date())]
        pages += [AddressPage(words, each, done(house.addresses.questions(each.own.address))) for each in book.known]
        pages.append(LedgerPage(words, departed(done(house.leaving.departures())), {}, waiting=False))
        for number, page in enumerate(pages):
            qtbot.addWidget(page)
            for button in page.findChildren(QAbstractButton):
                if "intim" in button.text():
                    button.click()
            found[f"{type(page).__name__} {number} in {language}"] = "\n".join(_words_of(page)).encode()
    return found


def _words_of(page: QWidget) -> Iterator[str]:
    for widget in page.findChildren(QWidget):
        yield widget.accessibleName()
        yield widget.accessibleDescription()
        yield widget.toolTip()
        if isinstance(widget, (QLabel, QAbstractButton)):
            yield widget.text()
        if isinstance(widget, FindingList):
            model = widget.model()
            yield from (repr(model.index(line, 0).data(ENTRY_ROLE)) for line in range(model.rowCount()))


def places(house: House, folder: Path, qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> dict[str, bytes]:
    shown = {**kept(house), **seen(house, qtbot), "the log": caplog.text.encode()}
    return {**shown, "the lists": repr(house.library.public_lists()).encode(), **written_below(folder)}


@pytest.mark.parametrize("key", [CORE_KEY, PRO_KEY])
def test_a_record_in_place_of_every_answer_is_unknown_and_leaves_nothing(
    key: str, tmp_path: Path, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with doors.stub(corpus=doors.corpus()) as server, house_at(server, tmp_path) as house:
        server.on["/api/v3/subscription/status"] = ["ok", "ok"]
        server.always = "hudson"
        answers, brought = everything_asked(house, tmp_path, key)
        assert len(answers) == 4
        assert {answer.result for answer in answers} == {Result.UNKNOWN}
        assert {each.result for each in brought} == {Came.REFUSED}
        assert b"/range/" in b"".join(asked.head for asked in server.asked)
        assert leaks(MARKERS, places(house, tmp_path, qtbot, caplog)) == []


@pytest.mark.parametrize("key", [CORE_KEY, PRO_KEY])
def test_a_record_within_every_answer_is_passed_over(
    key: str, tmp_path: Path, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    talkative = Talkative(corpus=doors.corpus())
    talkative.xposed.found = {FOUND: ("Adobe",)}
    with serving(talkative, certificates.server()) as server, house_at(server, tmp_path) as house:
        answers, brought = everything_asked(house, tmp_path, key)
        assert Result.FOUND in {answer.result for answer in answers}  # they were read, and what was asked for was taken
        assert Came.NEW in {each.result for each in brought}
        assert leaks(MARKERS, places(house, tmp_path, qtbot, caplog)) == []


@pytest.mark.parametrize("fault", ["leakcheck", "hudson"])
def test_a_refusal_with_status_200_is_never_not_found(fault: str, tmp_path: Path) -> None:
    with doors.stub() as server, house_at(server, tmp_path) as house:
        done(house.addresses.keep_key(Secret(CORE_KEY), EVERYBODY))
        server.on["/api/v3/subscription/status"] = ["ok"]
        server.always = fault
        told = list(house.addresses.look_up((FOUND, CLEAN), EVERYBODY)(threading.Event()))
        assert {each.result for each in told if isinstance(each, AddressAnswer)} == {Result.UNKNOWN}


def test_a_secret_that_was_kept_or_shown_would_be_found(
    tmp_path: Path, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    server = ExposureServer()
    server.xposed.found = {FOUND: (STOLEN[0],)}  # a name that is no secret to whoever takes it for one of a breach
    with serving(server, certificates.server()), house_at(server, tmp_path) as house:
        list(house.addresses.look_up((FOUND,), EVERYBODY)(threading.Event()))
        found = leaks(MARKERS, places(house, tmp_path, qtbot, caplog))
        assert any("AddressPage" in each for each in found)  # behind its click
        assert not any("table" in each for each in found)  # as every name that no list knows
        assert house._store is not None
        house._store.save_run(NOW, (), {"findings": STOLEN[1]})
        assert any("table" in each for each in leaks(MARKERS, kept(house)))
