from __future__ import annotations

import pytest

from checks.model import Urgency
from checks.photos.exactness import Exactness, exactness, written_metres
from checks.photos.judging import Level, judged, names_a_day
from checks.photos.model import Clue, Format, Photo, Way, What, Where


def photo(*clues: Clue, name: str = "garden.jpg", size: tuple[int, int] = (4000, 3000)) -> Photo:
    return Photo(name, Format.JPEG, size, clues, Way.LEFT_OUT)


def clue(what: What, size: tuple[int, int] = (0, 0)) -> Clue:
    return Clue(what, Where.EXIF, size=size)


def test_every_kind_of_thing_is_judged() -> None:
    found = judged(photo(*map(clue, What))).revealed
    assert {each.rule for each in found} == {what.value for what in What}


def test_the_place_comes_before_the_program() -> None:
    found = judged(photo(clue(What.SOFTWARE), clue(What.TIME), clue(What.PLACE))).revealed
    assert [each.rule for each in found] == ["place", "time", "software"]


@pytest.mark.parametrize(
    ("whats", "level"),
    [((), Level.NOTHING_FOUND), ((What.SOFTWARE,), Level.LITTLE), ((What.SOFTWARE, What.SERIAL), Level.TELLS)],
)
def test_the_level_follows_the_worst(whats: tuple[What, ...], level: Level) -> None:
    assert judged(photo(*map(clue, whats))).level is level


def test_what_could_not_be_read_is_never_nothing_found() -> None:
    seen = judged(photo(clue(What.UNREADABLE)))
    assert not seen.is_whole
    assert seen.is_unknown
    assert seen.level is Level.TELLS


def test_what_is_known_counts_beside_what_is_damaged() -> None:
    assert not judged(photo(clue(What.UNREADABLE), clue(What.PLACE))).is_unknown
    assert judged(photo(clue(What.UNREADABLE), clue(What.SOFTWARE))).is_unknown


@pytest.mark.parametrize(
    ("inner", "rule"),
    [
        ((160, 120), "preview"),
        ((120, 160), "preview"),
        ((160, 90), "preview-may-show-more"),
        ((0, 0), "preview"),
    ],
)
def test_a_preview_of_another_shape_is_worse(inner: tuple[int, int], rule: str) -> None:
    [found] = judged(photo(clue(What.PREVIEW, inner))).revealed
    assert found.rule == rule
    assert (found.urgency is Urgency.FIRST) == (rule != "preview")


@pytest.mark.parametrize("name", ["IMG_20261103_081542.jpg", "Screenshot 2026-11-03 at 9.png", "2026.11.03.heic"])
def test_a_name_that_tells_the_day_is_known(name: str) -> None:
    assert names_a_day(name)
    assert [each.rule for each in judged(photo(name=name)).revealed] == ["file-name"]


@pytest.mark.parametrize("name", ["garden.jpg", "IMG_4417.jpg", "DSC20269999.jpg", "9920261103999.png"])
def test_other_numbers_are_no_day(name: str) -> None:
    assert not names_a_day(name)


@pytest.mark.parametrize(
    ("metres", "what"),
    [
        (0.3, Exactness.BUILDING),
        (111, Exactness.STREET),
        (1_113, Exactness.NEIGHBOURHOOD),
        (11_132, Exactness.TOWN),
        (111_320, Exactness.REGION),
    ],
)
def test_the_exactness_is_said_by_what_it_points_out(metres: float, what: Exactness) -> None:
    assert exactness(metres) is what


def test_neither_digits_nor_a_claim_make_a_place_more_exact() -> None:
    assert written_metres(0.00001) < 2
    assert written_metres(0.00001, 65.0) == 65.0
    assert written_metres(1.0, 5.0) > 100_000
