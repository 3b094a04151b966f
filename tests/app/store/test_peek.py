from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from app.errors import StoreError
from app.store import migrations
from app.store.errors import KeyLost, NotAStore, PassphraseNeeded, StoreNewer, StoreOlder
from app.store.ledger import StoredLedger
from app.store.profile import open_store, peek
from app.values.outside import Consent, Recipient
from checks.secret import Secret
from tests.app.store.values import MemoryKeychain, opened

WHO = Recipient.HIBP


def kept(profile: Path, keychain: MemoryKeychain) -> None:
    with closing(opened(profile, keychain)) as store:
        StoredLedger(store).decide(WHO, Consent.NEVER)


def everything(profile: Path) -> dict[str, tuple[bytes, int]]:
    return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in profile.parent.iterdir()}


def test_what_was_decided_is_read_and_nothing_is_changed_or_made(profile: Path, keychain: MemoryKeychain) -> None:
    kept(profile, keychain)
    before = everything(profile)
    with closing(peek(profile, lambda: keychain)) as store:
        assert StoredLedger(store).consents() == {WHO: Consent.NEVER}
        with pytest.raises(StoreError):
            StoredLedger(store).decide(WHO, Consent.ALWAYS)
    assert everything(profile) == before


def test_what_was_decided_a_moment_ago_in_another_window_is_read(profile: Path, keychain: MemoryKeychain) -> None:
    with closing(opened(profile, keychain)) as other:
        StoredLedger(other).decide(WHO, Consent.NEVER)
        with closing(peek(profile, lambda: keychain)) as store:
            assert StoredLedger(store).consents() == {WHO: Consent.NEVER}
        StoredLedger(other).decide(WHO, Consent.EACH_TIME)
        assert StoredLedger(other).consents() == {WHO: Consent.EACH_TIME}


def test_a_passphrase_is_not_asked_for(profile: Path, keychain: MemoryKeychain) -> None:
    open_store(profile, lambda: keychain, Secret("correct horse")).close()
    with pytest.raises(PassphraseNeeded):
        peek(profile, lambda: keychain)


def test_a_keychain_without_the_key_says_so(profile: Path, keychain: MemoryKeychain) -> None:
    kept(profile, keychain)
    with pytest.raises(KeyLost):
        peek(profile, MemoryKeychain)


def test_a_file_of_somebody_else_is_refused(profile: Path, keychain: MemoryKeychain) -> None:
    profile.parent.mkdir(parents=True)
    profile.write_bytes(b"SQLite format 3\x00" + bytes(100))
    with pytest.raises(NotAStore):
        peek(profile, lambda: keychain)


@pytest.mark.parametrize(("steps", "error"), [(migrations.STEPS[:-1], StoreNewer), (migrations.STEPS * 2, StoreOlder)])
def test_a_profile_of_another_version_is_left_alone(
    profile: Path,
    keychain: MemoryKeychain,
    monkeypatch: pytest.MonkeyPatch,
    steps: tuple[migrations.Step, ...],
    error: type[StoreError],
) -> None:
    kept(profile, keychain)
    before = everything(profile)
    monkeypatch.setattr(migrations, "STEPS", steps)
    with pytest.raises(error):
        peek(profile, lambda: keychain)
    assert everything(profile) == before
