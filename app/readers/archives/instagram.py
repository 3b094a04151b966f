"""What does an archive of Instagram hold? Its labels are in the person's language, its keys are not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from app.readers.archives import dates, meta
from app.readers.archives.documents import at, items, string
from app.readers.archives.member import Member
from app.readers.archives.meta import File, Said
from app.readers.archives.words import LONGEST
from checks.archives.model import Audience, Counted, Known, Knows, Network, Part, Place, Wrote

NETWORK: Final = Network.INSTAGRAM


def recognised(members: Sequence[Member]) -> bool:
    """Tell by names that only Instagram gives its files or folders."""
    return any(
        member.base.endswith(".json")
        and (meta.stem(member) in _OWN or any("instagram" in part for part in member.path.casefold().split("/")[:-1]))
        for member in members
    )


def read(members: Sequence[Member]) -> Iterator[Part]:
    """Yield what the documents hold."""
    yield from meta.read(members, _FILES)


def _first_list(document: Any) -> Sequence[Any]:  # noqa: ANN401 - JSON
    if isinstance(document, list):
        return document
    values = document.values() if isinstance(document, dict) else ()
    return next((value for value in values if isinstance(value, list)), ())


def _posts(document: Any) -> Iterable[Part]:  # noqa: ANN401 - JSON
    for post in _first_list(document):
        yield Counted("posts")
        pictures = items(post, "media") or [post]
        title = string(post, "title") or next(filter(None, (string(each, "title") for each in pictures)), "")
        when = dates.from_seconds(at(post, "creation_timestamp") or at(pictures[0], "creation_timestamp"))
        if title:
            yield Wrote(title[:LONGEST], when, Place.POST, Audience.NETWORK)
        if place := next(filter(None, map(_coordinates, pictures)), ""):
            yield Counted("posts_with_place")
            yield Known(Knows.PLACE, place)


def _coordinates(picture: Any) -> str:  # noqa: ANN401 - JSON
    """Return where a picture was taken to a hundredth of a degree: its public copy does not tell, the archive does."""
    metadata = at(picture, "media_metadata")
    for kind in metadata.values() if isinstance(metadata, dict) else ():
        for exif in items(kind, "exif_data"):
            latitude, longitude = at(exif, "latitude"), at(exif, "longitude")
            if isinstance(latitude, int | float) and isinstance(longitude, int | float) and (latitude or longitude):
                return f"{latitude:.2f}, {longitude:.2f}"
    return ""


def _comments(document: Any) -> Iterable[Part]:  # noqa: ANN401 - JSON
    for entry in _first_list(document):
        yield Counted("comments")
        values = _values(entry)
        text = string(at(entry, "string_map_data"), "Comment", "value") or next(filter(None, values), "")
        if text:
            yield Wrote(text[:LONGEST], _when(entry), Place.COMMENT, Audience.PUBLIC)


def _values(entry: Any) -> Sequence[str]:  # noqa: ANN401 - JSON
    """Return the values of an entry in their order, whatever language their labels have."""
    mapped = at(entry, "string_map_data")
    labelled = [string(each, "value") for each in items(entry, "label_values")]
    return labelled or [string(each, "value") for each in (mapped.values() if isinstance(mapped, dict) else ())]


def _when(entry: Any) -> Any:  # noqa: ANN401 - JSON
    mapped = at(entry, "string_map_data")
    stamps = [at(each, "timestamp") for each in (mapped.values() if isinstance(mapped, dict) else ())]
    return dates.from_seconds(next(filter(None, [*stamps, at(entry, "timestamp")]), None))


def _counted(noun: str) -> Said:
    return lambda document: (Counted(noun, len(_first_list(document))),)


def _known(noun: str, kind: Knows) -> Said:
    def said(document: Any) -> Iterable[Part]:  # noqa: ANN401 - JSON
        for entry in _first_list(document):
            yield Counted(noun)
            name = entry if isinstance(entry, str) else string(entry, "advertiser_name") or string(entry, "title")
            if name := name or next(filter(None, _values(entry)), ""):
                yield Known(kind, name)

    return said


def _logins(document: Any) -> Iterable[Part]:  # noqa: ANN401 - JSON
    for entry in _first_list(document):
        yield Counted("logins")
        yield Known(Knows.LOGIN, next((value for value in _values(entry) if value.count(".") == 3 or ":" in value), ""))  # noqa: PLR2004 - an address has three


_ADS: Final = (Knows.ADVERTISER,)
_FILES: Final[Mapping[str, File]] = {
    "posts": File(_posts, ("posts", "posts_with_place"), (Knows.PLACE,), told=True),
    "stories": File(_posts, ("posts",), (Knows.PLACE,)),
    "reels": File(_posts, ("posts",), (Knows.PLACE,)),
    "post_comments": File(_comments, ("comments",), told=True),
    "reels_comments": File(_comments, ("comments",)),
    "followers": File(_counted("followers"), ("followers",), told=True),
    "following": File(_counted("following"), ("following",), told=True),
    "liked_comments": File(_counted("liked_comments"), ("liked_comments",)),
    "liked_posts": File(_counted("liked_posts"), ("liked_posts",)),
    "ads_viewed": File(_known("ads_seen", Knows.ADVERTISER), ("ads_seen",), _ADS),
    "ads_clicked": File(_known("ads_touched", Knows.ADVERTISER), ("ads_touched",), _ADS),
    "posts_viewed": File(_counted("posts_viewed"), ("posts_viewed",)),
    "videos_watched": File(_counted("videos_watched"), ("videos_watched",)),
    "advertisers_using_your_activity_or_information": File(
        _known("advertisers_with_your_data", Knows.ADVERTISER), ("advertisers_with_your_data",), _ADS, told=True
    ),
    "ads_interests": File(_known("interests", Knows.INFERENCE), ("interests",), (Knows.INFERENCE,)),
    "your_topics": File(_known("interests", Knows.INFERENCE), ("interests",), (Knows.INFERENCE,), told=True),
    "login_activity": File(_logins, ("logins",), (Knows.LOGIN,), told=True),
    "apps_and_websites": File(_known("apps", Knows.APP), ("apps",), (Knows.APP,)),
}
_OWN: Final = frozenset({
    "liked_comments", "liked_posts", "ads_viewed", "posts_viewed", "videos_watched", "post_comments", "reels_comments",
    "followers", "following", "personal_information", "your_topics", "login_activity",
})  # fmt: skip
