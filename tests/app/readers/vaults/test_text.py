from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.readers.vaults import errors, text
from app.readers.vaults.reader import Untrusted

_TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff"))


@given(_TEXTS)
@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ],
)
def test_unicode_is_decoded_exactly(mark: bytes, encoding: str, written: str) -> None:
    decoded = text.decoded(Untrusted("export", mark + written.encode(encoding)))

    assert decoded.text == written
    assert not decoded.guessed


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_known_by_its_nuls(encoding: str) -> None:
    assert text.decoded(Untrusted("export", "name,url €é".encode(encoding))).text == "name,url €é"


def test_what_is_not_unicode_is_taken_for_the_western_encoding_and_said_so() -> None:
    decoded = text.decoded(Untrusted("export", "motdepassé€".encode("cp1252")))

    assert decoded.text == "motdepassé€"
    assert decoded.guessed


def test_nul_characters_are_left_out() -> None:
    assert text.decoded(Untrusted("export", b"na\0me,u\0\0rl")).text == "name,url"


@pytest.mark.parametrize("data", [b"\x81\x8d\x8f\x90\x9d", codecs.BOM_UTF16_LE + b"\x00\xd8", b"\xef\xbb\xbf\xff"])
def test_what_no_encoding_explains_is_damaged(data: bytes) -> None:
    with pytest.raises(errors.FileDamaged) as caught:
        text.decoded(Untrusted("export", data))

    # An error of Python's decoder would carry the whole content in its attributes.
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None


def test_a_text_above_the_limit_is_not_decoded() -> None:
    with pytest.raises(errors.FileTooLarge) as caught:
        text.decoded(Untrusted("export", b" " * (text.LIMIT_MEBIBYTES * 1024 * 1024 + 1)))

    assert caught.value.params["limit"] == text.LIMIT_MEBIBYTES


@given(st.binary())
def test_the_opening_of_any_bytes_is_a_text(data: bytes) -> None:
    assert "\0" not in text.opening(Untrusted("export", data))


def test_a_decoded_text_does_not_stand_in_its_representation() -> None:
    assert "hunter2" not in repr(text.decoded(Untrusted("export", b"hunter2")))
