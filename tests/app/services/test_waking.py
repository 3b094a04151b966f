from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from app.__main__ import main
from app.cli.exits import Exit
from app.services.waking import Closed, Waking
from app.store.own_data import OwnData
from app.store.profile import open_store
from app.store.reminders import Reminders as StoredReminders
from app.system.keychain import open_keychain
from app.values import reminder_note
from app.values.reminder import Hindrance, LastRun, Note, Plan, Ran, Way
from app.wording.reminder_words import digest, general, title
from app.words import LANGUAGES, Words
from checks.digest import Digest, Fate, History
from checks.matters import Matter, Reason
from checks.model import ItemId, Observation, Outcome, Provenance
from checks.own_data import Request, Right
from checks.reminding import WEEK, Quiet, Remind, Why
from checks.secret import Secret

NOW = datetime(2026, 11, 30, 18, 0, tzinfo=UTC)
DAY = timedelta(days=1)
PLAN = Plan(None, 18, 0, date(2026, 11, 1))
OLD = Observation(ItemId("passwords.reuse"), Outcome.PASS, Provenance.MEASURED, NOW - 400 * DAY)
LATE = Request(0, "Colivo Marchand", Right.ACCESS, date(2026, 9, 1), date(2026, 10, 1))


class FakeSchedule:
    """Stands in for the schedule of a computer."""

    way = Way.SYSTEMD

    def __init__(self) -> None:
        self.installed: Plan | None = None

    def install(self, plan: Plan, profile: Path) -> None:
        assert profile.is_absolute()
        self.installed = plan

    def remove(self) -> None:
        self.installed = None

    def hindrance(self) -> Hindrance | None:
        return None if self.installed else Hindrance.REMOVED


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    return tmp_path / "anna.db"


@pytest.fixture
def kept(secret_service: Path, profile: Path) -> Path:  # noqa: ARG001 - it is the keychain
    """Return a profile in which something has been due for a year, and a company owes an answer."""
    with closing(open_store(profile, open_keychain)) as store:
        store.add_observation(OLD)
        OwnData(store).add(LATE)
    return profile


def history(profile: Path) -> History:
    with closing(open_store(profile, open_keychain)) as store:
        return StoredReminders(store).history()


def agreed(profile: Path, **others: object) -> None:
    document = Note(PLAN, "fr")
    reminder_note.write(profile, document)
    file = profile.with_name(f"{profile.name}.reminder")
    file.write_text(json.dumps({**json.loads(file.read_text("utf-8")), **others}), "utf-8")


def reminded(profile: Path, days: Sequence[int]) -> list[int]:
    told = []
    for day in days:
        waking = Waking(profile, NOW + day * DAY)
        answer = waking.answer()
        seen = isinstance(answer, Remind) or (isinstance(answer, Closed) and answer.look)
        waking.done(answer, seen=seen)
        told += [day] * seen
    return told


def test_what_is_due_is_told_without_asking_and_without_the_window(kept: Path) -> None:
    answer = Waking(kept, NOW).answer()
    assert isinstance(answer, Remind)
    assert {matter.reason for matter in answer.matters} == {Reason.DUE, Reason.REQUEST}


def test_a_reminder_comes_once_a_week_with_and_without_a_note(kept: Path) -> None:
    assert reminded(kept, range(10)) == [0, 7]
    agreed(kept)
    assert reminded(kept, range(10, 22)) == [21]  # two were ignored
    assert [each.on for each in history(kept).digests] == [(NOW + n * DAY).date() for n in (0, 7, 21)]


def test_asking_alone_keeps_nothing(kept: Path) -> None:
    agreed(kept)
    before = {path.name: path.read_bytes() for path in kept.parent.iterdir() if path.is_file()}
    Waking(kept, NOW).answer()
    assert {path.name: path.read_bytes() for path in kept.parent.iterdir() if path.is_file()} == before


def test_on_most_days_the_note_is_enough_and_the_store_stays_closed(profile: Path) -> None:
    profile.write_bytes(b"not even a store")
    agreed(profile, shown="2026-11-25")
    assert Waking(profile, NOW).answer() == Quiet(Why.TOO_SOON, date(2026, 12, 2))


def test_without_a_profile_nothing_is_due_and_none_is_made(profile: Path) -> None:
    assert Waking(profile, NOW).answer() == Quiet(Why.NOTHING)
    assert not profile.exists()


@pytest.mark.parametrize(("look_on", "look"), [("2026-11-30", True), ("2026-12-01", False), (None, False)])
def test_a_locked_check_up_is_spoken_of_in_general_from_its_date_on(
    profile: Path, look_on: str | None, *, look: bool
) -> None:
    open_store(profile, open_keychain, Secret("orme bateau")).close()
    agreed(profile, look_on=look_on)
    assert Waking(profile, NOW).answer() == Closed(look=look)


def test_a_locked_check_up_of_which_nothing_is_known_is_spoken_of_once_a_week(profile: Path) -> None:
    open_store(profile, open_keychain, Secret("orme bateau")).close()
    assert Waking(profile, NOW).answer() == Closed(look=True)
    agreed(profile, look_on="2026-11-30")
    assert reminded(profile, range(15)) == [0, 7, 14]


def test_a_clock_that_was_ahead_silences_a_locked_check_up_for_a_week_only(profile: Path) -> None:
    open_store(profile, open_keychain, Secret("orme bateau")).close()
    agreed(profile, look_on="2026-11-30", shown="2041-01-01")
    assert reminded(profile, range(8)) == [7]


def test_what_a_run_came_to_is_noted(kept: Path) -> None:
    agreed(kept)
    waking = Waking(kept, NOW)
    waking.done(waking.answer(), seen=False)
    assert reminder_note.read(kept) == Note(PLAN, "fr", run=LastRun(NOW, Ran.UNSEEN))
    waking.done(waking.answer(), seen=True)
    assert reminder_note.read(kept) == Note(PLAN, "fr", shown=NOW.date(), run=LastRun(NOW, Ran.SHOWN))


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        b"[]",
        b"{}",
        b'{"plan": 1, "run": null}',
        b"\xff",
        b"[" * 9000,
        b'{"plan": {"weekday": 9, "at": [1, 2], "since": "2026-11-01"}, "language": "en", "run": null}',
    ],
)
def test_a_damaged_note_is_as_good_as_none(profile: Path, damaged: bytes) -> None:
    profile.with_name("anna.db.reminder").write_bytes(damaged)
    assert reminder_note.read(profile) is None


def test_a_note_comes_back_as_it_was_written_for_its_owner_only(profile: Path) -> None:
    note = Note(Plan(6, 7, 5, date(2028, 2, 29)), "en", date(2028, 3, 1), date(2028, 2, 29), LastRun(NOW, Ran.QUIET))
    reminder_note.write(profile, note)
    assert reminder_note.read(profile) == note
    assert profile.with_name("anna.db.reminder").stat().st_mode & 0o077 == 0
    reminder_note.forget(profile)
    assert list(profile.parent.iterdir()) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_account_company_or_item_is_named(kept: Path, language: str) -> None:
    words = Words("fr" if language == "fr" else "en")
    answer = Waking(kept, NOW).answer()
    assert isinstance(answer, Remind)
    said = " ".join((title(words), general(words), digest(answer, words)))
    assert not {"Colivo", "Marchand", "reuse", "anna", str(kept.parent)} & {*said.replace(",", " ").split()}
    assert "Colivo" not in said


def test_a_slower_rhythm_is_said() -> None:
    matter = Matter(Reason.DUE, NOW.date(), ItemId("passwords.reuse"))
    said = digest(Remind((matter,), 2 * WEEK, slower=True), Words("en"))
    assert said == (
        "1 item is due to be looked at again\n"
        "You did not open the last two reminders, so they now come every 2 weeks at most."
    )


def test_ignored_reminders_are_told_from_opened_ones(kept: Path) -> None:
    with closing(open_store(kept, open_keychain)) as store:
        StoredReminders(store).keep(
            History((Digest(date(2026, 11, 1), Fate.IGNORED), Digest(date(2026, 11, 22), Fate.SHOWN)))
        )
        OwnData(store).forget(OwnData(store).requests()[0])
    assert Waking(kept, NOW).answer() == Quiet(Why.TOO_SOON, date(2026, 12, 6))


def asked(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, dict[str, object]]:
    status = main([*arguments, "--json"])
    told: dict[str, object] = json.loads(capsys.readouterr().out)
    return status, told


def test_what_is_due_is_told_as_the_contract_says(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, told = asked(capsys, "due", "--profile", str(kept))
    assert status == Exit.SOMETHING_TO_DO
    assert told["schema"] == 1
    due = told["due"]
    assert isinstance(due, list)
    assert {(each["reason"], each["id"]) for each in due} == {("request", None), ("due", "passwords.reuse")}
    assert main(["due", "--profile", str(kept)]) == Exit.SOMETHING_TO_DO
    said = capsys.readouterr().out
    assert "1 letter was not answered in time." in said
    assert "Colivo" not in said


@pytest.mark.usefixtures("secret_service")
def test_nothing_due_is_said(profile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    profile.touch()
    assert main(["due", "--profile", str(profile)]) == Exit.NOTHING_TO_DO
    assert capsys.readouterr().out == "Nothing is due today.\n"
    assert asked(capsys, "due", "--profile", str(profile))[1]["due"] == []


def test_a_scheduler_learns_from_the_status_whether_there_is_something_to_do(
    kept: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, told = asked(capsys, "remind", "--profile", str(kept))
    assert (status, told["remind"], told["reasons"]) == (Exit.SOMETHING_TO_DO, True, ["due", "request"])
    agreed(kept, shown=datetime.now().astimezone().date().isoformat())
    status, told = asked(capsys, "remind", "--profile", str(kept))
    assert (status, told["remind"], told["because"]) == (Exit.NOTHING_TO_DO, False, "too-soon")


def test_a_locked_check_up_is_told_without_details(profile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    open_store(profile, open_keychain, Secret("orme bateau")).close()
    status, told = asked(capsys, "remind", "--profile", str(profile))
    assert (status, told["remind"], told["because"]) == (Exit.SOMETHING_TO_DO, True, "store-closed")
    assert "reasons" not in told
    agreed(profile, look_on=None)
    assert main(["remind", "--profile", str(profile)]) == Exit.STORE_CLOSED
    assert capsys.readouterr().out == ""


def test_a_reminder_that_nothing_shows_is_not_counted_as_seen(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    agreed(kept)
    main(["remind", "--notify", "--profile", str(kept)])
    assert "Rien sur cet ordinateur n’affiche de notifications." in capsys.readouterr().err
    note = reminder_note.read(kept)
    assert note is not None
    assert note.run is not None
    assert (note.shown, note.run.came_to) == (None, Ran.UNSEEN)
    assert history(kept) == History()
