from __future__ import annotations

import pytest

from tests.checks.links.conftest import Inspect

INNER = "https://netflix-login.top/a?b=c"
WRAPPED = {
    "safelinks": "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fnetflix-login.top%2Fa%3Fb%3Dc&data=05%7C",
    "urldefense 1": "https://urldefense.proofpoint.com/v1/url?u=https%3A%2F%2Fnetflix-login.top%2Fa%3Fb%3Dc&k=1",
    "urldefense 2": "https://urldefense.proofpoint.com/v2/url?u=https-3A__netflix-2Dlogin.top_a-3Fb-3Dc&d=DwMF&c=1",
    "urldefense 3": "https://urldefense.com/v3/__https://netflix-login.top/a*b=c__;Pw!!abc$",
    "google": "https://www.google.com/url?sa=t&q=https%3A%2F%2Fnetflix-login.top%2Fa%3Fb%3Dc&usg=1",
    "google amp": "https://www.google.com/amp/s/netflix-login.top/a?b=c",
    "facebook": "https://l.facebook.com/l.php?u=https%3A%2F%2Fnetflix-login.top%2Fa%3Fb%3Dc&h=1",
    "instagram": "https://l.instagram.com/?u=https%3A%2F%2Fnetflix-login.top%2Fa%3Fb%3Dc&e=1",
    "youtube": "https://www.youtube.com/redirect?event=x&q=https%3A%2F%2Fnetflix-login.top%2Fa%3Fb%3Dc",
    "linkedin": "https://www.linkedin.com/safety/go?url=https%3A%2F%2Fnetflix-login.top%2Fa%3Fb%3Dc&trk=x",
    "duckduckgo": "https://duckduckgo.com/l/?uddg=https%3A%2F%2Fnetflix-login.top%2Fa%3Fb%3Dc&rut=1",
    "bing": "https://www.bing.com/ck/a?!&&p=1&u=a1aHR0cHM6Ly9uZXRmbGl4LWxvZ2luLnRvcC9hP2I9Yw&ntb=1",
    "cisco": "https://secure-web.cisco.com/1abcDEF/https%3A%2F%2Fnetflix-login.top%2Fa%3Fb%3Dc",
    "barracuda": "https://linkprotect.cudasvc.com/url?a=https%3a%2f%2fnetflix-login.top%2fa%3fb%3dc&c=E,1",
}


@pytest.mark.parametrize("wrapped", WRAPPED.values(), ids=WRAPPED)
def test_what_is_inside_a_wrapper_is_what_is_judged(inspect: Inspect, wrapped: str) -> None:
    seen, bare = inspect(wrapped), inspect(INNER)
    assert seen.unwrapped == (INNER,)
    assert (seen.level, seen.owner, seen.address) == (bare.level, bare.owner, INNER)
    assert {found.rule for found in seen.findings} == {*(found.rule for found in bare.findings), "wrapper"}


@pytest.mark.parametrize("wrapped", [WRAPPED[name] for name in ("safelinks", "urldefense 2", "google", "facebook")])
def test_a_sign_inside_a_wrapper_is_painted_where_it_stands(inspect: Inspect, wrapped: str) -> None:
    [name] = [found for found in inspect(wrapped).findings if found.rule == "brand_in_name"]
    assert wrapped[slice(*name.span)] == "netflix"


def test_a_wrapper_around_a_wrapper_is_opened_too(inspect: Inspect) -> None:
    twice = "https://www.google.com/url?q=https%3A%2F%2Fl.facebook.com%2Fl.php%3Fu%3Dhttps%253A%252F%252Fnetflix-login.top%252F"
    seen = inspect(twice)
    assert seen.unwrapped == (
        "https://l.facebook.com/l.php?u=https%3A%2F%2Fnetflix-login.top%2F",
        "https://netflix-login.top/",
    )
    assert seen.owner == "netflix-login.top"


def test_of_urldefense_a_run_of_letters_is_put_back_in_full(inspect: Inspect) -> None:
    seen = inspect("https://urldefense.com/v3/__https://colivo.example/a**Bd__;Kysr!!x$")
    assert seen.unwrapped == ("https://colivo.example/a+++d",)


@pytest.mark.parametrize(
    "damaged",
    [
        "https://urldefense.com/v3/__https://colivo.example/a*__;!!x$",
        "https://urldefense.com/v3/abc",
        "https://www.bing.com/ck/a?u=a1%%%",
        "https://www.google.com/url?q=",
        "https://www.google.com/url?q=hello",
        "https://secure-web.cisco.com/1abc",
        "https://eur01.safelinks.protection.outlook.com/?url=%ff%fe",
    ],
)
def test_a_damaged_wrapper_is_judged_as_it_stands(inspect: Inspect, damaged: str) -> None:
    assert inspect(damaged).address


def test_a_site_that_leads_on_keeps_its_owner_and_takes_the_worse_level(inspect: Inspect) -> None:
    seen = inspect("https://sable.example/go?url=https%3A%2F%2Fnetflix-login.top%2F")
    assert (seen.owner, seen.level.value) == ("sable.example", "danger")
    assert seen.unwrapped == ("https://netflix-login.top/",)


def test_a_wrapper_with_a_program_inside_is_not_opened_quietly(inspect: Inspect) -> None:
    assert inspect("https://www.google.com/url?q=javascript%3Aalert(1)").level.value == "danger"
