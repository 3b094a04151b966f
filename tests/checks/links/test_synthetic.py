"""Is every address that imitates a brand flagged, and none of a brand's own?"""

from __future__ import annotations

import pytest

from app.knowledge import link_rules
from checks.links.model import Level
from tests.checks.links.conftest import Inspect
from tests.checks.links.fraud import addresses

FIFTY = [
    "zalando.com", "microsoft.com", "linkedin.com", "facebook.com", "instagram.com", "whatsapp.com", "snapchat.com",
    "spotify.com", "airbnb.com", "tripadvisor.com", "coinbase.com", "metamask.io", "docusign.com", "wetransfer.com",
    "mastercard.com", "americanexpress.com", "bankofamerica.com", "westernunion.com", "robinhood.com",
    "scotiabank.com", "santander.com", "rabobank.nl", "commerzbank.de", "postfinance.ch", "swisscom.ch",
    "societegenerale.fr", "labanquepostale.fr", "creditmutuel.fr", "chronopost.fr", "colissimo.fr", "mondialrelay.fr",
    "relaiscolis.com", "colisprive.fr", "doctolib.fr", "leboncoin.fr", "vinted.com", "carrefour.fr", "castorama.fr",
    "bouyguestelecom.fr", "netcourrier.com", "francetravail.fr", "groupama.fr", "cofidis.fr", "verizon.com",
    "xfinity.com", "walletconnect.com", "uniswap.org", "opensea.io", "aliexpress.com", "playstation.com",
]  # fmt: skip
"""Names of which no look-alike is an ordinary word: those are left alone (finance.com, papal.com)."""
FLAGGED = {Level.DANGER, Level.CHECK}


@pytest.mark.parametrize("site", FIFTY)
def test_every_look_alike_is_flagged(inspect: Inspect, site: str) -> None:
    word, _, ending = site.partition(".")
    made = addresses(word, ending)
    assert sum(map(len, made.values())) > 100
    missed = [(kind, text) for kind, each in made.items() for text in each if inspect(text).level not in FLAGGED]
    assert missed == []


@pytest.mark.parametrize("word", ["kolivra", "brumaire", "postelle", "docvault", "metiora", "banqueorme"])
def test_every_look_alike_of_a_site_of_ones_own_is_flagged(inspect: Inspect, word: str) -> None:
    kinds = {kind: each for kind, each in addresses(word, "example").items() if kind != "hosted"}
    missed = [
        (kind, text)
        for kind, each in kinds.items()
        for text in each
        if inspect(text, [f"{word}.example"]).level not in FLAGGED
    ]
    assert missed == []


def test_no_site_of_a_brand_is_flagged_nor_what_stands_before_it(inspect: Inspect) -> None:
    sites = link_rules.knowledge().brands.by_site
    assert len(sites) > 400
    pages = [
        f"https://{before}{site}{path}"
        for site in sites
        for before in ("", "www.", "login.", "x7.secure.")
        for path in ("/", "/account/login?next=a")
    ]
    assert [text for text in pages if inspect(text).level is not Level.NOTHING_FOUND] == []
