"""What may stand in an agent of macOS? The keys that Bilan writes and no others: launchd.plist(5)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final


def _is_text(value: object) -> bool:
    return isinstance(value, str) and value != ""


def _are_words(value: object) -> bool:
    return isinstance(value, list) and value != [] and all(isinstance(each, str) for each in value)


def _is_number(value: object, most: int) -> bool:
    return type(value) is int and 0 <= value <= most  # a truth value, which Python takes for a number, is none there


def _is_calendar(value: object) -> bool:
    most = {"Minute": 59, "Hour": 23}
    return isinstance(value, dict) and all(key in most and _is_number(value[key], most[key]) for key in value)


_KEYS: Final[Mapping[str, Callable[[Any], bool]]] = {
    "Label": _is_text,
    "ProgramArguments": _are_words,
    "RunAtLoad": lambda value: isinstance(value, bool),
    "ProcessType": lambda value: value in {"Background", "Standard", "Adaptive", "Interactive"},
    "LimitLoadToSessionType": lambda value: value in {"Aqua", "Background", "LoginWindow"},
    "StartCalendarInterval": _is_calendar,
}
_NEEDED: Final = {"Label", "ProgramArguments"}


def faults(agent: Mapping[str, object]) -> set[str]:
    """Return the keys of `agent` that launchd does not know, would not take with that value, or misses."""
    wrong = {key for key, value in agent.items() if key not in _KEYS or not _KEYS[key](value)}
    return wrong | (_NEEDED - agent.keys())
