"""Does any saved message make its reader or its judge do anything but answer, or keep them busy?

python packaging/fuzz/messages.py [--count 100000] [--seed 1] [--keep FOLDER]

Messages are put together from headers, parts and links as mails have them, with texts of `addresses.py` in them, and
then damaged. Anything but an inspection or a SourceError is a crash, more than 20 ms of one processor a delay:
its bytes are kept. What was slow is asked again. Prints counts as JSON; exit status 1 after a crash or a delay.
"""

from __future__ import annotations

import random
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from time import process_time

from addresses import AGAIN, KNOWN, SITES, SLOW_SECONDS, options, run, texts

from app.errors import SourceError
from app.readers.messages import eml
from app.readers.vaults.reader import Untrusted
from checks.links.mail_rules import inspected_mail

NAMES = ("Colivo", "=?utf-8?q?Ren=C3=A9e?=", '"Colivo <a@colivo.example>"', "=?utf-8?b?w6l0w6k=?=", "", "\u202e", '"')
BOXES = (
    "<suivi@colivo.example>",
    "<a@b.top>",
    "x@y",
    "<>",
    "<a@[1.2.3.4]>",
    "a@b.example, c@d.example",
    "undisclosed:;",
)
RESULTS = ("mx.orme.example; spf=fail; dkim=pass (x); dmarc=fail", "none", ";;;", "a; dmarc=pass; dmarc=fail", "(((")
KINDS = (
    "text/plain; charset=utf-8", "text/html; charset=utf-8", "text/html; charset=punycode", "text/html", "text/plain",
    "multipart/mixed; boundary=b", "multipart/alternative; boundary=b", "multipart/mixed", "message/rfc822", "x", "/;",
    "text/html; charset*=utf-7''x",
)  # fmt: skip
CODINGS = ("7bit", "base64", "quoted-printable", "uuencode", "8bit", "x")
FILES = ('attachment; filename="invoice.pdf.exe"', "attachment; filename*=utf-8''%C3%A9.html", "inline", "attachment")
TAGS = (
    "<a>", "</a>", "<form action=", "<base href=", "<!--", "-->", "<style>", "<script>", "&#x", "&amp;", "<![CDATA[",
    '<a href="', '">', "<area href='", "'", "<svg><a xlink:href=", ">", "<input formaction=", "\x00", "</",
)  # fmt: skip
ENDS = (b"\n", b"\r\n", b"\r")


def main() -> int:
    """Ask for many messages and print what came of it."""
    told = options(100_000, Path("fuzz-messages"))
    given = _messages(random.Random(told.seed), told.count)  # noqa: S311 - no secret
    return run("messages", told, given, _asked, bytes)


def _messages(chance: random.Random, count: int) -> Iterator[bytes]:
    links = texts(chance, 1 << 62)
    for _ in range(count):
        whole = _message(chance, links)
        yield chance.choice((whole, _damaged(chance, whole)))


def _message(chance: random.Random, links: Iterator[str]) -> bytes:
    lines = [f"From: {chance.choice(NAMES)} {chance.choice(BOXES)}", f"Subject: {_short(links)}"]
    for name, values in (("Reply-To", BOXES), ("Authentication-Results", RESULTS), ("Content-Disposition", FILES)):
        if chance.choice((True, False, False)):
            lines.append(f"{name}: {chance.choice(values)}")
    lines += [f"Content-Type: {chance.choice(KINDS)}", f"Content-Transfer-Encoding: {chance.choice(CODINGS)}", ""]
    for _ in range(chance.randint(0, 3)):
        lines += ["--b", f"Content-Type: {chance.choice(KINDS)}", f"Content-Disposition: {chance.choice(FILES)}", ""]
        lines.append(_body(chance, links))
    lines.append(_body(chance, links))
    return "\n".join(lines).encode("utf-8", "surrogatepass").replace(b"\n", chance.choice(ENDS))


def _body(chance: random.Random, links: Iterator[str]) -> str:
    pieces = []
    for _ in range(chance.randint(0, 4)):
        pieces += [*chance.choices(TAGS, k=chance.randint(0, 3)), _short(links)]
    return "".join(pieces)


def _short(links: Iterator[str]) -> str:
    return next(links)[:300]


def _damaged(chance: random.Random, data: bytes) -> bytes:
    whole = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(whole) + 1)
        whole[place : place + chance.randint(0, 8)] = chance.randbytes(chance.randint(0, 4))
    return bytes(whole)


def _asked(data: bytes) -> tuple[float, str]:
    """Return the least time that `data` took, and its level, "refused" or "crash"."""
    least, level = 1.0, ""
    for _ in range(AGAIN):
        start = process_time()
        try:
            level = inspected_mail(eml.read(Untrusted("a.eml", data)), KNOWN, SITES).level.value
        except SourceError:
            level = "refused"
        except Exception:  # noqa: BLE001 - any is what is looked for
            traceback.print_exc()
            return 0.0, "crash"
        least = min(least, process_time() - start)
        if least <= SLOW_SECONDS:
            break
    return least, level


if __name__ == "__main__":
    sys.exit(main())
