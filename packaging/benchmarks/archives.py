"""How long does it take to look through an archive of LinkedIn, and how much memory?

python packaging/benchmarks/archives.py [--messages 20000] [--gigabyte]

The whole way: the vault process is started, reads the zip, counts, and answers. `--gigabyte` adds one of 1 GB: how
often progress was told, and how long a cancel took in the midst of it. Memory is the highest resident one of the vault
process, as the system tells it of finished children.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import perf_counter

_ROUNDS = 3
_OURS = """
import json, sys, threading
from pathlib import Path
from app.checkup import runner
from app.checkup.archive_events import ArchiveReviewed, LookedThrough
told = list(runner.review_archives((Path(sys.argv[1]),), threading.Event()))
[review] = [each.review for each in told if isinstance(each, ArchiveReviewed)]
progress = sum(isinstance(each, LookedThrough) for each in told)
print(json.dumps({"sent": review.counts["messages_sent"], "texts": review.texts, "progress": progress}))
"""
_CANCELLED = """
import json, sys, threading, time
from pathlib import Path
from app.checkup import runner
from app.checkup.archive_events import LookedThrough
stop = threading.Event()
for told in runner.review_archives((Path(sys.argv[1]),), stop):
    if isinstance(told, LookedThrough) and told.read > told.of / 10 and not stop.is_set():
        stop.set()
        began = time.perf_counter()
print(json.dumps({"cancel_seconds": round(time.perf_counter() - began, 3)}))
"""
_HEADER = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER"
)
_WORDS = (
    "thank",
    "you",
    "for",
    "the",
    "update",
    "we",
    "look",
    "at",
    "it",
    "on",
    "Monday",
    "and",
    "see",
    "what",
    "team",
)


def _rows(chance: random.Random, size: int) -> Iterator[str]:
    me = ("Ada Orme", "https://www.linkedin.com/in/ada-orme")
    written = 0
    number = 0
    while written < size:
        number += 1
        other = (f"Bo Lind {number % 800}", f"https://www.linkedin.com/in/bo-lind-{number % 800}")
        (sender, recipient) = (me, other) if chance.random() < 0.5 else (other, me)  # noqa: PLR2004 - one in two
        text = " ".join(chance.choices(_WORDS, k=chance.randint(5, 60)))
        day = f"20{chance.randint(18, 26)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        who = ",".join((*sender, *recipient))
        row = f'{number % 900},,{who},{day} 10:00:00 UTC,,"{text}",INBOX\r\n'
        written += len(row)
        yield row


def _made(path: Path, *, messages: int = 0, size: int = 1 << 62) -> None:
    """Write an archive of so many messages, or bytes; not packed, so that it is as large as it says."""
    with zipfile.ZipFile(path, "w") as archive, archive.open("messages.csv", "w", force_zip64=True) as file:
        file.write(f"{_HEADER}\r\n".encode())
        for number, row in enumerate(_rows(random.Random(1), size)):  # noqa: S311 - a sample
            if messages and number == messages:
                return
            file.write(row.encode())


def _timed(path: Path, script: str = _OURS) -> tuple[float, str]:
    started = perf_counter()
    done = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True)
    return perf_counter() - started, done.stdout


def main() -> None:
    """Print seconds and mebibytes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=20_000)
    parser.add_argument("--gigabyte", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "Complete_LinkedInDataExport.zip"
        _made(path, messages=options.messages)
        rounds = [_timed(path) for _ in range(_ROUNDS)]
        result = {"messages": options.messages, "seconds": round(median(each for each, _ in rounds), 2)}
        result |= json.loads(rounds[0][1])
        if options.gigabyte:
            _made(path, size=1024**3)
            seconds, told = _timed(path)
            _, cancelled = _timed(path, _CANCELLED)
            result["gigabyte"] = {"seconds": round(seconds, 1), **json.loads(told), **json.loads(cancelled)}
        result["mebibytes"] = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
        print(json.dumps(result))


if __name__ == "__main__":
    main()
