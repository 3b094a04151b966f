"""Why did a question not get an answer that can be believed?

Each class is one cause and one sentence in `messages.toml`, without parameters, so that the sentence can stand as the
reason of an unknown.
"""

from __future__ import annotations

from app.errors import NetError
from checks.model import MessageId


class NotAllowed(NetError):
    """The person has not agreed that this recipient is asked. No connection was opened."""

    message = MessageId("net.not_allowed")


class NotRecorded(NetError):
    """The request could not be written into the ledger. No connection was opened."""

    message = MessageId("net.not_recorded")


class NoConnection(NetError):
    """The service, or the whole network, could not be reached."""

    message = MessageId("net.no_connection")


class NameUnknown(NetError):
    """The service's name could not be resolved."""

    message = MessageId("net.name_unknown")


class NotTrusted(NetError):
    """TLS could not prove that this is the service; nothing was asked."""

    message = MessageId("net.not_trusted")


class RouteDown(NetError):
    """The proxy that the system prescribes does not answer; no way around it was taken."""

    message = MessageId("net.route_down")


class TooSlow(NetError):
    """The answer was not there at the deadline."""

    message = MessageId("net.too_slow")


class Incomplete(NetError):
    """The answer ended early, or does not prove that it is whole."""

    message = MessageId("net.incomplete")


class TooLarge(NetError):
    """The answer is larger than any true one."""

    message = MessageId("net.too_large")


class Changed(NetError):
    """This is not the service's answer: a sign-in page, a redirect, another type of content."""

    message = MessageId("net.changed")


class Refused(NetError):
    """The service does not serve this connection (status 403)."""

    message = MessageId("net.refused")


class NotInPlan(NetError):
    """The service knows the key, and what it pays for does not include this question (status 403 of its own)."""

    message = MessageId("net.not_in_plan")


class KeyRefused(NetError):
    """The service does not take the key (status 401)."""

    message = MessageId("net.key_refused")


class KeyAbsent(KeyRefused):
    """There is no key to send, or none arrived."""

    message = MessageId("net.key_absent")


class KeyMalformed(KeyRefused):
    """What was sent has not the form of a key."""

    message = MessageId("net.key_malformed")


class KeyUnknown(KeyRefused):
    """The key has the right form, and the service does not know it."""

    message = MessageId("net.key_unknown")


class TestKey(NetError):
    """The key is the public one for tests, which knows the test accounts only. Nothing was sent."""

    message = MessageId("net.test_key")


class NotTickedInClear(NetError):
    """The plan has no way to hide the address, and the person did not tick that it leaves in clear. It was not sent."""

    message = MessageId("net.not_ticked_in_clear")


class Busy(NetError):
    """The service asks for patience (429). `pause` is how many seconds it asks for, None where that makes no sense."""

    message = MessageId("net.busy")

    def __init__(self, pause: float | None = None) -> None:
        """Keep the pause."""
        super().__init__()
        self.pause = pause


class ServiceDown(NetError):
    """The service itself fails (5xx). `pause` is as for `Busy`."""

    message = MessageId("net.service_down")

    def __init__(self, pause: float | None = None) -> None:
        """Keep the pause."""
        super().__init__()
        self.pause = pause


class Unexpected(NetError):
    """An answer that the service never gives to a question of ours."""

    message = MessageId("net.unexpected")


class Stopped(NetError):
    """The person stopped waiting."""

    message = MessageId("net.stopped")
