from __future__ import annotations

import base64
import json
from typing import Any

import pytest

from app.readers.vaults import bitwarden, errors
from app.readers.vaults.reader import Keys, Untrusted
from checks.secret import Secret
from tests.app.readers.vaults import exports
from tests.app.readers.vaults.exports import argon2id, item, pbkdf2, protected, read, sealed

_PASSWORD = "correct horse battery staple"
_PLAIN = exports.bitwarden(item())
_KEY, _ = pbkdf2(_PASSWORD)


@pytest.mark.parametrize("derived", [pbkdf2(_PASSWORD), argon2id(_PASSWORD)])
def test_the_right_password_opens_either_derivation(derived: tuple[bytes, dict[str, object]]) -> None:
    kept = read(protected(_PLAIN, derived), password=_PASSWORD)

    assert kept.format == "bitwarden-json"
    assert kept.passwords == ["Xv9#mQ2!tLr7"]


@pytest.mark.parametrize("password", ["", "Δöض🔑"])
def test_any_password_may_be_the_right_one(password: str) -> None:
    assert len(read(protected(_PLAIN, pbkdf2(password)), password=password).logins) == 1


def test_it_needs_a_key() -> None:
    untrusted = Untrusted("export", protected(_PLAIN, pbkdf2(_PASSWORD)).encode())

    assert bitwarden.READER.needs_key(untrusted)
    with pytest.raises(errors.KeyNeeded):
        list(bitwarden.READER.read(untrusted, Keys()))


@pytest.mark.parametrize("password", ["wrong", "", "\ud800"])
@pytest.mark.parametrize("derived", [pbkdf2(_PASSWORD), argon2id(_PASSWORD)])
def test_another_password_is_wrong(derived: tuple[bytes, dict[str, object]], password: str) -> None:
    untrusted = Untrusted("export", protected(_PLAIN, derived).encode())

    with pytest.raises(errors.KeyWrong):
        list(bitwarden.READER.read(untrusted, Keys(Secret(password))))


@pytest.mark.parametrize(
    "asked",
    [
        {"kdfType": 0, "kdfIterations": 10_000_001},
        {"kdfType": 1, "kdfIterations": 65, "kdfMemory": 16, "kdfParallelism": 1},
        {"kdfType": 1, "kdfIterations": 2, "kdfMemory": 1025, "kdfParallelism": 1},
        {"kdfType": 1, "kdfIterations": 2, "kdfMemory": 16, "kdfParallelism": 17},
    ],
)
def test_a_cost_above_the_bounds_is_refused_before_any_work(asked: dict[str, Any]) -> None:
    with pytest.raises(errors.CostTooHigh) as caught:
        read(protected(_PLAIN, pbkdf2(_PASSWORD), **asked))

    assert caught.value.params == {
        "name": "export",
        "rounds": asked["kdfIterations"],
        "mebibytes": asked.get("kdfMemory", 0),
    }


@pytest.mark.parametrize(
    "asked",
    [
        {"kdfType": 0, "kdfIterations": 4_999},
        {"kdfType": 0, "kdfIterations": -1},
        {"kdfType": 0, "kdfIterations": "5000"},
        {"kdfType": 0, "salt": 5},
        {"kdfType": None},
        {"kdfType": 0, "kdfIterations": 2**32},
        {"kdfType": 1, "kdfIterations": 2, "kdfMemory": 10**4000, "kdfParallelism": 1},
        {"kdfType": 1, "kdfIterations": 1, "kdfMemory": 16, "kdfParallelism": 1},
        {"kdfType": 1, "kdfIterations": 2, "kdfMemory": 0, "kdfParallelism": 1},
        {"kdfType": 1, "kdfIterations": 2, "kdfMemory": None, "kdfParallelism": 1},
        {"kdfType": 1, "kdfIterations": 2, "kdfMemory": 16, "kdfParallelism": 0},
        {"kdfType": 1, "kdfIterations": 2, "kdfMemory": 16, "kdfParallelism": None},
    ],
)
def test_what_bitwarden_would_never_write_is_damaged(asked: dict[str, Any]) -> None:
    with pytest.raises(errors.FileDamaged):
        read(protected(_PLAIN, pbkdf2(_PASSWORD), **asked), password=_PASSWORD)


def test_an_unknown_derivation_is_refused() -> None:
    with pytest.raises(errors.FormatRefused):
        read(protected(_PLAIN, pbkdf2(_PASSWORD), kdfType=2), password=_PASSWORD)


@pytest.mark.parametrize("text", [None, "", "2.", "2.a|b|c", "2.AAAA|AAAA|AAAA", "1.AA==|AA==", "2.é|é|é", "2.||", 5])
@pytest.mark.parametrize("member", ["encKeyValidation_DO_NOT_EDIT", "data"])
def test_a_sealed_text_of_another_form_is_damaged(member: str, text: object) -> None:
    with pytest.raises(errors.FileDamaged):
        read(protected(_PLAIN, pbkdf2(_PASSWORD), **{member: text}), password=_PASSWORD)


@pytest.mark.parametrize(
    "data",
    [
        sealed(_PLAIN, _KEY).replace("A", "B"),
        sealed(_PLAIN, _KEY).rpartition("|")[0] + "|" + base64.b64encode(bytes(32)).decode(),
        sealed(_PLAIN, b"another key of thirty-two bytes."),
        sealed("\x00" * 16, _KEY, padding=False),
        sealed("not JSON", _KEY),
        sealed("[]", _KEY),
        sealed('{"encrypted":true,"items":[]}', _KEY),
    ],
)
def test_content_that_is_not_what_was_sealed_is_damaged(data: str) -> None:
    with pytest.raises(errors.FileDamaged):
        read(protected(_PLAIN, pbkdf2(_PASSWORD), data=data), password=_PASSWORD)


def test_the_password_and_the_content_stay_out_of_the_error() -> None:
    broken = protected(_PLAIN, pbkdf2(_PASSWORD), data=sealed("Xv9#mQ2!tLr7 is no JSON", _KEY))

    with pytest.raises(errors.FileDamaged) as caught:
        read(broken, password=_PASSWORD)

    assert _PASSWORD not in repr(caught.value)
    assert "Xv9#mQ2!tLr7" not in repr(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None


@pytest.mark.parametrize(
    "restricted",
    [
        {"encrypted": True, "encKeyValidation_DO_NOT_EDIT": "2.a|b|c", "folders": [], "items": []},
        {"encrypted": True, "passwordProtected": False, "items": []},
    ],
)
def test_an_export_for_one_account_only_is_refused_as_such(restricted: dict[str, object]) -> None:
    with pytest.raises(errors.AccountRestricted):
        read(json.dumps(restricted))
