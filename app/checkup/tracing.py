"""In the vault process: what of each account can be recognised next time, without a name or a secret?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from app.checkup.events import CheckDone, Event, Found
from checks.facts import Facts
from checks.model import CheckId, Kind, Outcome, Subject
from checks.passwords import accounts
from checks.passwords.progress import Trace
from checks.secret import Secret


@dataclass
class Tracer:
    """Follows an audit, and tells at its end how each account stands to each check.

    `key` is at least 16 bytes and never leaves this computer.
    """

    key: bytes
    _failing: dict[Subject, set[CheckId]] = field(default_factory=lambda: defaultdict(set))
    _unknown: dict[Subject, set[CheckId]] = field(default_factory=lambda: defaultdict(set))
    _looked: set[CheckId] = field(default_factory=set)

    def follow(self, event: Event) -> None:
        """Take notice of what a check found, or that it could look at all."""
        match event:
            case Found(finding) if finding.private:  # neither failing nor passing: what is kept must not tell
                self._note(self._unknown, finding.subjects, finding.check)
            case Found(finding) if finding.outcome in {Outcome.FAIL, Outcome.PARTIAL}:
                self._note(self._failing, finding.subjects, finding.check)
            case Found(finding) if finding.outcome is Outcome.UNKNOWN:
                self._note(self._unknown, finding.subjects, finding.check)
            case CheckDone(check=check, outcome=outcome) if outcome is not Outcome.UNKNOWN:
                self._looked.add(check)
            case _:
                pass

    def traces(self, facts: Facts) -> Iterator[Trace]:
        """Yield one trace for each account with a password, its copies in several vaults taken together."""
        every = [x for x in facts.logins or () if x.kind is Kind.LOGIN and x.password and not x.archived]
        for account in accounts.whole(every, facts):
            yield self._trace(account)

    def _trace(self, account: accounts.Account) -> Trace:
        # A finding names one copy of an account: what it says stands for all of them.
        failing = frozenset(check for subject in account.subjects for check in self._failing.get(subject, ()))
        unknown = {check for subject in account.subjects for check in self._unknown.get(subject, ())}
        excluded = {check for login in account.logins for check in (*login.excluded, *login.set_aside)}
        passing = frozenset(self._looked - failing - unknown - excluded)
        prints = sorted({login.password.fingerprint(self.key).hex() for login in account.logins if login.password})
        known_as, password = (Secret(text).fingerprint(self.key).hex() for text in (account.identity, " ".join(prints)))
        return Trace(account.subject, known_as, password, failing, passing)

    @staticmethod
    def _note(noted: dict[Subject, set[CheckId]], subjects: Iterable[Subject], check: CheckId) -> None:
        for subject in subjects:
            noted[subject].add(check)
