from __future__ import annotations

import threading
from contextlib import suppress

import pytest

from app.errors import NetError
from app.net import examples
from app.net.request import HOSTS
from app.store.ledger import PassingLedger
from app.values.outside import Recipient
from tests.app.net import doors

EVERY_RECIPIENT = pytest.mark.parametrize("recipient", Recipient)


@EVERY_RECIPIENT
def test_a_question_names_its_own_host_and_says_no_more_than_the_door(recipient: Recipient) -> None:
    first, *headers = examples.question(recipient).split("\r\n")
    assert first.startswith("GET /")
    assert first.endswith(" HTTP/1.1")
    assert f"Host: {HOSTS[recipient]}" in headers
    names = {header.partition(":")[0] for header in headers if header}
    assert names <= {"Host", "User-Agent", "Accept-Encoding", "Add-Padding"}


@EVERY_RECIPIENT
def test_what_is_shown_is_byte_for_byte_what_leaves(recipient: Recipient) -> None:
    ledger = PassingLedger()
    with doors.stub() as server:
        asking = doors.door(server, hosts={recipient: server.origin})
        with asking(ledger) as door, suppress(NetError):  # the stub does not know all of them, but it was asked
            door.ask(examples._EXAMPLES[recipient], threading.Event())
        (asked,) = server.asked
    (departure,) = ledger.departures()
    assert asked.head.decode() == examples.question(recipient).replace(HOSTS[recipient], server.origin)
    assert departure.size == len(asked.head)
