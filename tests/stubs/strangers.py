"""What do the services answer that Bilan never asks? Two that tell of other people's secrets.

LeakCheck says `success: false` with status 200. Hudson Rock's record of a computer that malware read carries, here,
what a careless or hostile service could put into it: whole credentials in the clear, none of which is anybody's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit

from tests.stubs.exchange import Asked, Reply, json_reply

HOSTS: Final = ("leakcheck.io", "cavalier.hudsonrock.com")
STOLEN: Final = ("Papegaai-41-Vliegt", "Kraanvogel.Zeist!7", "Watersnip-te-Lisse", "192.0.2.77", "VAN-DER-BIE-LAPTOP")
"""What must be found again nowhere."""

FAILED: Final[dict[str, Any]] = {"success": False, "error": "Not found"}
RECORD: Final[dict[str, Any]] = {
    "message": "This email address is associated with a computer that was infected by an info-stealer.",
    "stealers": [
        {
            "stealer_family": "Invented",
            "date_compromised": "2024-03-09T10:00:00.000Z",
            "computer_name": STOLEN[4],
            "operating_system": "Windows 10",
            "malware_path": "C:\\Users\\bie\\setup.exe",
            "antiviruses": ["None"],
            "ip": STOLEN[3],
            "top_passwords": [STOLEN[0]],
            "top_logins": ["bie@orme.example"],
            "credentials": [
                {"url": "https://bank.example", "username": "bie@orme.example", "password": STOLEN[1]},
                {"url": "https://mail.example", "username": "bie@orme.example", "password": STOLEN[2]},
            ],
        }
    ],
    "total_corporate_services": 0,
    "total_user_services": 2,
}


@dataclass
class Strangers:
    """Both services, by their paths. `refuses` is how LeakCheck says that it does not answer."""

    refuses: bool = True

    def reply(self, asked: Asked) -> Reply:
        parts = urlsplit(asked.path)
        if parts.path == "/api/json/v2/osint-tools/search-by-email":
            return json_reply(RECORD) if parse_qs(parts.query).get("email") else json_reply({"message": "email"}, 400)
        if self.refuses:
            return json_reply(FAILED)
        sources = [{"name": "Adobe", "date": "2013-10"}]
        return json_reply({"success": True, "found": 1, "fields": ["username", "password"], "sources": sources})
