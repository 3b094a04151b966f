from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import SourceError
from app.lists import errors, file, packing
from app.lists.reading import LIMIT_MEBIBYTES, parsed
from app.values.kept_lists import ListKind
from checks.exposure.breach import Breach
from checks.exposure.offer import Factor, Offer, PasskeyUse
from tests.app.lists import documents
from tests.app.lists.documents import TODAY, read, written
from tests.stubs.breaches import CATALOGUE, breach
from tests.stubs.faults import PAGES


def breaches(*models: object) -> tuple[Breach, ...]:
    return tuple(each for each in read(list(models)).entries if isinstance(each, Breach))


def offers(document: object) -> dict[str, Offer]:
    entries = read(document).entries
    assert isinstance(entries, dict)
    return entries


@pytest.mark.parametrize(
    ("document", "kind"),
    [
        (documents.hibp, ListKind.BREACHES),
        (documents.firefox, ListKind.FIREFOX_BREACHES),
        (documents.version_3, ListKind.TWO_FACTOR),
        (documents.version_4, ListKind.TWO_FACTOR),
        (documents.raw, ListKind.TWO_FACTOR),
        (documents.passkeys, ListKind.PASSKEYS),
        (documents.raw_passkeys, ListKind.PASSKEYS),
        (documents.shared, ListKind.SHARED),
        (documents.shared_once, ListKind.SHARED_ONCE),
    ],
)
def test_a_list_is_known_by_its_content(document: Callable[[], object], kind: ListKind) -> None:
    assert read(document()).kind is kind


def test_a_breach_keeps_what_is_judged_and_nothing_of_its_description() -> None:
    (adobe,) = breaches(breach("Adobe", "adobe.com", BreachDate="2013-10-04", AddedDate="2013-12-04T00:00:00Z"))
    expected = Breach("Adobe", "Adobe", "adobe.com", date(2013, 10, 4), date(2013, 12, 4), 1_000, adobe.data)
    assert adobe == expected
    assert adobe.data == ("Email addresses", "Passwords")
    assert "href" not in repr(adobe)


@pytest.mark.parametrize(
    ("domain", "host"),
    [
        ("OwnedCore.com", "ownedcore.com"),
        ("", ""),
        ("bücher.example", "xn--bcher-kva.example"),
        ("xn--bcher-kva.example", "xn--bcher-kva.example"),
        ("BÜCHER.example", "xn--bcher-kva.example"),
        ("cfire.mail.ru", "cfire.mail.ru"),
        ("abcdefgh.onion", "abcdefgh.onion"),
    ],
)
def test_a_domain_becomes_a_host_in_ascii_and_keeps_its_sub_domain(domain: str, host: str) -> None:
    (found,) = breaches(breach("A", domain))
    assert found.domain == host


def test_a_flag_that_an_older_list_does_not_know_is_off() -> None:
    old = {name: value for name, value in breach("A").items() if not name.startswith("Is")}
    assert breaches(old) == breaches(breach("A"))


def test_flags_are_read() -> None:
    by_name = {each.name: each for each in breaches(*CATALOGUE)}
    assert by_name["Intimate"].sensitive
    assert by_name["Gone"].retired
    assert not by_name["Guess"].verified
    assert by_name["Mailings"].spam_list
    assert by_name["Thieves"].malware
    assert by_name["Thieves"].stealer_log


def test_an_instant_is_dated_in_utc() -> None:
    late = breach("A", AddedDate="2026-01-31T23:30:00-02:00")
    assert breaches(late)[0].added == date(2026, 2, 1)
    assert breaches(breach("A", AddedDate="2013-12-04T00:00Z"))[0].added == date(2013, 12, 4)


def test_what_firefox_lists_may_be_intimate_because_it_does_not_tell() -> None:
    entries = [each for each in read(documents.firefox()).entries if isinstance(each, Breach)]
    assert {each.name for each in entries} >= {"Adobe", "Intimate"}
    assert all(each.sensitive and each.verified for each in entries)


@pytest.mark.parametrize("page", ["bom", "unknown-fields", "script", "long", "rtl"])
def test_a_list_that_is_only_unusual_is_taken(page: str) -> None:
    (adobe,) = parsed(PAGES[page][1], "list.json", TODAY).entries
    assert isinstance(adobe, Breach)
    assert adobe.name == "Adobe"
    assert "<" not in repr(adobe)
    assert "\u202e" not in adobe.title
    assert len(repr(adobe)) < 1000


@pytest.mark.parametrize(
    ("page", "cause"),
    [
        ("utf-16", errors.NotWhole),
        ("twice-a-key", errors.NotWhole),
        ("nan", errors.NotWhole),
        ("deep", errors.NotWhole),
        ("portal", errors.NotWhole),
        ("empty", errors.NotWhole),
        ("json", errors.NotAList),
        ("missing-fields", errors.FieldUnusable),
        ("null-domain", errors.FieldUnusable),
        ("no-date", errors.FieldUnusable),
        ("future", errors.InFuture),
        ("twice-a-name", errors.EntryTwice),
    ],
)
def test_a_corrupt_list_is_refused_as_a_whole(page: str, cause: type[SourceError]) -> None:
    with pytest.raises(cause):
        parsed(PAGES[page][1], "list.json", TODAY)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("Name", ""),
        ("Name", "x" * 301),
        ("Name", 7),
        ("Title", None),
        ("Domain", "a b.example"),
        ("Domain", "https://a.example/"),
        ("Domain", "a.example:443"),
        ("Domain", "alice@a.example"),
        ("Domain", "localhost"),
        ("Domain", "."),
        ("Domain", 7),
        ("BreachDate", "2013-13-01"),
        ("BreachDate", "1813-01-01"),
        ("BreachDate", 20130101),
        ("BreachDate", ""),
        ("AddedDate", None),
        ("PwnCount", -1),
        ("PwnCount", True),
        ("PwnCount", 1.5),
        ("PwnCount", "1000"),
        ("PwnCount", 1 << 60),
        ("DataClasses", "Passwords"),
        ("DataClasses", [7]),
        ("DataClasses", None),
        ("DataClasses", ["x"] * 301),
        ("IsVerified", "true"),
        ("IsSensitive", 1),
        ("IsSensitive", None),
    ],
)
def test_one_field_that_makes_no_sense_refuses_the_whole_list_and_is_named(field: str, value: object) -> None:
    with pytest.raises(errors.FieldUnusable) as refused:
        breaches(breach("A"), {**breach("B"), field: value})
    assert refused.value.params == {"name": "list.json", "entry": 2, "field": field}


@pytest.mark.parametrize("document", [[], {}, {"data": []}, [1], "text", 7, None, [["name"]], {"a.example": 1}])
def test_what_is_no_list_is_refused(document: object) -> None:
    with pytest.raises((errors.NotAList, errors.ListEmpty)):
        read(document)


def test_a_list_of_other_things_is_not_taken_for_one_of_ours() -> None:
    for document in (
        [{"name": "Site", "url": "https://a.example"}],
        {"a.example": {"password-rules": "minlength: 8;"}},
    ):
        with pytest.raises(errors.NotAList):
            read(document)


def test_one_entry_of_another_kind_refuses_the_whole_list() -> None:
    for document in ([breach("A"), 7], [*documents.version_3(), ["x"]], {**documents.raw(), "entries/x": {}}):
        with pytest.raises(errors.NotAList):
            read(document)


@pytest.mark.parametrize("text", ["\ud800", "\u202e", " \x00 "])
def test_a_text_of_signs_that_only_steer_is_none(text: str) -> None:
    with pytest.raises(errors.FieldUnusable):
        parsed(json.dumps([breach("A", Title=text)]).encode(), "list.json", TODAY)


def test_half_a_surrogate_pair_is_kept_nowhere() -> None:
    half = "https://a.example/\ud800"
    document = {"a.example": {"methods": ["sms"], "documentation": half, "recovery": half}}
    public = parsed(json.dumps(document).encode(), "list.json", TODAY)
    packing.packed(public)
    model = breach("A\ud800", "a.example", DataClasses=["Pass\ud800words"])
    assert b'"Passwords"' in packing.packed(parsed(json.dumps([model]).encode(), "list.json", TODAY))


def test_a_list_of_more_entries_than_any_has_is_none() -> None:
    with pytest.raises(errors.NotAList):
        read({f"site{number}.example": {"methods": []} for number in range(50_001)})


def test_what_is_larger_than_any_list_is_not_parsed() -> None:
    with pytest.raises(errors.ListTooLarge):
        parsed(bytes((LIMIT_MEBIBYTES << 20) + 1), "list.json", TODAY)


def test_the_three_forms_of_the_directory_say_the_same() -> None:
    assert offers(documents.version_3()) == offers(documents.version_4())
    assert {host: offer.factors for host, offer in offers(documents.raw()).items()} == {
        host: offer.factors for host, offer in offers(documents.version_4()).items()
    }
    assert offers(documents.raw_passkeys()) == offers(documents.passkeys())


def test_methods_become_factors_and_none_means_that_the_site_has_none() -> None:
    found = offers(documents.version_4())
    assert found["bank.example"] == Offer(frozenset({Factor.SMS, Factor.TOTP}), how="https://bank.example/2fa")
    assert found["key.example"].factors == {Factor.KEY, Factor.EMAIL}
    assert found["app.example"].factors == {Factor.APP, Factor.CALL}
    assert found["forum.example"] == Offer()


def test_of_a_method_that_is_not_known_here_nothing_is_said() -> None:
    found = offers({"a.example": {"methods": ["telepathy"]}, "b.example": {"methods": ["telepathy", "sms"]}})
    assert found == {"b.example": Offer(frozenset({Factor.SMS}))}


def test_passkeys_sign_in_or_are_a_second_factor() -> None:
    found = offers(documents.passkeys())
    assert found["mail.example"].passkey is PasskeyUse.SIGN_IN
    assert found["bank.example"].passkey is PasskeyUse.SECOND_FACTOR
    assert "nothing.example" not in found


def test_a_further_domain_offers_the_same() -> None:
    found = offers([["A", {"domain": "a.example", "additional-domains": ["A.example.fr"], "tfa": ["sms"]}]])
    assert found["a.example"] == found["a.example.fr"]


def test_a_host_of_two_services_offers_what_either_does() -> None:
    pairs = [["A", {"domain": "a.example", "tfa": ["sms"]}], ["B", {"domain": "a.example", "tfa": ["u2f"]}]]
    assert offers(pairs)["a.example"].factors == {Factor.SMS, Factor.KEY}


@pytest.mark.parametrize(
    "address",
    ["http://a.example/2fa", "javascript:alert(1)", "https://a b", 'https://a.example/"', 7, "https://" + "x" * 3000],
)
def test_an_address_that_cannot_be_trusted_is_left_out(address: object) -> None:
    assert offers({"a.example": {"methods": ["sms"], "documentation": address}})["a.example"].how == ""


@given(st.binary(max_size=300))
def test_no_bytes_do_anything_but_be_refused(data: bytes) -> None:
    with pytest.raises(SourceError):
        parsed(data, "list.json", TODAY)


@given(st.integers(min_value=1, max_value=3_000))
def test_a_list_that_was_cut_anywhere_is_refused(left: int) -> None:
    whole = written(documents.hibp())
    with pytest.raises(errors.NotWhole):
        parsed(whole[:-left], "list.json", TODAY)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=20,
)


@given(st.sampled_from(sorted(breach("A"))), _JSON)
def test_whatever_stands_in_a_field_ends_in_a_list_or_in_an_exact_error(field: str, value: object) -> None:
    model = {**breach("A"), field: value}
    try:
        public = parsed(json.dumps([model]).encode(), "list.json", TODAY)
    except SourceError:
        return
    assert len(public.entries) == 1


def test_files_that_are_none_are_told_apart(tmp_path: Path) -> None:
    for path, cause in (
        (tmp_path / "gone.json", errors.FileMissing),
        (tmp_path, errors.FileIsFolder),
        (tmp_path / "a\0b", errors.FileMissing),
        (Path("/dev/zero"), errors.NotAList),
    ):
        with pytest.raises(cause):
            file.untrusted_bytes(path)


def test_a_pipe_keeps_nobody_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(errors.NotAList):
        file.untrusted_bytes(tmp_path / "pipe")


def test_of_an_endless_file_no_more_is_read_than_is_needed_to_refuse_it(tmp_path: Path) -> None:
    with (tmp_path / "large").open("wb") as large:
        large.truncate(1 << 33)
    data = file.untrusted_bytes(tmp_path / "large")
    with pytest.raises(errors.ListTooLarge):
        parsed(data, "large", TODAY)
