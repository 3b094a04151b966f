"""Where does what was copied lead to?"""

from __future__ import annotations

from app.ui import copied
from app.ui.copied import Kind
from app.ui.errand import Errand
from app.ui.visits.link import LinkVisit
from app.ui.visits.post import PostVisit


class Errands:
    """The ways from the tray to a page."""

    def __init__(self, link: LinkVisit, post: PostVisit) -> None:
        """Lead to links and messages by `link`, to drafts by `post`."""
        self._link = link
        self._post = post

    def run(self, errand: Errand) -> None:
        """Do it: the draft page also tells that nothing, or nothing that may be read, was copied."""
        given = copied.now()
        if errand is Errand.CLIPBOARD and given.kind is Kind.ADDRESS:
            self._link.show_address(given.text)
        elif errand is Errand.CLIPBOARD and given.kind is Kind.MAIL and given.file is not None:
            self._link.show_mail(given.file)
        elif errand is Errand.CLIPBOARD and given.kind is Kind.PICTURE:
            self._link.show_copied()
        else:
            self._post.show_copied()
