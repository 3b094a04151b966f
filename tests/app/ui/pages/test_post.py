"""Does the page show what deserves a second look, and forget the draft whenever it should?"""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from app.errors import ResourceError
from app.ui.draft_check import DraftCheck
from app.ui.main_window import HOME, POST
from app.ui.pages.draft_findings import FindingCard
from app.ui.pages.post import PostPage
from app.ui.pages.private_words_sheet import PrivateWordsSheet, UnflaggedWordsSheet
from app.ui.services import Job
from app.ui.widgets.switch import TickBox
from app.values.drafts import LONGEST
from app.values.settings import Settings
from app.words import Words
from checks.posts.context import Account, Audience, Context
from checks.posts.model import PostFinding
from tests.app.ui.pages.conftest import Walk

DRAFT = "😀 Between us, the third quarter closes at +38 %, whatever those idiots say."


@pytest.fixture
def page(walk: Walk) -> PostPage:
    walk.services.settings = Settings(welcomed=True)
    walk.begin()
    walk.wait_for("Your check-up")
    walk.window.place_wanted.emit(POST)
    walk.wait_for("Think before you post")
    page = walk.window.page
    assert isinstance(page, PostPage)
    return page


def write(walk: Walk, page: PostPage, text: str) -> None:
    with walk.qtbot.waitSignal(page.checked):
        page.write(text)


def button(page: PostPage, text: str) -> QAbstractButton:
    return next(x for x in page.findChildren(QAbstractButton) if x.isVisible() and x.text().replace("&", "") == text)


def cards(page: PostPage) -> list[FindingCard]:
    return [card for card in page.findChildren(FindingCard) if card.isVisible()]


def highlighted(page: PostPage) -> list[str]:
    return [selection.cursor.selectedText() for selection in page._box.extraSelections()]


def test_findings_appear_beside_the_draft_and_on_it(walk: Walk, page: PostPage) -> None:
    write(walk, page, DRAFT)
    assert highlighted(page) == ["the third quarter closes at +38 %", "those idiots"]
    said = walk.said()
    assert "2 things worth a second look" in said
    assert "Second look – not public yet?" in said
    assert "“those idiots”" in said
    assert "They may read it, and so may the next recruiter." in said


def test_nothing_found_is_no_guarantee(walk: Walk, page: PostPage) -> None:
    write(walk, page, "A quiet day at work.")
    assert "Nothing found. That is not a guarantee." in walk.said()


def test_a_draft_that_was_not_looked_at_is_never_called_clean(walk: Walk, page: PostPage) -> None:
    write(walk, page, "A quiet day at work.")
    page.write("A quiet day at work. My boss is a liar.")
    assert "Nothing found" not in walk.said()
    assert "Looking…" in walk.said()


def test_a_check_that_fails_says_so(walk: Walk, page: PostPage) -> None:
    def refuse(_text: str, _context: Context) -> Job[tuple[PostFinding, ...]]:
        def job(_stop: threading.Event) -> Iterator[tuple[PostFinding, ...]]:
            raise ResourceError(detail="rules/posts")

        return job

    page._check._inspect = refuse
    write(walk, page, "my boss is a liar")
    assert "Could not look at this draft." in walk.said()
    assert "rules/posts is missing" in walk.said()
    assert highlighted(page) == []


def test_only_the_newest_text_is_answered(walk: Walk) -> None:
    asked: list[str] = []
    go = threading.Event()

    def inspect(text: str, _context: Context) -> Job[tuple[PostFinding, ...]]:
        def job(_stop: threading.Event) -> Iterator[tuple[PostFinding, ...]]:
            asked.append(text)
            if text == "old":
                go.wait(5)
            yield ()

        return job

    check = DraftCheck(inspect, walk.window)
    told: list[str] = []
    check.found.connect(lambda text, _findings: told.append(text))
    check.ask("old", Context())
    walk.qtbot.waitUntil(lambda: asked == ["old"])
    check.ask("newer", Context())
    check.ask("newest", Context())
    walk.qtbot.waitUntil(lambda: told == ["newest"])
    go.set()
    QTest.qWait(100)
    assert told == ["newest"]
    assert asked == ["old", "newest"]


def test_audience_and_account_are_told_to_the_check(walk: Walk, page: PostPage) -> None:
    write(walk, page, "I have an offer you cannot refuse.")
    assert "Hint – sounds like a pitch" in walk.said()
    with walk.qtbot.waitSignal(page.checked):
        page._audience.setCurrentIndex(page._audience.findData(Audience.MESSAGE))
    assert "Second look – sounds like a pitch" in walk.said()
    with walk.qtbot.waitSignal(page.checked):
        page._account.setCurrentIndex(page._account.findData(Account.EMPLOYER))
    assert "Hint – sounds like a pitch" in walk.said()


def test_a_calmer_way_can_be_used_and_taken_back(walk: Walk, page: PostPage) -> None:
    write(walk, page, "whatever those idiots say")
    with walk.qtbot.waitSignal(page.checked):
        button(page, "Use it").click()
    assert page._box.text() == "whatever those who see it differently say"
    assert "Nothing found" in walk.said()
    page._box.undo()
    assert page._box.text() == "whatever those idiots say"


def test_what_is_ignored_here_stays_so_while_the_draft_is_written_on(walk: Walk, page: PostPage) -> None:
    write(walk, page, DRAFT)
    button(page, "Ignore here").click()
    assert highlighted(page) == ["those idiots"]
    write(walk, page, DRAFT + " Really.")
    assert highlighted(page) == ["those idiots"]


def test_f8_leads_from_finding_to_finding_and_around(walk: Walk, page: PostPage) -> None:
    write(walk, page, DRAFT)
    first, second = cards(page)

    def focused() -> object:
        return walk.window.focusWidget()

    for keys, expected in (("F8", first), ("F8", second), ("F8", first), ("Shift+F8", second)):
        modifier = Qt.KeyboardModifier.ShiftModifier if "Shift" in keys else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(walk.window, Qt.Key.Key_F8, modifier)
        assert focused() is expected
    assert second.accessibleName().startswith("2. Second look – aimed at people: “those idiots”")
    assert page._box.textCursor().position() == len("😀 Between us, the third quarter closes at +38 %, whatever ") + 1


def test_the_draft_is_copied_only_after_four_questions(walk: Walk, page: PostPage) -> None:
    QGuiApplication.clipboard().setText("before")
    write(walk, page, "38\u00a0% of a quiet day")
    button(page, "Copy and clear").click()
    assert "4 questions are still open." in walk.said()
    assert QGuiApplication.clipboard().text() == "before"
    for box in page.findChildren(TickBox):
        box.click()
    button(page, "Copy and clear").click()
    assert QGuiApplication.clipboard().text() == "38\u00a0% of a quiet day"
    assert page._box.text() == ""
    assert not page._box.document().isUndoAvailable()
    assert not any(box.isChecked() for box in page.findChildren(TickBox))
    assert "Copied. The draft is no longer here." in walk.said()


def test_what_was_copied_is_looked_at_when_asked(walk: Walk, page: PostPage) -> None:
    QGuiApplication.clipboard().setText("whatever those idiots say")
    with walk.qtbot.waitSignal(page.checked):
        button(page, "Check what I copied").click()
    assert highlighted(page) == ["those idiots"]


def test_a_copied_password_is_not_read(walk: Walk, page: PostPage) -> None:
    copied = QMimeData()
    copied.setText("Winter2026!")
    copied.setData("x-kde-passwordManagerHint", b"secret")
    QGuiApplication.clipboard().setMimeData(copied)
    button(page, "Check what I copied").click()
    assert page._box.text() == ""
    assert "marked as a password" in walk.said()


def test_an_empty_clipboard_is_said_so(walk: Walk, page: PostPage) -> None:
    QGuiApplication.clipboard().clear()
    button(page, "Check what I copied").click()
    assert "No text was copied." in walk.said()


def test_a_draft_may_rest_and_is_neither_changed_nor_copied_meanwhile(walk: Walk, page: PostPage) -> None:
    write(walk, page, DRAFT)
    button(page, "Wait 10 minutes").click()
    assert page._box.isReadOnly()
    assert not button(page, "Copy and clear").isEnabled()
    page._wait._rest.stop()
    page._wait._rest.timeout.emit()
    assert "10 minutes are over. Read it once more." in walk.said()
    assert not page._box.isReadOnly()
    assert button(page, "Copy and clear").isEnabled()
    assert page._box.text() == DRAFT


def test_waiting_can_be_ended(walk: Walk, page: PostPage) -> None:
    write(walk, page, DRAFT)
    button(page, "Wait 10 minutes").click()
    button(page, "Go on now").click()
    assert not page._box.isReadOnly()


def test_the_draft_is_cleared_when_nobody_writes(walk: Walk, page: PostPage) -> None:
    write(walk, page, DRAFT)
    assert page._idle.isActive()
    page._idle.timeout.emit()
    assert page._box.text() == ""
    assert "after 15 minutes without a key" in walk.said()
    assert cards(page) == []


def test_the_draft_is_gone_when_the_page_is_left(walk: Walk, page: PostPage) -> None:
    write(walk, page, DRAFT)
    box = page._box
    walk.window.place_wanted.emit(HOME)
    assert box.text() == ""
    assert page._check._next == ("", Context())


def test_closing_the_window_clears_the_draft(walk: Walk, page: PostPage) -> None:
    write(walk, page, DRAFT)
    walk.window.close()
    assert page._box.text() == ""


def test_a_french_page_gives_calmer_words_in_the_language_of_the_draft(walk: Walk, page: PostPage) -> None:
    french = PostPage(Words("fr"), walk.services.posting.inspect)
    walk.qtbot.addWidget(french)
    french.show()
    write(walk, french, "whatever those idiots say")
    (card,) = french.findChildren(FindingCard)
    assert "vise des personnes" in card.accessibleName()
    assert button(french, "Utiliser").accessibleName() == "Utiliser: those who see it differently"
    assert page is not french


def sheet(walk: Walk, page: PostPage) -> PrivateWordsSheet:
    button(page, "Private words…").click()
    walk.qtbot.waitUntil(lambda: page.findChild(PrivateWordsSheet) is not None)
    return page.findChildren(PrivateWordsSheet)[-1]


def test_a_private_word_is_found_as_soon_as_it_is_saved(walk: Walk, page: PostPage) -> None:
    write(walk, page, "the heron flies in May")
    assert "Nothing found" in walk.said()
    open_sheet = sheet(walk, page)
    open_sheet._box.put("  Héron \n\nNorvik\n")
    with walk.qtbot.waitSignal(page.checked):
        open_sheet._save()
    assert walk.services.posting.private == ("Héron", "Norvik")
    assert highlighted(page) == ["heron"]
    assert "Keep back – one of your private words" in walk.said()


def test_the_list_of_private_words_is_shown_as_it_is_kept(walk: Walk, page: PostPage) -> None:
    walk.services.posting.private = ("Héron", "Norvik")
    open_sheet = sheet(walk, page)
    assert open_sheet._box.text() == "Héron\nNorvik"
    open_sheet.reject()
    assert walk.services.posting.private == ("Héron", "Norvik")


def test_escape_leaves_an_empty_page_but_loses_no_draft(walk: Walk, page: PostPage) -> None:
    write(walk, page, DRAFT)
    page.back.emit()
    assert walk.window.page is page
    assert "Leaving would clear your draft." in walk.said()
    page._box.forget()
    page.back.emit()
    walk.wait_for("Your check-up")


def test_very_many_findings_are_counted_and_the_first_are_shown(walk: Walk, page: PostPage) -> None:
    walk.services.posting.private = ("Norvik",)
    write(walk, page, "Norvik\n" * 500)
    assert "500 things worth a second look" in walk.said()
    walk.qtbot.waitUntil(lambda: "460 more come up as you go on." in walk.said())
    assert len(cards(page)) == len(highlighted(page)) == 40


def test_a_text_that_is_longer_than_any_post_is_not_looked_at(walk: Walk, page: PostPage) -> None:
    write(walk, page, "a" * (LONGEST + 1))
    assert "Could not look at this draft." in walk.said()
    assert "Your draft is longer than 200,000 characters" in walk.said()


def test_ignoring_one_wording_ignores_it_everywhere_in_the_draft(walk: Walk, page: PostPage) -> None:
    write(walk, page, "whatever those idiots say, those idiots say it")
    assert highlighted(page) == ["those idiots", "those idiots"]
    button(page, "Ignore here").click()
    assert "Nothing found" in walk.said()


def test_an_empty_draft_can_neither_be_copied_nor_rest(walk: Walk, page: PostPage) -> None:
    offered = [button(page, "Copy and clear"), button(page, "Wait 10 minutes")]
    assert not any(each.isEnabled() for each in offered)
    write(walk, page, DRAFT)
    assert all(each.isEnabled() for each in offered)


def test_a_word_is_never_flagged_again_and_can_be_taken_back(walk: Walk, page: PostPage) -> None:
    write(walk, page, "What a moron you are!")
    assert "1 thing worth a second look" in walk.said()
    with walk.qtbot.waitSignal(page.checked):
        button(page, "Never flag this word").click()
    assert list(walk.services.posting.unflagged) == ["What a moron"]
    assert "Nothing found. That is not a guarantee." in walk.said()
    assert "“What a moron” is never flagged again." in walk.said()
    button(page, "Never flagged…").click()
    walk.qtbot.waitUntil(lambda: bool(page.findChildren(UnflaggedWordsSheet)))
    sheet = page.findChildren(UnflaggedWordsSheet)[0]
    sheet._box.put("")
    with walk.qtbot.waitSignal(page.checked):
        sheet._save()
    assert list(walk.services.posting.unflagged) == []
    assert "1 thing worth a second look" in walk.said()


def test_a_secret_can_not_be_never_flagged(walk: Walk, page: PostPage) -> None:
    write(walk, page, "my password is Quagga77!x")
    assert [x for x in page.findChildren(QAbstractButton) if x.text() == "Never flag this word"] == []
