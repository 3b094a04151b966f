from __future__ import annotations

import base64
from datetime import UTC, date, datetime, timedelta
from typing import Final

import pytest
from lxml import etree

from app.readers.vaults.kdbx import READER
from app.readers.vaults.kdbx_entry import PASSWORD_HEALTH
from app.readers.vaults.reader import Keys, Skipped, Untrusted
from checks.model import ChangeDateSource, Login, MessageId, PasswordChange
from checks.secret import Secret
from tests.app.readers.vaults.kdbx_samples import (
    Flavour,
    document,
    entry,
    group,
    kdbx,
    seconds,
    with_past,
    with_raw_password,
)

BIN: Final = base64.b64encode(b"recycle bin uuid").decode()
TEMPLATES: Final = base64.b64encode(b"templates' group").decode()
OTHER: Final = b"other entry uuid"
CURRENT = Flavour()
RIGHT = Keys(Secret("open sesame"))


def read(root: etree._Element, flavour: Flavour = CURRENT) -> list[Login | Skipped]:
    return list(READER.read(Untrusted("v.kdbx", kdbx(root, flavour)), RIGHT))


def logins(*children: etree._Element, **meta: str) -> list[Login]:
    return [found for found in read(document(*children, **meta)) if isinstance(found, Login)]


def login(**fields: str) -> Login:
    (found,) = logins(entry(**fields))
    return found


def password(found: Login) -> str | None:
    if found.password is None:
        return None
    with found.password.revealed() as text:
        return text


def add(element: etree._Element, path: str, text: str) -> etree._Element:
    """Add nested elements at the end of `element` and return it."""
    inner = element
    for tag in path.split("/"):
        inner = etree.SubElement(inner, tag)
    inner.text = text
    return element


# --- What a login says


def test_a_login_carries_what_its_entry_says() -> None:
    (found,) = logins(
        group("Work", group("Mail", entry(Title=" Post ", UserName="ana", Password="p", URL="https://a.example")))
    )
    assert (found.title, found.username, found.urls, found.folder) == (
        "Post",
        "ana",
        ("https://a.example",),
        "Work/Mail",
    )
    assert (found.source, found.row, password(found), found.has_totp, found.has_passkey) == (
        "v.kdbx",
        1,
        "p",
        False,
        False,
    )


def test_an_entry_without_title_is_called_after_its_host() -> None:
    assert login(URL="https://ana@shop.example/login").title == "shop.example"
    assert login(URL="shop.example").title == "shop.example"
    assert login().title == ""


def test_more_urls_are_kept_in_order_and_once() -> None:
    found = login(
        URL="https://a.example", KP2A_URL="https://b.example", KP2A_URL_1="https://a.example", AdditionalURL="c"
    )
    assert found.urls == ("https://a.example", "https://b.example", "c")


def test_a_password_is_kept_exactly_with_its_spaces() -> None:
    assert password(login(Password="  'a b\t=1 ")) == "  'a b\t=1 "


def test_nul_and_other_characters_that_xml_cannot_hold_are_stripped() -> None:
    (found,) = logins(with_raw_password(entry(), b"a\x00b\x01c\x1b"))
    assert password(found) == "abc"


def test_an_entry_without_password_is_a_login_without_one() -> None:
    found = login(Title="Passkey only", KPEX_PASSKEY_CREDENTIAL_ID="x", created="2020-01-01T00:00:00Z")
    assert (found.password, found.has_passkey, found.changed) == (None, True, None)
    assert login(Password="").password is None


@pytest.mark.parametrize("key", ["otp", "TOTP__Seed", "TimeOtp-Secret-Base32"])
def test_a_one_time_code_is_noticed_under_each_of_its_names(key: str) -> None:
    assert login(**{key: "seed"}).has_totp
    assert not login(**{key: ""}).has_totp


# --- What does not count


def test_the_recycle_bin_is_left_out_with_all_below_it_and_counted() -> None:
    trash = group("Bin", entry(Password="a"), group("Below", entry(Password="b")), uuid=BIN)
    found = read(document(trash, entry(Title="kept"), RecycleBinEnabled="True", RecycleBinUUID=BIN))
    assert [part.title if isinstance(part, Login) else part for part in found] == [
        "kept",
        Skipped(MessageId("skipped.recycle_bin"), count=2),
    ]


def test_a_disabled_recycle_bin_is_a_group_like_any_other() -> None:
    trash = group("Bin", entry(Title="kept"), uuid=BIN)
    assert [found.folder for found in logins(trash, RecycleBinEnabled="False", RecycleBinUUID=BIN)] == ["Bin"]


def test_a_recycle_bin_that_was_never_made_hides_nothing() -> None:
    none = base64.b64encode(bytes(16)).decode()
    assert len(logins(group("A", entry(), uuid=none), RecycleBinEnabled="True", RecycleBinUUID=none)) == 1


def test_copies_in_backup_and_templates_are_left_out_and_counted() -> None:
    found = read(
        document(
            group("Backup", entry(), entry()),
            group("Own", group("Backup", entry(Title="kept"))),
            group("Forms", entry(), uuid=TEMPLATES),
            EntryTemplatesGroup=TEMPLATES,
        )
    )
    skipped = {part.reason: part.count for part in found if isinstance(part, Skipped)}
    assert skipped == {"skipped.backup": 2, "skipped.templates": 1}
    assert [part.folder for part in found if isinstance(part, Login)] == ["Own/Backup"]


def test_rows_count_every_entry_of_the_file_also_those_left_out() -> None:
    found = logins(entry(), group("Backup", entry()), group("After", entry()))
    assert [login.row for login in found] == [1, 3]


def test_values_of_left_out_entries_and_attachments_move_the_stream_on_all_the_same() -> None:
    root = document(group("Backup", entry(Password="first")), group("After", entry(Password="second")))
    binary = etree.SubElement(etree.SubElement(root[0], "Binaries"), "Binary", Protected="True")
    binary.text = "an attachment of KDBX 3"
    (found, _) = read(root, Flavour(major=3, inner="salsa20"))
    assert isinstance(found, Login)
    assert password(found) == "second"


# --- References


def test_a_password_that_refers_to_another_entry_is_none_and_counted() -> None:
    found = read(
        document(
            entry(Title="A", Password="{REF:P@I:00112233445566778899AABBCCDDEEFF}"), entry(Title="B", Password="x")
        )
    )
    assert found[-1] == Skipped(MessageId("skipped.reference"), count=1)
    assert [password(part) for part in found if isinstance(part, Login)] == [None, "x"]


def test_a_user_name_that_refers_to_another_entry_is_filled_in() -> None:
    other = entry(
        uuid=base64.b64encode(OTHER).decode(), UserName="ana", Title="T", URL="https://t.example", Password="secret"
    )
    referring = entry(
        UserName=f"{{REF:U@I:{OTHER.hex().upper()}}}+x",
        Title=f"{{ref:t@i:{OTHER.hex()}}}",
        URL=f"{{REF:A@I:{OTHER.hex()}}}",
    )
    found, _ = logins(referring, other)
    assert (found.username, found.title, found.urls) == ("ana+x", "T", ("https://t.example",))


@pytest.mark.parametrize("field", ["Title", "UserName", "URL"])
@pytest.mark.parametrize("reference", ["P@I", "N@I", "P@T", "U@T", "U@P"])
def test_no_reference_brings_a_password_or_an_unclear_text_where_it_is_shown(field: str, reference: str) -> None:
    other = entry(uuid=base64.b64encode(OTHER).decode(), UserName="ana", Password="secret")
    found, _ = logins(entry(**{field: f"{{REF:{reference}:{OTHER.hex()}}}"}), other)
    assert (found.title, found.username, found.urls) == ("", "", ())


def test_references_in_a_circle_end() -> None:
    first, second = b"1" * 16, b"2" * 16
    found = logins(
        entry(uuid=base64.b64encode(first).decode(), UserName=f"{{REF:U@I:{second.hex()}}}"),
        entry(uuid=base64.b64encode(second).decode(), UserName=f"{{REF:U@I:{first.hex()}}}"),
    )
    assert [login.username for login in found] == ["", ""]


def test_a_field_of_very_many_references_damages_its_entry_only() -> None:
    other = entry(uuid=base64.b64encode(OTHER).decode(), URL="https://a.example/" + "x" * 60_000)
    found = read(document(entry(URL=f"{{REF:A@I:{OTHER.hex()}}}" * 17), other))
    assert found[0] == Skipped(MessageId("skipped.damaged_entry"), damaged=True, params={"row": 1})


def test_long_group_names_in_deep_groups_do_not_multiply() -> None:
    nested = group("x" * 1_000, entry())
    for _ in range(10):
        nested = group("x" * 1_000, nested)
    assert [len(login.folder) for login in logins(nested)] == [1_024]


# --- Exclusions


def known_bad(value: str) -> etree._Element:
    data = etree.Element("CustomData")
    add(data, "Item/Key", "KnownBad")
    etree.SubElement(data[0], "Value").text = value
    element = entry(Password="x")
    element.append(data)
    return element


def test_quality_check_and_known_bad_exclude_all_password_health_checks() -> None:
    left_out = [
        add(entry(Password="x"), "QualityCheck", "False"),
        known_bad("true"),
    ]
    judged = [entry(Password="x"), add(entry(Password="x"), "QualityCheck", "True"), known_bad("false")]
    excluded = [login.excluded for login in logins(*left_out, *judged)]
    assert excluded == [PASSWORD_HEALTH] * 2 + [frozenset()] * 3


# --- Times and history


def state(password: str, modified: str) -> etree._Element:
    return entry(Password=password, modified=modified)


def test_the_change_date_is_the_first_state_that_has_the_current_password() -> None:
    past = (
        state("old", "2019-01-01T00:00:00Z"),
        state("new", "2020-02-02T00:00:00Z"),
        state("new", "2021-01-01T00:00:00Z"),
    )
    (found,) = logins(with_past(entry(Password="new", modified="2022-01-01T00:00:00Z"), *past))
    assert found.changed == PasswordChange(date(2020, 2, 2), ChangeDateSource.RECORDED)
    assert [(old.password == Secret("old"), old.until) for old in found.history] == [(True, date(2020, 2, 2))]


def test_a_password_that_came_back_changed_when_it_came_back() -> None:
    past = (state("a", "2018-01-01T00:00:00Z"), state("b", "2019-01-01T00:00:00Z"))
    (found,) = logins(with_past(entry(Password="a", modified="2020-01-01T00:00:00Z"), *past))
    assert found.changed == PasswordChange(date(2020, 1, 1), ChangeDateSource.RECORDED)
    assert [old.until for old in found.history] == [date(2019, 1, 1), date(2020, 1, 1)]


def test_blank_and_referring_passwords_are_no_history() -> None:
    past = (state("", "2018-01-01T00:00:00Z"), state("{REF:P@I:00}", "2019-01-01T00:00:00Z"))
    (found,) = logins(with_past(entry(Password="a", modified="2020-01-01T00:00:00Z"), *past))
    assert found.history == ()


def test_without_another_password_in_the_history_the_creation_is_a_lower_bound() -> None:
    past = (state("same", "2019-01-01T00:00:00Z"),)
    (found,) = logins(with_past(entry(Password="same", created="2018-01-01T00:00:00Z"), *past))
    assert found.changed == PasswordChange(date(2018, 1, 1), ChangeDateSource.LOWER_BOUND)


def test_times_of_kdbx_4_are_read() -> None:
    assert login(Password="x", created=seconds(datetime(2020, 2, 29, 23, 59, tzinfo=UTC))).changed == PasswordChange(
        date(2020, 2, 29), ChangeDateSource.LOWER_BOUND
    )


@pytest.mark.parametrize(
    "untrusted",
    [
        "",
        "1989-12-31T00:00:00Z",
        seconds(datetime(1601, 1, 1, tzinfo=UTC)),
        "2020-13-01T00:00:00Z",
        "////////////",
        "no time",
        "A",
    ],
)
def test_an_unlikely_time_is_no_time(untrusted: str) -> None:
    assert is_no_time(untrusted)


def test_a_time_in_the_future_is_no_time() -> None:
    # Not a parameter: workers that collect the tests in different seconds would not agree on its name.
    assert is_no_time(seconds(datetime.now(UTC) + timedelta(days=4)))


def is_no_time(untrusted: str) -> bool:
    return login(Password="x", created=untrusted).changed is None


# --- Damage in one entry


def test_a_field_above_the_cap_damages_its_entry_only() -> None:
    found = read(document(entry(Title="x" * 65_537), entry(Title="y" * 65_536), entry(Notes="z" * 100_000)))
    assert found[0] == Skipped(MessageId("skipped.damaged_entry"), damaged=True, params={"row": 1})
    assert all(isinstance(part, Login) for part in found[1:])


def test_a_protected_value_that_is_no_text_damages_its_entry_only() -> None:
    first, second = read(document(with_raw_password(entry(), b"\xff\xfe\xfd"), entry(Password="next")))
    assert first == Skipped(MessageId("skipped.damaged_entry"), damaged=True, params={"row": 1})
    assert isinstance(second, Login)
    assert password(second) == "next"


def test_odd_entries_are_read_as_far_as_they_go() -> None:
    bare = etree.Element("Entry")
    add(bare, "String/Key", "Password")
    add(bare, "String/Value", "without a key")
    etree.SubElement(bare, "String")
    add(bare, "CustomData/Item", "")
    assert [(found.title, found.password) for found in logins(bare, entry(uuid="☃", Title="B"))] == [
        ("", None),
        ("B", None),
    ]
