from __future__ import annotations

from contextlib import closing
from pathlib import Path

from app.store.database import Store
from app.store.family import StoredAgreement
from tests.app.store.values import MARKER, MemoryKeychain, opened


def test_an_agreement_takes_the_place_of_the_one_before(store: Store) -> None:
    kept = StoredAgreement(store)
    assert kept.answers() == {}
    kept.save({"photos": "Family chat", "names": "Colette \ud83d"})
    assert kept.answers() == {"photos": "Family chat", "names": "Colette \ud83d"}
    kept.save({"tags": "Nobody"})
    assert kept.answers() == {"tags": "Nobody"}
    kept.save({})
    assert kept.answers() == {}


def test_no_answer_can_be_read_without_the_key(profile: Path, keychain: MemoryKeychain) -> None:
    with closing(opened(profile, keychain)) as store:
        StoredAgreement(store).save({"photos": MARKER})
        written = [path.read_bytes() for path in profile.parent.iterdir() if path.is_file()]
    assert written
    assert not any(MARKER.encode() in content for content in written)
