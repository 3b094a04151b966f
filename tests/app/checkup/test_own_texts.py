from __future__ import annotations

import pytest

from app.checkup.own_texts import look
from checks.archives.model import Audience, Place, Wrote


def categories(text: str, place: Place, audience: Audience) -> set[str]:
    return {each.category for each in look()(Wrote(text, None, place, audience))}


@pytest.mark.parametrize("text", ["What a moron you are!", "Quel connard, ce type"])
def test_what_was_posted_is_read_in_both_languages(text: str) -> None:
    assert categories(text, Place.POST, Audience.PUBLIC) == {"tone"}


def test_a_place_is_told_but_no_word_of_the_text() -> None:
    (spotted,) = look()(Wrote("Strictly confidential: wait.", None, Place.POST, Audience.PUBLIC))
    assert spotted.category == "confidential"
    assert "wait" not in repr(spotted)


def test_of_what_was_written_to_one_person_only_selling_and_asking_are_looked_for() -> None:
    said = "Strictly confidential, you moron. We help companies like yours to double their sales: 15 minutes this week?"
    assert {"confidential", "tone"} <= categories(said, Place.POST, Audience.PUBLIC)
    assert categories(said, Place.MESSAGE, Audience.ADDRESSEES) <= {"pitch", "request"}
    assert categories(said, Place.MESSAGE, Audience.ADDRESSEES)
