from __future__ import annotations

import json
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from app.__main__ import main
from app.checkup.archive_events import ArchiveReviewed
from app.cli.exits import Exit
from app.services.archives import Archives
from app.store.look_backs import LookBacks
from app.store.private_words import StoredWords
from app.store.profile import open_store
from checks.secret import Secret
from tests.app.readers.archives.made import BO, CONNECTIONS, ME, MESSAGES, archive, message
from tests.app.store.values import MemoryKeychain

NOUNS = {
    "connections", "posts", "comments", "reactions", "messages_sent", "messages_received", "conversations",
    "conversations_opened", "invitations_sent", "invitations_received", "ad_targets", "inferences",
}  # fmt: skip
PRIVATE = "Midsummer budget of the Ek family"
FILES = {
    "Connections.csv": f"{CONNECTIONS}Bo,Lind,{BO},,Orme SA,CEO,16 Jun 2026\n",
    "messages.csv": MESSAGES
    + message("c", ME, BO, "2026-07-01 10:00:00", PRIVATE)
    + message("c", ME, BO, "2026-07-09 10:00:00", PRIVATE)
    + message("d", "https://www.linkedin.com/in/eva-ek", ME, "2026-07-09 10:00:00", PRIVATE),
    "Inferences_about_you.csv": "Category,Type of inference,Description,Inference\nA,Interested in a new job,d,true\n",
}


def told(capsys: pytest.CaptureFixture[str], *paths: Path) -> tuple[int, dict[str, Any]]:
    status = main(["archive", "--json", *map(str, paths)])
    document: dict[str, Any] = json.loads(capsys.readouterr().out)
    return status, document


def test_an_archive_is_told_as_the_contract_says(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, document = told(capsys, archive(tmp_path / "a.zip", FILES))
    assert status == Exit.SOMETHING_TO_DO
    assert document["schema"] == 1
    [one] = document["archives"]
    assert one["platform"] == "linkedin"
    assert {"name": "Connections.csv", "rows": 1, "skipped": 0, "damaged": False} in one["files"]
    assert set(one["counts"]) >= NOUNS
    assert (one["counts"]["messages_sent"], one["counts"]["conversations"], one["counts"]["posts"]) == (2, 2, None)
    assert set(one["habits"]) == {"social.tone", "social.pitch", "social.pester", "social.confidential"}
    pester = one["habits"]["social.pester"]
    assert (pester["affected"], pester["by_quarter"]) == (1, {"2026-Q3": {"affected": 1, "of": 1}})
    assert pester["counts"]["unanswered_executives"] == 1
    assert one["habits"]["social.tone"]["affected"] is None
    [example] = one["footprint"]["surprising"]
    assert (example["what"], example["topic"]) == ("Interested in a new job", "work")
    assert one["footprint"]["settings"][0]["url"].startswith("https://www.linkedin.com/")
    assert one["findings"] == []


def test_neither_a_text_nor_a_name_of_others_is_told(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = archive(tmp_path / "a.zip", FILES)
    for options in ([], ["--json"]):
        main(["archive", *options, str(path)])
        captured = capfd.readouterr()
        for private in ("Midsummer", "Lind", "bo-lind", "eva-ek"):
            assert private not in captured.out + captured.err


def test_what_cannot_be_used_is_named_and_the_rest_still_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    takeout = archive(tmp_path / "takeout-001.zip", {"Takeout/My Activity/Search/MyActivity.html": "<html>"})
    status, document = told(capsys, tmp_path / "gone.zip", takeout, archive(tmp_path / "a.zip", FILES))
    assert status == Exit.INPUT_UNREADABLE
    platforms = {name: each["platform"] for each in document["archives"] for name in each.get("names", ())}
    assert platforms == {"gone.zip": None, "takeout-001.zip": "google-takeout", "a.zip": "linkedin"}
    gone = next(each for each in document["archives"] if each["names"] == ["gone.zip"])
    assert gone["error"] == {"id": "ArchiveMissing", "reason": "source.missing"}


def test_an_archive_that_shows_nothing_leaves_nothing_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, _ = told(capsys, archive(tmp_path / "a.zip", {"Connections.csv": CONNECTIONS}))
    assert status == Exit.NOTHING_TO_DO


def test_prose_says_in_french_what_is_not_known(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["archive", "--lang", "fr", str(archive(tmp_path / "a.zip", FILES))])
    prose = capsys.readouterr().out
    for sentence in (
        "Relations\u00a0: 1",
        "Absent de cet export, donc pas connu\u00a0: Shares.csv",
        "2 textes de vous ont été relus. Rien trouvé\u00a0: ce n’est pas une garantie.",
        "déduction\u00a0: Interested in a new job [",
        "Rien n’en a été gardé.",
    ):
        assert sentence in prose


def test_every_count_of_every_platform_has_its_words() -> None:
    from app.readers.archives import facebook, instagram, linkedin_files, snapchat, x  # noqa: PLC0415 - by this test only
    from app.words import Words  # noqa: PLC0415 - as above
    from checks.ids import MessageId  # noqa: PLC0415 - as above

    nouns = {noun for file in linkedin_files.KINDS.values() for noun in file.nouns}
    for files in (facebook._FILES, instagram._FILES, snapchat._FILES):
        nouns |= {noun for file in files.values() for noun in file.nouns}
    nouns |= {noun for names, _, _ in x._SAID.values() for noun in names}
    for noun in nouns:
        assert Words("fr").message(MessageId(f"archive.noun.{noun}"), {})


SHARES = (
    "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\r\n"
    "2026-05-07 16:41:18,https://www.linkedin.com/feed/update/1,What a moron you are!,,,PUBLIC\r\n"
    "2026-05-08 16:41:18,https://www.linkedin.com/feed/update/2,The heron flies,,,PUBLIC\r\n"
)


def test_what_the_person_said_in_their_profile_is_heeded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path, keychain = archive(tmp_path / "a.zip", {"Shares.csv": SHARES}), MemoryKeychain()
    monkeypatch.setattr("app.services.archives.open_unlocked_keychain", lambda: keychain)
    with closing(open_store(tmp_path / "mine.db", lambda: keychain)) as store:
        StoredWords(store).save(["Héron"])
        house = Archives(lambda: store, lambda _change: lambda _stop: iter(()), lambda: datetime.now(UTC))
        seen = [each.review for each in house.look_through((path,))(Event()) if isinstance(each, ArchiveReviewed)]
        assert [each.rule for each in seen[0].findings] == ["private.word", "tone.those_en"]
        LookBacks(store).call_fine("linkedin", seen[0].findings[1].mark, "tone.those_en")
    main(["archive", "--json", "--profile", str(tmp_path / "mine.db"), str(path)])
    [one] = json.loads(capsys.readouterr().out)["archives"]
    assert [each["rule"] for each in one["findings"]] == ["private.word"]
    assert one["texts"] == {"own": 2, "called_fine": 1, "found": {"confidential": 1}}
    main(["archive", "--profile", str(tmp_path / "mine.db"), str(path)])
    assert "1 place that you called fine is left out." in capsys.readouterr().out


def test_a_profile_that_only_the_person_could_unlock_is_said_not_to_be_heeded(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    open_store(tmp_path / "mine.db", MemoryKeychain, Secret("correct horse")).close()
    main(["archive", "--profile", str(tmp_path / "mine.db"), str(archive(tmp_path / "a.zip", FILES))])
    assert "what you called fine is told again" in capsys.readouterr().err
