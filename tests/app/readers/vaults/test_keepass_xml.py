from __future__ import annotations

import base64

import pytest
from lxml import etree

from app.readers.vaults import errors
from app.readers.vaults.kdbx_entry import PASSWORD_HEALTH
from checks.model import ChangeDateSource, Login
from tests.app.readers.vaults.exports import Kept, read
from tests.app.readers.vaults.kdbx_samples import document, entry, group, with_past

ONE, TWO, BIN = (base64.b64encode(bytes([number]) * 16).decode() for number in (1, 2, 3))


def xml(root: etree._Element) -> bytes:
    """Write a document as KeePass exports it: nothing is encrypted, and every element has its UUID."""
    for element in root.iter("Value"):
        element.attrib.pop("Protected", "")
    for number, element in enumerate(root.iter("Group", "Entry"), 10):
        if (uuid := element.find("UUID")) is not None and not uuid.text:
            uuid.text = base64.b64encode(bytes([number]) * 16).decode()
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def kept(root: etree._Element) -> Kept:
    return read(xml(root))


def only(found: Kept) -> Login:
    (login,) = found.logins
    assert found.skipped == ()
    return login


def raw(inside: str) -> Kept:
    return read(f'<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<KeePassFile>{inside}</KeePassFile>')


def grouped(*inside: str) -> str:
    return f"<Root><Group><UUID>{ONE}</UUID>{''.join(inside)}</Group></Root>"


def test_an_entry_comes_out_whole() -> None:
    old = entry(uuid=ONE, modified="2018-01-01T00:00:00Z", Password="older")
    now = entry(
        uuid=ONE,
        modified="2022-03-04T23:00:00Z",
        Title="Bank",
        UserName="ana",
        Password="pâ$$ <€> 秘",
        URL="https://bank.example",
        KP2A_URL="https://other.example",
        otp="otpauth://totp/x",
    )
    login = only(kept(document(group("Money", with_past(now, old)))))
    assert read(xml(document(entry(Password="pâ$$ <€> 秘")))).passwords == ["pâ$$ <€> 秘"]
    assert (login.title, login.username, login.folder, login.row) == ("Bank", "ana", "Money", 1)
    assert login.urls == ("https://bank.example", "https://other.example")
    assert login.changed is not None
    assert (login.changed.on.isoformat(), login.changed.source) == ("2022-03-04", ChangeDateSource.RECORDED)
    assert len(login.history) == 1
    assert login.has_totp


def test_the_format_is_found_in_each_of_its_encodings() -> None:
    content = xml(document(entry(Password="é"))).decode()
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        found = read(content.encode(encoding))
        assert (found.format, found.passwords, found.skipped) == ("keepass-xml", ["é"], ())


def test_an_entry_that_its_owner_excluded_stays_excluded() -> None:
    excluded = entry(Password="x")
    etree.SubElement(excluded, "QualityCheck").text = "False"
    assert only(kept(document(excluded))).excluded == PASSWORD_HEALTH


def test_the_recycle_bin_does_not_count() -> None:
    found = kept(document(group("Bin", entry(Password="x"), uuid=BIN), entry(Password="y"), RecycleBinUUID=BIN))
    assert found.passwords == ["y"]
    assert found.counted == {"skipped.recycle_bin": 1}


def test_a_document_of_two_roots_is_read_whole_and_said_to_be_one() -> None:
    found = raw(grouped("<Entry><UUID>" + TWO + "</UUID></Entry>") + grouped("<Entry><UUID>" + BIN + "</UUID></Entry>"))
    assert len(found.logins) == 2
    assert found.counted == {"warning.keepass_roots": 1}


def test_two_groups_in_one_root_are_read_and_told() -> None:
    twice = grouped().replace("</Root>", "").removeprefix("<Root>")
    assert raw(f"<Root>{twice}{twice}</Root>").counted == {"warning.keepass_roots": 1}


@pytest.mark.parametrize("uuid", ["", "<UUID/>", "<UUID>AAAA</UUID>", "<UUID>é</UUID>", f"<UUID>{'A' * 22}==</UUID>"])
def test_what_has_no_identifier_is_read_and_told(uuid: str) -> None:
    found = raw(grouped(f"<Entry>{uuid}</Entry>", f"<Group>{uuid}</Group>"))
    assert len(found.logins) == 1
    assert found.counted == {"warning.keepass_uuid": 2}


def test_an_older_state_of_another_entry_is_not_taken_for_this_ones_past() -> None:
    strange = entry(uuid=TWO, Password="somebody else's")
    found = kept(document(with_past(entry(uuid=ONE, Password="mine"), strange)))
    assert found.logins[0].history == ()
    assert found.logins[0].changed is not None
    assert found.logins[0].changed.source is ChangeDateSource.LOWER_BOUND
    assert found.counted == {"warning.keepass_history": 1}


def test_a_recycle_bin_that_is_not_in_the_file_is_told() -> None:
    assert kept(document(entry(Password="x"), RecycleBinUUID=BIN)).counted == {"warning.keepass_group": 1}


def test_damaged_records_of_deleted_entries_are_told() -> None:
    right = f"<DeletedObject><UUID>{ONE}</UUID><DeletionTime>2020-01-01T00:00:00Z</DeletionTime></DeletedObject>"
    wrong = f"<DeletedObject/><DeletedObject><UUID>{ONE}</UUID><DeletionTime/></DeletedObject>"
    found = raw(grouped().replace("</Root>", f"<DeletedObjects>{right}{wrong}</DeletedObjects></Root>"))
    assert found.counted == {"warning.keepass_deleted": 2}


def test_a_password_that_is_still_encrypted_is_damaged_and_not_taken_for_its_cipher() -> None:
    protected = '<Entry><String><Key>Password</Key><Value Protected="True">c2VjcmV0</Value></String></Entry>'
    found = raw(grouped(protected, f"<Entry><UUID>{TWO}</UUID></Entry>"))
    assert found.damaged_rows == [1]
    assert found.passwords == [None]


@pytest.mark.parametrize("inside", ["", "<Root/>", "<Meta/>", "<Root><Entry/></Root>", "<Root>"])
def test_a_document_without_a_group_is_damaged(inside: str) -> None:
    with pytest.raises(errors.FileDamaged):
        raw(inside)


@pytest.mark.parametrize(
    "dtd",
    [
        "<!DOCTYPE KeePassFile>",
        '<!DOCTYPE KeePassFile SYSTEM "file:///etc/passwd">',
        '<!DOCTYPE KeePassFile [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
    ],
)
def test_a_document_with_a_dtd_is_refused(dtd: str) -> None:
    with pytest.raises(errors.MarkupForbidden):
        read(f'<?xml version="1.0"?>{dtd}<KeePassFile>{grouped()}</KeePassFile>')


def test_entities_that_nobody_declared_are_damage() -> None:
    with pytest.raises(errors.FileDamaged):
        raw(grouped("<Name>&secret;</Name>"))
