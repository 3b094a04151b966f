"""Which keys do the tests of password stores have? Nobody's, in a home of their own that is gone afterwards."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

HAS_GPG = shutil.which("gpg") is not None and os.name == "posix"
WHOM = "nobody@example.org"


@dataclass(frozen=True)
class GpgHome:
    """A home of gpg with one key; `folder` is short, because its agent's socket lies in it."""

    folder: Path

    def gpg(self, *arguments: str, given: bytes = b"") -> bytes:
        """Run gpg in this home and return what it wrote."""
        command = ["gpg", "--batch", "--quiet", "--trust-model", "always", *arguments]
        return subprocess.run(command, input=given, capture_output=True, check=True, env=self.environment()).stdout

    def environment(self) -> Mapping[str, str]:
        """Return an environment in which gpg uses this home."""
        return {**os.environ, "GNUPGHOME": str(self.folder)}

    def encrypted(self, text: str | bytes) -> bytes:
        """Encrypt a text for the key of this home."""
        return self.gpg("--encrypt", "--recipient", WHOM, given=text.encode() if isinstance(text, str) else text)

    def store(self, folder: Path, **entries: str | bytes) -> Path:
        """Write a password store; names with `/` as `__`. A text is encrypted, bytes stand as they are."""
        folder.mkdir(exist_ok=True)
        (folder / ".gpg-id").write_text(f"{WHOM}\n")
        for name, content in entries.items():
            path = folder / f"{name.replace('__', '/')}.gpg"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(self.encrypted(content) if isinstance(content, str) else content)
        return folder

    def asks_through(self, answer: str) -> None:
        """Let the agent ask for passphrases through a program whose answer is the shell command `answer`."""
        program = self.folder / "pinentry"
        program.write_text(
            "#!/bin/sh\necho OK\nwhile read -r word rest; do case $word in\n"
            f"GETPIN) {answer};;\nBYE) echo OK; exit;;\n*) echo OK;;\nesac; done\n"
        )
        program.chmod(0o700)
        self.configure(f"pinentry-program {program}\n")

    def configure(self, settings: str) -> None:
        """Give the agent its settings. The first makes locked keys cheap, where it would measure this computer."""
        (self.folder / "gpg-agent.conf").write_text(f"s2k-count 65536\n{settings}")
        self.forget()

    def forget(self) -> None:
        """End the agent, which remembers passphrases and its settings."""
        subprocess.run(["gpgconf", "--kill", "gpg-agent"], env=self.environment(), check=False)


@contextmanager
def gpg_home(passphrase: str = "") -> Iterator[GpgHome]:
    """Give a home whose key is locked by `passphrase`, if that is not empty."""
    with tempfile.TemporaryDirectory(prefix="g") as folder:
        home = GpgHome(Path(folder))
        try:
            home.configure("")
            asked = ["--pinentry-mode", "loopback", "--passphrase", passphrase]
            home.gpg(*asked, "--quick-generate-key", f"Nobody <{WHOM}>", "ed25519", "cert", "never")
            key = home.gpg("--with-colons", "--list-keys").decode().split("\nfpr:::::::::")[1].partition(":")[0]
            home.gpg(*asked, "--quick-add-key", key, "cv25519", "encr", "never")
            home.forget()
            yield home
        finally:
            home.forget()
