"""What sort of secret is this entry, where its vault does not tell?

A PIN counted as a weak password, or a network's as a shared one, cries wolf (KeePassXC issues #8397 and #12241). What
is not sure stays a login: a rule that is switched off hides a fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from checks.facts import Facts, Service
from checks.model import Kind, Login
from checks.passwords.parts import chance, split
from checks.passwords.site import site
from checks.passwords.words import own_words, person_words

_PIN: Final = re.compile(r"[0-9]{3,8}")
_LICENCE: Final = re.compile(r"(?:[A-Z0-9]{4,8}-){3,9}[A-Z0-9]{4,8}")
_CODE_WORDS: Final = frozenset(
    {"pin", "puk", "sim", "code", "digicode", "carte", "card", "cb", "visa", "mastercard", "amex"}
    | {"alarme", "alarm", "porte", "door", "portail", "gate", "coffre", "safe", "cadenas", "padlock", "casier"}
)
_NETWORK_WORDS: Final = frozenset({"wifi", "wi-fi", "wlan", "ssid", "hotspot"})
_LICENCE_WORDS: Final = frozenset(
    ("licence", "license", "licences", "licenses", "serial", "série", "key", "clé", "produit", "product", "activation")
)
_TIGHT: Final = 8
_LEFT_TO_CHANCE: Final = 0.8
"""How much of the guesses for signs drawn by chance, as a power of ten, a password needs to count as drawn so."""
_WORD: Final = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


def recognised(login: Login) -> Kind:
    """Return the kind of `login`: the one that its vault tells, else what its title, folder and password say.

    Only an entry without an address can be something else than a login: what has an address is typed into a site.
    """
    if login.kind is not Kind.LOGIN or login.password is None or any(login.urls):
        return login.kind
    words = _words((login.title, login.folder))
    with login.password.revealed() as text:
        if _PIN.fullmatch(text) and (not login.username or words & _CODE_WORDS):
            return Kind.PIN
        if words & _NETWORK_WORDS:
            return Kind.WIFI
        if _LICENCE.fullmatch(text) and (not login.username or words & _LICENCE_WORDS):
            return Kind.LICENCE_KEY
    return Kind.LOGIN


def is_all_that_its_site_allows(login: Login, facts: Facts) -> bool:
    """Tell whether the site of `login` lets its password be no better: as long as it may be, and left to chance.

    A site counts if it allows eight characters at most, or digits only. Where digits are allowed only, a birthday or
    `123456` is the person's choice, and so it stays a fault.
    """
    services = filter(None, (facts.services.get(site(address)) for address in login.urls))
    tight = [x for x in services if x.digits_only or (x.longest is not None and x.longest <= _TIGHT)]
    if not tight or login.password is None:
        return False
    with login.password.revealed() as text:
        if not any(_fills(text, service) for service in tight):
            return False
        own = (*person_words(facts.person), *own_words([login]))
        found = split(text, own, facts.common_words.found_in(text))
        return found.power >= _LEFT_TO_CHANCE * chance(text)


def _fills(text: str, service: Service) -> bool:
    return (text.isdecimal() or not service.digits_only) and service.longest in {None, len(text)}


def _words(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word for text in texts for word in _WORD.findall(text.casefold()))
