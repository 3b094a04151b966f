"""Is an export that anyone can read deleted when the person wants it, and only then?"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.ui.pages.delete_sheet import DeleteSheet
from app.ui.pages.result import ResultPage
from app.values.settings import Settings
from tests.app.ui.fakes import rich_audit
from tests.app.ui.pages.conftest import Walk
from tests.app.ui.pages.results import arrive, arrived, lines, press, sheet_of, words_of
from tests.app.ui.pages.test_vault import choose, opened


def after_export(walk: Walk) -> ResultPage:
    walk.services.settings = Settings(welcomed=True)
    walk.services.script = rich_audit()
    walk.begin()
    walk.wait_for("Your check-up")
    page = opened(walk)
    choose(walk, page, "logins.csv")
    press(page, "&Open")
    return arrived(walk)


def test_a_plain_export_is_deleted_in_two_steps_of_which_the_second_shows_where_it_lies(walk: Walk) -> None:
    page = after_export(walk)
    assert lines(page)[:2] == ["NOW THAT IT IS READ", "Delete logins.csv"]
    assert page._list.currentIndex().data() == "6 accounts share one password"
    page._list.choose(("plain", 0))
    assert "does not wipe a disk" in words_of(page._detail)
    page.go_on()
    sheet = sheet_of(walk, DeleteSheet)
    assert "/nowhere/logins.csv" in words_of(sheet)
    assert not any(told.startswith("delete") for told in walk.services.told)
    press(sheet, "&Delete the file")
    after = arrived(walk, page)
    assert walk.services.told.count("delete /nowhere/logins.csv") == 1
    assert "Deleted: logins.csv" in walk.said()
    assert "Delete logins.csv" not in lines(after)


def test_keeping_the_file_keeps_the_reminder(walk: Walk) -> None:
    page = after_export(walk)
    page._list.choose(("plain", 0))
    page.go_on()
    QTest.keyClick(sheet_of(walk, DeleteSheet), Qt.Key.Key_Return)  # what Enter does must not be the deletion
    assert not any(told.startswith("delete") for told in walk.services.told)
    assert "Delete logins.csv" in lines(page)


def test_a_result_of_another_day_does_not_speak_of_files(walk: Walk) -> None:
    assert "Delete logins.csv" not in lines(arrive(walk))
