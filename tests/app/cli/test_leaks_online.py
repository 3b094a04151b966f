from __future__ import annotations

import io
import json
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from app.__main__ import main
from app.checkup.overview import PassphraseAsked
from app.cli.exits import Exit
from app.compose import House
from app.values.outside import ANSWERED, Consent, Recipient
from checks.secret import Secret
from tests.app.checkup import samples
from tests.app.net import doors
from tests.app.test_compose import done
from tests.stubs.exposure_server import ExposureServer, paths
from tests.stubs.pwned import Corpus, sha1


class Typing(io.StringIO):
    """A terminal at which somebody types."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[ExposureServer]:
    with doors.stub(corpus=Corpus({sha1(samples.STRONG): 50})) as running:
        house = partial(House, door=doors.leading_to(running))
        monkeypatch.setattr("app.cli.main.House", house)
        yield running


@pytest.fixture
def vault(tmp_path: Path) -> str:
    return str(samples.bitwarden(tmp_path / "a.json", [("bank.example", "alice", samples.STRONG)]))


def ranges_asked(server: ExposureServer) -> int:
    return sum(path.startswith("/range/") for path in paths(server.asked))


def leaked(capsys: pytest.CaptureFixture[str]) -> tuple[dict[str, Any], str]:
    captured = capsys.readouterr()
    checks = json.loads(captured.out)["checks"]
    return next(check for check in checks if check["id"] == "passwords.leaked"), captured.err


def test_whoever_agreed_beforehand_is_not_asked(
    server: ExposureServer, vault: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--no-save", "--json", "--online", "--yes", vault]) == Exit.SOMETHING_TO_DO
    check, said = leaked(capsys)
    assert (check["outcome"], check["affected"], check["of"]) == ("fail", 1, 1)
    assert check["findings"][0]["evidence"] == {"id": "leaked.found", "params": {"n": 10}}
    assert "2 requests left this computer." in said
    assert [path.partition("/range/")[0] for path in paths(server.asked)] == ["/api/v3/breaches", ""]


def test_without_a_terminal_nobody_can_agree(
    server: ExposureServer, vault: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("y\n"))
    assert main(["check", "--no-save", "--online", vault]) == Exit.WRONG_USE
    captured = capsys.readouterr()
    assert "--yes" in captured.err
    assert captured.out == ""
    assert server.asked == []


@pytest.mark.parametrize(("typed", "asked"), [("y", 1), ("YES", 1), ("oui", 1), ("", 0), ("n", 0), ("why?", 0)])
def test_at_a_terminal_the_literal_bytes_are_shown_and_the_answer_counts(  # noqa: PLR0917 - fixtures
    server: ExposureServer,
    vault: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    typed: str,
    asked: int,
) -> None:
    monkeypatch.setattr("sys.stdin", Typing(f"{typed}\n"))
    main(["check", "--no-save", "--json", "--online", vault])
    check, said = leaked(capsys)
    for line in ("GET /range/21BD1 HTTP/1.1", "Host: api.pwnedpasswords.com", "Add-Padding: true"):
        assert line in said
    assert ranges_asked(server) == asked
    assert check["reason"] == (None if asked else "unknown.not_asked")


def test_a_list_on_this_computer_makes_every_question_needless(
    server: ExposureServer, vault: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hashes = sorted(f"{sha1(word)}:7" for word in (samples.STRONG, *(f"other {n}" for n in range(300))))
    (tmp_path / "list.txt").write_text("\n".join(hashes) + "\n", "ascii")
    main(["check", "--no-save", "--json", "--online", "--leaks", str(tmp_path / "list.txt"), vault])
    check, _ = leaked(capsys)
    assert check["outcome"] == "fail"
    assert server.asked == []


def test_a_list_that_is_not_there_is_an_input_that_could_not_be_read(
    vault: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(["check", "--no-save", "--json", "--leaks", str(tmp_path / "gone.txt"), vault])
    check, _ = leaked(capsys)
    assert status == Exit.INPUT_UNREADABLE
    assert (check["outcome"], check["reason"]) == ("unknown", "leaked.list_unusable")


def test_what_cannot_be_written_down_is_not_asked(
    server: ExposureServer, vault: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    profile = tmp_path / "mine.db"
    profile.write_bytes(b"not a store" * 100)
    assert main(["check", "--json", "--online", "--yes", "--profile", str(profile), vault]) == Exit.STORE_CLOSED
    check, said = leaked(capsys)
    assert check["outcome"] == "unknown"
    assert "could not be written into the list" in said
    assert server.asked == []


def decided(profile: Path, consent: Consent, passphrase: str = "") -> House:
    """Return a house, closed again, in whose profile `consent` is kept."""
    house = House(profile, lambda: datetime.now().astimezone())
    opened = done(house.open())
    if opened is PassphraseAsked.NEW:
        done(house.create_with(Secret(passphrase)))
    done(house.leaving.decide(Recipient.PWNED_PASSWORDS, consent))
    house.close()
    return house


@pytest.mark.usefixtures("secret_service")
def test_a_kept_always_needs_no_answer_and_to_a_kept_never_none_is_asked_for(
    server: ExposureServer,
    vault: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    profile = tmp_path / "mine.db"

    def run(typed: io.StringIO, *options: str) -> int:
        monkeypatch.setattr("sys.stdin", typed)
        main(["check", "--json", "--online", *options, "--profile", str(profile), vault])
        return ranges_asked(server)

    decided(profile, Consent.NEVER)
    for typed, options in ((io.StringIO(), ["--yes"]), (Typing("y\n"), [])):
        assert run(typed, *options) == 0
        _, said = leaked(capsys)
        assert "Pwned Passwords is never asked" in said
        assert "GET /range" not in said
    house = decided(profile, Consent.ALWAYS)
    assert run(io.StringIO()) == 1
    done(house.open())
    assert done(house.leaving.departures())[0].outcome == ANSWERED
    house.close()
    assert run(io.StringIO()) == 1  # it was answered before, and is remembered


@pytest.mark.usefixtures("secret_service")
@pytest.mark.parametrize(("consent", "asked"), [(Consent.NEVER, 0), (Consent.EACH_TIME, 1)])
def test_a_kept_never_stands_in_a_run_that_keeps_nothing(  # noqa: PLR0917 - fixtures
    server: ExposureServer,
    vault: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    consent: Consent,
    asked: int,
) -> None:
    profile = tmp_path / "mine.db"
    decided(profile, consent)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    main(["check", "--no-save", "--json", "--online", "--yes", "--profile", str(profile), vault])
    check, said = leaked(capsys)
    assert ranges_asked(server) == asked
    assert ("never asked" in said) == (not asked)
    assert "cannot be read without asking" not in said
    assert check["reason"] == (None if asked else "unknown.not_asked")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_never_that_only_a_passphrase_could_show_is_said_not_to_count(
    server: ExposureServer, vault: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    profile = tmp_path / "mine.db"
    decided(profile, Consent.NEVER, "correct horse")
    main(["check", "--no-save", "--json", "--online", "--yes", "--profile", str(profile), vault])
    _, said = leaked(capsys)
    assert "cannot be read without asking you" in said
    assert ranges_asked(server) == 1
