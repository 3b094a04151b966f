from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from app.letters.letter import as_message
from app.letters.mail import LONGEST, is_address, mail
from app.letters.writing import written
from tests.app.letters.letters import TODAY, wish

LETTER = written(wish(language="fr"), TODAY)


def test_the_mail_program_is_given_recipient_subject_and_letter() -> None:
    made = mail("dpo@metiora.example", LETTER, longest=20_000)
    parts = urlsplit(made.address)
    assert (parts.scheme, parts.path) == ("mailto", "dpo@metiora.example")
    said = parse_qs(parts.query, strict_parsing=True)
    assert said == {"subject": [LETTER.subject], "body": [as_message(LETTER).replace("\n", "\r\n")]}
    assert made.whole


def test_a_letter_that_is_too_long_is_never_given_in_part() -> None:
    made = mail("dpo@metiora.example", LETTER, longest=2_000)
    assert not made.whole
    assert set(parse_qs(urlsplit(made.address).query)) == {"subject"}
    assert len(made.address) < 2_000 <= LONGEST


def test_plus_signs_and_spaces_come_through_as_they_are() -> None:
    made = mail("a+b@metiora.example", LETTER)
    assert made.address.startswith("mailto:a%2Bb@metiora.example?subject=")
    assert "+" not in made.address


@pytest.mark.parametrize(
    "text", ["", "nobody", "a@b.example?bcc=c@d.example", "a@b.example,c@d.example", "a b@c.example"]
)
def test_anything_but_one_address_is_left_out(text: str) -> None:
    assert not is_address(text)
    assert mail(text, LETTER).address.startswith("mailto:?subject=")
