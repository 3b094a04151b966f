"""Does what follows the host look like a page that somebody hid, or like a letter to one person?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from checks.links import copied
from checks.links.knowledge import Knowledge, Lists
from checks.links.look import Look
from checks.links.model import Sign


def signs(seen: Look, known: Knowledge) -> Iterator[Sign]:
    """Yield what speaks against path, query and fragment."""
    path = seen.path
    if len(path) > 1:
        yield from _folders(seen, known)
    yield from copied.signs(seen, known.lists)
    rest = seen.address.rest
    if len(rest) <= 1:
        return
    yield from _mailbox(seen, rest)
    if not (rest.isascii() and "%" not in rest) and (styled := _STYLED.search(rest)):
        yield seen.in_rest("styled_letters", *styled.span())
    if len(rest) > _LONG:
        yield seen.in_rest("very_long", _LONG, len(rest), n=len(rest))
    if len(seen.query) > 1:
        yield from _tracking(seen, known.lists)


def harmless(seen: Look, known: Knowledge) -> Iterator[Sign]:
    """Yield what is worth knowing of an address whose owner is known."""
    if len(seen.query) > 1:
        yield from _tracking(seen, known.lists)


def _folders(seen: Look, known: Knowledge) -> Iterator[Sign]:
    path = seen.path
    parts = path.lower().strip("/").split("/")
    if len(parts) == 1 and _TOKEN.fullmatch(path.strip("/")) and _is_code(path.strip("/"), known):
        yield seen.in_rest("code_as_page", 0, len(path))
    elif len(parts) == 1 and parts[0] in _CHECKOUTS and not seen.query:
        yield seen.in_rest("checkout", 0, len(path))
    elif found := next((m for m in _CODE.finditer(path) if _is_code(m[0], known)), None):
        yield seen.in_rest("code_in_path", *found.span())
    if slug := _ARTICLE.search(path):
        yield seen.in_rest("article", *slug.span())
    yield from _internals(seen, known.lists, parts)
    yield from _file(seen, known.lists, parts[-1])


def _is_code(text: str, known: Knowledge) -> bool:
    letters = "".join(filter(str.isalpha, text.lower()))
    return not text.isalpha() and len(letters) > 1 and known.letters.usual(letters) < _UNUSUAL


def _internals(seen: Look, lists: Lists, parts: list[str]) -> Iterator[Sign]:
    if lists.internals.isdisjoint(parts):
        return
    inner = next((part for part in parts[:-1] if part in lists.internals), None)
    if inner and parts[-1] and not parts[-1].endswith(_CONTENT) and not _is_well_known(inner, parts, lists):
        start = seen.path.lower().find(f"/{inner}/") + 1
        yield seen.in_rest("internal_folder", start, start + len(inner), folder=inner)


def _is_well_known(inner: str, parts: list[str], lists: Lists) -> bool:
    """Tell whether the folder of agreed addresses (RFC 8615) holds what was agreed on."""
    return inner == ".well-known" and parts[parts.index(inner) + 1] in lists.well_known


def _file(seen: Look, lists: Lists, last: str) -> Iterator[Sign]:
    stem, dot, ending = last.rpartition(".")
    if not dot:
        return
    end = len(seen.path.rstrip("/"))
    inner = stem.rpartition(".")[2]
    if ending in lists.programs:
        double = "." in stem and inner in lists.documents
        yield seen.in_rest("double_extension" if double else "program", end - len(last), end, file=last[-_SHOWN:])
    elif ending in ("html", "htm", "php", "js", "svg") and "." in stem and inner in lists.documents:
        yield seen.in_rest("page_as_document", end - len(last), end, file=last[-_SHOWN:])
    elif ending == "php":
        yield seen.in_rest("script_page", end - len(last), end)


def _mailbox(seen: Look, rest: str) -> Iterator[Sign]:
    if "@" not in rest and "%40" not in rest:
        return
    before = rest.partition("#:~:")[0]  # what follows is a quotation that the browser looks for
    found = next((m for m in _MAILBOX.finditer(before) if not m[0].endswith(_PICTURES)), None)
    if found:
        is_harmless = _LEAVING.search(rest) or found[0].endswith(seen.address.owner)
        yield seen.in_rest("mailbox_in_list" if is_harmless else "mailbox", *found.span())


def _tracking(seen: Look, lists: Lists) -> Iterator[Sign]:
    at = len(seen.path)
    for found in _PARAMETER.finditer(seen.query):
        if found[1].lower() in lists.tracking or found[1].lower().startswith("utm_"):
            yield seen.in_rest("tracking", at + found.start(1), at + found.end(), parameter=found[0].lstrip("?&"))
            return


_LONG: Final = 200
_SHOWN: Final = 40
_UNUSUAL: Final = 0.3
_TOKEN: Final = re.compile(r"(?=[^/]*[A-Z])(?=[^/]*\d)(?:(?=[^/]*[a-z])[A-Za-z0-9]{6,12}|[A-Z0-9]{7,12})")
_CODE: Final = re.compile(r"(?<=/)[A-Za-z0-9]{8,}(?=/|$)|(?<=/)[A-Za-z0-9_-]{20,}(?=/|$)")
_ARTICLE: Final = re.compile(r"(?<=/)[A-Za-z]{2,15}(?:[-_][A-Za-z0-9]{1,15}){3,}(?=/|$|\.html?$)")
"""Four words and more: the headline of an article."""
_CHECKOUTS: Final = frozenset({"pay", "i", "com", "us", "update", "verify", "payment", "track"})
_CONTENT: Final = (
    ".pdf",
    ".jpg",
    ".jpeg",
    ".png",
    ".gif",
    ".webp",
    ".svg",
    ".css",
    ".js",
    ".mp4",
    ".mp3",
    ".doc",
    ".docx",
    ".xls",
    ".xlsx",
    ".zip",
    ".txt",
    ".xml",
    ".json",
)
_PICTURES: Final = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg")
"""A picture for fine screens is called `name@2x.png`."""
_STYLED: Final = re.compile(
    "(?:%[Ff]0%9[Dd]%[89AaBb][0-9A-Fa-f]%[89AaBb][0-9A-Fa-f]|[\U0001d400-\U0001d7ff]){2,}[^/?#]*"
)
"""Mathematical letters: words that a filter cannot read."""
_MAILBOX: Final = re.compile(r"[A-Za-z0-9._+\-]{1,64}(?:@|%40)(?:[A-Za-z0-9\-]{1,63}\.){1,4}[A-Za-z][A-Za-z0-9]+")
_LEAVING: Final = re.compile("unsub|optout|opt-out|desabo|desinscri|newsletter|preferences", re.IGNORECASE)
_PARAMETER: Final = re.compile(r"[?&]([A-Za-z0-9_.\-]{1,40})=[^&#]*")
