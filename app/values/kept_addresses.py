"""What is known of the person's addresses, ready to be drawn, and what is told while they are looked up?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from checks.exposure.breach import Breach
from checks.own_addresses import AddressAnswer, AddressSource, OwnAddress, SeenAddress


@dataclass(frozen=True, slots=True)
class NamedBreach:
    """A breach that a service named, and what the public list on this computer knows of it; None if nothing.

    A `private` one tells something intimate, or may: it is shown in the window behind a click, and never written.
    """

    name: str
    public: Breach | None
    private: bool


@dataclass(frozen=True, slots=True)
class Told:
    """An answer and the breaches that it names. Of a run before, the names of private ones are gone."""

    answer: AddressAnswer
    breaches: tuple[NamedBreach, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownAddress:
    """An address that was ticked once, typed, or seen by the last audit of this run.

    `kept` says that it is in the store. `told` holds of each source that was asked the newest first: an answer, or a
    failure and the answer before it.
    """

    own: OwnAddress
    kept: bool
    seen: SeenAddress | None = None
    told: Mapping[AddressSource, Sequence[Told]] = field(default_factory=dict)


class KeyState(Enum):
    """Where the person's own key to Have I Been Pwned is."""

    KEPT = auto()
    NONE = auto()
    NO_KEYCHAIN = auto()  # it could neither be read nor kept here


@dataclass(frozen=True, slots=True)
class AddressBook:
    """All addresses, those with a tick first, then those of most accounts, each over its tagged forms."""

    known: tuple[KnownAddress, ...]
    key: KeyState


@dataclass(frozen=True, slots=True)
class Looking:
    """An address is about to be looked up, as number `done` + 1 of `of` questions."""

    address: str
    source: AddressSource
    done: int
    of: int
