from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from app.__main__ import main
from app.cli.exits import Exit
from tests.app.readers.pictures.drawn import beside, code, encoded

FRAUD = "https://paypal.com@sign-in.example-account.top/verify"


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "door.png"
    path.write_bytes(encoded(beside(code(FRAUD), code("WIFI:T:WPA;S:Orme;P:bateau violon;;"))))
    return path


def told(capsys: pytest.CaptureFixture[str], *words: str | Path) -> tuple[int, list[dict[str, Any]]]:
    status = main(["link", "--json", *map(str, words)])
    return status, [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_each_code_of_a_picture_is_a_record(picture: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, [link, wifi] = told(capsys, "--picture", picture)
    assert status == Exit.SOMETHING_TO_DO
    assert (link["schema"], link["picture"], link["kind"], link["level"]) == (1, "door.png", "link", "danger")
    assert link["input"] == FRAUD
    assert wifi == {
        "schema": 1,
        "picture": "door.png",
        "kind": "wifi",
        "parts": {"name": "Orme", "security": "WPA"},
    }


def test_the_password_of_a_network_is_printed_nowhere(picture: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["link", "--picture", str(picture)])
    seen = capsys.readouterr()
    assert "Name: Orme" in seen.out
    assert "bateau" not in seen.out + seen.err


def test_addresses_may_stand_beside_pictures(picture: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, records = told(capsys, "--picture", picture, "https://colivo.example/")
    assert [record.get("input") for record in records] == [FRAUD, None, "https://colivo.example/"]


def test_a_picture_that_cannot_be_used_costs_the_others_nothing(
    picture: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "a.png"
    other.write_bytes(b"no picture")
    status, records = told(capsys, "--picture", other, "--picture", picture)
    assert (status, len(records)) == (Exit.INPUT_UNREADABLE, 2)


def test_prose_says_what_a_code_does_in_french(picture: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["link", "--lang", "fr", "--picture", str(picture)])
    prose = capsys.readouterr().out
    for sentence in ("door.png\u00a0: Ce code mène à une adresse", "Ce code rejoint un réseau sans fil"):
        assert sentence in prose
