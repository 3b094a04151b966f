from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from app import __version__, paths
from app.__main__ import main
from app.cli.exits import Exit
from app.readers.vaults import errors
from tests.app.checkup import samples
from tests.app.readers.vaults import exports
from tests.app.readers.vaults.gpg_home import HAS_GPG, gpg_home


@pytest.fixture
def without_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)


def asked(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, dict[str, Any]]:
    status = main([*arguments, "--json"])
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    return status, told


def test_the_version_is_told_and_nothing_else(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"bilan {__version__}\n"


@pytest.mark.parametrize("wrong", ["check", "check --sample a.kdbx", "nonsense", "check --password x"])
def test_wrong_use_ends_with_status_2(wrong: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(wrong.split())
    assert ended.value.code == Exit.WRONG_USE
    assert capsys.readouterr().err


def test_a_check_tells_what_the_contract_promises(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, told = asked(capsys, "check", "--no-save", str(samples.reused(tmp_path / "a.json")))
    assert status == Exit.SOMETHING_TO_DO
    assert told["schema"] == 1
    assert told["sources"] == [{"name": "a.json", "format": "bitwarden-json", "logins": 4, "skipped": []}]
    assert told["logins"] == 4
    reuse = next(check for check in told["checks"] if check["id"] == "passwords.reuse")
    assert (reuse["outcome"], reuse["affected"], reuse["of"]) == ("partial", 3, 4)
    (finding,) = reuse["findings"]
    assert finding["outcome"] == "fail"
    assert finding["evidence"] == {"id": "reuse.mailbox", "params": {"n": 3, "sites": 3}}
    assert finding["subjects"][0] == {
        "title": "mail.example",
        "site": "mail.example",
        "user": "alice",
        "source": "a.json",
        "importance": "highest",
    }
    assert set(told["posture"]) >= {"confirmed", "possible", "held_at", "known", "next"}
    assert told["posture"]["next"]


def test_nothing_to_mend_ends_with_status_0(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    vault = samples.bitwarden(tmp_path / "a.json", [("bank.example", "alice", samples.STRONG)])
    status, told = asked(capsys, "check", "--no-save", str(vault))
    assert status == Exit.NOTHING_TO_DO
    outcomes = {check["id"]: check["outcome"] for check in told["checks"]}
    assert outcomes.pop("passwords.leaked") == "unknown"  # nobody was asked
    assert outcomes.pop("exposure.breached_site") == "unknown"  # there is no list
    nothing_tells = ("passwords.mailbox", "passwords.age", "passwords.personal", "passwords.second_factor")
    for check in (*nothing_tells, "passwords.passkey", "exposure.dormant"):
        assert outcomes.pop(check) == "unknown"  # nothing in the vault tells
    assert set(outcomes.values()) == {"pass"}


def test_an_unreadable_input_is_named_and_the_rest_still_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, told = asked(
        capsys, "check", "--no-save", str(tmp_path / "gone.kdbx"), str(samples.reused(tmp_path / "a.json"))
    )
    assert status == Exit.INPUT_UNREADABLE
    gone = next(source for source in told["sources"] if source["name"] == "gone.kdbx")
    assert gone["error"] == {"id": "FileMissing", "reason": errors.FileMissing.message}
    assert told["logins"] == 4


def test_passwords_are_taken_from_standard_input_one_line_a_locked_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, word in (("one.json", "première clé"), ("two.json", "second key")):
        content = exports.bitwarden(exports.item("Sunflower-2019", name=name))
        (tmp_path / name).write_text(exports.protected(content, exports.pbkdf2(word)), "utf-8")
    plain = samples.reused(tmp_path / "plain.json")
    monkeypatch.setattr("sys.stdin", io.StringIO("première clé\nsecond key\n"))
    files = [str(tmp_path / "one.json"), str(plain), str(tmp_path / "two.json")]
    _, told = asked(capsys, "check", "--no-save", "--password-stdin", *files)
    assert [source["logins"] for source in told["sources"]] == [1, 4, 1]


def test_a_locked_file_without_a_key_says_what_to_give(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    content = exports.protected(exports.bitwarden(), exports.pbkdf2("x"))
    (tmp_path / "locked.json").write_text(content, "utf-8")
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    status = main(["check", "--no-save", str(tmp_path / "locked.json")])
    assert status == Exit.INPUT_UNREADABLE
    assert "locked.json is locked" in capsys.readouterr().out


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.skipif(not HAS_GPG, reason="gpg is not installed")
@pytest.mark.parametrize(
    ("typed", "arguments", "error"),
    [
        (io.StringIO("y\n"), [], "GpgNotAllowed"),
        (io.StringIO(""), ["--gpg"], None),
        (Terminal("y\n"), [], None),
        (Terminal("Oui\n"), ["--lang", "fr"], None),
        (Terminal("n\n"), [], "GpgNotAllowed"),
        (Terminal("\n"), [], "GpgNotAllowed"),
        (Terminal("y\n"), ["--password-stdin"], "GpgNotAllowed"),
    ],
)
def test_gpg_is_started_for_a_password_store_only_if_the_person_agrees(
    *,
    typed: io.StringIO,
    arguments: list[str],
    error: str | None,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("sys.stdin", typed)
    typed.seek(0)
    with gpg_home() as home:
        monkeypatch.setenv("GNUPGHOME", str(home.folder))
        store = home.store(tmp_path / "store", a="Brindille-1987")
        _, told = asked(capsys, "check", "--no-save", *arguments, str(store))
    (source,) = told["sources"]
    assert source["logins"] == (0 if error else 1)
    assert source.get("error", {}).get("id") == error


@pytest.mark.usefixtures("secret_service")
def test_what_was_found_is_kept_and_told_by_status(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    profile = str(tmp_path / "mine.db")
    asked(capsys, "check", "--profile", profile, str(samples.reused(tmp_path / "a.json")))
    status, told = asked(capsys, "status", "--profile", profile)
    assert status == Exit.SOMETHING_TO_DO
    items = {item["id"]: item for item in told["items"]}
    assert items["passwords.reuse"]["state"] == "partial"
    assert items["passwords.reuse"]["provenance"] == "measured"
    assert items["passwords.reuse"]["contribution"] > 0
    assert len(items) == 86


@pytest.mark.usefixtures("secret_service")
def test_nothing_is_kept_when_nothing_may_be(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    profile = tmp_path / "mine.db"
    asked(capsys, "check", "--no-save", "--profile", str(profile), str(samples.reused(tmp_path / "a.json")))
    asked(capsys, "check", "--sample", "--profile", str(profile))
    assert not profile.exists()


def test_a_closed_store_costs_the_keeping_not_the_answer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["check", "--json", "--profile", str(tmp_path / "mine.db"), str(samples.reused(tmp_path / "a.json"))])
    captured = capsys.readouterr()
    assert status == Exit.STORE_CLOSED
    assert "keychain" in captured.err
    assert json.loads(captured.out)["logins"] == 4


@pytest.mark.parametrize("command", ["status", "due"])
def test_what_only_reads_says_that_there_is_no_profile_and_makes_nothing(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, "--profile", str(tmp_path / "nope" / "x.db")]) == Exit.STORE_CLOSED
    assert "There is no profile x.db here" in capsys.readouterr().err
    assert not (tmp_path / "nope").exists()


def test_status_without_a_keychain_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.db").touch()
    assert main(["status", "--profile", str(tmp_path / "mine.db")]) == Exit.STORE_CLOSED
    assert "keychain" in capsys.readouterr().err


@pytest.mark.usefixtures("without_screen")
def test_without_a_screen_the_sample_is_checked_and_one_line_says_why(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == Exit.SOMETHING_TO_DO
    captured = capsys.readouterr()
    assert captured.err.count("\n") == 1
    assert "no screen" in captured.err
    assert "Orme Mail" in captured.out


@pytest.mark.parametrize(("language", "word"), [("en", "accounts"), ("fr", "comptes")])
def test_the_language_may_be_chosen_before_and_after_the_command(
    language: str, word: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["--lang", language, "check", "--sample"])
    before = capsys.readouterr().out
    main(["check", "--sample", "--lang", language])
    assert word in before
    assert capsys.readouterr().out == before


def test_quiet_leaves_the_result_alone(capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "--sample", "--quiet"])
    assert capsys.readouterr().err == ""


def test_this_installation_is_whole(capsys: pytest.CaptureFixture[str]) -> None:
    status, told = asked(capsys, "self-test")
    assert told["parts"] == [
        {"id": name, "fault": None}
        for name in (
            *("catalogue", "words", "resources", "links", "post-rules", "vault-process"),
            *("vaults", "messages", "pictures", "photographs", "archives", "store", "keychain", "door"),
        )
    ]
    assert status == Exit.NOTHING_TO_DO


def test_a_damaged_installation_is_told_part_by_part(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    status, told = asked(capsys, "self-test")
    faults = {part["id"]: part["fault"] for part in told["parts"]}
    assert status == Exit.SOMETHING_TO_DO
    assert faults["catalogue"].startswith("ResourceError")
    assert faults["resources"].startswith("ResourceError")
    assert "UntrustedMissing" in faults["vaults"] or faults["vaults"].startswith("ResourceError")
    assert faults["store"] is None


def test_an_interrupt_ends_with_status_130(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("app.cli.check.run", interrupted)
    assert main(["check", "--no-save", str(tmp_path)]) == Exit.INTERRUPTED


def test_a_fault_of_ours_shows_its_place_and_never_its_text(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> None:
        raise ValueError("hunter2")  # noqa: EM101 - the text that must not be shown

    monkeypatch.setattr("app.cli.status.run", broken)
    assert main(["status"]) == Exit.WRONG_USE
    captured = capsys.readouterr()
    assert "ValueError at app.cli.main" in captured.err
    assert "hunter2" not in captured.err + captured.out + paths.log_file().read_text("utf-8")
