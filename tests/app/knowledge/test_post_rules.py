from __future__ import annotations

from pathlib import Path

import pytest

from app import paths
from app.errors import ResourceError
from app.knowledge import post_rules

RULE = """
[[rule]]
id = "tone.a"
category = "tone"
severity = "hint"
reason = "marks"
examples = ["[[!!!]]"]
others = ["!"]
"""
WHOLE = RULE + 'pattern = "!!!"\n'
BROKEN = {
    "no pack": {},
    "an empty pack": {"a.toml": ""},
    "no TOML": {"a.toml": "[[rule]"},
    "an unknown severity": {"a.toml": WHOLE.replace("hint", "scarlet")},
    "an unknown category": {"a.toml": WHOLE.replace('"tone"', '"weather"')},
    "an unknown field": {"a.toml": WHOLE + "speed = 1\n"},
    "an unknown check": {"a.toml": WHOLE + 'check = "horoscope"\n'},
    "no example": {"a.toml": WHOLE.replace('["[[!!!]]"]', "[]")},
    "no counter-example": {"a.toml": WHOLE.replace('["!"]', "[]")},
    "neither phrases nor a pattern": {"a.toml": RULE},
    "phrases and a pattern": {"a.toml": WHOLE + 'phrases = ["a"]\n'},
    "one rule twice": {"a.toml": WHOLE, "b.toml": WHOLE},
}


def lay(folder: Path, packs: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    place = folder / "rules" / "posts"
    place.mkdir(parents=True)
    for name, text in packs.items():
        (place / name).write_text(text, "utf-8")
    monkeypatch.setattr(paths, "resources", lambda: folder)


def test_a_pack_is_read_with_its_defaults_and_lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pack = '[defaults]\nlang = "fr"\n[lists]\nmot = ["été", "an"]\n' + RULE + "pattern = '\\b{mot}\\b'\n"
    lay(tmp_path, {"a.toml": pack}, monkeypatch)
    (each,) = post_rules.tried()
    assert (each.rule.lang, each.rule.pattern) == ("fr", "\\b(?:ete|an)\\b")


@pytest.mark.parametrize("packs", BROKEN.values(), ids=BROKEN.keys())
def test_packs_that_are_not_whole_are_refused(
    packs: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(tmp_path, packs, monkeypatch)
    with pytest.raises(ResourceError):
        post_rules.tried()
