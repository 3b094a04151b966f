"""How fast are look-alike passwords found? `python packaging/benchmarks/similar.py [most passwords]` prints JSON.

`families` is the time to find them among that many distinct passwords of the kinds that people have, `check` the whole
check about as many logins on as many sites. The peer compares all pairs with rapidfuzz (Levenshtein, at most two
edits), which finds spellings only, no recipes; it stops at 10,000. `hostile` are sets made to be slow, at the largest
size. Medians of three, in turns with the peer, in seconds of one processor, so that other programs on the computer
hardly count. `growth` is what ten times as many cost.
"""

from __future__ import annotations

import json
import random
import string
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import pairwise
from statistics import median

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein
from zxcvbn.frequency_lists import FREQUENCY_LISTS

from app.knowledge import wordlist
from checks.facts import Facts
from checks.model import Login
from checks.passwords import similar
from checks.passwords.families import Candidate, families
from checks.secret import Secret

ROUNDS = 3
SIZES = (1_000, 10_000, 100_000)
PEER_MOST = 10_000
TODAY = date(2026, 11, 24)
FRENCH = wordlist.common()
WORDS = [*FRENCH, *FREQUENCY_LISTS["english_wikipedia"], *FREQUENCY_LISTS["surnames"], *FREQUENCY_LISTS["passwords"]]
LONG_WORDS = [word for word in WORDS if len(word) > 7]  # noqa: PLR2004 - long enough to be compared letter by letter
SIGNS = string.ascii_letters + string.digits + string.punctuation
Draw = Callable[[random.Random], str]


def made_up(chance: random.Random) -> str:
    """Return a password as people have them: random, a word and a number, words, or a word with letters changed."""
    match chance.randrange(10):
        case 0 | 1 | 2 | 3:
            return "".join(chance.choices(SIGNS, k=chance.randint(10, 20)))
        case 4 | 5 | 6:
            return f"{chance.choice(WORDS).capitalize()}{chance.choice(('', '!', '_', '#'))}{chance.randint(0, 2030)}"
        case 7 | 8:
            return "-".join(chance.choices(WORDS, k=chance.randint(2, 4)))
        case _:
            word = list(chance.choice(LONG_WORDS))
            word[chance.randrange(len(word))] = chance.choice(string.ascii_lowercase)
            return "".join(word)


def distinct(draw: Draw, many: int) -> list[str]:
    """Return that many different passwords, the same in every run."""
    chance = random.Random(2026)  # noqa: S311 - the same corpus in every run, no secret
    found: dict[str, None] = {}
    while len(found) < many:
        found[draw(chance)] = None
    return list(found)


def _letters(chance: random.Random, alphabet: str, many: int) -> str:
    return "".join(chance.choices(alphabet, k=many))


HOSTILE: Mapping[str, Draw] = {
    "one_stem": lambda chance: f"Sommer{chance.randint(0, 10**9)}",
    "nearly_one_word": lambda chance: "bananarama" + _letters(chance, "aeiou", 12),
    "two_letters": lambda chance: _letters(chance, "ab", 20),
    "many_words": lambda chance: " ".join(_letters(chance, "ab", 1) + "na" * chance.randint(1, 9) for _ in range(12)),
    "long": lambda chance: "la" * 120 + _letters(chance, "aeiou", 16),
}


def logins(passwords: Sequence[str]) -> tuple[Login, ...]:
    """Return a login for each, every one on a site of its own."""
    hosts = (f"site{number}.example" for number in range(len(passwords)))
    return tuple(
        Login(host, "alice", (f"https://www.{host}/login",), Secret(text), "benchmark", number)
        for number, (host, text) in enumerate(zip(hosts, passwords, strict=True))
    )


def _found(passwords: Sequence[str]) -> int:
    return len(families([Candidate(text) for text in passwords], FRENCH.__contains__))


def _checked(users: tuple[Login, ...]) -> int:
    return len(list(similar.judge(Facts(users, TODAY, FRENCH))))  # new ones: they remember what was worked out


def _all_pairs(passwords: Sequence[str]) -> int:
    compared = (
        process.extract(text, passwords, scorer=Levenshtein.distance, score_cutoff=2, limit=None, processor=None)
        for text in passwords
    )
    return sum(len(near) > 1 for near in compared)


def _seconds(run: Callable[[], int]) -> float:
    begin = time.process_time()
    run()
    return time.process_time() - begin


def measured(many: int) -> dict[str, float | int]:
    """Return the seconds that each way takes for this many passwords, and how many families there are."""
    passwords = distinct(made_up, many)
    runs: dict[str, Callable[[], int]] = {
        "families_s": partial(_found, passwords),
        "check_s": partial(_checked, logins(passwords)),
    }
    if many <= PEER_MOST:
        runs["all_pairs_s"] = partial(_all_pairs, passwords)
    times: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(ROUNDS):
        for name, run in runs.items():
            times[name].append(_seconds(run))
    result: dict[str, float | int] = {name: round(median(each), 3) for name, each in times.items()}
    if "all_pairs_s" in result:
        result["times_faster"] = round(median(times["all_pairs_s"]) / median(times["families_s"]), 1)
    return {"passwords": many, "families": _found(passwords), **result}


def main(arguments: Sequence[str]) -> int:
    """Measure each size up to the one given, all of them without it, then the hostile sets of the largest."""
    most = int(arguments[0]) if arguments else SIZES[-1]
    sizes = [measured(many) for many in SIZES if many <= most]
    growth = [round(after["families_s"] / before["families_s"], 1) for before, after in pairwise(sizes)]
    hostile = {name: round(_seconds(partial(_found, distinct(draw, most))), 3) for name, draw in HOSTILE.items()}
    hostile["one_of_a_megabyte_each_s"] = round(_seconds(partial(_found, [f"{n}" * 1_000_000 for n in range(9)])), 3)
    print(json.dumps({"benchmark": "similar", "sizes": sizes, "growth": growth, "hostile_s": hostile}, indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
