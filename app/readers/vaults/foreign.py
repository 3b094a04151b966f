"""Which formats are recognised and not read, and what is said of each?

Each class is one format and one sentence in `messages.toml`, which says how to come to a file that is read.
"""

from __future__ import annotations

from app.readers.vaults.errors import FormatRefused, NotAVault
from checks.model import MessageId


class PgpRefused(FormatRefused):
    """A PGP message: an export of Proton Pass with a passphrase, one entry of a password store, any other file."""

    message = MessageId("source.pgp")


class ZipLocked(FormatRefused):
    """A zip archive with a password: no password manager exports one."""

    message = MessageId("source.zip_locked")


class ButtercupRefused(FormatRefused):
    """A vault of Buttercup (`.bcup`)."""

    message = MessageId("source.buttercup")


class OpVaultRefused(FormatRefused):
    """A folder, or one of the files in it, in which 1Password once kept its vault (OPVault)."""

    message = MessageId("source.opvault")


class OnePifRefused(FormatRefused):
    """1Password's old export: JSON objects between lines of stars (1PIF)."""

    message = MessageId("source.onepif")


class KeePassXOneRefused(FormatRefused):
    """An XML export of KeePassX before version 2."""

    message = MessageId("source.keepassx_one")


class FigaroRefused(FormatRefused):
    """A file of Figaro's Password Manager (FPM)."""

    message = MessageId("source.figaro")


class PasswordSafeRefused(FormatRefused):
    """A database of Password Safe, or its XML export."""

    message = MessageId("source.password_safe")


class RevelationRefused(FormatRefused):
    """An XML export of Revelation."""

    message = MessageId("source.revelation")


class PasspieRefused(FormatRefused):
    """An export of passpie."""

    message = MessageId("source.passpie")


class ClipperzRefused(FormatRefused):
    """The read-only copy that Clipperz offers as a web page."""

    message = MessageId("source.clipperz")


class AppleKeychainRefused(FormatRefused):
    """A keychain of macOS, or what `security dump-keychain` prints of it."""

    message = MessageId("source.apple_keychain")


class GnomeKeyringRefused(FormatRefused):
    """A keyring of GNOME, encrypted or not."""

    message = MessageId("source.gnome_keyring")


class LastPassCommandRefused(FormatRefused):
    """What the command `lpass show --json` prints."""

    message = MessageId("source.lastpass_command")


class CredentialExchangeRefused(FormatRefused):
    """A file in the Credential Exchange Format of the FIDO Alliance, with which managers hand over to each other."""

    message = MessageId("source.credential_exchange")


class OneTimeCodes(NotAVault):
    """A backup of one-time codes: Aegis, andOTP, FreeOTP, GNOME Authenticator, 2FAS."""

    message = MessageId("source.one_time_codes")
