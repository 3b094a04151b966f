from __future__ import annotations

import re
from pathlib import Path

import pytest

from app.readers import vaults
from app.words import Words
from checks.model import MessageId

_CODE = "".join(path.read_text("utf-8") for path in Path(vaults.__file__).parent.glob("*.py"))
_IDS = sorted(set(re.findall(r'MessageId\("((?:skipped|warning)\.\w+)"\)', _CODE)))


def test_the_ids_are_found_in_the_code() -> None:
    assert "skipped.empty_row" in _IDS


@pytest.mark.parametrize("reason", _IDS)
def test_whatever_is_left_out_has_its_sentence(reason: str) -> None:
    said = Words("en").message(MessageId(reason), {"n": 2, "row": 7, "limit": 200_000, "entry": "Money/bank.example"})

    assert said.endswith(".")
    assert "{" not in said
