from __future__ import annotations

import copy
import io
import json
import logging
import pickle
import traceback
from collections.abc import Callable
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.secret import Secret
from tests.builders import login

MARKER = "tr0ub4dor&3-marker"
ANY_TEXT = st.text(st.characters(exclude_categories=()))
KEY = bytes(range(32))

REFUSED: dict[str, Callable[[Secret], object]] = {
    "str": str,
    "print": print,
    "f-string": lambda secret: f"{secret}",
    "format": lambda secret: format(secret, ">10"),
    "str.format": "{}".format,
    "percent": lambda secret: "%s" % secret,  # noqa: UP031 - exactly this way of writing it is tried
    "join": lambda secret: ",".join(cast("list[str]", [secret, secret])),
    "hash": hash,
    "set": lambda secret: {secret},
    "copy": copy.copy,
    "deepcopy": copy.deepcopy,
    "json": json.dumps,
    "equal to a text": lambda secret: secret == MARKER,
    "unequal to a text": lambda secret: secret != MARKER,
    "sorted": lambda secret: sorted(cast("list[str]", [secret, secret])),
    "iterated": lambda secret: list(cast("str", secret)),
    "pickle": pickle.dumps,
}


@pytest.mark.parametrize("way", REFUSED.values(), ids=REFUSED.keys())
def test_a_secret_refuses_every_way_out(way: Callable[[Secret], object]) -> None:
    with pytest.raises(TypeError) as refused:
        way(Secret(MARKER))

    assert MARKER not in "".join(traceback.format_exception(refused.value))


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_no_protocol_pickles_a_secret_or_what_holds_one(protocol: int) -> None:
    with pytest.raises(TypeError):
        pickle.dumps(login(password=MARKER), protocol)


def test_a_secret_is_lent_for_the_length_of_a_block() -> None:
    with Secret(MARKER).revealed() as text:
        assert text == MARKER


def test_nothing_hides_beside_the_text() -> None:
    assert not hasattr(Secret(MARKER), "__dict__")


def test_every_secret_shows_the_same_mask() -> None:
    assert repr(Secret(MARKER)) == repr(Secret("")) == "<Secret>"
    assert f"{Secret(MARKER)!r}" == "<Secret>"


def test_a_value_that_holds_a_secret_shows_the_mask() -> None:
    shown = repr(login(password=MARKER))

    assert MARKER not in shown
    assert "password=<Secret>" in shown


def test_a_log_and_its_complaints_never_hold_a_secret(capsys: pytest.CaptureFixture[str]) -> None:
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    secret = Secret(MARKER)
    for message, arguments in [("%r", (secret,)), ("%s", (secret,)), (secret, ())]:
        handler.handle(logging.LogRecord("bilan", logging.WARNING, "file.py", 1, message, arguments, None))

    complaints = capsys.readouterr().err
    assert written.getvalue() == "<Secret>\n"
    assert complaints.count("--- Logging error ---") == 2
    assert MARKER not in complaints


def test_a_traceback_with_local_variables_shows_the_mask() -> None:
    def fail(secret: Secret) -> None:
        secret.fingerprint(b"too short")

    try:
        fail(Secret(MARKER))
    except ValueError as error:
        shown = "".join(traceback.TracebackException.from_exception(error, capture_locals=True).format())
    else:
        pytest.fail("a short key was taken")

    assert "secret = <Secret>" in shown
    assert MARKER not in shown


@given(ANY_TEXT, ANY_TEXT)
def test_secrets_are_equal_as_their_texts_are(one: str, other: str) -> None:
    assert (Secret(one) == Secret(other)) == (one == other)
    assert Secret(one) == Secret(one)


@given(ANY_TEXT, ANY_TEXT)
def test_fingerprints_under_one_key_are_equal_as_their_texts_are(one: str, other: str) -> None:
    assert (Secret(one).fingerprint(KEY) == Secret(other).fingerprint(KEY)) == (one == other)


@given(ANY_TEXT)
def test_fingerprints_under_two_keys_have_nothing_in_common(text: str) -> None:
    assert Secret(text).fingerprint(KEY) != Secret(text).fingerprint(KEY[::-1])


@given(ANY_TEXT)
def test_only_whether_there_is_a_text_is_told(text: str) -> None:
    assert bool(Secret(text)) == bool(text)
