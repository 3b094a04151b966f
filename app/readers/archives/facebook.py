"""What does an archive of Facebook hold, whichever year named its files?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from app.readers.archives import dates, meta
from app.readers.archives.documents import at, items, string
from app.readers.archives.member import Member
from app.readers.archives.meta import File
from app.readers.archives.words import LONGEST
from checks.archives.model import Audience, Counted, Known, Knows, Network, Part, Place, Wrote

NETWORK: Final = Network.FACEBOOK


def recognised(members: Sequence[Member]) -> bool:
    """Tell by names that only Facebook gives its files or folders."""
    return any(
        member.base.endswith(".json")
        and (meta.stem(member) in _OWN or any("facebook" in part for part in member.path.casefold().split("/")[:-1]))
        for member in members
    )


def read(members: Sequence[Member]) -> Iterator[Part]:
    """Yield what the documents hold."""
    yield from meta.read(members, _FILES)


def _posts(document: Any) -> Iterable[Part]:  # noqa: ANN401 - JSON
    listed = document if isinstance(document, list) else [*_first_list(document)]
    for post in listed:
        yield Counted("posts")
        when = dates.from_seconds(at(post, "timestamp"))
        for each in items(post, "data"):
            if text := string(each, "post"):
                yield Wrote(text[:LONGEST], when, Place.POST, Audience.NETWORK)
        for attachment in items(post, "attachments"):
            for each in items(attachment, "data"):
                if place := string(each, "place", "name"):
                    yield Known(Knows.PLACE, place)


def _comments(document: Any) -> Iterable[Part]:  # noqa: ANN401 - JSON
    for entry in _first_list(document):
        yield Counted("comments")
        for each in items(entry, "data"):
            if text := string(each, "comment", "comment"):
                when = dates.from_seconds(at(each, "comment", "timestamp"))
                yield Wrote(text[:LONGEST], when, Place.COMMENT, Audience.PUBLIC)


def _advertisers(document: Any) -> Iterable[Part]:  # noqa: ANN401 - JSON
    for entry in _first_list(document):
        name = entry if isinstance(entry, str) else string(entry, "advertiser_name")
        yield Counted("advertisers_with_your_data")
        for key, noun in _HOW.items():
            yield Counted(noun, int(at(entry, key) is True))
        how = next((noun for key, noun in _HOW.items() if at(entry, key) is True), "")
        yield Known(Knows.ADVERTISER, name, how)


def _contact_list(document: Any) -> Iterable[Part]:  # noqa: ANN401 - JSON
    for entry in _first_list(document):
        yield Counted("contact_list_uploads")
        name = entry if isinstance(entry, str) else string(entry, "advertiser_name")
        yield Known(Knows.ADVERTISER, name, "list_uploads")


def _touched(document: Any) -> Iterable[Part]:  # noqa: ANN401 - JSON
    for entry in _first_list(document):
        yield Counted("ads_touched")
        yield Known(Knows.ADVERTISER, string(entry, "title"))


def _interests(document: Any) -> Iterable[Part]:  # noqa: ANN401 - JSON
    for entry in _first_list(document):
        yield Counted("interests")
        yield Known(Knows.INFERENCE, entry if isinstance(entry, str) else string(entry, "name"))


def _off_facebook(document: Any) -> Iterable[Part]:  # noqa: ANN401 - JSON
    for entry in _first_list(document):
        events = len(items(entry, "events"))
        yield Counted("companies_off_platform")
        yield Counted("events_off_platform", events)
        yield Known(Knows.ADVERTISER, string(entry, "name"), "events", events)


def _apps(document: Any) -> Iterable[Part]:  # noqa: ANN401 - JSON
    for entry in _first_list(document):
        yield Counted("apps")
        if (category := string(entry, "category").casefold()) in {"active", "inactive", "removed"}:
            yield Counted(f"apps_{category}")
        yield Known(Knows.APP, string(entry, "name"), category)


def _app_posts(document: Any) -> Iterable[Part]:  # noqa: ANN401 - JSON
    yield Counted("app_posts", len(_first_list(document)))


def _logins(document: Any) -> Iterable[Part]:  # noqa: ANN401 - JSON
    for entry in _first_list(document):
        yield Counted("logins")
        yield Known(Knows.LOGIN, string(entry, "ip_address"), string(entry, "user_agent"))


def _first_list(document: Any) -> Sequence[Any]:  # noqa: ANN401 - JSON
    """Return the list that a document is about; the number after its key changes from year to year."""
    if isinstance(document, list):
        return document
    values = document.values() if isinstance(document, dict) else ()
    return next((value for value in values if isinstance(value, list)), ())


_HOW: Final = {
    "has_data_file_custom_audience": "list_uploads",
    "has_remarketing_custom_audience": "remarketing",
    "has_in_person_store_visit": "store_visits",
}
_POSTS: Final = File(_posts, ("posts",), (Knows.PLACE,))
_COMMENTS: Final = File(_comments, ("comments",), told=True)
_OFF: Final = File(_off_facebook, ("companies_off_platform", "events_off_platform"), (Knows.ADVERTISER,))
_FILES: Final[Mapping[str, File]] = {
    "your_posts": _POSTS,
    "your_posts__check_ins__photos_and_videos": File(_posts, ("posts",), (Knows.PLACE,), told=True),
    "comments": _COMMENTS,
    "your_comments_in_groups": File(_comments, ("comments",)),
    "advertisers_using_your_activity_or_information": File(
        _advertisers, ("advertisers_with_your_data", *_HOW.values()), (Knows.ADVERTISER,), told=True
    ),
    "advertisers_who_uploaded_a_contact_list_with_your_information": File(
        _contact_list, ("contact_list_uploads",), (Knows.ADVERTISER,)
    ),
    "advertisers_you_ve_interacted_with": File(_touched, ("ads_touched",), (Knows.ADVERTISER,)),
    "ads_interests": File(_interests, ("interests",), (Knows.INFERENCE,), told=True),
    "other_categories_used_to_reach_you": File(_interests, ("interests",), (Knows.INFERENCE,)),
    "your_off-facebook_activity": _OFF,
    "your_activity_off_meta_technologies": _OFF,
    "apps_and_websites": File(_apps, ("apps",), (Knows.APP,), told=True),
    "posts_from_apps_and_websites": File(_app_posts, ("app_posts",)),
    "account_activity": File(_logins, ("logins",), (Knows.LOGIN,), told=True),
}
_OWN: Final = frozenset(_FILES) - {"comments", "your_posts", "advertisers_using_your_activity_or_information"}
