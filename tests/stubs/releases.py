"""What does whoever publishes Bilan announce?"""

from __future__ import annotations

from dataclasses import dataclass

from app.values.release import HOST
from tests.stubs.exchange import Asked, Reply, json_reply


@dataclass
class Releases:
    """The announcement of one version; `document` stands in its place if it is set."""

    version: str = "99.1.0"
    document: object = None

    def reply(self, _asked: Asked) -> Reply:
        told = {"version": self.version, "date": "2027-01-31", "page": f"https://{HOST}/99.1.0.html"}
        return json_reply(told if self.document is None else self.document)
