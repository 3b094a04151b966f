from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.links.payload import Kind, Payload, explained


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://colivo.example/p", Payload(Kind.LINK, {}, "https://colivo.example/p")),
        ("HTTPS://COLIVO.EXAMPLE/P", Payload(Kind.LINK, {}, "HTTPS://COLIVO.EXAMPLE/P")),
        ("colivo.com/pay?n=1", Payload(Kind.LINK, {}, "colivo.com/pay?n=1")),
        ("javascript:alert(1)", Payload(Kind.LINK, {}, "javascript:alert(1)")),
        ("whatsapp://send?text=hi", Payload(Kind.LINK, {}, "whatsapp://send?text=hi")),
        ("WIFI:T:WPA;S:Orme;P:bateau;;", Payload(Kind.WIFI, {"name": "Orme", "security": "WPA"})),
        ("WIFI:S:Café;;", Payload(Kind.WIFI, {"name": "Café", "security": "NOPASS"})),
        ("tel:+33-1-99-00-12-34", Payload(Kind.CALL, {"number": "+33-1-99-00-12-34"})),
        ("TEL:%2B33199001234;ext=5", Payload(Kind.CALL, {"number": "+33199001234"})),
        ("sms:+33199001234?body=A%20B", Payload(Kind.TEXT_MESSAGE, {"number": "+33199001234", "text": "A B"})),
        (
            "SMSTO:81999:see https://colivo.example/p.",
            Payload(
                Kind.TEXT_MESSAGE,
                {"number": "81999", "text": "see https://colivo.example/p."},
                "https://colivo.example/p",
            ),
        ),
        (
            "mailto:colette@orme.example?subject=Rent&body=Hello%20you",
            Payload(Kind.MAIL, {"to": "colette@orme.example", "subject": "Rent", "text": "Hello you"}),
        ),
        (
            "MATMSG:TO:colette@orme.example;SUB:Rent;BODY:Hello;;",
            Payload(Kind.MAIL, {"to": "colette@orme.example", "subject": "Rent", "text": "Hello"}),
        ),
        ("geo:48.85,2.35;u=35?q=Orme%20street", Payload(Kind.PLACE, {"place": "48.85, 2.35", "name": "Orme street"})),
        (
            "MECARD:N:Orme,Colette;TEL:0199001234;URL:https://orme.example;;",
            Payload(Kind.CONTACT, {"name": "Colette Orme", "number": "0199001234"}, "https://orme.example"),
        ),
        (
            "bitcoin:1OrmeOrmeOrme?amount=0.5&label=Rent",
            Payload(Kind.PAYMENT, {"to": "1OrmeOrmeOrme", "amount": "0.5", "name": "Rent"}),
        ),
        (
            "upi://pay?pa=orme@bank&pn=Orme&am=10.00&cu=INR",
            Payload(Kind.PAYMENT, {"to": "orme@bank", "name": "Orme", "amount": "10.00 INR"}),
        ),
        (
            "BCD\n002\n1\nSCT\nBIC\nColette Orme\nFR7630006000011234567890189\nEUR10\n",
            Payload(Kind.PAYMENT, {"name": "Colette Orme", "to": "FR7630006000011234567890189", "amount": "EUR10"}),
        ),
        ("Table:5", Payload(Kind.TEXT, {"text": "Table:5"})),
        ("see you at eight", Payload(Kind.TEXT, {"text": "see you at eight"})),
        (
            "Menu (https://orme.example/menu) of today",
            Payload(Kind.TEXT, {"text": "Menu (https://orme.example/menu) of today"}, "https://orme.example/menu"),
        ),
    ],
)
def test_what_a_code_is_for_is_told_by_its_text(text: str, expected: Payload) -> None:
    assert explained(text) == expected


def test_a_card_of_somebody_is_read_with_folded_lines_and_its_link() -> None:
    card = (
        "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Orme;Colette;;;\r\nFN:Colette\r\n  Orme\r\nORG:Orme bank;\r\n"
        "TEL;TYPE=CELL:+33199001234\r\nitem1.URL:https\\://orme.example\r\nEND:VCARD"
    )
    told = explained(card)
    assert told.kind is Kind.CONTACT
    assert told.parts == {"name": "Colette Orme", "organisation": "Orme bank", "number": "+33199001234"}
    assert told.link == "https://orme.example"


@pytest.mark.parametrize(
    "text",
    [
        "WIFI:T:WPA;P:bateau violon;S:Orme;;",
        "WIFI:S:Orme;T:WPA2-EAP;I:me;P:bateau violon;;",
        "otpauth://totp/Orme:colette?secret=BATEAUVIOLON&issuer=Orme",
        "otpauth-migration://offline?data=BATEAUVIOLON",
    ],
)
def test_what_opens_something_is_in_no_value(text: str) -> None:
    told = repr(explained(text))
    assert "bateau violon" not in told
    assert "BATEAUVIOLON" not in told


def test_a_sign_behind_a_backslash_is_only_itself() -> None:
    assert explained(r"WIFI:T:WPA;S:a\;P:b\\;P:bateau;;").parts["name"] == "a;P:b\\"


def test_the_seed_of_second_proofs_is_known_by_its_issuer() -> None:
    assert explained("otpauth://totp/Orme:colette?secret=A") == Payload(Kind.SECOND_PROOF, {"name": "Orme"})


@given(
    st.text()
    | st.sampled_from(["WIFI:", "BEGIN:VCARD\n", "sms:", "geo:", "upi://", "BCD\n"]).flatmap(
        lambda start: st.text().map(lambda text: start + text)
    )
)
def test_no_text_makes_it_raise(text: str) -> None:
    told = explained(text)
    assert "" not in told.parts.values() or not text.strip()
