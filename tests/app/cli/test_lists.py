from __future__ import annotations

import io
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from app.__main__ import main
from app.cli import arguments, consenting
from app.cli.exits import Exit
from app.compose import House
from app.values.kept_lists import PUBLISHERS, ListKind
from app.values.outside import Consent, Recipient
from app.values.route import Route, Way, custom
from app.words import Words
from tests.app.checkup import samples
from tests.app.cli.test_leaks_online import Typing
from tests.app.lists import documents
from tests.app.net import doors
from tests.app.test_compose import done
from tests.stubs.breaches import breach
from tests.stubs.exposure_server import ExposureServer, paths


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[ExposureServer]:
    with doors.stub() as running:
        monkeypatch.setattr("app.cli.main.House", partial(House, door=doors.leading_to(running)))
        yield running


@pytest.fixture
def given(tmp_path: Path) -> str:
    (tmp_path / "breaches.json").write_text(json.dumps(documents.hibp()), "utf-8")
    return str(tmp_path / "breaches.json")


def told(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(capsys.readouterr().out)
    return document


def test_every_list_can_be_named_on_the_command_line() -> None:
    assert {kind.value for kind in ListKind} == {*arguments._KINDS}
    assert {kind.value for kind in PUBLISHERS} == {*arguments._FETCHED}


def test_a_list_that_nobody_is_asked_for_can_be_forgotten_and_not_fetched(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lists", "forget", "--no-save", "shared-credentials"]) == Exit.NOTHING_TO_DO
    with pytest.raises(SystemExit) as ended:
        main(["lists", "refresh", "--no-save", "shared-credentials"])
    assert ended.value.code == Exit.WRONG_USE
    assert "There are: breaches, firefox-breaches, two-factor, passkeys" in capsys.readouterr().err


def test_without_a_list_it_is_said_how_one_comes(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lists", "--no-save"]) == Exit.NOTHING_TO_DO
    assert "bilan lists refresh" in capsys.readouterr().out
    assert main(["lists", "--no-save", "--json"]) == Exit.NOTHING_TO_DO
    assert told(capsys) == {"schema": 1, "lists": [], "results": []}


def test_a_list_is_loaded_and_described(given: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lists", "load", "--no-save", "--json", given]) == Exit.NOTHING_TO_DO
    document = told(capsys)
    (here,) = document["lists"]
    assert (here["kind"], here["origin"], here["entries"]) == ("breaches", "file", len(documents.hibp()))
    assert datetime.fromisoformat(here["at"]).tzinfo is not None
    assert here["newest"] == "2019-08-14"
    assert document["results"] == [{"kind": "breaches", "result": "new", "reason": None}]
    assert main(["lists", "load", "--no-save", "--lang", "fr", given]) == Exit.NOTHING_TO_DO
    said = capsys.readouterr().out
    assert f"{len(documents.hibp())} entrées, la dernière ajoutée le 14 août 2019, lue dans un fichier le" in said
    assert "Elle est ancienne" in said


def test_a_file_that_is_no_list_is_an_input_that_could_not_be_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "page.json").write_text("<html>", "utf-8")
    assert main(["lists", "load", "--no-save", str(tmp_path / "page.json")]) == Exit.INPUT_UNREADABLE
    assert "page.json is not whole JSON" in capsys.readouterr().err


def test_a_file_that_is_no_list_costs_the_others_nothing(
    tmp_path: Path, given: str, capsys: pytest.CaptureFixture[str]
) -> None:
    gone = str(tmp_path / "gone.json")
    assert main(["lists", "load", "--no-save", "--json", gone, given]) == Exit.INPUT_UNREADABLE
    document = told(capsys)
    assert [result["reason"] for result in document["results"]] == ["source.missing", None]
    assert [about["kind"] for about in document["lists"]] == ["breaches"]


def test_who_agreed_beforehand_is_not_asked(server: ExposureServer, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lists", "refresh", "--no-save", "--json", "--yes"]) == Exit.NOTHING_TO_DO
    assert {each["kind"]: each["origin"] for each in told(capsys)["lists"]} == {
        "breaches": "have-i-been-pwned",
        "two-factor": "2fa-directory",
        "passkeys": "passkeys-directory",
    }
    assert paths(server.asked) == ["/api/v3/breaches", "/v4/all.json", "/v1/all.json"]


def test_only_what_is_named_is_fetched(server: ExposureServer, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lists", "refresh", "firefox-breaches", "--no-save", "--yes"]) == Exit.NOTHING_TO_DO
    assert "Firefox: a new list was taken over." in capsys.readouterr().out
    assert len(server.asked) == 1
    with pytest.raises(SystemExit) as ended:
        main(["lists", "refresh", "nonsense", "--no-save"])
    assert ended.value.code == Exit.WRONG_USE
    assert "There are: breaches, firefox-breaches, two-factor, passkeys" in capsys.readouterr().err


def test_without_a_terminal_nobody_can_agree(
    server: ExposureServer, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("y\ny\ny\n"))
    assert main(["lists", "refresh", "--no-save"]) == Exit.WRONG_USE
    captured = capsys.readouterr()
    assert "--yes" in captured.err
    assert captured.out == ""
    assert server.asked == []


def test_at_a_terminal_each_publisher_is_asked_about_with_the_literal_bytes(
    server: ExposureServer, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", Typing("y\nn\noui\n"))
    assert main(["lists", "refresh", "--no-save"]) == Exit.INPUT_UNREADABLE
    said = capsys.readouterr().err
    for line in ("GET /api/v3/breaches HTTP/1.1", "Host: haveibeenpwned.com", "GET /v4/all.json HTTP/1.1"):
        assert line in said
    assert "It leaves by the proxy that this computer prescribes" in said
    assert "2fa.directory: You have not allowed Bilan to ask this service." in said
    assert paths(server.asked) == ["/api/v3/breaches", "/v1/all.json"]


@pytest.mark.parametrize(
    ("route", "part"),
    [
        (Route(), "this computer prescribes"),
        (Route(Way.DIRECT), "directly"),
        (Route(Way.TOR), "by Tor"),
        (custom("http://alice:orme-bateau@proxy.example:8080"), "your proxy, http://proxy.example:8080. They see its"),
    ],
)
def test_the_way_out_is_said_before_the_answer_and_no_password_of_it(route: Route, part: str) -> None:
    said = consenting._way(route, Words("en"))
    assert part in said
    assert "orme" not in said
    assert consenting._way(route, Words("fr")) != said


def test_a_list_that_could_not_be_had_is_said_with_its_reason(
    server: ExposureServer, capsys: pytest.CaptureFixture[str]
) -> None:
    server.on["/v4/"] = ["portal"]
    assert main(["lists", "refresh", "two-factor", "--no-save", "--json", "--yes"]) == Exit.INPUT_UNREADABLE
    captured = capsys.readouterr()
    assert json.loads(captured.out)["results"] == [{"kind": "two-factor", "result": "refused", "reason": "net.changed"}]
    assert "The network changed the answer" in captured.err


@pytest.mark.usefixtures("secret_service")
def test_a_list_is_forgotten_when_it_is_named(tmp_path: Path, given: str, capsys: pytest.CaptureFixture[str]) -> None:
    profile = ["--profile", str(tmp_path / "mine.db")]
    main(["lists", "load", *profile, given])
    capsys.readouterr()
    assert main(["lists", "forget", "breaches", "--json", *profile]) == Exit.NOTHING_TO_DO
    assert told(capsys)["lists"] == []
    with pytest.raises(SystemExit) as ended:
        main(["lists", "forget", *profile])
    assert ended.value.code == Exit.WRONG_USE


@pytest.mark.usefixtures("secret_service")
def test_lists_stay_and_an_online_audit_fetches_one_only_when_it_is_a_week_old(
    server: ExposureServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    profile = ["--profile", str(tmp_path / "mine.db")]
    vault = str(samples.bitwarden(tmp_path / "a.json", []))
    server.hibp.models = (*documents.hibp(), breach("News", AddedDate=f"{datetime.now(UTC).date()}T00:00:00Z"))
    given = tmp_path / "current.json"
    given.write_text(json.dumps(server.hibp.models), "utf-8")
    assert main(["lists", "load", *profile, str(given)]) == Exit.NOTHING_TO_DO
    capsys.readouterr()
    main(["lists", "--json", *profile])
    assert len(told(capsys)["lists"]) == 1
    main(["check", "--online", "--yes", *profile, vault])
    assert server.asked == []
    _make_older(tmp_path / "mine.db")
    main(["check", "--online", "--yes", *profile, vault])
    main(["check", "--online", "--yes", *profile, vault])
    assert paths(server.asked) == ["/api/v3/breaches"]


@pytest.mark.usefixtures("secret_service")
def test_where_nobody_can_be_asked_an_audit_fetches_from_whom_was_allowed_always(
    server: ExposureServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    profile = tmp_path / "mine.db"
    vault = str(samples.bitwarden(tmp_path / "a.json", []))
    for recipient, asked in ((Recipient.PWNED_PASSWORDS, 0), (Recipient.HIBP, 1)):
        house = House(profile, lambda: datetime.now().astimezone())
        done(house.open())
        done(house.leaving.decide(recipient, Consent.ALWAYS))
        house.close()
        main(["check", "--online", "--profile", str(profile), vault])
        assert len(server.asked) == asked


def _make_older(profile: Path) -> None:
    house = House(profile, lambda: datetime.now().astimezone())
    done(house.open())
    assert house._store is not None
    with house._store.writing() as run:
        run("UPDATE public_list SET at = '2026-01-01T00:00:00.000000+00:00'", ())
    house.close()
