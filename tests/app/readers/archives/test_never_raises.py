from __future__ import annotations

import json
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.checkup.archive_events import ArchiveReviewed
from app.checkup.events import SourceFailed
from app.checkup.looking_through import reviewed
from checks.archives.said import Said
from tests.app.readers.archives.made import archive, unread

NAMES = (
    "Connections.csv", "messages.csv", "Shares.csv", "Invitations.csv", "Ad_Targeting.csv", "Inferences_about_you.csv",
    "data/tweets.js", "data/personalization.js", "ads_viewed.json", "followers_1.json", "ads_interests.json",
    "messages/inbox/x/message_1.json", "posts_1.json", "your_off-facebook_activity.json", "apps_and_websites.json",
    "comments.csv", "outbox.json", "user_data.json", "json/chat_history.json", "json/location_history.json", "chat.txt",
)  # fmt: skip
KEYS = st.text(max_size=3) | st.sampled_from(
    ("participants", "messages", "Activity", "IsSender", "orderedItems", "name", "events", "tweet", "p13nData")
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)
HEADERS = (
    "First Name,Last Name,Connected On\n",
    "CONVERSATION ID,FROM,DATE,CONTENT\n",
    "id,permalink,subreddit,body,parent,date\n",
    "window.YTD.tweets.part0 = ",
    "window.YTD.personalization.part0 = ",
    '"orderedItems" ',
    "12/03/2025, 09:14 - Bo: ",
    "",
)
CONTENTS = st.one_of(
    st.builds(lambda head, tail: head.encode() + tail, st.sampled_from(HEADERS), st.binary(max_size=80)),
    st.builds(lambda head, value: (head + json.dumps(value)).encode(), st.sampled_from(HEADERS), VALUES),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=150)
@given(st.dictionaries(st.sampled_from(NAMES), CONTENTS, min_size=1, max_size=4))
def test_whatever_is_in_an_archive_gets_a_review_or_a_sentence(tmp_path: Path, files: dict[str, bytes]) -> None:
    path = archive(tmp_path / "a.zip", {**files})
    [told] = [each for each in reviewed((path,), unread, Said()) if isinstance(each, ArchiveReviewed | SourceFailed)]
    assert not isinstance(told, SourceFailed) or told.error != "ReaderBug", told
