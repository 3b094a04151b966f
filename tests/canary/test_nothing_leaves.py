from __future__ import annotations

import hashlib
import json
import re
import shutil
import sys
from pathlib import Path

import pytest

from tests.app.checkup import samples
from tests.canary import watching
from tests.stubs.breaches import breach

SOCKETS = re.compile(rb"(?:socket|connect|sendto|bind)\(.*?(AF_\w+|PF_\w+)")

WATCH = """
import sys
def hook(event, arguments):
    if event in ("socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname"):
        print("NETWORK", event, arguments[-1:], file=sys.stderr)
sys.addaudithook(hook)
from app.__main__ import main
sys.exit(main(sys.argv[1:]))
"""


def test_a_check_up_without_consent_opens_no_socket(tmp_path: Path) -> None:
    run = [sys.executable, "-c", WATCH, "check", "--sample", "--json"]
    seen = watching.watched(run, watching.home(tmp_path), "")
    assert seen.status == 1
    assert b"NETWORK" not in seen.streams["standard error"]


def test_the_watch_sees_a_socket(tmp_path: Path) -> None:
    code = WATCH.partition("from app")[0] + "import socket; socket.socket().connect_ex(('127.0.0.1', 9))"
    seen = watching.watched([sys.executable, "-c", code], watching.home(tmp_path), "")
    assert b"NETWORK socket.connect" in seen.streams["standard error"]


def leak_list(path: Path) -> str:
    hashes = (hashlib.sha1(f"word {n}".encode(), usedforsecurity=False).hexdigest().upper() for n in range(300))
    path.write_text("".join(f"{each}:3\n" for each in sorted(hashes)), "ascii")
    return str(path)


def public_list(path: Path) -> str:
    path.write_text(json.dumps([breach(f"Adobe{number}") for number in range(300)]), "utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("command", "status"),
    [
        ("check --sample", 1),
        ("check --sample --leaks {leaks}", 1),
        ("check --no-save {vault}", 1),
        ("check --no-save --online {vault}", 2),  # nobody agreed, and there is no terminal to ask at
        ("lists load --no-save {list}", 0),
        ("lists refresh --no-save", 2),
    ],
)
@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed: the system's own view is missing")
def test_the_system_sees_no_socket_but_local_ones(tmp_path: Path, command: str, status: int) -> None:
    trace = tmp_path / "trace"
    files = {
        "leaks": leak_list(tmp_path / "list.txt"),
        "list": public_list(tmp_path / "list.json"),
        "vault": str(samples.reused(tmp_path / "vault.json")),
    }
    bilan = watching.bilan(*(word.format(**files) for word in command.split()))
    run = ["strace", "-f", "-qq", "-o", str(trace), "-e", "trace=network", *bilan]
    seen = watching.watched(run, watching.home(tmp_path), "")
    if b"PTRACE" in seen.streams["standard error"] or b"attach" in seen.streams["standard error"]:
        pytest.skip("this system does not let a program be traced")
    assert seen.status == status, seen.streams["standard error"]
    families = {match.decode() for match in SOCKETS.findall(trace.read_bytes())}
    assert families <= {"AF_UNIX", "AF_NETLINK"}


def test_no_part_of_a_check_up_loads_a_library_of_the_network(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom app.__main__ import main\nmain(['check', '--sample', '--json'])\n"
        "print(sorted({'requests', 'urllib3', 'http.client', 'ssl', '_ssl'} & set(sys.modules)), file=sys.stderr)"
    )
    seen = watching.watched([sys.executable, "-c", code], watching.home(tmp_path), "")
    assert seen.streams["standard error"].decode().strip() == "[]"
