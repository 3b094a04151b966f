"""Until when must a request be answered, and when is the person to look after it?

Article 12(3) of the GDPR: within one month of receipt, or three where the company says so, with its reasons, within the
first. How a month is counted: Regulation (EEC, Euratom) No 1182/71, article 3. It ends with the last hour of the same
date, or of the last day of a shorter month (2c), and not on a Saturday, a Sunday or a public holiday (4). So a request
received on 31 August is answered until 30 September (EDPB, Guidelines 01/2022 on the right of access).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from checks.calendar import months_later, working_day
from checks.own_data import Reply, Request

_MONTHS: Final = 1
_MONTHS_AT_MOST: Final = 3
_REMIND_AFTER: Final = (timedelta(days=1), timedelta(days=8), timedelta(days=31))
"""Counted from the last day on which an answer is in time: who overlooked one reminder gets another."""


def due(received: date) -> date:
    """Return the last day on which a request that was received on that day is answered in time."""
    return working_day(months_later(received, _MONTHS))


def longest_due(received: date) -> date:
    """Return that day for a company that asked for more time: the two further months include the first."""
    return working_day(months_later(received, _MONTHS_AT_MOST))


def with_more_time(request: Request) -> Request:
    """Return `request` as it stands after the company asked for more time."""
    return replace(request, due=longest_due(request.sent), longer=True)


def is_overdue(request: Request, today: date) -> bool:
    """Tell whether the answer did not come in time. The day itself still belongs to the company."""
    return request.reply is Reply.WAITING and today > request.due


def may_complain(request: Request, today: date) -> bool:
    """Tell whether the next step is a complaint to an authority (article 77)."""
    return request.reply in {Reply.REFUSED, Reply.NONE} or is_overdue(request, today)


def reminder_dates(request: Request) -> tuple[date, ...]:
    """Return the local dates on which the person is reminded; none once they said what became of the request."""
    return tuple(request.due + after for after in _REMIND_AFTER) if request.reply is Reply.WAITING else ()


def overdue(requests: Iterable[Request], today: date) -> tuple[Request, ...]:
    """Return the requests that were not answered in time, the longest due first."""
    return tuple(sorted((each for each in requests if is_overdue(each, today)), key=lambda each: each.due))
