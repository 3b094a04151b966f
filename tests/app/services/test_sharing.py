from __future__ import annotations

import sys
import threading
from pathlib import Path
from typing import TypeVar

import pytest

from app.checkup.errors import FileRefused
from app.services.photographs import Job
from app.services.sharing import Sharing
from app.store.errors import StoreUnreachable
from app.values.photos import CopyNotWritten, CopyRefused, PhotoChanged
from tests.app.readers.photos import samples

T = TypeVar("T")


def done(job: Job[T]) -> T:
    [told] = job(threading.Event())
    return told


@pytest.fixture
def sharing() -> Sharing:
    return Sharing(lambda: None, lambda: "colette.db")


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "garden.jpg"
    path.write_bytes(samples.jpeg())
    return path


def test_a_picture_is_looked_at_and_a_copy_of_it_too(sharing: Sharing, photo: Path) -> None:
    seen = done(sharing.look_at(photo))
    assert seen.judged.revealed[0].rule == "place"
    copy = done(sharing.save_clean(seen, photo.with_name("copy.jpg")))
    assert [each.rule for each in copy.judged.revealed] == ["colour-profile"]


def test_a_picture_that_changed_is_not_copied_and_leaves_nothing(sharing: Sharing, photo: Path) -> None:
    seen = done(sharing.look_at(photo))
    photo.write_bytes(samples.png_file())
    with pytest.raises(PhotoChanged):
        done(sharing.save_clean(seen, photo.with_name("copy.jpg")))
    assert [path.name for path in photo.parent.iterdir()] == ["garden.jpg"]


def test_no_file_is_written_over_and_none_where_there_is_no_folder(sharing: Sharing, photo: Path) -> None:
    seen = done(sharing.look_at(photo))
    with pytest.raises(CopyRefused):
        done(sharing.save_clean(seen, photo))
    with pytest.raises(CopyNotWritten):
        done(sharing.save_clean(seen, photo.parent / "missing" / "copy.jpg"))
    assert photo.read_bytes() == samples.jpeg()


@pytest.mark.skipif(sys.platform == "win32", reason="it has no such limit")
def test_a_disk_that_is_full_leaves_no_piece_of_a_copy(sharing: Sharing, photo: Path) -> None:
    import resource  # noqa: PLC0415 - POSIX only
    import signal  # noqa: PLC0415 - as above

    photo.write_bytes(samples.encoded("JPEG", samples.scene(48, 48)))  # so small that it is written with the closing
    seen = done(sharing.look_at(photo))
    limits, handler = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (16, limits[1]))
    try:
        with pytest.raises(CopyNotWritten):
            done(sharing.save_clean(seen, photo.with_name("copy.jpg")))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handler)
    assert [path.name for path in photo.parent.iterdir()] == ["garden.jpg"]


def test_a_copy_that_was_not_looked_at_in_the_end_does_not_stay(sharing: Sharing, photo: Path) -> None:
    seen = done(sharing.look_at(photo))
    stopped = threading.Event()
    stopped.set()
    assert list(sharing.save_clean(seen, photo.with_name("copy.jpg"))(stopped)) == []
    assert [path.name for path in photo.parent.iterdir()] == ["garden.jpg"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_link_is_neither_followed_nor_replaced_by_a_copy(sharing: Sharing, photo: Path) -> None:
    seen = done(sharing.look_at(photo))
    link, hard = photo.with_name("link.jpg"), photo.with_name("hard.jpg")
    link.symlink_to(photo.with_name("nowhere.jpg"))
    hard.hardlink_to(photo)
    for to in (link, hard):
        with pytest.raises(CopyRefused):
            done(sharing.save_clean(seen, to))
    assert not photo.with_name("nowhere.jpg").exists()
    assert photo.read_bytes() == samples.jpeg()


def test_what_is_no_picture_is_refused_with_its_sentence(sharing: Sharing, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Colette,")
    with pytest.raises(FileRefused) as refused:
        done(sharing.look_at(letter))
    assert refused.value.message == "photo.error.kind"


def test_without_a_store_an_agreement_is_none_and_cannot_be_kept(sharing: Sharing) -> None:
    assert done(sharing.agreement()) == {}
    with pytest.raises(StoreUnreachable):
        done(sharing.keep_agreement({"photos": "Family chat"}))


def test_every_question_of_the_card_has_an_example(sharing: Sharing) -> None:
    assert len({question.id for question in sharing.card.question}) == len(sharing.card.question)
    assert all(question.fix and question.question.endswith("?") for question in sharing.card.question)
