from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.posts.reading import bare, read, shortened


@pytest.mark.parametrize(
    ("text", "plain", "bared"),
    [
        ("L’été", "L'été", "l'ete"),
        ("e\u0301te\u0301", "été", "ete"),
        ("38\u00a0%\u202f!", "38 % !", "38 % !"),
        ("Œuvre", "Œuvre", "oeuvre"),
        ("a\u200bb\u00adc", "abc", "abc"),
        ("\U0001d5d9\U0001d5ff\U0001d5f2\U0001d5f2 demo", "Free demo", "free demo"),
        ("straße", "straße", "strasse"),
        ("le 2ᵉ ½", "le 2e 1\u20442", "le 2e 1\u20442"),
        ("👩‍💻 ok", "👩💻 ok", "👩💻 ok"),
    ],
)
def test_what_only_looks_different_reads_alike(text: str, plain: str, bared: str) -> None:
    reading = read(text)
    assert (reading.plain.text, reading.bare.text) == (plain, bared)


@pytest.mark.parametrize(
    ("text", "bared"),
    [
        ("incompétent·e·s", "incompetents"),
        ("idiot•e•s", "idiots"),
        ("idiot.e.s", "idiots"),
        ("idiot(e)s", "idiots"),
        ("dirigeant·e", "dirigeant"),
        ("directeur·rice", "directeur"),
        ("paresseux·euse", "paresseux"),
        ("example.e.so", "example.e.so"),
        ("liste (e) et (a)", "liste (e) et (a)"),
        ("a·b", "a·b"),
    ],
)
def test_inclusive_endings_are_left_out_and_nothing_else(text: str, bared: str) -> None:
    assert bare(text) == bared


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        ("😀😀 vous êtes bête", "bete", "bête"),
        ("un cœur brisé", "brise", "brisé"),
        ("de\u0301bile va", "debile", "de\u0301bile"),
        ("les incompétent·e·s !", "incompetents", "incompétent·e·s"),
        ("con\u200bfidentiel", "confidentiel", "con\u200bfidentiel"),
    ],
)
def test_a_place_of_the_bare_form_is_a_place_of_the_text(text: str, word: str, place: str) -> None:
    form = read(text).bare
    at = form.text.index(word)
    start, end = form.span(at, at + len(word))
    assert text[start:end] == place
    assert form.at(start, end) == (at, at + len(word))


ODD = st.text(alphabet=st.sampled_from("aé\u0301œ·e.s()’ \u00a0\u200bß😀🏽\ufe0f½\n\U0001d5d9"), max_size=40)


@given(st.one_of(ODD, st.text(max_size=40)))
def test_every_letter_of_a_form_stands_for_a_place_of_the_text_in_its_order(text: str) -> None:
    reading = read(text)
    for form in (reading.plain, reading.bare):
        places = [form.span(at, at + 1) for at in range(len(form.text))]
        assert all(0 <= start < end <= len(text) for start, end in places)
        assert places == sorted(places)


def test_words_are_found_with_their_places() -> None:
    reading = read("L’été, déjà")
    assert [(word.text, word.start) for word in reading.words()] == [("l", 0), ("ete", 2), ("deja", 7)]
    assert reading.spoken == ("l", "ete", "deja")


def test_a_drawn_out_word_stands_for_shorter_ones() -> None:
    assert list(shortened("biiitch")) == ["bitch", "biitch"]
    assert list(shortened("pool")) == []
