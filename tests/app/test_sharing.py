from __future__ import annotations

import threading
from pathlib import Path
from typing import TypeVar

import pytest

from app.checkup.errors import FileRefused
from app.photographs import Job
from app.photos import CopyNotWritten, CopyRefused, PhotoChanged
from app.sharing import Sharing
from app.store.errors import StoreUnreachable
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
