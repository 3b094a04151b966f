from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone

from hypothesis import given, settings
from hypothesis import strategies as st

from app.checkup.events import CheckDone, SkippedPart, SourceFailed, SourceOpened
from app.checkup.record import AuditRecord, from_document, to_document
from checks.facts import Tally
from checks.model import CheckId, Evidence, Finding, MessageId, Outcome, Subject, Urgency

texts = st.text(st.characters(exclude_categories=()), max_size=20)
"""Any Python text: NUL and halves of surrogate pairs included, as a foreign file may hold them."""

counts = st.integers(0, 10**6)
params = st.dictionaries(texts, texts | st.integers(-(2**53), 2**53), max_size=3)
outcomes = st.sampled_from(Outcome)
check_ids = texts.map(CheckId)
message_ids = texts.map(MessageId)
zones = st.integers(-23 * 60, 23 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


def several(values: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(values, max_size=2).map(tuple)


skipped = st.builds(SkippedPart, message_ids, params, counts, st.booleans())
records = st.builds(
    AuditRecord,
    at=st.datetimes(datetime(1900, 1, 2), datetime(9998, 12, 30), timezones=zones),  # noqa: DTZ001 - the zones follow
    program=texts,
    catalogue=texts,
    opened=several(st.builds(SourceOpened, texts, texts, counts, several(skipped))),
    failed=several(st.builds(SourceFailed, texts, texts, message_ids, params)),
    done=several(
        st.builds(
            CheckDone, check_ids, outcomes, st.floats(0, 1), st.builds(Tally, counts, counts), st.none() | message_ids
        )
    ),
    findings=several(
        st.builds(
            Finding,
            check_ids,
            outcomes,
            several(st.builds(Subject, texts, texts, texts, texts)),
            st.builds(Evidence, message_ids, params),
            st.sampled_from(Urgency),
        )
    ),
)


@given(records)
@settings(max_examples=300)
def test_a_record_comes_back_from_its_document_as_it_was(record: AuditRecord) -> None:
    assert from_document(json.loads(json.dumps(to_document(record)))) == record
