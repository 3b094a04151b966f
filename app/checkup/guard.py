"""What may a process that holds secrets not do?

It may not reach a network, start a program (but gpg, where the person agreed), write a file, or leave a trace when it
crashes. A copy of it, which some may make, is bound in the same way.
An audit hook (PEP 578) cannot be removed once it is set, so nothing that is loaded later can undo this.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from functools import cache
from importlib.machinery import ModuleSpec
from types import ModuleType

NETWORK_MODULES = frozenset(
    {
        "_socket",
        "_ssl",
        "ssl",
        "asyncio",
        "http",
        "urllib.request",
        "ftplib",
        "smtplib",
        "xmlrpc",
        "requests",
        "urllib3",
    }
)
"""Modules that can reach a network: never imported where secrets are. `socket` itself is there, hollow."""

_NETWORK_EVENTS = ("socket.", "ssl.", "urllib.", "http.", "ftplib.", "smtplib.", "imaplib.", "poplib.", "nntplib.")
_COPY = "os.fork"
_PROGRAM_EVENTS = ("os.system", "os.exec", _COPY, "os.posix_spawn", "os.spawn", "os.startfile")
_FILE_EVENTS = (
    "os.rename",
    "os.remove",
    "os.mkdir",
    "os.rmdir",
    "os.link",
    "os.symlink",
    "os.truncate",
    "shutil.",
    "tempfile.",
    "sqlite3.",
)
_WRITING_FLAGS = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_MOST_MEMORY = 4 * 1024**3
"""Bytes of address space: above what any accepted key derivation and file need together."""


_MOST_FREQUENT = "builtins.id"
"""Python tells of each `id` that is asked for: 27,000 times in an audit of 1,000 logins. It is looked at no further."""


class Refused(PermissionError):
    """Something that a process with secrets may not do was tried."""


def harden(*commands: Sequence[str], copies: bool = False) -> None:
    """Shut this process off, for good. Call it before anything that may see a secret is imported.

    Only `commands` may still be started, word for word and in our own environment: gpg in an audit for which the person
    agreed to it. With `copies` it may copy itself, once.
    """
    _empty_socket_module()
    sys.meta_path.insert(0, _NoNetworkModules())
    _no_core_dump()
    _cap_memory()
    allowed = [list(command) for command in commands]
    if allowed:
        import subprocess  # noqa: PLC0415 - only gpg is started, and few have it

        # Python 3.13 would start a program by `os.posix_spawn`, which stays refused: its event does not tell all. The
        # documentation of `subprocess` names this switch.
        subprocess._USE_POSIX_SPAWN = False  # type: ignore[misc]  # noqa: SLF001 - as it says

    may_copy = copies

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal may_copy
        if event == _MOST_FREQUENT:
            return
        if event == _COPY and may_copy:
            may_copy = False
            return
        if _is_refused(event, arguments, allowed):
            raise Refused(event)

    sys.addaudithook(hook)


def _is_refused(event: str, arguments: tuple[object, ...], allowed: list[list[str]]) -> bool:
    if event == "open":
        return _opens_for_writing(*arguments)
    if event == "subprocess.Popen":
        return not any(_is_start_of(command, *arguments) for command in allowed)
    return _is_refused_by_name(event)


@cache
def _is_refused_by_name(event: str) -> bool:
    return event.startswith((*_NETWORK_EVENTS, *_PROGRAM_EVENTS, *_FILE_EVENTS))


def _is_start_of(command: list[str], program: object, words: object, folder: object, environment: object) -> bool:
    """Tell whether a program is started by `command` and nothing else. Windows is given the words as one line."""
    from subprocess import list2cmdline  # noqa: PLC0415 - loaded by now: it is what asks

    is_it = words in (command, list2cmdline(command)) and program in (None, command[0])
    return is_it and folder is None and environment is None


def _opens_for_writing(path: object, mode: object, flags: object) -> bool:
    if isinstance(path, int) or path == os.devnull:  # a pipe that is already open, or nothing at all
        return False
    if isinstance(mode, str):
        return not set(mode).isdisjoint("wax+")
    return isinstance(flags, int) and bool(flags & _WRITING_FLAGS)


class _NoNetworkModules:  # not derived from `MetaPathFinder`, whose module takes 3 ms to load
    def find_spec(self, fullname: str, _path: object = None, _target: object = None) -> ModuleSpec | None:
        """Refuse the network modules; leave every other to the finders that follow."""
        if fullname in NETWORK_MODULES or fullname.split(".", maxsplit=1)[0] in NETWORK_MODULES:
            raise ModuleNotFoundError(name=fullname)
        return None


def _empty_socket_module() -> None:
    # `importlib.metadata`, which libraries ask for their version, imports `email`, which imports `socket` for a
    # function that nobody calls here. A hollow module serves it, and no socket code is loaded at all.
    sys.modules["socket"] = ModuleType("socket")


def _no_core_dump() -> None:
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - needed on this system only

        no_error_reports = 0x0001 | 0x0002  # SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX
        ctypes.windll.kernel32.SetErrorMode(no_error_reports)
        return
    import resource  # noqa: PLC0415 - POSIX only

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        import ctypes  # noqa: PLC0415 - as above

        pr_set_dumpable = 4  # prctl(2): no core even through a pipe handler, and no other process may attach
        ctypes.CDLL(None).prctl(pr_set_dumpable, 0, 0, 0, 0)


def _cap_memory() -> None:
    if sys.platform != "linux":  # macOS ignores the limit, Windows has none
        return
    import resource  # noqa: PLC0415 - POSIX only

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = _MOST_MEMORY if hard == resource.RLIM_INFINITY else min(_MOST_MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))
