"""Who are those that may be asked, what for, and what do they learn?

The facts are those of `exposure-services`, 5.1; where it names no country, none is claimed.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.values.outside import Recipient
from app.values.release import is_announced
from app.words import Words


@dataclass(frozen=True, slots=True)
class About:
    """What a person is told of a recipient before they decide. All are sentences, or parts of one.

    `purpose` continues "Needed for: "; `note` explains the request that is shown.
    """

    name: str
    purpose: str
    who: str
    how_many: str
    learns: str
    note: str


def about(words: Words, recipient: Recipient) -> About:
    """Return what is told of `recipient`."""
    match recipient:
        case Recipient.PWNED_PASSWORDS:
            return _pwned_passwords(words)
        case Recipient.HIBP:
            return _breaches(words)
        case Recipient.FIREFOX:
            return _public(
                words,
                "Firefox Monitor",
                words.text("the list of sites that leaked"),
                words.text("Mozilla, who make Firefox, through a delivery network. Countries not verified."),
            )
        case Recipient.TWO_FACTOR | Recipient.PASSKEYS:
            return _directory(words, passkeys=recipient is Recipient.PASSKEYS)
        case Recipient.XPOSED:
            return _second_opinion(words)
        case Recipient.RELEASES:
            return _releases(words)


def _directory(words: Words, *, passkeys: bool) -> About:
    if passkeys:
        return _public(
            words,
            "Passkeys Directory",
            words.text("which sites offer passkeys"),
            words.text("the project behind passkeys.2fa.directory. Country not verified."),
        )
    return _public(
        words,
        "2FA Directory",
        words.text("which sites offer a second step"),
        words.text("2factorauth, the project behind 2fa.directory. Country not verified."),
    )


def _pwned_passwords(words: Words) -> About:
    return About(
        "Pwned Passwords",
        words.text("passwords compared with known leaks"),
        words.text("Pwned Passwords, run by Have I Been Pwned (Australia), delivered by Cloudflare (United States)"),
        words.text(
            "one short request like the one below for each different password that is not hopeless anyway, "
            "padded, in random order"
        ),
        words.text(
            "your Internet address, how many passwords are checked, five characters of each fingerprint. "
            "No password, no account."
        ),
        words.text("21BD1 stands for the first 5 of 40 characters of a fingerprint. Hundreds of passwords share it."),
    )


def _breaches(words: Words) -> About:
    return About(
        "Have I Been Pwned",
        words.text("the list of sites that leaked, and the leaks of the addresses that you tick"),
        words.text("Have I Been Pwned (Australia), delivered by Cloudflare (United States)"),
        words.text(
            "one request for the whole public list, the same for everybody; one for each address that you ticked, "
            "and one before it that asks what your key pays for"
        ),
        words.text(
            "your Internet address, the time, and that Bilan asks. Of an address what you ticked for it, part of a "
            "fingerprint or the address itself, and by your key who you are."
        ),
        words.text(
            "This is the request for the list. Those about an address stand on its own page, before you tick it."
        ),
    )


def _public(words: Words, name: str, purpose: str, who: str) -> About:
    return About(
        name,
        purpose,
        who,
        words.text("one request for the whole public list, the same for everybody"),
        words.text("your Internet address, the time, and that Bilan asks. No site, no account."),
        words.text("The list is compared on this computer: nothing in the request says what you have."),
    )


def _releases(words: Words) -> About:
    known = is_announced()
    return About(
        words.text("Bilan’s publisher"),
        words.text("whether there is a newer version, when you ask for it"),
        words.text("whoever publishes Bilan, on a site of theirs")
        if known
        else words.text("nobody yet: this copy of Bilan names no place where versions are announced"),
        words.text("one request each time that you ask, the same for everybody"),
        words.text("your Internet address, the time, and that Bilan asks. Not which version you have."),
        words.text("The answer is a number, a date and the address of a page. Nothing is fetched or installed."),
    )


def _second_opinion(words: Words) -> About:
    return About(
        "XposedOrNot",
        words.text("a second opinion about an address of yours"),
        words.text("XposedOrNot, a small service that you have no contract with. Country not verified."),
        words.text("one request for each address, after you ticked it"),
        words.text(
            "the address itself, in full, and your Internet address. "
            "When the service has a fault, it mails the request to whoever runs it."
        ),
        words.text("someone@example.org stands for an address of yours, which would leave as it is."),
    )
