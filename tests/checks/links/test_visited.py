from __future__ import annotations

from datetime import date

from app.knowledge import link_rules
from checks.links.visited import MOST_OWN, MOST_RISKY, Looked, Looker, Visited, own_sites

KNOWN = link_rules.knowledge()
FRAUD = "https://paypal.com@sign-in.example-account.top/verify"


def visited(url: str, visits: int = 1, typed: int = 0, last: date | None = None) -> Visited:
    return Visited(url, visits, typed, last)


def looked(*visits: Visited, own: frozenset[str] = frozenset()) -> Looked:
    looker = Looker(KNOWN, own)
    looker.look(visits)
    return looker.done()


def test_a_site_that_is_visited_or_typed_often_is_ones_own() -> None:
    visits = (
        visited("https://www.lemairie-orme.fr/a", 3),
        visited("https://lemairie-orme.fr/b", 2),
        visited("https://typedorme.fr/", 2, typed=2),
        visited("https://rarelyorme.fr/", 4, typed=1),
    )
    assert own_sites(visits, KNOWN) == {"lemairie-orme.fr", "typedorme.fr"}


def test_a_fraudulent_site_does_not_become_ones_own_by_many_visits() -> None:
    assert own_sites([visited("https://paypal-login.top/", 90)], KNOWN) == frozenset()


def test_an_imitation_of_a_site_that_is_visited_more_often_is_not_ones_own() -> None:
    visits = [visited("https://mutuellorme.fr/", 90), visited("https://mutuelorme.fr/", 9)]
    assert own_sites(visits, KNOWN) == {"mutuellorme.fr"}


def test_short_names_and_ordinary_words_are_no_names_to_compare_with() -> None:
    assert own_sites([visited("https://orme.fr/", 9), visited("https://garden.fr/", 9)], KNOWN) == frozenset()


def test_no_more_sites_are_compared_with_than_said() -> None:
    visits = [
        visited(f"https://{a}orme{b}x.fr/", 9) for a in "bcdfgklmnp" for b in ("qua", "zwi", "hob", "tuv", "jer", "fym")
    ]
    assert len(own_sites(visits, KNOWN)) <= MOST_OWN


def test_what_leads_to_no_site_is_counted_apart() -> None:
    told = looked(visited("chrome://settings"), visited("file:///home/colette/a.html"), visited(""))
    assert (told.addresses, told.skipped, told.risky) == (0, 3, ())


def test_fraud_is_named_by_site_with_the_last_date_and_the_rest_only_counted() -> None:
    told = looked(
        visited(FRAUD, 2, last=date(2026, 11, 3)),
        visited(FRAUD + "/later", 1, last=date(2026, 11, 5)),
        visited("https://netflix-login.top/", 1, last=date(2026, 11, 4)),
        visited("https://suivi.colivo.example/", 40, last=date(2026, 11, 20)),
    )
    assert [(site.inspection.owner, site.last, site.addresses, site.visits) for site in told.risky] == [
        ("example-account.top", date(2026, 11, 5), 2, 3),
        ("netflix-login.top", date(2026, 11, 4), 1, 1),
    ]
    assert told.risky[0].inspection.text.endswith("/later")
    assert (told.addresses, told.risky_sites) == (4, 2)
    assert "suivi.colivo" not in repr(told)


def test_an_imitation_of_ones_own_site_is_found_by_the_history_alone() -> None:
    own = own_sites([visited("https://mutuellorme.fr/", 90)], KNOWN)
    fraud = "https://mutuellorme.fr-espace.top/login"
    told = looked(visited(fraud), own=own)
    assert [site.inspection.text for site in told.risky] == [fraud]
    assert told.own_sites == 1


def test_a_flood_of_fraud_is_counted_in_full_and_named_in_part() -> None:
    told = looked(*(visited(f"https://paypal-login{n}.top/") for n in range(MOST_RISKY + 5)))
    assert (told.risky_sites, len(told.risky), told.dangerous) == (MOST_RISKY + 5, MOST_RISKY, MOST_RISKY + 5)
