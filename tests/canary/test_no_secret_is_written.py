from __future__ import annotations

import base64
import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.store.profile import open_store
from app.system.keychain import open_keychain
from tests.app import keyring_daemon
from tests.canary import vaults, watching
from tests.canary.markers import Marker, leaks, written_below


@dataclass(frozen=True)
class Canary:
    """A person's home and what may not be found in it."""

    home: Path
    files: tuple[Path, ...]
    spoken: str
    markers: list[Marker]

    @property
    def profile(self) -> Path:
        return self.home / "check-up.db"


@pytest.fixture
def canary(tmp_path: Path) -> Canary:
    folder = tmp_path / "vaults"
    folder.mkdir()
    hidden = vaults.Hidden()
    database, password = vaults.kdbx(folder / "family.kdbx", hidden)
    protected, other = vaults.bitwarden_protected(folder / "protected.json", hidden)
    plain = (
        vaults.bitwarden_plain(folder / "plain.json", hidden),
        vaults.chrome(folder / "chrome.csv", hidden),
        vaults.firefox(folder / "firefox.csv", hidden),
    )
    home = tmp_path / "home"
    home.mkdir()
    return Canary(home, (database, protected, *plain), f"{password}\n{other}\n", hidden.markers)


@pytest.fixture
def keychain(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    if missing := keyring_daemon.missing_programs():
        message = f"a real keyring needs {' and '.join(missing)}"
        pytest.fail(message) if os.environ.get("CI") else pytest.skip(message)
    with keyring_daemon.running(tmp_path_factory.mktemp("keyring")) as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        yield


def checked(canary: Canary, *options: str) -> watching.Seen:
    arguments = ("check", "--password-stdin", "--profile", str(canary.profile), *options, *map(str, canary.files))
    return watching.watched(watching.bilan(*arguments), watching.home(canary.home), canary.spoken)


def leak_list(canary: Canary) -> Path:
    """Write a list in which every secret has leaked, outside of what is searched for secrets."""
    path = canary.home.parent / "vaults" / "leaks.txt"
    hashes = (_sha1(text).decode() for text in (*(x.text for x in canary.markers), *map(str, range(300))))
    path.write_text("".join(f"{each}:12345\n" for each in sorted(set(hashes))), "ascii")
    return path


def kept(canary: Canary) -> dict[str, bytes]:
    """Return all that the store remembers, decrypted: encryption must not hide a leak from this test."""
    store = open_store(canary.profile, open_keychain)
    try:
        execute = store._opened.execute
        tables = [name for (name,) in execute("SELECT name FROM sqlite_master WHERE type = 'table'", ())]
        queries = {name: f"SELECT * FROM {name}" for name in tables}  # noqa: S608 - names from the schema itself
        return {f"table {name}": repr(list(execute(query, ()))).encode() for name, query in queries.items()}
    finally:
        store.close()


@pytest.mark.usefixtures("keychain")
@pytest.mark.parametrize("options", [("--json",), ("--lang", "fr")])
def test_a_whole_check_up_leaves_no_trace_of_a_secret(canary: Canary, options: tuple[str, ...]) -> None:
    seen = checked(canary, *options, "--leaks", str(leak_list(canary)))
    assert seen.status == 3, seen.streams["standard error"]  # one item is damaged on purpose
    told = kept(canary)
    assert b"bank.example" in b"".join(told.values())  # it did look, and kept what it may keep
    assert b"leaked.found" in b"".join(told.values())
    assert len(seen.processes) >= 4  # ours and the vault process, arguments and environment
    places = {**written_below(canary.home), **seen.streams, **seen.processes, **told}
    assert leaks(canary.markers, places) == []


@pytest.mark.usefixtures("keychain")
def test_every_kind_of_vault_was_read_and_judged(canary: Canary) -> None:
    told = json.loads(checked(canary, "--json").streams["standard output"])
    formats = [source["format"] for source in told["sources"]]
    assert formats == ["kdbx", "bitwarden-json", "bitwarden-json", "chrome-csv", "firefox-csv"]
    silent = {check["id"] for check in told["checks"] if not check["findings"]}
    # Nobody gave a list of leaks or of breaches, and no site of the vaults is known to take passkeys.
    assert silent == {"passwords.leaked", "exposure.breached_site", "passwords.passkey"}


@pytest.mark.usefixtures("keychain")
@pytest.mark.parametrize("form", ["html", "json"])
def test_a_report_in_full_holds_no_secret(canary: Canary, form: str) -> None:
    checked(canary, "--leaks", str(leak_list(canary)))
    out = canary.home / f"report.{form}"
    arguments = ("report", "--profile", str(canary.profile), "--format", form, "--redact", "none", str(out))
    seen = watching.watched(watching.bilan(*arguments), watching.home(canary.home), "")
    assert b"bank.example" in out.read_bytes()  # it does name what it may name
    assert leaks(canary.markers, {**written_below(canary.home), **seen.streams, **seen.processes}) == []


def test_a_wrong_password_and_damaged_files_leave_no_trace_either(canary: Canary) -> None:
    for file in canary.files:
        file.write_bytes(file.read_bytes()[:-40] + b"\0damaged\xff")
    arguments = ("check", "--password-stdin", "--no-save", *map(str, canary.files))
    seen = watching.watched(watching.bilan(*arguments), watching.home(canary.home), canary.spoken)
    assert seen.status == 3
    assert leaks(canary.markers, {**written_below(canary.home), **seen.streams, **seen.processes}) == []


def test_a_vault_process_that_meets_a_bug_tells_its_place_and_nothing_else() -> None:
    marker = Marker("Kanarie-in-an-exception")
    code = (
        f"from app.checkup import vault_process as v, auditing as a\ndef serve(*_): raise ValueError({marker.text!r})\n"
    )
    run = [sys.executable, "-I", "-c", f"{code}a.serve = serve\nv.main('audit')"]
    ended = subprocess.run(run, input=b"", capture_output=True, check=False)
    assert b"Crashed" in ended.stdout
    assert leaks([marker], {"standard output": ended.stdout, "standard error": ended.stderr}) == []


def _sha1(text: str) -> bytes:
    return hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest().upper().encode()


PLANTED: dict[str, Callable[[str], bytes]] = {
    "plain": str.encode,
    "UTF-16": lambda text: text.encode("utf-16-le"),
    "hex": lambda text: text.encode().hex().encode(),
    "base64": lambda text: base64.b64encode(text.encode()),
    "base64 of more": lambda text: base64.b64encode(b"user:" + text.encode() + b":end"),
    "SHA-1": _sha1,
}


@pytest.mark.parametrize("form", PLANTED)
def test_a_planted_leak_is_found_in_every_form(canary: Canary, form: str) -> None:
    secret = canary.markers[0].text
    (canary.home / "crash.log").write_bytes(b"noise" + PLANTED[form](secret) + b"noise")
    assert leaks(canary.markers, written_below(canary.home))


def test_a_planted_leak_is_found_in_arguments_environment_and_output(canary: Canary) -> None:
    secret = canary.markers[0].text
    code = "import sys, time; time.sleep(0.5); print(sys.argv[1])"
    seen = watching.watched([sys.executable, "-c", code, secret], {**os.environ, "KEY": secret}, "")
    found = leaks(canary.markers[:1], {**seen.streams, **seen.processes})
    assert {where.split(" in ")[1].split(" of ")[0] for where in found} >= {"cmdline", "environ"}
    assert any("standard output" in where for where in found)


@pytest.mark.usefixtures("keychain")
def test_a_leak_into_the_encrypted_store_is_found(canary: Canary) -> None:
    store = open_store(canary.profile, open_keychain)
    store.save_run(datetime.now(UTC), (), {"findings": canary.markers[0].text})
    store.close()
    assert leaks(canary.markers, written_below(canary.home)) == []
    assert leaks(canary.markers, kept(canary))
