"""Under which names can anybody register a name of their own?"""

from __future__ import annotations

from functools import cache

from publicsuffixlist import PublicSuffixList


def registrable(host: str) -> str | None:
    """Return the registrable domain of `host`, private section of the list included; None for a suffix itself.

    `host` is an ASCII host in lower case that is no IP address and ends in no dot.
    """
    found = _all().privatesuffix(host)
    return None if found is None else str(found)


def registrable_by_registries(host: str) -> str | None:
    """Return the same without the private section: `evil.pages.dev` is `pages.dev`, which a company runs."""
    found = _of_registries().privatesuffix(host)
    return None if found is None else str(found)


def is_known(suffix: str) -> bool:
    """Tell whether the top-level domain of `suffix` exists, as far as the list knows."""
    return _all().publicsuffix(suffix, accept_unknown=False) is not None


@cache
def _all() -> PublicSuffixList:
    """Return the public suffix list, read once: it takes 34 ms."""
    return PublicSuffixList()


@cache
def _of_registries() -> PublicSuffixList:
    return PublicSuffixList(only_icann=True)
