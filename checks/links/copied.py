"""Is the page a copy of a page that stands elsewhere, or the next step of a form that was put into somebody's site?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from checks.links.knowledge import Lists
from checks.links.look import Look
from checks.links.model import Sign


def signs(seen: Look, lists: Lists) -> Iterator[Sign]:
    """Yield what in path and query is written as on other sites, or as kits for fraud write it."""
    path = seen.path.lower()
    if len(path) > 1:
        yield from _of_service(seen, path, lists)
        yield from _sign_in_script(seen, path)
        if _FOR_TELEPHONES.fullmatch(path):
            yield seen.in_rest("telephone_copy", 0, len(path))
        if path.endswith(_PAGES) and (found := _KIT_PAGE.search(path) or _AMONG_PARTS.search(path)):
            yield seen.in_rest("kit_page", *found.span(1), file=found[1])
        words = _WORDS.findall(path)
        if not lists.misspelt.isdisjoint(words):
            word = next(word for word in words if word in lists.misspelt)
            at = path.find(word)
            yield seen.in_rest("misspelt_word", at, at + len(word), word=word)
    if seen.query and _BARE_QUERY.fullmatch(seen.query):
        yield seen.in_rest("bare_query", len(seen.path), len(seen.path) + len(seen.query))
    if len(seen.query) > _IDENTIFIED and (found := _IDENTIFIER.search(seen.query.lower())):
        at = len(seen.path)
        yield seen.in_rest("identifier", at + found.start(1), at + found.end(1))


def _of_service(seen: Look, path: str, lists: Lists) -> Iterator[Sign]:
    first = path[1:].partition("/")[0]
    for part, site in lists.service_paths.get(first, {}).items():
        if path.startswith(part):
            yield seen.in_rest("service_path", 0, len(part.rstrip("/")), site=site)
            return


def _sign_in_script(seen: Look, path: str) -> Iterator[Sign]:
    if ".php" not in path:
        return
    found = _SIGN_IN_SCRIPT.search(path)
    if found:
        yield seen.in_rest("sign_in_script", *found.span(1), file=found[1])
    elif _DEEP_SCRIPT.match(path):
        yield seen.in_rest("deep_script", path.rfind("/", 0, len(path) - 1) + 1, len(path))


_SIGN_IN_SCRIPT: Final = re.compile(
    r"/((?:log-?in|sign-?in|signon|auth|connexion|verif[a-z]*|secure|update|billing|payment|paiement|card|carte|sms|otp"
    r"|confirm|vbv|3ds|pin|cc|loading|infos|infospage|payer|wait)\d?\.php)/?$"
)
_DEEP_SCRIPT: Final = re.compile(r"(?:/[^/]+){3,}\.php/?$")
_FOR_TELEPHONES: Final = re.compile(r"/(?:m|h5|wap|mobile|pc)/?(?:index\.html)?")
_PAGES: Final = (".html", ".htm", ".php")
_KIT_PAGE: Final = re.compile(r"/((?:page|man|mt|wx|aud|login|content|view|secure|verify|update|access)\.html?)$")
_AMONG_PARTS: Final = re.compile(
    r"/(?:css|js|images?|img|assets|fonts|uploads?|vendor|includes|inc|te?mp|cache|plugins|themes|templates)"
    r"/(?:[^/]+/)*([^/]+\.(?:html?|php))$"
)
"""A page where only pictures and parts of pages belong."""
_WORDS: Final = re.compile(r"[a-z0-9]{4,}")
_BARE_QUERY: Final = re.compile(r"\?[A-Za-z0-9_-]{2,40}")
_IDENTIFIER: Final = re.compile(r"[?&](?:[a-z]{1,2}=)?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})")
"""Under no name, or one that says nothing: sign-in pages name theirs `client_id`, `state`, `nonce`."""
_IDENTIFIED: Final = 36
