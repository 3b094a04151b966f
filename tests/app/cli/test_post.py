from __future__ import annotations

import io
import json
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from app.__main__ import main
from app.cli.exits import Exit
from app.store.private_words import StoredWords
from app.store.profile import open_store
from app.values.drafts import LONGEST
from checks.secret import Secret
from tests.app.store.values import MemoryKeychain

DRAFT = "😀 Between us, the third quarter closes at +38\u00a0%. The password is Winter2026!"


def given(monkeypatch: pytest.MonkeyPatch, text: str | bytes) -> None:
    """Put `text` on standard input."""
    data = text if isinstance(text, bytes) else text.encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data), "utf-8"))


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_draft_is_told_as_the_contract_promises(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "draft.txt"
    file.write_text(DRAFT, "utf-8")
    assert main(["post", str(file), "--json"]) == Exit.SOMETHING_TO_DO
    assert json.loads(capsys.readouterr().out) == {
        "schema": 1,
        "findings": [
            {
                "rule": "confidential.quarter_en",
                "category": "confidential",
                "severity": "amber",
                "span": [14, 47],
                "lang": "en",
            },
            {"rule": "secret.password_en", "category": "secret", "severity": "red", "span": [65, 76], "lang": "en"},
        ],
    }
    assert DRAFT[14:47] == "the third quarter closes at +38\u00a0%"


def test_standard_input_is_read_where_no_file_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given(monkeypatch, "A quiet day at work.")
    assert main(["post"]) == Exit.NOTHING_TO_DO
    assert capsys.readouterr().out == "Nothing found. That is not a guarantee.\n"


@pytest.mark.parametrize(
    ("language", "said"), [("en", "Keep back – a secret"), ("fr", "À garder pour vous – un secret")]
)
def test_a_secret_is_named_but_never_repeated(
    language: str, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given(monkeypatch, DRAFT)
    assert main(["post", "--lang", language]) == Exit.SOMETHING_TO_DO
    told = capsys.readouterr().out
    assert said in told
    assert "Wi…" in told
    assert "Winter" not in told


def test_a_calmer_way_is_said_in_the_language_of_the_draft(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given(monkeypatch, "Durand est un menteur")
    main(["post", "--lang", "en"])
    told = capsys.readouterr().out
    assert "aimed at people" in told
    assert "A calmer way: “je vois cela autrement”" in told


def test_private_words_are_found_for_this_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    words = tmp_path / "words.txt"
    words.write_text("# code names\n\nProjet Héron\n", "utf-8")
    given(monkeypatch, "le PROJET HERON avance")
    assert main(["post", "--json", "--words", str(words)]) == Exit.SOMETHING_TO_DO
    (finding,) = json.loads(capsys.readouterr().out)["findings"]
    assert (finding["rule"], finding["category"], finding["severity"]) == ("private.word", "confidential", "red")
    assert finding["span"] == [3, 15]


def test_a_batch_gets_one_line_for_each(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    asked = [
        {"id": "é1", "text": "mon patron est un con", "lang": "fr"},
        {"id": 2, "text": "bonjour", "lang": "de"},
        {"text": "\ud83d ok"},
    ]
    given(monkeypatch, "\n".join(map(json.dumps, asked)) + "\n")
    assert main(["post", "--batch"]) == Exit.SOMETHING_TO_DO
    first, second, third = lines(capsys)
    assert first["id"] == "é1"
    assert {each["category"] for each in first["findings"]} == {"employer", "tone"}
    assert second == {"schema": 1, "id": 2, "findings": []}
    assert third == {"schema": 1, "findings": []}


BAD = {
    "no JSON": "nonsense",
    "no object": "[1]",
    "no text": '{"id": 1}',
    "a text that is none": '{"text": 1}',
    "a text without end": json.dumps({"text": "a" * (LONGEST + 1)}),
    "brackets without end": "[" * 100_000,
}


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD.keys())
def test_a_line_that_cannot_be_read_is_told_and_the_others_are_answered(
    bad: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given(monkeypatch, f'{{"id": 1, "text": "fuck"}}\n{bad}\n{{"id": 3, "text": "ok"}}\n')
    assert main(["post", "--batch"]) == Exit.INPUT_UNREADABLE
    told = capsys.readouterr()
    first, second, third = (json.loads(line) for line in told.out.splitlines())
    assert (first["id"], third["id"]) == (1, 3)
    assert second == {"schema": 1, "line": 2, "error": {"id": "draft.line_unreadable"}}
    assert "Line 2 was not read" in told.err


def test_a_batch_may_be_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "posts.jsonl"
    file.write_text('{"id": 1, "text": "ok"}', "utf-8")
    assert main(["post", "--batch", str(file)]) == Exit.NOTHING_TO_DO
    assert lines(capsys) == [{"schema": 1, "id": 1, "findings": []}]


@pytest.mark.parametrize("batch", [False, True])
def test_a_file_that_is_not_there_is_said_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], *, batch: bool
) -> None:
    options = ["--batch"] if batch else []
    assert main(["post", str(tmp_path / "gone.txt"), *options]) == Exit.INPUT_UNREADABLE
    assert capsys.readouterr().err == "gone.txt is not there. Check its name.\n"


@pytest.mark.parametrize("batch", [False, True])
def test_a_folder_is_no_draft(tmp_path: Path, capsys: pytest.CaptureFixture[str], *, batch: bool) -> None:
    options = ["--batch"] if batch else []
    assert main(["post", str(tmp_path), *options]) == Exit.INPUT_UNREADABLE
    assert "does not let Bilan read" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"caf\xe9", "is not text in UTF-8"),
        (b"a" * (LONGEST + 1), "is longer than 200,000 characters"),
        ("é".encode() * (3 * LONGEST), "is longer than 200,000 characters"),
    ],
)
def test_what_is_no_draft_is_said_so(
    data: bytes, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given(monkeypatch, data)
    assert main(["post"]) == Exit.INPUT_UNREADABLE
    assert said in capsys.readouterr().err


def test_a_mark_of_byte_order_is_no_part_of_the_draft(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given(monkeypatch, b"\xef\xbb\xbffuck")
    main(["post", "--json"])
    assert json.loads(capsys.readouterr().out)["findings"][0]["span"] == [0, 4]


def test_the_private_words_of_the_profile_are_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    keychain = MemoryKeychain()
    with closing(open_store(tmp_path / "mine.db", lambda: keychain)) as store:
        StoredWords(store).save(["Héron"])
    monkeypatch.setattr("app.services.posting.open_unlocked_keychain", lambda: keychain)
    given(monkeypatch, "the heron flies")
    assert main(["post", "--json", "--profile", str(tmp_path / "mine.db")]) == Exit.SOMETHING_TO_DO
    (finding,) = json.loads(capsys.readouterr().out)["findings"]
    assert finding["rule"] == "private.word"


def test_words_that_are_never_flagged_are_let_pass(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    keychain = MemoryKeychain()
    with closing(open_store(tmp_path / "mine.db", lambda: keychain)) as store:
        StoredWords(store, "unflagged_word").add("fuck")
    monkeypatch.setattr("app.services.posting.open_unlocked_keychain", lambda: keychain)
    for draft, status in (("fuck", Exit.NOTHING_TO_DO), ("what a moron", Exit.SOMETHING_TO_DO)):
        given(monkeypatch, draft)
        assert main(["post", "--json", "--profile", str(tmp_path / "mine.db")]) == status
        capsys.readouterr()


def test_private_words_that_only_the_person_could_unlock_are_said_not_to_be_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    open_store(tmp_path / "mine.db", MemoryKeychain, Secret("correct horse")).close()
    given(monkeypatch, "the heron flies")
    assert main(["post", "--profile", str(tmp_path / "mine.db")]) == Exit.NOTHING_TO_DO
    told = capsys.readouterr()
    assert "Nothing found." in told.out
    assert "your private words are not looked for" in told.err
