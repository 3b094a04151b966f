"""What is known of the ending of a name, and of what was put before a cheap one?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from checks.links import name
from checks.links.knowledge import MORE_THAN_HONEST, SELDOM_HONEST, Knowledge, Lists
from checks.links.look import Look
from checks.links.model import Sign


def signs(seen: Look, known: Knowledge, *, uses_a_name: bool) -> Iterator[Sign]:
    """Yield what is known of the ending of the name; a calm one excuses less if the host uses another one's name."""
    suffix, lists = seen.address.suffix, known.lists
    size = len(seen.address.host)
    if _is_vouched_for(suffix, lists):
        yield seen.in_host("restricted_ending", size - len(suffix), size, ending=suffix)
        return
    # a platform has chosen its ending, not its customer
    abuse = lists.abused_endings.get(suffix) if seen.hosted else lists.abuse(suffix)
    if abuse is None:
        if not seen.hosted and suffix.rpartition(".")[2] in lists.calm_endings:
            rule = "calm_ending" if uses_a_name else "calm_own_ending"
            yield seen.in_host(rule, size - len(suffix), size, ending=suffix)
        return
    yield seen.in_host(abuse, size - len(suffix), size, ending=suffix)
    if abuse not in MORE_THAN_HONEST:
        return
    in_name = ("-" in seen.name) + bool(_DIGIT.search(seen.name)) + name.is_mixed(seen.name)
    extras = in_name + _is_unusual(seen.sub, known)
    if extras:
        is_much = extras > 1 or (in_name and abuse in SELDOM_HONEST)
        rule = "cheap_and_much" if is_much else "cheap_and_more"
        yield seen.in_host(rule, 0, max(size - len(suffix) - 1, 1), ending=suffix)


def _is_unusual(sub: str, known: Knowledge) -> bool:
    return len(sub) > _COUNTRY and sub not in known.lists.usual_sub_domains and sub not in known.dictionary


def _is_vouched_for(suffix: str, lists: Lists) -> bool:
    """Tell whether names there are given only after a check: `gov`, `gouv.fr`, and `edu`, `ac` ... of any country."""
    kind, _, country = suffix.partition(".")
    if suffix in lists.restricted_endings or country in lists.restricted_endings:
        return True
    return kind in lists.restricted_kinds and len(country) == _COUNTRY


_COUNTRY: Final = 2
_DIGIT: Final = re.compile("[0-9]")
