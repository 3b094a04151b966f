"""Does any text make the link inspector do anything but answer, or keep it busy?

python packaging/fuzz/addresses.py [--count 1000000] [--seed 1] [--keep FOLDER]

Texts are put together from what addresses are made of, from all of Unicode and from the samples of the rules, and then
damaged. Anything but an answer with spans inside the text is a crash, more than 20 ms of one processor a delay: its
text is kept. A text that was slow is asked again, because another program may have been in the way of the first time.
Prints counts as JSON; exit status 1 after a crash or a delay.
"""

from __future__ import annotations

import argparse
import gc
import json
import random
import sys
import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from time import process_time
from typing import TypeVar

from app.knowledge.link_rules import knowledge
from checks.links.inspect import inspected

SLOW_SECONDS = 0.020
AGAIN = 3
KNOWN = knowledge()
SAMPLES = [text for rule in KNOWN.rules.values() for text in (*rule.examples, *rule.counter_examples)]
PARTS = (
    "https://", "http:", "//", "\\", "/", "@", ":", "?", "#", "&", "=", "url=", "u=", "q=", "%2e", "%", "%ff",
    "%F0%9D%90%A2", ".", "\u3002", "\u202e", "\u200b", "\xad", "xn--", "xn--80ak6aa92e", "netflix", "paypa1",
    "colivo", ".example", ".com", ".top", "www.", "[::1]", "0x7f.1", "2130706433", "4417", "-", "--", "\xe9",
    "\u0430", "javascript:", "data:", "mailto:", "\n", "\ud800", "\x00", "a@b.example", "login", "secure",
    "urldefense.com/v3/__", "__;Kw!!", "urldefense.proofpoint.com/v2/url?u=", "www.google.com/url?q=",
    "eur01.safelinks.protection.outlook.com/?url=", "www.bing.com/ck/a?u=a1", "secure-web.cisco.com/1/", "**A", "*",
    " ", "a" * 70, "a.a.",
)  # fmt: skip
T = TypeVar("T")
_COLLECTED_EACH = 1_000
SITES = ("colivo.example", "brumaire.example")


def main() -> int:
    """Ask for many texts and print what came of it."""
    told = options(1_000_000, Path("fuzz-addresses"))
    given = texts(random.Random(told.seed), told.count)  # noqa: S311 - no secret
    return run("texts", told, given, _asked, lambda text: text.encode("utf-8", "surrogatepass"))


def run(
    name: str,
    told: argparse.Namespace,
    given: Iterable[T],
    asked: Callable[[T], tuple[float, str]],
    as_bytes: Callable[[T], bytes],
) -> int:
    """Ask for each of what is `given`, keep those at fault, print the counts; return the exit status."""
    found: Counter[str] = Counter()
    slowest = 0.0
    gc.disable()  # its pauses are not those of what is asked for
    for number, each in enumerate(given):
        seconds, level = asked(each)
        found[level] += 1
        slowest = max(slowest, seconds)
        if level == "crash" or seconds > SLOW_SECONDS:
            found["delay"] += level != "crash"
            told.keep.mkdir(parents=True, exist_ok=True)
            (told.keep / str(number)).write_bytes(as_bytes(each))
        if number % _COLLECTED_EACH == 0:
            gc.collect()
    print(json.dumps({name: told.count, "seed": told.seed, **found, "slowest_ms": round(slowest * 1000, 2)}))
    return int(bool(found["crash"] + found["delay"]))


def options(count: int, folder: Path) -> argparse.Namespace:
    """Return what the person asked for, by default `count` inputs, of which those at fault are kept in `folder`."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=count)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=folder)
    return parser.parse_args()


def texts(chance: random.Random, count: int) -> Iterator[str]:
    """Yield texts of which many look like addresses."""
    makers = (_joined, _damaged, _damaged, _anything, _long)
    return (chance.choices(makers, (50, 25, 15, 9, 1))[0](chance) for _ in range(count))


def _joined(chance: random.Random) -> str:
    return "".join(chance.choices(PARTS, k=chance.randint(1, 14)))


def _damaged(chance: random.Random) -> str:
    text = list(chance.choice(SAMPLES))
    for _ in range(chance.randint(1, 4)):
        place = chance.randrange(len(text) + 1)
        text[place : place + chance.randint(0, 3)] = chance.choice((chance.choice(PARTS), _sign(chance), ""))
    return "".join(text)


def _anything(chance: random.Random) -> str:
    return chance.choice(("", "https://")) + "".join(_sign(chance) for _ in range(chance.randint(0, 60)))


def _long(chance: random.Random) -> str:
    return "https://" + chance.choice(PARTS) * chance.randint(1, 2000)


def _sign(chance: random.Random) -> str:
    return chr(chance.choice((chance.randrange(0x80), chance.randrange(0x3000), chance.randrange(0x110000))))


def _asked(text: str) -> tuple[float, str]:
    """Return the least time that `text` took, and its level or "crash"."""
    least = 1.0
    level = ""
    for _ in range(AGAIN):
        start = process_time()
        try:
            seen = inspected(text, KNOWN, SITES)
        except Exception:  # noqa: BLE001 - any is what is looked for
            traceback.print_exc()
            return 0.0, "crash"
        least = min(least, process_time() - start)
        level = seen.level.value
        spans = (*(found.span for found in seen.findings), seen.owner_span)
        if not all(0 <= first <= last <= len(text) for first, last in spans):
            return least, "crash"
        if least <= SLOW_SECONDS:
            break
    return least, level


if __name__ == "__main__":
    sys.exit(main())
