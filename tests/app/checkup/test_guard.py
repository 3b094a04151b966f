from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from app.checkup import command, guard

HARDEN = "from app.checkup import command, guard; guard.harden()\n"


def hardened(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run `code` in a process that was hardened first, as a vault process is."""
    return subprocess.run(
        [sys.executable, "-I", "-B", "-c", HARDEN + code, *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize(
    "attempt",
    [
        "import _socket",
        "import ssl",
        "import http.client",
        "import urllib.request",
        "import asyncio",
        "import socket; socket.socket()",
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import os; os.fork()",
        "import os; os.system('true')",
        "import os; os.execv('/bin/true', ['true'])",
        "import os; os.posix_spawn('/bin/true', ['true'], {})",
        "import subprocess; subprocess.Popen(['true'])",
        "import subprocess; subprocess.Popen('true', shell=True)",
        "import sys; open(sys.argv[1], 'w')",
        "import sys; open(sys.argv[1], 'r+')",
        "import sys; open(sys.argv[1], 'ab')",
        "import os, sys; os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT)",
        "import pathlib, sys; pathlib.Path(sys.argv[1]).touch()",
        "import os, sys; os.mkdir(sys.argv[1])",
        "import os, sys; os.remove(sys.argv[1])",
        "import os, sys; os.rename(sys.argv[1], sys.argv[1] + 'x')",
        "import os, sys; os.symlink('x', sys.argv[1])",
        "import tempfile; tempfile.mkstemp()",
        "import sqlite3, sys; sqlite3.connect(sys.argv[1])",
    ],
)
def test_a_process_with_secrets_is_refused(attempt: str, tmp_path: Path) -> None:
    target = tmp_path / "leak"
    result = hardened(attempt, str(target))
    assert result.returncode == 1
    assert any(name in result.stderr for name in ("Refused", "ModuleNotFoundError", "AttributeError", "usable"))
    assert not target.exists()


def test_the_same_attempts_succeed_where_nothing_was_hardened(tmp_path: Path) -> None:
    code = "import _socket, ssl, sys, subprocess; open(sys.argv[1], 'w'); subprocess.run(['true'], check=True)"
    assert subprocess.run([sys.executable, "-I", "-c", code, str(tmp_path / "leak")], check=False).returncode == 0


COPY = """
import os, sys
guard.harden(copies=True)
if pid := os.fork():
    sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only there does a vault process copy itself")
@pytest.mark.parametrize(
    "attempt",
    [
        "os.fork()",
        "os.system('true')",
        "os.execv('/bin/true', ['true'])",
        "import subprocess; subprocess.run(['true'])",
    ],
)
def test_a_process_that_may_copy_itself_does_so_once_and_starts_no_program(attempt: str) -> None:
    assert hardened_to_copy("").returncode == 0
    assert "Refused" in hardened_to_copy(attempt).stderr


@pytest.mark.skipif(sys.platform != "linux", reason="as above")
def test_a_copy_is_bound_as_the_process_that_made_it() -> None:
    figures = "import ctypes, resource as r; print(r.getrlimit(r.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))"
    assert hardened_to_copy(figures).stdout == "(0, 0) 0\n"
    assert "ModuleNotFoundError" in hardened_to_copy("import _socket").stderr
    assert "Refused" in hardened_to_copy("open('/tmp/leak', 'w')").stderr


def hardened_to_copy(code: str) -> subprocess.CompletedProcess[str]:
    """Run `code` in a copy of a hardened process that may make one."""
    program = "from app.checkup import guard" + COPY + code
    return subprocess.run(
        [sys.executable, "-I", "-B", "-c", program], capture_output=True, text=True, check=False, timeout=60
    )


GPG = "import subprocess; gpg = ['/bin/cat', '--', '-']; guard.harden(gpg)\n"


def with_gpg_allowed(code: str) -> subprocess.CompletedProcess[str]:
    """Run `code` in a process that may also start the command `gpg`, which here is a harmless one."""
    return subprocess.run(
        [sys.executable, "-I", "-B", "-c", "from app.checkup import command, guard\n" + GPG + code],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.skipif(not Path("/bin/cat").exists(), reason="needs a program that every Unix has")
def test_gpg_may_be_started_word_for_word_where_it_was_agreed_to() -> None:
    assert with_gpg_allowed("print(subprocess.run(gpg, input=b'x', capture_output=True).stdout)").stdout == "b'x'\n"


@pytest.mark.skipif(not Path("/bin/cat").exists(), reason="needs a program that every Unix has")
@pytest.mark.parametrize(
    "attempt",
    [
        "subprocess.run(gpg[:-1])",
        "subprocess.run([*gpg, '/etc/passwd'])",
        "subprocess.run(['/bin/tac', *gpg[1:]])",
        "subprocess.run(gpg, executable='/bin/tac')",
        "subprocess.run(gpg, env={'LD_PRELOAD': 'x'})",
        "subprocess.run(gpg, cwd='/')",
        "subprocess.run(' '.join(gpg), shell=True)",
        "subprocess.run(command.vault_process('audit'))",
        "import os; os.fork()",
        "gpg[0] = '/bin/tac'; subprocess.run(gpg)",
    ],
)
def test_nothing_that_resembles_it_may_be_started(attempt: str) -> None:
    result = with_gpg_allowed(attempt)
    assert result.returncode == 1
    assert "Refused" in result.stderr


def test_gpg_may_not_be_started_where_nobody_agreed() -> None:
    code = "import subprocess; gpg = command.gpg() or ['gpg', '--decrypt']; subprocess.run(gpg, input=b'x')"
    assert "Refused" in hardened(code).stderr


def test_gpg_is_never_asked_to_write_a_file_or_to_heed_a_configuration(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _name: "/usr/bin/gpg")
    words = command.gpg() or []
    assert words[:3] == ["/usr/bin/gpg", "--no-options", "--batch"]
    assert words[-3:] == ["--output", "-", "--decrypt"]


@pytest.mark.parametrize("found", [None, "gpg", "./gpg"])
def test_a_gpg_of_the_current_folder_is_none(found: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _name: found)
    assert command.gpg() is None


def test_reading_files_stays_possible(tmp_path: Path) -> None:
    file = tmp_path / "vault"
    file.write_text("x")
    assert hardened("import sys; print(open(sys.argv[1]).read())", str(file)).stdout == "x\n"


@pytest.mark.skipif(sys.platform != "linux", reason="reads Linux's own figures")
def test_no_core_is_dumped_and_no_process_may_look_inside() -> None:
    code = "import ctypes, resource as r; print(r.getrlimit(r.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))"
    assert hardened(code).stdout == "(0, 0) 0\n"


def test_reading_every_format_loads_no_network_module() -> None:
    code = (
        "import sys\n"
        "from app.checkup import auditing, judgement\n"
        "from app.readers.vaults import kdbx, registry\n"
        "import pykeepass, zxcvbn, zxcvbn_rs_py\n"
        "print(sorted(guard.NETWORK_MODULES & set(sys.modules)), hasattr(sys.modules['socket'], 'socket'))"
    )
    assert hardened(code).stdout == "[] False\n"


def test_nothing_of_the_person_can_put_code_in_front_of_ours() -> None:
    assert "-I" in command.vault_process("audit")
    assert {"_socket", "ssl", "requests"} <= guard.NETWORK_MODULES
