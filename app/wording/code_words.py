"""How is it said what a QR code does, and what to do about it?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from app.wording.link_words import Said
from app.words import Words
from checks.links.payload import Kind, Payload


def kind(payload: Payload, words: Words) -> Said:
    """Return what the code is for, and what to think of before using it."""
    if payload.kind is Kind.WIFI:
        return Said(words.text("The code joins a wireless network"), _network(payload, words))
    return _kinds(words)[payload.kind]


def _kinds(words: Words) -> Mapping[Kind, Said]:
    return {
        Kind.LINK: Said(words.text("The code leads to an address"), words.text("It was read, not opened.")),
        Kind.CALL: Said(
            words.text("The code calls a number"),
            words.text("Some numbers cost a lot. Call only if you know whose it is; else look up the number."),
        ),
        Kind.TEXT_MESSAGE: Said(
            words.text("The code prepares a text message"),
            words.text("It is written already and waits for you to send it. Some numbers cost a lot."),
        ),
        Kind.MAIL: Said(
            words.text("The code prepares an e-mail"),
            words.text("It is written already and waits for you to send it. See to whom it goes."),
        ),
        Kind.PLACE: Said(words.text("The code shows a place on a map"), words.text("A map program would open.")),
        Kind.CONTACT: Said(
            words.text("The code adds somebody to your contacts"),
            words.text("Anybody can write any name on a number. Compare before you trust it later."),
        ),
        Kind.SECOND_PROOF: Said(
            words.text("The code sets up a second proof"),
            words.text("Whoever has this picture can make your codes. Scan it with your own app only, then delete it."),
        ),
        Kind.PAYMENT: Said(
            words.text("The code prepares a payment"),
            words.text("It can hardly be taken back. Compare the account with a bill that you expected."),
        ),
        Kind.TEXT: Said(words.text("The code is a text"), words.text("Nothing opens by itself.")),
    }


def parts(payload: Payload, words: Words) -> Iterator[str]:
    """Yield what is in the code, a line each."""
    labels = {
        "name": words.text("Name: {value}", value=payload.parts.get("name", "")),
        "organisation": words.text("Organisation: {value}", value=payload.parts.get("organisation", "")),
        "number": words.text("Number: {value}", value=payload.parts.get("number", "")),
        "to": words.text("To: {value}", value=payload.parts.get("to", "")),
        "subject": words.text("Subject: {value}", value=payload.parts.get("subject", "")),
        "amount": words.text("Amount: {value}", value=payload.parts.get("amount", "")),
        "place": words.text("Place: {value}", value=payload.parts.get("place", "")),
        "text": words.text("Text: {value}", value=payload.parts.get("text", "")),
    }
    yield from (line for key, line in labels.items() if key in payload.parts)


def _network(payload: Payload, words: Words) -> str:
    if payload.parts.get("security") == "NOPASS":
        return words.text(
            "It has no password: others nearby can see which sites you visit. Join it only if you know whose it is."
        )
    return words.text("Join it only if you know whose it is. Its password is in the code, and is not shown here.")
