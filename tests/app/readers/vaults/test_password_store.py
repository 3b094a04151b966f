from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.checkup import command
from app.errors import SourceError
from app.readers.vaults import errors, folder, foreign, gpg, password_store
from app.readers.vaults.reader import Skipped
from checks.model import Login
from tests.app.readers.vaults.exports import shown
from tests.app.readers.vaults.gpg_home import HAS_GPG, GpgHome, gpg_home

pytestmark = pytest.mark.skipif(not HAS_GPG, reason="gpg is not installed")


@pytest.fixture(scope="module")
def home() -> Iterator[GpgHome]:
    with gpg_home() as made:
        yield made


@pytest.fixture(scope="module")
def locked() -> Iterator[GpgHome]:
    with gpg_home("a passphrase") as made:
        yield made


@pytest.fixture(autouse=True)
def _at_home(monkeypatch: pytest.MonkeyPatch, home: GpgHome) -> None:
    monkeypatch.setenv("GNUPGHOME", str(home.folder))


def read(store: Path) -> tuple[list[Login], list[Skipped]]:
    parts = list(password_store.read(store, store.name, command.gpg()))
    return [part for part in parts if isinstance(part, Login)], [part for part in parts if isinstance(part, Skipped)]


def refusal(store: Path) -> SourceError:
    with pytest.raises(SourceError) as caught:
        read(store)
    assert caught.value.params["name"] == store.name
    return caught.value


def test_a_store_is_read_in_the_order_of_its_names(home: GpgHome, tmp_path: Path) -> None:
    store = home.store(tmp_path / "store", b="second", a__deep__x="first\nuser: ana", Z="pâ$$ 秘")
    logins, skipped = read(store)
    assert [(login.folder, login.title, shown(login.password)) for login in logins] == [
        ("", "Z", "pâ$$ 秘"),
        ("a/deep", "x", "first"),
        ("", "b", "second"),
    ]
    assert [login.row for login in logins] == [1, 2, 3]
    assert skipped == []


def test_a_store_is_told_by_its_gpg_id(home: GpgHome, tmp_path: Path) -> None:
    assert folder.is_password_store(home.store(tmp_path / "store"))
    assert not folder.is_password_store(tmp_path)
    assert not folder.is_password_store(tmp_path / "absent\0")


def test_an_empty_store_holds_nothing(home: GpgHome, tmp_path: Path) -> None:
    assert read(home.store(tmp_path / "store")) == ([], [])


def test_what_is_hidden_or_no_entry_is_passed_over(home: GpgHome, tmp_path: Path) -> None:
    store = home.store(tmp_path / "store", a="x", **{".git__b": "y"})
    (store / "README.md").write_text("no entry")
    assert [login.title for login in read(store)[0]] == ["a"]


def test_links_are_followed_but_never_in_a_circle(home: GpgHome, tmp_path: Path) -> None:
    home.store(tmp_path / "other", b="y")
    store = home.store(tmp_path / "store", a="x")
    (store / "circle").symlink_to(store)
    (store / "linked").symlink_to(tmp_path / "other")
    (store / "twice").symlink_to(tmp_path / "other")
    assert [(login.folder, login.title) for login in read(store)[0]] == [("", "a"), ("linked", "b")]


def test_a_damaged_entry_is_named_and_does_not_cost_the_others(home: GpgHome, tmp_path: Path) -> None:
    whole = home.encrypted("secret")
    changed = whole[:-10] + bytes(each ^ 255 for each in whole[-10:])
    plain = home.gpg("--store", given=b"never encrypted")
    store = home.store(tmp_path / "store", a=whole[:-30], b="x", c=b"", d=changed, e=plain, f=b"no gpg at all", g="y")
    (store / "h.gpg").symlink_to("nowhere")
    logins, skipped = read(store)
    assert [shown(login.password) for login in logins] == ["x", "y"]
    assert [part.params["entry"] for part in skipped] == ["a", "c", "d", "e", "f", "h"]
    assert all(part.damaged for part in skipped)


def test_what_is_no_text_is_a_document(home: GpgHome, tmp_path: Path) -> None:
    picture = home.encrypted(b"\x89PNG\r\n\x1a\n\0\0\0")
    long, bomb = home.encrypted(b"x" * 1_048_577), home.encrypted(bytes(30_000_000))
    store = home.store(tmp_path / "store", a=picture, b=long, c=bomb, d=b"x" * 1_048_577)
    logins, (skipped,) = read(store)
    assert logins == []
    assert (skipped.reason, skipped.count, skipped.damaged) == ("skipped.document", 4, False)


def test_a_text_of_another_encoding_is_read_and_told(home: GpgHome, tmp_path: Path) -> None:
    (login,), (warning,) = read(home.store(tmp_path / "store", a=home.encrypted("é".encode("cp1252"))))
    assert shown(login.password) == "é"
    assert warning.reason == "warning.cp1252"


def test_entries_for_other_peoples_keys_are_counted_as_unread(home: GpgHome, locked: GpgHome, tmp_path: Path) -> None:
    theirs = locked.encrypted("theirs")
    logins, (skipped,) = read(home.store(tmp_path / "store", a=theirs, b="mine", c=theirs))
    assert len(logins) == 1
    assert (skipped.reason, skipped.count, skipped.damaged) == ("skipped.gpg_key_missing", 2, True)


def test_a_store_for_other_keys_only_is_not_an_empty_one(home: GpgHome, locked: GpgHome, tmp_path: Path) -> None:
    assert type(refusal(home.store(tmp_path / "store", a=locked.encrypted("x")))) is errors.GpgKeyMissing


def test_entries_beyond_the_most_are_told(home: GpgHome, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(password_store, "MOST_ENTRIES", 2)
    logins, (skipped,) = read(home.store(tmp_path / "store", a="1", b="2", c="3", d="4"))
    assert len(logins) == 2
    assert (skipped.reason, skipped.damaged) == ("skipped.too_many_rows", True)


@pytest.mark.parametrize(
    ("answer", "cause"),
    [
        ("echo 'D a passphrase'; echo OK", None),
        ("echo 'D wrong'; echo OK", errors.GpgLocked),
        ("echo 'ERR 83886179 Operation cancelled <Pinentry>'", errors.GpgCancelled),
        ("read -r never", errors.GpgTimedOut),
        ("exit", errors.GpgLocked),
    ],
)
def test_what_happens_to_a_locked_key_is_told(
    answer: str,
    cause: type[SourceError] | None,
    locked: GpgHome,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("GNUPGHOME", str(locked.folder))
    locked.asks_through(answer)
    store = locked.store(tmp_path / "store", a="secret", b="second")
    if cause is None:
        assert len(read(store)[0]) == 2
    else:
        if cause is errors.GpgTimedOut:
            monkeypatch.setattr(gpg, "PATIENCE_SECONDS", 1)
        assert type(refusal(store)) is cause


@pytest.mark.parametrize("absent", [None, ["/nowhere/gpg", "--decrypt"]])
def test_without_gpg_the_store_says_so(absent: list[str] | None, home: GpgHome, tmp_path: Path) -> None:
    store = home.store(tmp_path / "store", a="x")
    with pytest.raises(errors.GpgMissing):
        list(password_store.read(store, "store", absent))


def test_nothing_is_written_into_the_store_or_beside_it(home: GpgHome, tmp_path: Path) -> None:
    store = home.store(tmp_path / "store", a="secret")
    before = sorted(tmp_path.rglob("*"))
    read(store)
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("place", ["default/profile.js", "profile.js"])
def test_an_opvault_folder_is_refused_by_name(place: str, tmp_path: Path) -> None:
    (tmp_path / place).parent.mkdir(exist_ok=True)
    (tmp_path / place).write_text("var profile={};")
    with pytest.raises(foreign.OpVaultRefused):
        folder.refuse(tmp_path)


def test_another_folder_is_a_folder(tmp_path: Path) -> None:
    with pytest.raises(errors.FileIsFolder):
        folder.refuse(tmp_path)
