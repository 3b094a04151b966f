from __future__ import annotations

import io
import json
from typing import Any

import pytest

from app.__main__ import main
from app.cli.exits import Exit

EXAMPLE = "https://netflix-login.top/a"


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[dict[str, Any]]]:
    status = main(["link", "--json", *arguments])
    return status, [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_an_address_is_told_as_the_contract_promises(capsys: pytest.CaptureFixture[str]) -> None:
    status, [one] = told(capsys, EXAMPLE)
    assert status == Exit.SOMETHING_TO_DO
    assert list(one) == ["schema", "input", "address", "owner", "level", "findings", "unwrapped"]
    assert (one["schema"], one["input"], one["address"], one["owner"]) == (1, EXAMPLE, EXAMPLE, "netflix-login.top")
    assert (one["level"], one["unwrapped"]) == ("danger", [])
    assert {"rule": "account_word", "severity": "check", "span": [16, 21]} in one["findings"]
    assert EXAMPLE[16:21] == "login"


def test_spans_count_code_points_of_what_was_given(capsys: pytest.CaptureFixture[str]) -> None:
    text = "  https://\U0001d41a@netflix-login.top/"
    _, [one] = told(capsys, text)
    [name] = [found for found in one["findings"] if found["rule"] == "brand_in_name"]
    assert text[slice(*name["span"])] == "netflix"


def test_without_addresses_each_line_of_standard_input_is_one(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("https://colivo.example/\n\n  \r\nhttps://bit.ly/3xY2abc\r\n"))
    status, [first, second] = told(capsys)
    assert status == Exit.SOMETHING_TO_DO
    assert (first["level"], second["level"], second["input"]) == ("nothing-found", "check", "https://bit.ly/3xY2abc")


@pytest.mark.parametrize(
    ("given", "status", "level"),
    [
        (["https://colivo.example/"], Exit.NOTHING_TO_DO, "nothing-found"),
        (["https://bit.ly/3xY2abc"], Exit.SOMETHING_TO_DO, "check"),
        ([EXAMPLE], Exit.SOMETHING_TO_DO, "danger"),
        (["see you at eight"], Exit.INPUT_UNREADABLE, "not-an-address"),
    ],
)
def test_the_status_says_whether_something_is_to_do(
    capsys: pytest.CaptureFixture[str], given: list[str], status: Exit, level: str
) -> None:
    ended, [one] = told(capsys, *given)
    assert (ended, one["level"]) == (status, level)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["Do not open: ", "whoever registered netflix-login.top.", "What to do: Open netflix.com from"]),
        (
            "fr",
            ["N’ouvrez pas\u00a0: ", "a réservé le nom netflix-login.top.", "Que faire\u00a0: Ouvrez netflix.com par"],
        ),
    ],
)
def test_prose_says_the_level_the_owner_the_signs_and_what_to_do(
    capsys: pytest.CaptureFixture[str], language: str, said: list[str]
) -> None:
    assert main(["link", "--lang", language, EXAMPLE]) == Exit.SOMETHING_TO_DO
    prose = capsys.readouterr().out
    assert [each for each in said if each not in prose] == []


def test_an_address_cannot_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    main(["link", "https://colivo\u202e.example/\x1b[2J"])
    assert not {"\x1b", "\u202e"} & set(capsys.readouterr().out)


def test_an_endless_line_is_read_in_part_only(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Measured(io.StringIO):
        def readline(self, size: int = -1, /) -> str:  # type: ignore[override]  # typeshed has two readlines here
            assert 0 < size <= 1 << 20
            return super().readline(size)

    monkeypatch.setattr("sys.stdin", Measured(f"https://a.example/?{'a' * 3_000_000}\nhttps://b.example/"))
    _, [first, second] = told(capsys)
    assert (first["level"], len(first["input"]) < 1 << 20, second["address"]) == ("check", True, "https://b.example/")
