from __future__ import annotations

from pathlib import Path

import pytest

from app import paths
from app.errors import ResourceError
from app.knowledge import rules
from checks.passwords.site import site
from checks.suffixes import registrable


def test_every_service_is_found_by_each_of_its_sites() -> None:
    services = rules.services()
    assert services["twitter.com"] is services["x.com"]


def test_every_site_is_a_registrable_domain_and_every_address_is_encrypted() -> None:
    for name, service in rules.services().items():
        assert site(name) == name
        assert registrable(name) == name  # below an ending such as nhs.uk others have their names
        assert not service.change or service.change.startswith("https://")


BROKEN = {
    "no list": None,
    "no TOML": "[[service]",
    "an unknown kind": '[[service]]\nname = "A"\nsites = ["a.example"]\nkind = "circus"\n',
    "one site twice": '[[service]]\nname = "A"\nsites = ["a.example", "a.example"]\nkind = "shop"\n',
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN.keys())
def test_a_list_that_is_not_whole_is_refused(text: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if text is not None:
        (tmp_path / "rules").mkdir()
        (tmp_path / "rules" / "services.toml").write_text(text, "utf-8")
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    rules.services.cache_clear()
    with pytest.raises(ResourceError):
        rules.services()
