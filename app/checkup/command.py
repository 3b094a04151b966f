"""With which command does a vault process start?"""

from __future__ import annotations

import sys
from typing import Literal

Role = Literal["audit", "judge"]


def vault_process(role: Role) -> list[str]:
    """Return the command of a process that holds secrets; it takes everything else from its standard input.

    Isolated mode: no environment variable and no folder of the person's can put code in front of ours.
    """
    return [sys.executable, "-I", "-B", "-m", "app.checkup.vault_process", role]
