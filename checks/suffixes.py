"""Under which names can anybody register a name of their own?"""

from __future__ import annotations

from functools import cache

from publicsuffixlist import PublicSuffixList


def prepare() -> None:
    """Read what the first host would wait for."""
    _all(encoded=False)


def registrable(host: str) -> str | None:
    """Return the registrable domain of `host`, private section of the list included; None for a suffix itself.

    `host` is an ASCII host in lower case that is no IP address and ends in no dot.
    """
    found = _all(encoded=_ENCODED in host).privatesuffix(host)
    return None if found is None else str(found)


def registrable_by_registries(host: str) -> str | None:
    """Return the same without the private section: `evil.pages.dev` is `pages.dev`, which a company runs."""
    found = _of_registries(encoded=_ENCODED in host).privatesuffix(host)
    return None if found is None else str(found)


def is_known(suffix: str) -> bool:
    """Tell whether the top-level domain of `suffix` exists, as far as the list knows."""
    return _all(encoded=_ENCODED in suffix).publicsuffix(suffix, accept_unknown=False) is not None


_ENCODED = "xn--"
"""Only hosts that have it can end in a suffix of other letters. To encode each suffix takes two thirds of the time."""


@cache
def _all(*, encoded: bool) -> PublicSuffixList:
    """Return the public suffix list, read once: it takes 12 ms, 35 ms with the suffixes of other letters."""
    return PublicSuffixList(accept_encoded_idn=encoded)


@cache
def _of_registries(*, encoded: bool) -> PublicSuffixList:
    return PublicSuffixList(only_icann=True, accept_encoded_idn=encoded)
