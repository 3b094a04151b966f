"""Where does each kind of file lead that is dropped, double-clicked or handed over?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.ui.desk import Desk
from app.ui.pages.given_picture import is_picture
from app.ui.pages.open_vault import OpenVaultPage
from app.ui.visits.link import LinkVisit
from app.ui.visits.photos import PhotosVisit
from app.ui.visits.vault import VaultVisit
from app.words import Words

_MAIL: Final = ".eml"


@dataclass(frozen=True, slots=True)
class _Given:
    """Files by what they are called like; all that is neither an e-mail nor a picture could be a vault."""

    vaults: tuple[Path, ...]
    mails: tuple[Path, ...]
    pictures: tuple[Path, ...]


class GivenFiles:
    """The ways from files to the page that looks at them."""

    def __init__(self, desk: Desk, vault: VaultVisit, link: LinkVisit, photos: PhotosVisit) -> None:
        """Lead to the page of `vault`, `link` or `photos`."""
        self._desk = desk
        self._vault = vault
        self._link = link
        self._photos = photos

    def open(self, files: Sequence[Path]) -> None:
        """Show the page for the first kind that is there, give the others to theirs, and say so."""
        given = _sorted(files)
        if given.vaults:
            self._vault.open(self._desk.where(), None, given.vaults)
        elif given.mails:
            self._link.show_mail(given.mails[0])
        else:
            self._photos.show()
        if given.pictures:
            self._photos.take(given.pictures)
        mails = given.mails if given.vaults else given.mails[1:]
        if given.vaults and mails:
            self._link.wait_with(mails[0])
            mails = mails[1:]
        self._say(given, mails)

    def put_off(self, files: Sequence[Path]) -> None:
        """Say on the first page of all that `files` are looked at after the first questions."""
        words, page = self._desk.words, self._desk.window.page
        if page is not None:
            names = ", ".join(file.name for file in files)
            page.tell(words.text("After the first questions, Bilan goes on with {names}.", names=names))

    def _say(self, given: _Given, left: Sequence[Path]) -> None:
        page = self._desk.window.page
        told = list(_told(self._desk.words, given, len(left)))
        if isinstance(page, OpenVaultPage):
            page.tell_of_others(" ".join(told))
        elif page is not None and told:
            page.tell(" ".join(told))


def _sorted(files: Sequence[Path]) -> _Given:
    mails = tuple(file for file in files if file.suffix.lower() == _MAIL)
    pictures = tuple(file for file in files if is_picture(file))
    return _Given(tuple(file for file in files if file not in {*mails, *pictures}), mails, pictures)


def _told(words: Words, given: _Given, left: int) -> Sequence[str]:
    """Return what is said on the page that is shown about files that are not on it."""
    told = []
    if given.vaults and given.mails:
        told.append(words.text("The e-mail {name} waits for you under “Check a link”.", name=given.mails[0].name))
    if given.pictures and (given.vaults or given.mails):
        n = len(given.pictures)
        told.append(words.count("{n} picture is under “Photos”.", "{n} pictures are under “Photos”.", n))
    if left:
        told.append(
            words.count(
                "{n} more e-mail was left alone: give one at a time.",
                "{n} more e-mails were left alone: give one at a time.",
                left,
            )
        )
    return told
