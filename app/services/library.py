"""Which public lists are here, and how do new ones come?

A list is fetched from whom the person allowed, or loaded from a file, and takes the place of the one before only if it
is whole and no worse. While no store is open, lists last as long as the run.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from app.errors import NetError, SourceError
from app.services.leaving import Leaving
from app.store.database import Store
from app.store.kept_lists import PassingLists, StoredLists
from app.values.kept_lists import NAMES, PUBLISHERS, About, Brought, Fetching, KeptList, ListKind, Result
from app.values.list_age import is_due
from app.values.outside import Recipient
from app.values.public_lists import PublicLists
from checks.model import MessageId

if TYPE_CHECKING:
    from app.knowledge.ways_out import WaysOut
    from app.net.request import Request
    from checks.facts import Service, ServiceKind

# The parsers and the network are loaded by the jobs that need them: `bilan status` must answer at once.
T = TypeVar("T")
_Job = Callable[[threading.Event], Iterator[T]]

NOT_ALLOWED: Final = MessageId("net.not_allowed")


class Library:
    """The public lists of one profile, and what Bilan itself knows of services."""

    def __init__(self, now: Callable[[], datetime], leaving: Leaving) -> None:
        """Take the aware instant from `now`, and ask through `leaving`."""
        self._now: Final = now
        self._leaving: Final = leaving
        self._lists: PassingLists | StoredLists = PassingLists()

    def keep_in(self, store: Store | None) -> None:
        """Keep everything in `store` from now on; None while there is none."""
        self._lists = StoredLists(store) if store else PassingLists()

    def about(self) -> _Job[tuple[About, ...]]:
        """Return what is known of each list that is here."""
        return lambda _stop: iter((self._about(),))

    def public_lists(self) -> PublicLists:
        """Return what the lists that are here say."""
        kept = self._lists.all()
        if not kept:
            return PublicLists()
        from app.lists import packing  # noqa: PLC0415 - for the reason above

        return packing.together(kept)

    def instructions(self, sites: Collection[str]) -> Mapping[str, str]:
        """Return what the lists that are here know of each of `sites`: the https address of its own instructions."""
        offers = self.public_lists().offers
        if not offers:
            return {}
        from checks.exposure.offers import Directory  # noqa: PLC0415 - for the reason above

        directory = Directory(offers, self._services)
        found = ((site, directory.of((f"https://{site}/",))) for site in sites)
        return {site: offer.how for site, offer in found if offer and offer.how}

    def kind(self, site: str) -> ServiceKind | None:
        """Return what the service at the registrable domain `site` is to a person, None where it is not known."""
        service = self._services.get(site)
        return service.kind if service else None

    def change_address(self, site: str) -> str:
        """Return the address of the page on which the password of `site` is changed."""
        from app.knowledge import rules  # noqa: PLC0415 - for the reason above

        return rules.change_address(site)

    def ways_out(self, site: str) -> WaysOut:
        """Return where an account at the registrable domain `site` is closed, and its data fetched."""
        from app.knowledge import rules  # noqa: PLC0415 - for the reason above

        return rules.ways_out(site)

    def is_due(self, kind: ListKind) -> bool:
        """Tell whether the list is worth fetching, as `app.values.list_age.is_due`."""
        return is_due(self._here(kind), self._now())

    def load(self, path: Path) -> _Job[Brought]:
        """Take over the list in the file at `path`, whichever it is; SourceError if it cannot be, or is worse."""

        def job(_stop: threading.Event) -> Iterator[Brought]:
            from app.lists import file  # noqa: PLC0415 - for the reason above
            from app.paths import own_name  # noqa: PLC0415 - as above

            yield self._taken(file.untrusted_bytes(path), own_name(path), None)

        return job

    def refresh(self, kinds: Collection[ListKind], agreed: Collection[Recipient] = ()) -> _Job[Fetching | Brought]:
        """Fetch the lists of `kinds`, one after the other, and say what became of each.

        Only publishers that the person allowed always, or now, as `agreed` says, are asked; for the others no socket
        opens, and a list that nobody is asked for is passed over. Of one that could not be had, the one before stays.
        """

        def job(stop: threading.Event) -> Iterator[Fetching | Brought]:
            for kind in PUBLISHERS:
                if kind in kinds and not stop.is_set():
                    yield from self._refreshed(kind, agreed, stop)

        return job

    def forget(self, kind: ListKind) -> _Job[tuple[About, ...]]:
        """Keep no list of `kind`, so that any other may come; then `about`."""

        def job(_stop: threading.Event) -> Iterator[tuple[About, ...]]:
            self._lists.forget(kind)
            yield self._about()

        return job

    @cached_property
    def _services(self) -> Mapping[str, Service]:
        from app.knowledge import rules  # noqa: PLC0415 - as above; once, not for each of ten thousand sites

        return rules.services()

    def _refreshed(
        self, kind: ListKind, agreed: Collection[Recipient], stop: threading.Event
    ) -> Iterator[Fetching | Brought]:
        if not self._leaving.agreed(PUBLISHERS[kind], agreed):
            yield Brought(kind, Result.REFUSED, self._here(kind), NOT_ALLOWED)
            return
        yield Fetching(kind)
        try:
            brought = self._fetched(kind, stop)
        except (NetError, SourceError) as error:
            if not stop.is_set():
                yield Brought(kind, Result.REFUSED, self._here(kind), error.message, error.params)
        else:
            yield brought

    def _fetched(self, kind: ListKind, stop: threading.Event) -> Brought:
        from app.net import aside, public_list  # noqa: PLC0415 - for the reason above

        asked = self._lists.one(kind)
        answer = aside.answer(self._leaving.door(), _question(kind, asked.etag if asked else ""), stop)
        untrusted = public_list.content(answer)
        if untrusted is not None:
            return self._taken(untrusted, NAMES[kind], kind, answer.etag)
        if asked is None:  # only who names a mark is told that nothing changed
            raise ValueError
        kept = self._lists.one(kind)
        if kept is None or kept.etag != asked.etag:  # another process took a list over meanwhile, or forgot this one
            return Brought(kind, Result.UNCHANGED, _dated(kept) if kept else None)
        return self._confirmed(kept)

    def _taken(self, untrusted: bytes, name: str, fetched: ListKind | None = None, etag: str = "") -> Brought:
        """Keep the list that `untrusted` holds, if it is no worse than the one of its kind; SourceError if not.

        `fetched` is the kind that its publisher was asked for, None for a file.
        """
        from app.lists import errors, packing, reading, replacing  # noqa: PLC0415 - for the reason above

        public = reading.parsed(untrusted, name, self._now().date())
        if fetched not in {None, public.kind}:
            raise errors.NotAList(name=name)
        kept, document = self._lists.one(public.kind), packing.packed(public)
        if kept is not None and kept.document == document:
            # An old file does not become younger by being loaded once more.
            return self._confirmed(kept, etag) if fetched else Brought(public.kind, Result.UNCHANGED, _dated(kept))
        replacing.prove(public, kept, name)
        origin = fetched and PUBLISHERS[fetched]
        about = About(public.kind, origin, self._now(), len(public.entries), public.newest)
        self._lists.keep(KeptList(about, etag, document))
        return Brought(public.kind, Result.NEW, about)

    def _confirmed(self, kept: KeptList, etag: str = "") -> Brought:
        """Keep what is kept, which its publisher has just confirmed."""
        about = replace(kept.about, origin=PUBLISHERS[kept.about.kind], at=self._now())
        confirmed = replace(kept, about=about, etag=etag or kept.etag)
        self._lists.keep(confirmed)
        return Brought(about.kind, Result.UNCHANGED, _dated(confirmed))

    def _about(self) -> tuple[About, ...]:
        return tuple(map(_dated, self._lists.all()))

    def _here(self, kind: ListKind) -> About | None:
        kept = self._lists.one(kind)
        return _dated(kept) if kept else None


def _dated(kept: KeptList) -> About:
    """Return what is known of a list, the date of its newest entry too: it is read from the list itself."""
    from app.lists import packing  # noqa: PLC0415 - for the reason above

    return replace(kept.about, newest=packing.unpacked(kept).newest)


def _question(kind: ListKind, etag: str = "") -> Request:
    from app.net import breaches, directories, firefox  # noqa: PLC0415 - for the reason above

    questions = {
        ListKind.BREACHES: breaches.request,
        ListKind.FIREFOX_BREACHES: firefox.request,
        ListKind.TWO_FACTOR: directories.second_factors,
        ListKind.PASSKEYS: directories.passkeys,
    }
    return questions[kind](etag)
