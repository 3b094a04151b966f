from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from checks.archives.model import Knows
from tests.app.readers.archives.made import review

ARCHIVES = Path(__file__).parents[5] / "shared" / "data" / "archives"
pytestmark = pytest.mark.skipif(not ARCHIVES.is_dir(), reason="archives of others lie beside the program only here")

KNOWN: Mapping[str, Mapping[str, int | None]] = {
    "hestia_linkedin.zip": {"connections": 3000, "ad_targets": 270, "inferences": 18, "posts": None},
    "hestia_facebook_fr.zip": {
        "companies_off_platform": 79, "events_off_platform": 1804, "apps": 124, "apps_active": 15, "apps_inactive": 104,
        "apps_removed": 5, "advertisers_with_your_data": 70, "list_uploads": 31, "remarketing": 39, "store_visits": 32,
        "contact_list_uploads": 55, "ads_touched": 63, "app_posts": 92, "interests": 8, "posts": None,
    },
    "hestia_instagram_v1.zip": {
        "messages_sent": 361, "messages_received": 717 - 361, "conversations": 8, "followers": 96, "following": 389,
        "liked_comments": 211, "liked_posts": 103, "ads_seen": 511, "posts_viewed": 388, "videos_watched": 511,
    },
    "dogsheep_twitter": {"followers": 2, "following": 2, "saved_searches": 2, "apps": 1, "posts": None},
    "made_linkedin_fr_headers.zip": {"connections": 1, "messages_sent": 0, "messages_received": 0, "conversations": 0},
    "made_reddit.zip": {"comments": 2, "comments_gone": 1, "posts": 1},
    "made_whatsapp_fr.txt": {"messages": 2, "media": 1, "authors": 2},
}  # fmt: skip


@pytest.mark.parametrize("name", KNOWN)
def test_what_is_known_of_archives_that_others_made_is_found_in_them(name: str) -> None:
    counts = review(ARCHIVES / name).counts
    assert {noun: counts[noun] for noun in KNOWN[name]} == KNOWN[name]


@pytest.mark.parametrize("chat", [path.name for path in sorted((ARCHIVES / "whatsapp_chatminer").glob("*.txt"))])
def test_six_messages_are_in_each_chat_whatever_its_dates_look_like(chat: str) -> None:
    assert review(ARCHIVES / "whatsapp_chatminer" / chat).counts["messages"] == 6


def test_letters_are_whole_in_what_facebook_wrote() -> None:
    told = review(ARCHIVES / "hestia_facebook_fr.zip").footprint
    assert told.counts[Knows.INFERENCE] == 8
    assert "Organisation mondiale de la santé" in {each.what for each in told.sensitive}
