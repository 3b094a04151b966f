from __future__ import annotations

import io
import json
import tarfile
from pathlib import Path

from checks.archives.model import Audience, Knows, Network, Place
from tests.app.readers.archives.made import archive, document, refused, review
from tests.app.readers.archives.test_linkedin import Reader

THREAD = "your_facebook_activity/messages/inbox"


def thread(*messages: tuple[str, str], others: tuple[str, ...] = ("Bo Lind",)) -> str:
    people = [{"name": name} for name in (*others, "Zoé Orme")]
    said = [{"sender_name": name, "timestamp_ms": 1_700_000_000_000, "content": text} for name, text in messages]
    return document({"participants": people, "messages": said})


def test_meta_letters_are_repaired_in_keys_and_values(tmp_path: Path) -> None:
    files = {
        "other_logged_information/ads_interests.json": document({"topics_v2": ["Épicerie", "Santé", "déjà œuvre €"]})
    }
    told = review(archive(tmp_path / "a.zip", files))
    assert told.network is Network.FACEBOOK
    assert told.counts["interests"] == 3
    assert [(each.what, each.topic) for each in told.footprint.sensitive] == [("Santé", "health")]
    assert {each.what for each in told.footprint.surprising} == {"Santé", "Épicerie", "déjà œuvre €"}


def test_whose_conversations_they_are_is_told_by_who_is_in_most(tmp_path: Path) -> None:
    files = {
        f"{THREAD}/bo/message_1.json": thread(("Bo Lind", "Hi"), ("Zoé Orme", "Salut")),
        f"{THREAD}/bo/message_2.json": thread(("Zoé Orme", "Encore")),
        f"{THREAD}/eva/message_1.json": thread(("Eva Ek", "Hi"), others=("Eva Ek",)),
    }
    reader = Reader()
    told = review(archive(tmp_path / "a.zip", files), look=reader)
    assert (told.counts["messages_sent"], told.counts["messages_received"], told.counts["conversations"]) == (2, 2, 2)
    assert [wrote.text for wrote in reader.texts] == ["Salut", "Encore"]
    alone = {f"{THREAD}/bo/message_1.json": thread(("Bo Lind", "Hi"))}
    assert review(archive(tmp_path / "b.zip", alone)).counts["messages_sent"] is None


def test_what_companies_told_facebook_is_counted_by_company_and_by_event(tmp_path: Path) -> None:
    companies = [
        {"name": "Casino Orme", "events": [{"id": 1, "type": "PURCHASE", "timestamp": 1}] * 3},
        {"name": "Shop", "events": [{"id": 2, "type": "LEAD", "timestamp": 1}]},
    ]
    files = {
        "w/your_off-facebook_activity.json": document({"off_facebook_activity_v2": companies}),
        "w/ads_information/advertisers_you've_interacted_with.json": document({"history_v2": [{"title": "Shop"}]}),
    }
    told = review(archive(tmp_path / "a.zip", files))
    assert (told.counts["companies_off_platform"], told.counts["events_off_platform"]) == (2, 4)
    assert (told.footprint.counts[Knows.ADVERTISER], told.footprint.events) == (2, 4)
    assert (told.footprint.surprising[0].what, told.footprint.surprising[0].topic) == ("Casino Orme", "money")


def test_labels_of_instagram_are_read_in_any_language(tmp_path: Path) -> None:
    seen = {"string_map_data": {"Auteur": {"value": "Orme Ltd"}, "Heure": {"timestamp": 1_646_810_883}}}
    comment = {"string_map_data": {"Commentaire": {"value": "Ça suffit"}, "Heure": {"timestamp": 1_646_810_883}}}
    exif = {"media_metadata": {"photo_metadata": {"exif_data": [{"latitude": 48.8566, "longitude": 2.3522}]}}}
    files = {
        "ads_and_topics/ads_viewed.json": document({"impressions_history_ads_seen": [seen]}),
        "comments/post_comments_1.json": document([comment]),
        "content/posts_1.json": document([{"media": [{"title": "Vue", "creation_timestamp": 1_646_810_883, **exif}]}]),
    }
    reader = Reader()
    told = review(archive(tmp_path / "a.zip", files), look=reader)
    assert told.network is Network.INSTAGRAM
    assert (told.counts["ads_seen"], told.counts["comments"], told.counts["posts_with_place"]) == (1, 1, 1)
    assert {wrote.text for wrote in reader.texts} == {"Ça suffit", "Vue"}
    assert [each.what for each in told.footprint.surprising if each.kind is Knows.PLACE] == ["48.86, 2.35"]


def test_scripts_of_x_are_read_and_never_run(tmp_path: Path) -> None:
    tweets = [
        {"tweet": {"id_str": "1", "full_text": "A &amp; B", "created_at": "Wed Oct 10 20:19:24 +0000 2018"}},
        {"tweet": {"id_str": "2", "full_text": "RT @bo: theirs", "created_at": "Wed Oct 10 20:19:24 +0000 2018"}},
        {"tweet": {"id_str": "3", "full_text": "Old", "created_at": "Thu Jan 01 00:00:00 +0000 1998"}},
    ]
    talk = [{"dmConversation": {"conversationId": "7-9", "messages": [
        {"messageCreate": {"senderId": "7", "text": "Mine", "createdAt": "2026-01-02T03:04:05.000Z"}},
        {"messageCreate": {"senderId": "9", "text": "Theirs", "createdAt": "2026-01-03T03:04:05.000Z"}},
    ]}}]  # fmt: skip
    criterion = {"targetingType": "Age", "targetingValue": "25-49"}
    shown = {"advertiserInfo": {"advertiserName": "Orme"}, "matchedTargetingCriteria": [criterion]}
    ads = [{"ad": {"adsUserData": {"adImpressions": {"impressions": [shown]}}}}]
    files = {
        "data/account.js": 'window.YTD.account.part0 = [{"account": {"accountId": "7", "username": "ada"}}]',
        "data/tweets.js": f"window.YTD.tweets.part0 = {json.dumps(tweets[:2])};",
        "data/tweets-part1.js": f"window.YTD.tweets.part1 = {json.dumps(tweets)}",
        "data/direct-messages.js": f"window.YTD.direct_messages.part0 = {json.dumps(talk)}",
        "data/ad-impressions.js": f"window.YTD.ad_impressions.part0 = {json.dumps(ads)}",
        "data/like.js": 'window.YTD.like.part0 = [{"like": {}}, alert("run")]',
    }
    reader = Reader()
    told = review(archive(tmp_path / "a.zip", files), look=reader)
    assert (told.counts["posts"], told.counts["reposts"]) == (2, 1)
    assert (told.counts["messages_sent"], told.counts["messages_received"]) == (1, 1)
    assert [wrote.text for wrote in reader.texts] == ["A & B", "Old", "Mine"]
    assert [wrote.text for wrote in reader.texts if wrote.at is None] == ["Old"]  # before X was there
    assert told.footprint.counts[Knows.ADVERTISER] == 1
    assert [file.name for file in told.files if file.damaged] == ["like.js"]
    assert "personalization.js" in told.absent


def test_a_long_list_of_x_is_read_piece_by_piece(tmp_path: Path) -> None:
    likes = json.dumps([{"like": {"tweetId": str(number), "fullText": "x" * 900}} for number in range(3000)])
    told = review(archive(tmp_path / "a.zip", {"like.js": f"window.YTD.like.part0 = {likes}"}))
    assert told.counts["likes"] == 3000


def test_reddit_is_told_by_its_header_and_what_was_deleted_has_no_words(tmp_path: Path) -> None:
    header = "id,permalink,date,ip,subreddit,gildings,link,parent,body,media\n"
    rows = "a,https://www.reddit.com/r/x/a,2023-01-15 12:34:56 UTC,203.0.113.7,x,0,,,Mine,\nb,,,,x,0,,,[deleted],\n"
    reader = Reader()
    told = review(archive(tmp_path / "a.zip", {"comments.csv": header + rows}), look=reader)
    assert told.network is Network.REDDIT
    assert (told.counts["comments"], told.counts["comments_gone"], told.counts["posts"]) == (2, 1, None)
    assert [(wrote.text, wrote.link) for wrote in reader.texts] == [("Mine", "https://www.reddit.com/r/x/a")]
    youtube = "Comment ID,Channel ID,Comment Create Timestamp,Price\n1,2,3,4\n"
    assert refused(archive(tmp_path / "b.zip", {"comments.csv": youtube})).error == "ArchiveUnknown"


def test_a_post_of_mastodon_says_who_may_read_it(tmp_path: Path) -> None:
    def create(text: str, *to: str) -> dict[str, object]:
        return {"type": "Create", "published": "2026-01-02T03:04:05Z", "to": list(to), "object": {"content": text}}

    public = "https://www.w3.org/ns/activitystreams#Public"
    outbox = {"orderedItems": [
        create("<p>All &amp; sundry</p>", public), create("Friends", "https://m.example/users/ada/followers"),
        create("You", "https://m.example/users/bo"), {"type": "Announce", "object": "https://m.example/1"},
    ]}  # fmt: skip
    path = tmp_path / "a.tar.gz"
    with tarfile.open(path, "w:gz") as file:
        data = json.dumps(outbox).encode()
        entry = tarfile.TarInfo("./outbox.json")
        entry.size = len(data)
        file.addfile(entry, io.BytesIO(data))
    reader = Reader()
    told = review(path, look=reader)
    assert (told.counts["posts"], told.counts["direct_posts"], told.counts["reposts"]) == (2, 1, 1)
    assert [(wrote.text, wrote.audience) for wrote in reader.texts] == [
        ("All & sundry", Audience.PUBLIC), ("Friends", Audience.NETWORK), ("You", Audience.ADDRESSEES),
    ]  # fmt: skip


def test_a_chat_of_whatsapp_is_counted_and_nobody_is_taken_for_the_person(tmp_path: Path) -> None:
    android = (
        "12/03/2025 08:59 - Les messages sont chiffrés.\n12/03/2025, 09:14 - Bo: On se voit\nà 14h : salle 3 ?\n"
        "12/03/2025, 09:20 - Été: <Médias omis>\n"
    )
    apple = "[12/03/2025 09:14:22] Bo: Hi\n\u200e[12/03/2025 9:15:22\u202fPM] Zoé: \u200eimage absente\n"
    for name, text in (("a.txt", android), ("b.txt", apple)):
        (tmp_path / name).write_text(text, "utf-8")
        reader = Reader()
        told = review(tmp_path / name, look=reader)
        assert (told.counts["messages"], told.counts["media"], told.counts["authors"]) == (1, 1, 2)
        assert told.counts["messages_sent"] is None
        assert reader.texts == []


def test_tiktok_is_read_whatever_the_case_of_its_keys_and_whatever_stands_for_no_list(tmp_path: Path) -> None:
    told = review(
        archive(
            tmp_path / "a.zip",
            {
                "user_data_tiktok.json": json.dumps(
                    {
                        "Your Activity": {
                            "Login History": {
                                "LoginHistoryList": [{"Date": "2026-01-02 03:04:05", "IP": "203.0.113.7"}]
                            },
                            "Watch History": {"VideoList": None},
                        },
                        "Comment": {"Comments": {"CommentsList": [{"date": "2026-01-02 03:04:05", "comment": "Mine"}]}},
                    }
                )
            },
        )
    )
    assert told.network is Network.TIKTOK
    assert (told.counts["logins"], told.counts["videos_watched"], told.counts["comments"]) == (1, 0, 1)
    assert told.counts["searches"] is None


def test_a_place_of_snapchat_that_is_nowhere_is_none(tmp_path: Path) -> None:
    saved = [
        {"Media Type": "Image", "Location": f"Latitude, Longitude: {place}"} for place in ("48.8, 2.35", "0.0, 0.0")
    ]
    chat = {
        "bo": [
            {
                "From": "ada",
                "Media Type": "TEXT",
                "Created": "2026-01-02 03:04:05 UTC",
                "Content": "Hi",
                "IsSender": True,
            }
        ]
    }
    reader = Reader()
    files = {
        "json/memories_history.json": json.dumps({"Saved Media": saved}),
        "json/chat_history.json": json.dumps(chat),
    }
    told = review(archive(tmp_path / "a.zip", files), look=reader)
    assert (told.counts["memories"], told.counts["memories_with_place"], told.counts["messages_sent"]) == (2, 1, 1)
    assert [wrote.place for wrote in reader.texts] == [Place.MESSAGE]
