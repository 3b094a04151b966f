"""What do the checks of exposed accounts cost? `python packaging/benchmarks/exposure.py [logins]` prints JSON.

So many logins (10,000) are judged against 1,024 breaches and a directory of 2,566 hosts, all made up from a seed: a
third of the logins at a listed site, a third of the passwords shared. `checks` is the time of each, count and findings
together, in seconds of one processor, the median of five; the first also tells the accounts apart for all. `all` is
their sum, with addresses taken apart before, as other checks have done by then; `cold` that with the work on addresses.
Garbage is looked for as rarely as in the vault process, where all of this is done.
`growth` is what four times as many logins cost in all.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from statistics import median

from app.checkup.vault_process import collect_rarely
from app.knowledge import rules
from checks.exposure import offers
from checks.exposure.breach import Breach
from checks.exposure.offer import Factor, Offer, PasskeyUse
from checks.facts import Check, Facts
from checks.model import ChangeDateSource, CheckId, Login, PasswordChange
from checks.registry import CHECKS
from checks.secret import Secret

LOGINS, BREACHES, HOSTS = 10_000, 1_024, 2_566
ROUNDS = 5
TODAY = date(2026, 11, 24)
MEASURED = [check for check in CHECKS.values() if check.judge.__module__.startswith("checks.exposure.")]
DATA = (("Email addresses", "Passwords"), ("Email addresses", "Names"), ("Passwords", "Usernames", "IP addresses"))


def made(logins: int) -> Facts:
    """Return the facts of that many logins, the same in every run."""
    chance = random.Random(2026)  # noqa: S311 - the same in every run, no secret
    services = rules.services()
    listed = [*services, *(f"listed{n}.example" for n in range(HOSTS))]
    breaches = tuple(_breach(chance, n, chance.choice(listed)) for n in range(BREACHES))
    directory = {_host(chance, name): _offer(chance) for name in chance.sample(listed, HOSTS)}
    return Facts(
        tuple(_login(chance, n, logins, listed) for n in range(logins)),
        TODAY,
        services=services,
        breaches=breaches,
        offers=offers.merged(services, directory),
    )


def _breach(chance: random.Random, number: int, domain: str) -> Breach:
    on = date(2010, 1, 1) + timedelta(chance.randrange(5_800))
    added = on + timedelta(chance.randrange(1_500))
    return Breach(f"Breach{number}", domain, domain, on, added, 1, chance.choice(DATA))


def _host(chance: random.Random, name: str) -> str:
    return name if chance.random() < 0.8 else f"accounts.{name}"  # noqa: PLR2004 - the share of the real one


def _offer(chance: random.Random) -> Offer:
    factors = frozenset(factor for factor in Factor if chance.random() < 0.3)  # noqa: PLR2004 - two a site
    return Offer(factors, chance.choice((None, None, *PasskeyUse)))


def _login(chance: random.Random, number: int, logins: int, listed: list[str]) -> Login:
    name = chance.choice(listed) if number % 3 == 0 else f"site{chance.randrange(logins)}.example"
    password = f"shared {chance.randrange(200)}" if chance.random() < 1 / 3 else f"its own {number}"
    changed = PasswordChange(date(2012, 1, 1) + timedelta(chance.randrange(5_400)), ChangeDateSource.RECORDED)
    return Login(
        title=name,
        username=f"user{chance.randrange(20)}@mail.example",
        urls=(f"https://{chance.choice(('', 'www.', 'login.'))}{name}/sign-in",),
        password=Secret(password),
        source="vault.kdbx",
        row=number,
        changed=chance.choice((changed, changed, None)),
        has_totp=chance.random() < 0.1,  # noqa: PLR2004 - one in ten
    )


def seconds(run: Callable[[], object]) -> float:
    """Return the processor time of one run."""
    before = time.process_time()
    run()
    return time.process_time() - before


def judge(check: Check, facts: Facts) -> tuple[object, int]:
    """Do what the runner does with a check; return its count and how many findings it has."""
    return check.judged(facts), sum(1 for _ in check.judge(facts))


def once(facts: Facts) -> dict[CheckId, float]:
    """Return what each check costs when nothing is remembered of `facts`, in the order of an audit."""
    anew = replace(facts)
    return {check.meta.id: seconds(partial(judge, check, anew)) for check in MEASURED}


def measured(logins: int) -> Mapping[str, object]:
    """Return what the checks cost for that many logins."""
    facts = made(logins)
    cold = once(facts)
    rounds = [once(facts) for _ in range(ROUNDS)]
    checks = {check.meta.id: round(median(each[check.meta.id] for each in rounds), 4) for check in MEASURED}
    findings = {check.meta.id: judge(check, facts)[1] for check in MEASURED}
    total = round(median(sum(each.values()) for each in rounds), 4)
    first = round(sum(cold.values()), 4)
    return {"logins": logins, "checks": checks, "findings": findings, "all": total, "cold": first}


def main() -> None:
    """Print the JSON."""
    collect_rarely()
    logins = int(sys.argv[1]) if len(sys.argv) > 1 else LOGINS
    of_these, of_more = measured(logins), measured(4 * logins)
    growth = round(float(str(of_more["all"])) / float(str(of_these["all"])), 1)
    print(json.dumps({"breaches": BREACHES, "hosts": HOSTS, **of_these, "growth": growth}, indent=2))


if __name__ == "__main__":
    main()
