"""How fast is a password judged? `python packaging/benchmarks/strength.py [passwords in each set]` prints JSON.

For each set: our judge (with the words of the login and of the languages), the Rust zxcvbn by itself and the Python one
by itself, in passwords a second. Each figure is the median of five rounds; the rounds take turns, so that the ratios
come from one run under one load. `check` is the whole check, the explanations of weak ones included.
"""

from __future__ import annotations

import json
import random
import statistics
import string
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(HOME))

import zxcvbn  # noqa: E402 - after the path to our own packages, as all that follows
import zxcvbn_rs_py  # noqa: E402
from zxcvbn.frequency_lists import FREQUENCY_LISTS  # noqa: E402

from app.knowledge import wordlist  # noqa: E402
from checks.facts import Facts  # noqa: E402
from checks.model import Login  # noqa: E402
from checks.passwords import estimate, strength  # noqa: E402
from checks.passwords.words import own_words  # noqa: E402
from checks.secret import Secret  # noqa: E402
from checks.vocabulary import WordKind  # noqa: E402

ROUNDS = 5
TODAY = date(2026, 11, 24)
COMMON = FREQUENCY_LISTS["passwords"]
WORDS = [word for word in FREQUENCY_LISTS["english_wikipedia"] if len(word) > 3]  # noqa: PLR2004 - words, not particles
LANGUAGE = wordlist.common()
FRENCH = [word for word in LANGUAGE if LANGUAGE.kind(word) is WordKind.FRENCH]
SIGNS = string.ascii_letters + string.digits + string.punctuation


def mutated(chance: random.Random) -> str:
    """Return a common password with a capital, a year and a sign, as people write them."""
    return f"{chance.choice(COMMON[:10_000]).capitalize()}{chance.choice('!._-')}{chance.randint(1950, 2026)}"


def random_text(chance: random.Random) -> str:
    """Return 12 to 20 random signs, as a password manager makes them."""
    return "".join(chance.choices(SIGNS, k=chance.randint(12, 20)))


def passphrase(chance: random.Random) -> str:
    """Return four to six English words."""
    return " ".join(chance.choices(WORDS, k=chance.randint(4, 6)))


def french(chance: random.Random) -> str:
    """Return one or two French words and a number."""
    words = chance.choices(FRENCH, k=chance.randint(1, 2))
    return "".join(words).capitalize() + str(chance.randint(0, 9_999))


SETS: Mapping[str, Callable[[random.Random], str]] = {
    "common": lambda chance: chance.choice(COMMON),
    "mutated": mutated,
    "random": random_text,
    "passphrase": passphrase,
    "french": french,
}


def login(number: int, password: str) -> Login:
    """Return the login number `number` with this password."""
    host = f"site{number}.example"
    return Login(
        host, f"alice.martin{number % 5}", (f"https://www.{host}/login",), Secret(password), "benchmark", number
    )


def ours(passwords: Sequence[str]) -> None:
    """Estimate each as the check does, without explaining the weak ones."""
    for number, text in enumerate(passwords):
        estimate.score(text, own_words([login(number, text)]), LANGUAGE.found_in(text))


def whole(passwords: Sequence[str]) -> None:
    """Run the check itself, explanations included."""
    logins = tuple(login(number, text) for number, text in enumerate(passwords))
    for _ in strength.judge(Facts(logins, TODAY, LANGUAGE)):
        pass


def rust(passwords: Sequence[str]) -> None:
    """Estimate each with the Rust zxcvbn alone, which gets no words."""
    for text in passwords:
        zxcvbn_rs_py.zxcvbn(text)


def python(passwords: Sequence[str]) -> None:
    """Estimate each with the Python zxcvbn alone, which gets no words."""
    for text in passwords:
        zxcvbn.zxcvbn(text)


RUNNERS: Mapping[str, Callable[[Sequence[str]], None]] = {
    "check": whole,
    "estimate": ours,
    "rust": rust,
    "python": python,
}


def measured(passwords: Sequence[str]) -> dict[str, float]:
    """Return passwords a second for each runner, and its time as a multiple of the Rust zxcvbn's."""
    seconds: dict[str, list[float]] = {name: [] for name in RUNNERS}
    for _ in range(ROUNDS):
        for name, run in RUNNERS.items():
            begin = time.perf_counter()
            run(passwords)
            seconds[name].append(time.perf_counter() - begin)
    medians = {name: statistics.median(times) for name, times in seconds.items()}
    speeds = {f"{name}_per_second": round(len(passwords) / median) for name, median in medians.items()}
    ratios = {f"{name}_to_rust": round(medians[name] / medians["rust"], 2) for name in ("check", "estimate", "python")}
    return {**speeds, **ratios}


def main(arguments: Sequence[str]) -> int:
    """Measure every set with as many passwords as the one argument says, 400 without it."""
    size = int(arguments[0]) if arguments else 400
    chance = random.Random(2026)  # noqa: S311 - the same corpus in every run, no secret
    corpus = {name: [draw(chance) for _ in range(size)] for name, draw in SETS.items()}
    report = {name: measured(passwords) for name, passwords in corpus.items()}
    print(json.dumps({"passwords": size, "rounds": ROUNDS, "sets": report}, indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
