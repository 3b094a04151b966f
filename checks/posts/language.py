"""Is a text English or French? A vote of the little words that only one of them has."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from checks.posts.model import Language

_ENGLISH: Final = frozenset(
    "the and is are was were be been you your yours he she they them their his her its our ours my mine i this that these "
    "those there with without of to from for at by have has had will would can could should not don isn doesn didn it we "
    "what who when where why how which just all any some about into over than then but or if so out up get got do does did "
    "am u ur lol im dont cant wanna gonna ain n't ll ve re rt".split()
)
_FRENCH: Final = frozenset(
    "le la les un une des du de et est sont etait etaient etre ete vous votre vos nous notre nos il elle ils elles leur "
    "leurs je j moi toi tu ton ta tes mon ma mes son sa ses ce cet cette ces ca c qui que qu quoi quand ou avec sans pour "
    "par dans sur sous chez pas ne n plus mais donc car si y en au aux d l m t s ai as avons avez ont fait faire dit tout "
    "tous toute toutes comme bien trop tres c'est deja encore aussi meme va vais sera ser bonjour merci".split()
)
_SHARED: Final = frozenset({"me", "on", "a", "as", "pour", "s", "t", "d", "m", "if", "me", "i", "par", "sur", "car", "son", "ton"})
_ONLY_ENGLISH: Final = _ENGLISH - _SHARED
_ONLY_FRENCH: Final = _FRENCH - _SHARED


def is_little(word: str) -> bool:
    """Tell whether a bare word is one of those that hold sentences together, in either language."""
    return len(word) > 1 and (word in _ENGLISH or word in _FRENCH)


def vote(words: Iterable[str]) -> Language | None:
    """Return the language that most of the bare `words` speak for; None if they are even, or say nothing."""
    english = french = 0
    for word in words:
        english += word in _ONLY_ENGLISH
        french += word in _ONLY_FRENCH
    if english == french:
        return None
    return "en" if english > french else "fr"
