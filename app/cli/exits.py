"""What does the exit status of a command mean?"""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """The statuses of every command. The most urgent one wins: the store, then the input, then what is to do.

    INPUT_UNREADABLE also stands for an input that could be read only in part: what was not seen may hide something.
    """

    NOTHING_TO_DO = 0
    SOMETHING_TO_DO = 1
    WRONG_USE = 2
    INPUT_UNREADABLE = 3
    STORE_CLOSED = 4
    INTERRUPTED = 130
