"""What does an archive of X hold, today's with a folder `data` or the flat one of before?"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any, Final

from app.readers.archives import dates, errors
from app.readers.archives.documents import assigned, at, items, string
from app.readers.archives.member import Member
from app.readers.archives.words import LONGEST
from checks.archives.model import (
    Absent,
    Audience,
    Counted,
    FileRead,
    Known,
    Knows,
    Message,
    Network,
    Part,
    Place,
    Present,
    Unread,
    Untold,
    Wrote,
)

NETWORK: Final = Network.X
Item = Mapping[str, Any]
_SCRIPT: Final = re.compile(r"\s*window\.YTD\.(\w+?)\.part\d+\s*=", re.ASCII)
_FIRST_TWEETS: Final = 2006


def recognised(members: Sequence[Member]) -> bool:
    """Tell by how its scripts begin."""
    scripts = [member for member in members if member.base.endswith(".js")]
    return any(_name(member) for member in scripts[:50])


def read(members: Sequence[Member]) -> Iterator[Part]:
    """Yield what the scripts hold, in whatever parts."""
    named = sorted(((_name(member), member) for member in members), key=lambda each: each[0] != "account")
    account = _account([member for name, member in named if name == "account"])
    seen = {name for name, _ in named}
    for name, (file, nouns) in _TOLD.items():
        if name not in seen and not (name == "tweets" and "tweet" in seen):
            yield Absent(file, nouns)
    once: set[str] = set()
    for name, member in named:
        if not name or name not in _SAID:
            if name not in {"", "manifest"}:
                yield Unread(member.base)
            continue
        yield from _file(name, member, account, once)


def _file(name: str, member: Member, account: str, once: set[str]) -> Iterator[Part]:
    nouns, kinds, said = _SAID[name]
    if said is _talk and not account:
        yield Untold(nouns)
        yield FileRead(member.base, 0, damaged=True)  # without account.js nobody knows which messages are the person's
        return
    yield Present(nouns, kinds)
    rows = 0
    damaged = False
    try:
        for item in assigned(member):
            rows += 1
            yield from said(item, account, once)
    except errors.MemberBroken:
        damaged = True
    yield FileRead(member.base, rows, 0, damaged)


def _name(member: Member) -> str:
    if not member.base.endswith(".js"):
        return ""
    match = _SCRIPT.match(member.start(200).decode("utf-8-sig", "replace"))
    return match[1] if match else ""


def _account(members: Sequence[Member]) -> str:
    for member in members:
        with suppress(errors.MemberBroken):
            for item in assigned(member):
                return string(item, "account", "accountId")
    return ""


def _tweet(item: Item, _account: str, once: set[str]) -> Iterable[Part]:
    tweet = item.get("tweet", item)  # before 2020 without the wrapper
    number = string(tweet, "id_str")
    if number and number in once:
        return
    once.add(number)
    text = html.unescape(string(tweet, "full_text") or string(tweet, "text"))[:LONGEST]
    if text.startswith("RT @"):
        yield Counted("reposts")
        return
    reply = bool(string(tweet, "in_reply_to_status_id_str"))
    yield Counted("replies" if reply else "posts")
    link = f"https://x.com/i/web/status/{number}" if number.isdigit() else ""
    place = Place.COMMENT if reply else Place.POST
    yield Wrote(text, _date(string(tweet, "created_at")), place, Audience.PUBLIC, link)


def _note(item: Item, _account: str, _once: set[str]) -> Iterable[Part]:
    note = at(item, "noteTweet")
    yield Counted("long_posts")
    text = html.unescape(string(note, "core", "text"))[:LONGEST]
    yield Wrote(text, dates.parsed(string(note, "createdAt")), Place.POST, Audience.PUBLIC)


def _talk(item: Item, account: str, _once: set[str]) -> Iterable[Part]:
    talk = at(item, "dmConversation")
    for each in items(talk, "messages"):
        message = at(each, "messageCreate")
        if not isinstance(message, dict):
            continue
        mine = bool(account) and string(message, "senderId") == account
        when = dates.parsed(string(message, "createdAt"))
        text = html.unescape(string(message, "text"))[:LONGEST] if mine else ""
        wrote = Wrote(text, when, Place.MESSAGE, Audience.ADDRESSEES) if text else None
        yield Message(string(talk, "conversationId"), mine, when, (), wrote)


def _ad(item: Item, _account: str, _once: set[str]) -> Iterable[Part]:
    user = at(item, "ad", "adsUserData")
    impressions = items(user, "adImpressions", "impressions")
    engagements = [at(each, "impressionAttributes") for each in items(user, "adEngagements", "engagements")]
    yield Counted("ads_seen", len(impressions))
    yield Counted("ads_touched", len(engagements))
    for each in (*impressions, *engagements):
        if advertiser := string(each, "advertiserInfo", "advertiserName"):
            yield Known(Knows.ADVERTISER, advertiser)
        for criterion in items(each, "matchedTargetingCriteria"):
            if value := string(criterion, "targetingValue"):
                yield Known(Knows.TARGETING, value, string(criterion, "targetingType"))


def _personal(item: Item, _account: str, _once: set[str]) -> Iterable[Part]:
    data = at(item, "p13nData")
    interests = items(data, "interests", "interests")
    yield Counted("interests", len(interests))
    for each in interests:
        yield Known(Knows.INFERENCE, string(each, "name"))
    for each in items(data, "interests", "partnerInterests"):
        yield Known(Knows.INFERENCE, string(each, "name") if isinstance(each, dict) else str(each), "partners")
    audiences = at(data, "interests", "audienceAndAdvertisers")
    for key in ("advertisers", "lookalikeAdvertisers"):
        for name in items(audiences, key):
            yield Known(Knows.ADVERTISER, str(name), key)
    number = str(at(audiences, "numAudiences"))
    if re.fullmatch("[0-9]{1,9}", number):
        yield Counted("audiences", int(number))
    for each in items(data, "locationHistory"):
        place = [string(each, key) for key in ("city", "region", "country")]
        yield Known(Knows.PLACE, ", ".join(filter(None, place)) or str(each)[:100])


def _app(item: Item, _account: str, _once: set[str]) -> Iterable[Part]:
    names = items(item, "app", "appNames")
    name = str(names[0]) if names else string(item, "connectedApplication", "name")
    yield Counted("apps")
    yield Known(Knows.APP, name or "?")


def _login(item: Item, _account: str, _once: set[str]) -> Iterable[Part]:
    yield Counted("logins")
    yield Known(Knows.LOGIN, string(item, "ipAudit", "loginIp"))


def _counted(noun: str) -> Callable[[Item, str, set[str]], Iterable[Part]]:
    return lambda _item, _account, _once: (Counted(noun),)


def _date(text: str) -> datetime | None:
    """Return an instant; none for one before X was there, which its exports sometimes tell."""
    with suppress(ValueError):
        # Told in English whatever this computer speaks, so that strptime would do; it is slow for millions.
        day, month, number, clock, _, year = text.split()
        told = dates.parsed(f"{day} {month} {number} {clock} UTC {year}")
        return told if told and told.year >= _FIRST_TWEETS else None
    return dates.parsed(text)


_Said = Callable[[Item, str, set[str]], Iterable[Part]]
_TALKS: Final = ("messages_sent", "messages_received", "conversations")
_TWEETS: Final = ("posts", "replies", "reposts")
_SAID: Final[Mapping[str, tuple[tuple[str, ...], tuple[Knows, ...], _Said]]] = {
    "account": ((), (), lambda _item, _account, _once: ()),
    "tweets": (_TWEETS, (), _tweet),
    "tweet": (_TWEETS, (), _tweet),
    "note_tweet": (("long_posts",), (), _note),
    "deleted_tweets": (("deleted_posts",), (), _counted("deleted_posts")),
    "like": (("likes",), (), _counted("likes")),
    "direct_messages": (_TALKS, (), _talk),
    "direct_messages_group": (_TALKS, (), _talk),
    "ad_impressions": (("ads_seen",), (Knows.ADVERTISER, Knows.TARGETING), _ad),
    "ad_engagements": (("ads_touched",), (Knows.ADVERTISER, Knows.TARGETING), _ad),
    "personalization": (("interests", "audiences"), (Knows.INFERENCE, Knows.ADVERTISER), _personal),
    "connected_application": (("apps",), (Knows.APP,), _app),
    "app": (("apps",), (Knows.APP,), _app),
    "ip_audit": (("logins",), (Knows.LOGIN,), _login),
    "follower": (("followers",), (), _counted("followers")),
    "following": (("following",), (), _counted("following")),
    "saved_search": (("saved_searches",), (), _counted("saved_searches")),
    "contact": (("contacts",), (), _counted("contacts")),
}
_TOLD: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = {
    "tweets": ("tweets.js", _TWEETS),
    "direct_messages": ("direct-messages.js", _TALKS),
    "ad_impressions": ("ad-impressions.js", ("ads_seen",)),
    "personalization": ("personalization.js", ("interests", "audiences")),
    "ip_audit": ("ip-audit.js", ("logins",)),
}
"""Files whose lack is told, with what then is not known."""
