from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from app.__main__ import main
from app.cli.exits import Exit

FRAUD = b"""From: Colivo <contact@parcel-relay.example>
Authentication-Results: mx.orme.example; dmarc=fail
Subject: Your parcel
Content-Type: text/html

<a href="https://netflix-login.top/a">https://colivo.example/pay</a>
"""
HONEST = b"From: Colivo <suivi@colivo.example>\n\nSee https://suivi.colivo.example/6H-3310\n"


@pytest.fixture
def fraud(tmp_path: Path) -> Path:
    path = tmp_path / "fraud.eml"
    path.write_bytes(FRAUD)
    return path


def told(capsys: pytest.CaptureFixture[str], *files: Path) -> tuple[int, list[dict[str, Any]]]:
    status = main(["message", "--json", *map(str, files)])
    return status, [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_message_is_told_with_each_of_its_links(fraud: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, [one] = told(capsys, fraud)
    assert status == Exit.SOMETHING_TO_DO
    assert (one["schema"], one["name"], one["level"]) == (1, "fraud.eml", "danger")
    assert one["sender"] == {
        "name": "Colivo",
        "address": "contact@parcel-relay.example",
        "owner": "parcel-relay.example",
    }
    assert one["authentication"] == {"server": "mx.orme.example", "spf": "", "dkim": "", "dmarc": "fail"}
    assert {found["rule"] for found in one["findings"]} == {"mail_dmarc_fail", "mail_link_text", "mail_link_danger"}
    [link] = one["links"]
    assert (link["text"], link["level"], link["owner"]) == ("https://colivo.example/pay", "danger", "netflix-login.top")


def test_an_honest_message_leaves_nothing_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "honest.eml"
    path.write_bytes(HONEST)
    status, [one] = told(capsys, path)
    assert (status, one["level"]) == (Exit.NOTHING_TO_DO, "nothing-found")


FORGED = b"""From: Colivo <suivi@colivo.example>
Authentication-Results: mx.orme.example; spf=pass; dkim=pass; dmarc=pass
Content-Type: text/html

<a href="https://sable.example/1">https://colivo.example/pay</a> <a href="https://sable.example/2">colivo.example</a>
"""


def test_forged_results_of_the_sender_lower_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "forged.eml"
    for data in (FORGED, FORGED.replace(b"Authentication-Results", b"X-Nothing")):
        path.write_bytes(data)
        status, [one] = told(capsys, path)
        assert (status, one["level"]) == (Exit.SOMETHING_TO_DO, "check")
        assert [found["rule"] for found in one["findings"]] == ["mail_link_rewritten"]


def test_a_file_that_cannot_be_used_costs_the_others_nothing(
    fraud: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outlook = tmp_path / "a.msg"
    outlook.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600)
    status, [one] = told(capsys, outlook, tmp_path / "missing.eml", fraud)
    assert (status, one["name"]) == (Exit.INPUT_UNREADABLE, "fraud.eml")


def test_prose_says_what_the_provider_said_and_what_to_do(fraud: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["message", "--lang", "fr", str(fraud)])
    prose = capsys.readouterr().out
    for sentence in ("Ne faites pas ce qu’il demande\u00a0: fraud.eml", "DMARC fail", "Que faire\u00a0: N’ouvrez rien"):
        assert sentence in prose


def test_an_outlook_message_is_told_how_to_be_saved(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.msg"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600)
    assert main(["message", str(path)]) == Exit.INPUT_UNREADABLE
    assert "a.msg was saved by Outlook" in capsys.readouterr().err


@pytest.mark.parametrize("data", [b"", b"\x00" * 600], ids=["empty", "no text"])
def test_what_is_no_message_is_told_without_a_word_of_passwords(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], data: bytes
) -> None:
    path = tmp_path / "a.eml"
    path.write_bytes(data)
    assert main(["message", str(path), os.devnull]) == Exit.INPUT_UNREADABLE
    assert [line.partition(".")[0] for line in capsys.readouterr().err.replace("a.eml", "a").splitlines()] == [
        "a is no saved e-mail",
        "null is no saved e-mail",
    ]


def test_an_endless_sender_or_link_is_cut_in_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, long = tmp_path / "a.eml", b"a" * 5000
    path.write_bytes(b"From: %b <%b@b.example>\n\nhttps://c.example/%b" % (long, long, long))
    main(["message", str(path)])
    assert max(map(len, capsys.readouterr().out.splitlines())) < 1000


def test_a_message_that_was_read_in_part_is_told_as_such(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "long.eml"
    path.write_bytes(
        b"From: a@colivo.example\nContent-Type: text/html\n\n<!--%b--><a href='https://a.example/'>" % LONG
    )
    status, [one] = told(capsys, path)
    assert (status, one["level"]) == (Exit.INPUT_UNREADABLE, "check")
    assert [found["rule"] for found in one["findings"]] == ["mail_not_whole"]


LONG = b"a" * 2_000_000
