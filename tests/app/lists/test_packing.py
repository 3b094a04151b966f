from __future__ import annotations

import io
from datetime import timedelta

import pytest

from app.checkup import wire
from app.checkup.audit_messages import ORDERS, Start
from app.checkup.events import AuditRequest
from app.lists import errors, packing, replacing
from checks.exposure.offer import Factor, PasskeyUse
from tests.app.lists import documents
from tests.app.lists.documents import kept, read
from tests.stubs.breaches import breach, in_firefox


@pytest.mark.parametrize(
    "document", [documents.hibp(), documents.firefox(), documents.version_3(), documents.passkeys(), documents.shared()]
)
def test_what_was_kept_comes_back_as_it_was(document: object) -> None:
    assert packing.unpacked(kept(document)) == read(document)


def test_the_same_directory_in_another_order_is_the_same() -> None:
    turned = dict(reversed(documents.version_4().items()))
    assert packing.packed(read(turned)) == packing.packed(read(documents.version_4()))


def test_both_directories_become_one_offer_a_host() -> None:
    lists = packing.together([kept(documents.passkeys()), kept(documents.version_4())])
    bank = lists.offers["bank.example"]
    assert bank.factors == {Factor.SMS, Factor.TOTP}
    assert bank.passkey is PasskeyUse.SECOND_FACTOR
    assert bank.how == "https://bank.example/2fa"
    assert lists.offers["mail.example"].passkey is PasskeyUse.SIGN_IN
    assert lists.offers["forum.example"].factors == frozenset()
    assert lists.breaches is None


def test_of_a_breach_that_both_list_the_entry_that_knows_more_counts() -> None:
    only_firefox = {"data": in_firefox((breach("Adobe", "adobe.com"), breach("Newest")))}
    lists = packing.together([kept(only_firefox), kept([breach("Adobe", "adobe.com", Title="Adobe Systems")])])
    assert lists.breaches is not None
    assert {each.name: (each.title, each.sensitive) for each in lists.breaches} == {
        "Adobe": ("Adobe Systems", False),
        "Newest": ("Newest", True),
    }


def test_a_list_that_lost_a_few_entries_may_come_and_one_that_lost_more_may_not() -> None:
    models = [breach(f"A{number}") for number in range(100)]
    replacing.prove(read(models[:95]), kept(models), "list.json")
    with pytest.raises(errors.ListShrunken) as refused:
        replacing.prove(read(models[:94]), kept(models), "list.json")
    assert refused.value.params == {"name": "list.json", "entries": 94, "kept": 100}


def test_a_first_list_of_breaches_that_is_only_a_part_may_not_come() -> None:
    models = [breach(f"A{number}") for number in range(300)]
    replacing.prove(read(models), None, "list.json")
    with pytest.raises(errors.ListPartial) as refused:
        replacing.prove(read(models[:299]), None, "list.json")
    assert refused.value.params == {"name": "list.json", "entries": 299, "least": 300}
    firefox = in_firefox(tuple(models))
    replacing.prove(read({"data": firefox[:200]}), None, "list.json")
    with pytest.raises(errors.ListPartial):
        replacing.prove(read({"data": firefox[:199]}), None, "list.json")
    replacing.prove(read(documents.passkeys()), None, "list.json")


def test_a_list_whose_newest_entry_is_older_may_not_come() -> None:
    old = [breach(f"A{number}") for number in range(100)]
    newer = breach("New", AddedDate=(documents.NOW - timedelta(days=3)).isoformat())
    replacing.prove(read([*old, newer]), kept(old), "list.json")
    with pytest.raises(errors.ListOlder):
        replacing.prove(read(old), kept([*old, newer]), "list.json")


def test_a_directory_tells_no_date_and_is_never_older() -> None:
    replacing.prove(read(documents.version_4()), kept(documents.version_3()), "list.json")


def test_what_the_lists_say_crosses_to_the_vault_process_as_it_is() -> None:
    lists = packing.together([kept(documents.hibp()), kept(documents.version_4()), kept(documents.passkeys())])
    pipe = io.BytesIO()
    wire.send(pipe, Start(AuditRequest(()), documents.TODAY, lists=lists))
    pipe.seek(0)
    order = wire.receive(pipe, ORDERS)
    assert isinstance(order, Start)
    assert order.lists == lists
