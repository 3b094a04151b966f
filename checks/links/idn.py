"""Would a browser show this name in its own letters, or are they chosen to be taken for others?

The tests are those of Chromium's spoof checker (components/url_formatter/spoof_checks/idn_spoof_checker.cc), written
anew: UTS 39 section 5.2 "highly restrictive", then names made wholly of look-alikes, then single letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from checks.links.letters import Letters
from checks.links.look import Look
from checks.links.model import Sign

PREFIX: Final = "xn--"


def decoded(label: str) -> str:
    """Return a label as it is shown; itself where it is no well-formed punycode."""
    if not label.startswith(PREFIX) or len(label) > _LONGEST:
        return label
    try:
        return label[len(PREFIX) :].encode("ascii").decode("punycode")
    except (UnicodeError, ValueError, OverflowError):
        return label


def signs(seen: Look, letters: Letters) -> Iterator[Sign]:
    """Yield what is to be said of the names that are not in ASCII."""
    host = seen.address.host
    if PREFIX not in host:
        return
    top = host.rpartition(".")[2]
    for found in _LABEL.finditer(host):
        label = decoded(found[0])
        if found[0] not in (label, top):
            rule = _judged(label, top, letters)
            yield seen.in_host(rule, found.start(), found.end(), shown=label, ascii=found[0])


def _judged(label: str, top: str, letters: Letters) -> str:
    scripts = {letters.script(letter) for letter in label} - _SHARED
    if len(scripts) > 1 and not any(scripts <= allowed for allowed in _TOGETHER):
        return "mixed_script"
    if _DANGEROUS.search(label):
        return "confusing_letters"
    if len(scripts) == 1 and letters.plain(label).isascii() and _is_abroad(scripts.pop(), top):
        return "whole_script"
    if any(letter in label and top not in tops for letter, tops in _RARE.items()):
        return "confusing_letters"
    return "punycode"


def _is_abroad(script: str, top: str) -> bool:
    """Tell whether words in `script` are not to be expected under the top-level domain `top`."""
    return script in _CONFUSABLE and top not in _HOME.get(script, ()) and not top.startswith(PREFIX)


_LONGEST: Final = 63
_LABEL: Final = re.compile(r"[^.]+")
_SHARED: Final = frozenset({"Common", "Inherited"})
_TOGETHER: Final = (
    frozenset({"Latin", "Han", "Hiragana", "Katakana"}),
    frozenset({"Latin", "Han", "Bopomofo"}),
    frozenset({"Latin", "Han", "Hangul"}),
)
_CONFUSABLE: Final = frozenset(
    [
        "Cyrillic",
        "Greek",
        "Armenian",
        "Georgian",
        "Hebrew",
        "Thai",
        "Ethiopic",
        "Arabic",
        "Bengali",
        "Gujarati",
        "Oriya",
    ]
)
_HOME: Final = {
    "Cyrillic": frozenset({"bg", "by", "kz", "pyc", "ru", "su", "ua", "uz", "mk", "rs", "mn", "kg", "tj"}),
    "Greek": frozenset({"gr", "cy"}),
    "Armenian": frozenset({"am"}),
    "Georgian": frozenset({"ge"}),
    "Hebrew": frozenset({"il"}),
    "Thai": frozenset({"th"}),
    "Ethiopic": frozenset({"er", "et"}),
}
"""Where a script is at home: a name wholly in it is then a word, though it looks like another one."""
_RARE: Final = {
    "þ": frozenset({"is", "fo"}),
    "ð": frozenset({"is", "fo"}),
    "ə": frozenset({"az"}),
    "\u0131": frozenset({"tr", "az"}),
}
"""Letters that browsers take for Latin ones everywhere but at home."""
_SLASHES: Final = "[\u30ce\u30f3\u30bd\u30be\u4e36\u4e40\u4e41\u4e3f]"
_EASTERN: Final = "[\u3040-\u30ff\u4e00-\u9fff]"
_DANGEROUS: Final = re.compile(
    "[ijl]\u0307"  # a dot upon a dot
    f"|(?<!{_EASTERN}){_SLASHES}(?!{_EASTERN})"  # a slash among Latin letters
    "|(?<!l)\u00b7|\u00b7(?!l)"  # the middle dot, but in Catalan
    "|[\u0338\u058a\u2010\u2019\u2027\u30a0\u02bb\u02bc\u02ec\u0138]"  # signs that are drawn like - ' . and k
)
