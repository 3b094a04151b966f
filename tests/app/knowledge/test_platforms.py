from __future__ import annotations

from pathlib import Path

import pytest

from app import paths
from app.errors import ResourceError
from app.knowledge import catalogue, platforms
from app.words import LANGUAGES, Words
from checks.exposure.collection import FEEDS
from checks.model import MessageId
from checks.own_data import Purpose

SETTINGS = [(platform, setting) for platform in platforms.platforms() for setting in platform.setting]


def test_the_ten_platforms_are_there_and_every_one_has_its_advertising_and_a_copy_of_everything() -> None:
    known = {platform.id: {setting.purpose for setting in platform.setting} for platform in platforms.platforms()}
    assert len(known) == 10
    assert all({Purpose.DOWNLOAD, Purpose.ADVERTISING} <= purposes for purposes in known.values())
    assert platforms.offered() == known


def test_every_setting_is_explained_in_both_languages() -> None:
    for words in map(Words, LANGUAGES):
        for platform, setting in SETTINGS:
            assert words.message(MessageId(f"platform.{platform.id}.{setting.purpose.value}"), {})
        for purpose in Purpose:
            assert words.message(MessageId(f"purpose.{purpose.value}"), {})
            assert words.message(MessageId(f"purpose.{purpose.value}.what"), {})


def test_an_address_was_seen_on_a_day_or_is_said_to_be_from_memory() -> None:
    assert {setting.unverified for _, setting in SETTINGS if setting.url} == {True, False}
    from_memory = [(platform.id, setting.purpose) for platform, setting in SETTINGS if setting.unverified]
    assert from_memory == [("instagram", Purpose.CONTACTS), ("amazon", Purpose.APPS)]
    assert not any(setting.unverified or setting.last_verified for _, setting in SETTINGS if not setting.url)


def test_every_item_that_settings_answer_is_in_the_catalogue_and_has_a_setting() -> None:
    offered = frozenset[Purpose]().union(*platforms.offered().values())
    assert set(FEEDS) <= set(catalogue.load().entries)
    assert all(purposes <= offered for purposes in FEEDS.values())


def platform(url: str = "https://a.example/ads", more: str = "") -> str:
    return (
        '[[platform]]\nid = "a"\nname = "A"\nhosts = ["a.example"]\n'
        f'[[platform.setting]]\npurpose = "advertising"\nurl = "{url}"\n{more}'
    )


BROKEN = {
    "no list": None,
    "another host": platform("https://b.example/ads"),
    "a host that ends alike": platform("https://evil-a.example/"),
    "a host below": platform("https://a.example.evil.example/"),
    "no https": platform("http://a.example/ads"),
    "a port": platform("https://a.example:8080/"),
    "a name of somebody": platform("https://a.example@evil.example/"),
    "one purpose twice": platform(more='[[platform.setting]]\npurpose = "advertising"\n'),
    "one platform twice": platform() + platform(),
    "an unknown purpose": platform(more='[[platform.setting]]\npurpose = "circus"\n'),
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN.keys())
def test_a_list_that_leads_elsewhere_or_is_not_whole_is_refused(
    text: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "rules").mkdir()
    if text is not None:
        (tmp_path / "rules" / "platforms.toml").write_text(text, "utf-8")
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    platforms.platforms.cache_clear()
    with pytest.raises(ResourceError):
        platforms.platforms()
    platforms.platforms.cache_clear()


def test_the_sample_of_the_refusals_is_itself_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "platforms.toml").write_text(platform(), "utf-8")
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    platforms.platforms.cache_clear()
    assert [each.id for each in platforms.platforms()] == ["a"]
    platforms.platforms.cache_clear()
