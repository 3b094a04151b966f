"""What does zxcvbn know: which words, and which keys lie side by side?

Its Python form is one package that makes tables of all this for itself when it is imported, which takes three times as
long as to read the two modules that hold the data. Two processes of each audit would wait for that.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.machinery import PathFinder
from importlib.util import find_spec, module_from_spec
from types import ModuleType


@cache
def words() -> frozenset[str]:
    """Return its words in lower case, of all of its lists."""
    return frozenset(word for listed in lists() for word in listed)


def lists() -> Sequence[Sequence[str]]:
    """Return its lists of words, the most frequent of each first."""
    return tuple(_module("frequency_lists").FREQUENCY_LISTS.values())


def keyboards() -> Sequence[Mapping[str, Sequence[str | None]]]:
    """Return for each of its keyboards which keys lie beside the one of each sign: all signs of each, or None."""
    return tuple(_module("adjacency_graphs").ADJACENCY_GRAPHS.values())


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
