"""What does zxcvbn know: which words, and which keys lie side by side?

Its Python form is one package that makes tables of all this for itself when it is imported, which takes three times as
long as to read the two modules that hold the data. Each audit would wait for that.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.machinery import PathFinder
from importlib.util import find_spec, module_from_spec
from itertools import chain
from types import ModuleType
from typing import Final

_SPELLINGS: Final = (
    ("a", "4@"),
    ("b", "8"),
    ("c", "({[<"),
    ("e", "3"),
    ("g", "69"),
    ("i", "1!|7+lt"),  # some of these stand for several of these letters: all of them are one
    ("o", "0"),
    ("s", "$5"),
    ("x", "%"),
    ("z", "2"),
)
_AS_ONE: Final = str.maketrans({sign: letter for letter, signs in _SPELLINGS for sign in signs})


def knows(word: str) -> bool:
    """Tell whether one of its lists has `word`, which is in lower case."""
    return as_one(word) in words_as_one() and word in _words()  # few get past the first, and need the second made


def as_one(text: str) -> str:
    """Return lower-case `text` with one letter for all signs that may stand for it."""
    return text.translate(_AS_ONE)


@cache
def words_as_one() -> frozenset[str]:
    """Return what it takes for a word, as `as_one` gives it. Both its forms have the same lists."""
    return frozenset(as_one("\n".join(["\n".join(words) for words in _lists()])).split("\n"))


def keyboards() -> Sequence[Mapping[str, Sequence[str | None]]]:
    """Return for each of its keyboards which keys lie beside the one of each sign: all signs of each, or None."""
    return tuple(_module("adjacency_graphs").ADJACENCY_GRAPHS.values())


@cache
def _words() -> frozenset[str]:
    return frozenset(chain.from_iterable(_lists()))


def _lists() -> Iterable[Sequence[str]]:
    lists: Mapping[str, Sequence[str]] = _module("frequency_lists").FREQUENCY_LISTS
    return lists.values()


@cache
def _module(name: str) -> ModuleType:
    package = find_spec("zxcvbn")
    found = PathFinder.find_spec(f"zxcvbn.{name}", package.submodule_search_locations) if package else None
    if found is None or found.loader is None:
        message = f"zxcvbn.{name}"
        raise ModuleNotFoundError(message, name=message)
    module = module_from_spec(found)
    found.loader.exec_module(module)
    return module
