"""What do the kept addresses, those of a vault, the answers and the public list of breaches say together?

Also: which names of an answer may be kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from app.values.kept_addresses import KnownAddress, NamedBreach, Told
from checks.exposure import addresses as judging
from checks.exposure.breach import Breach
from checks.own_addresses import AddressAnswer, AddressSource, OwnAddress, SeenAddress

Listed = Mapping[str, Breach]
"""The breaches of the list that is here, by their names in small letters."""
Private = Mapping[tuple[str, AddressSource], Sequence[str]]
"""The names of this run that are kept nowhere, by address and source."""


def by_name(breaches: Sequence[Breach] | None) -> Listed:
    """Return `breaches` by their names; none if there is no list."""
    return {breach.name.casefold(): breach for breach in breaches or ()}


def parted(answer: AddressAnswer, names: Sequence[str], listed: Listed) -> tuple[AddressAnswer, tuple[str, ...]]:
    """Return `answer` with those of its `names` that may be kept, and the others."""
    private = tuple(name for name in names if _is_private(name, answer.source, listed))
    kept = tuple(name for name in names if name not in private)
    return replace(answer, breaches=kept, private=len(private)), private


def together(
    own: Iterable[OwnAddress],
    seen: Iterable[SeenAddress],
    answers: Iterable[AddressAnswer],
    private: Private,
    listed: Listed,
) -> tuple[KnownAddress, ...]:
    """Return every address that is known, in the order of `AddressBook`."""
    kept = {each.address: each for each in own}
    in_vault = {each.address: each for each in seen}
    told: dict[str, dict[AddressSource, tuple[Told, ...]]] = {}
    for (address, source), each in judging.latest(answers).items():
        told.setdefault(address, {})[source] = tuple(Told(one, _named(one, private, listed)) for one in each)
    return _ordered(
        KnownAddress(
            kept.get(address) or OwnAddress(address, frozenset()),
            address in kept,
            in_vault.get(address),
            told.get(address, {}),
        )
        for address in kept.keys() | in_vault.keys()
    )


def _named(answer: AddressAnswer, private: Private, listed: Listed) -> tuple[NamedBreach, ...]:
    """Return the breaches of `answer`, the latest first, those that are private last."""
    hidden = private.get((answer.address, answer.source), ()) if answer.private else ()
    named = [
        NamedBreach(name, listed.get(name.casefold()), name in hidden or _is_private(name, answer.source, listed))
        for name in (*answer.breaches, *hidden)
    ]
    return tuple(sorted(named, key=_last_first))


def _is_private(name: str, source: AddressSource, listed: Listed) -> bool:
    """Tell whether `name` may tell something intimate.

    Have I Been Pwned names none that it holds for such; of others, only those that the list here knows are not.
    """
    public = listed.get(name.casefold())
    return public.sensitive if public else source is not AddressSource.HIBP


def _last_first(named: NamedBreach) -> tuple[bool, int, str]:
    return named.private, -named.public.on.toordinal() if named.public else 0, named.name


def _ordered(every: Iterable[KnownAddress]) -> tuple[KnownAddress, ...]:
    """Return those with a tick first, then those of most accounts; tagged ones stand under what they are tags of."""
    known = tuple(every)
    accounts: Counter[str] = Counter()
    for each in known:
        accounts[judging.base(each.own.address)] += each.seen.accounts if each.seen else 0

    def place(one: KnownAddress) -> tuple[bool, int, str, bool, str]:
        address = one.own.address
        whole = judging.base(address)
        return not one.own.ways, -accounts[whole], whole, address != whole, address

    return tuple(sorted(known, key=place))
