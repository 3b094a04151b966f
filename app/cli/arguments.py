"""Which words may follow `bilan` on a command line?"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from app import __version__
from app.cli import argparse_words
from app.words import LANGUAGES, Language, Words

AddParser = Callable[..., argparse.ArgumentParser]
"""`add_parser` of the object that takes further commands."""

_FETCHED: Final = ("breaches", "firefox-breaches", "two-factor", "passkeys")
_KINDS: Final = (*_FETCHED, "shared-credentials", "shared-credentials-historical")
"""The values of `app.values.kept_lists.ListKind`, first those with a publisher; not loaded: `--version` is quick."""


def language(arguments: Sequence[str]) -> Language | None:
    """Return the language that `arguments` ask for, before anything else is read: the help speaks it too."""
    early = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    early.add_argument("--lang", choices=LANGUAGES)
    try:
        options, _ = early.parse_known_args(arguments)
    except argparse.ArgumentError:
        return None
    chosen: Language | None = options.lang
    return chosen


def parsed(arguments: Sequence[str], words: Words) -> argparse.Namespace:
    """Return the options of `arguments`; `command` is None when the window is meant. Wrong use exits with status 2."""
    argparse_words.speak(words)
    parser = command_line(words)
    options = parser.parse_args(arguments)
    if options.command == "check" and options.sample == bool(options.files):
        parser.error(words.text("Name the files to check, or ask for the sample with --sample."))
    if options.command == "photo" and options.clean is not None and len(options.files) > 1:
        parser.error(words.text("--clean takes one picture at a time."))
    known = _FETCHED if getattr(options, "lists", "") == "refresh" else _KINDS
    if strange := sorted(set(getattr(options, "kinds", ())) - set(known)):
        parser.error(
            words.text("No list is called {name}. There are: {kinds}", name=strange[0], kinds=", ".join(known))
        )
    return options


def command_line(words: Words) -> argparse.ArgumentParser:
    """Return what reads `arguments`, and says in `words` what they may be."""
    parser = argparse.ArgumentParser(
        prog="bilan",
        description=words.text("A check-up of what protects you, on your own computer. Alone, it opens the window."),
        allow_abbrev=False,
    )
    version = words.text("say which version this is")
    parser.add_argument("--version", action="version", version=f"bilan {__version__}", help=version)
    _common(parser, words, absent=False)
    commands = parser.add_subparsers(dest="command", metavar=words.text("COMMAND"))
    for add in (
        _check,
        _link,
        _message,
        _post,
        _archive,
        _photo,
        _leaks,
        _lists,
        _data,
        _status,
        _due,
        _report,
        _remind,
        _tray,
        _self_test,
    ):
        _common(add(commands.add_parser, words), words, absent=True)
    return parser


def _common(parser: argparse.ArgumentParser, words: Words, *, absent: bool) -> None:
    # Understood before and after the command; after it, an option that is absent must not erase one that stood before.
    off, none = (argparse.SUPPRESS, argparse.SUPPRESS) if absent else (False, None)
    file = words.text("FILE")
    parser.add_argument("--json", action="store_true", default=off, help=words.text("print the result as JSON"))
    parser.add_argument("--lang", choices=LANGUAGES, default=none, help=words.text("the language to speak"))
    kept = words.text("the file that keeps your check-up")
    parser.add_argument("--profile", type=Path, metavar=file, default=none, help=kept)
    parser.add_argument("--no-save", action="store_true", default=off, help=words.text("keep nothing of this run"))
    parser.add_argument("--quiet", action="store_true", default=off, help=words.text("print nothing but the result"))


def _check(add_parser: AddParser, words: Words) -> argparse.ArgumentParser:
    file = words.text("FILE")
    summary = words.text("look at the passwords of vaults and exports")
    parser = add_parser("check", help=summary, description=summary, allow_abbrev=False)
    parser.add_argument(
        "files", nargs="*", type=Path, metavar=words.text("FILE"), help=words.text("a vault or an export")
    )
    stdin = words.text("read one line from standard input for each locked file, in order")
    parser.add_argument("--password-stdin", action="store_true", help=stdin)
    keyfile = words.text("the key file of the locked files")
    parser.add_argument("--keyfile", type=Path, metavar=file, help=keyfile)
    gpg = words.text("let gpg decrypt password stores; it may ask for your passphrase")
    parser.add_argument("--gpg", action="store_true", help=gpg)
    leaks = words.text("compare with this list of leaked passwords, or an index of one")
    parser.add_argument("--leaks", type=Path, metavar=file, help=leaks)
    online = words.text("compare with Pwned Passwords on the Internet; asks you first")
    parser.add_argument("--online", action="store_true", help=online)
    parser.add_argument("--yes", action="store_true", help=words.text("agree to what --online would ask"))
    parser.add_argument("--sample", action="store_true", help=words.text("check an invented vault; nothing is kept"))
    return parser


def _link(add_parser: AddParser, words: Words) -> argparse.ArgumentParser:
    summary = words.text("say what speaks against opening an address; nothing is opened or sent")
    parser = add_parser("link", help=summary, description=summary, allow_abbrev=False)
    given = words.text("an address; without one, each line of standard input is one")
    parser.add_argument("addresses", nargs="*", metavar=words.text("ADDRESS"), help=given)
    picture = words.text("inspect the QR codes in this picture; may be given several times")
    parser.add_argument(
        "--picture", dest="pictures", action="append", type=Path, metavar=words.text("FILE"), help=picture
    )
    return parser


def _message(add_parser: AddParser, words: Words) -> argparse.ArgumentParser:
    summary = words.text("say what speaks against doing what a saved e-mail asks; nothing is opened or loaded")
    parser = add_parser("message", help=summary, description=summary, allow_abbrev=False)
    files = words.text("an e-mail that was saved as a file (.eml)")
    parser.add_argument("files", nargs="+", type=Path, metavar=words.text("FILE"), help=files)
    return parser


def _post(add_parser: AddParser, words: Words) -> argparse.ArgumentParser:
    file = words.text("FILE")
    summary = words.text("read a draft before it is posted; nothing of it is kept")
    parser = add_parser("post", help=summary, description=summary, allow_abbrev=False)
    draft = words.text("the draft, in UTF-8; standard input if no file is named")
    parser.add_argument("file", nargs="?", type=Path, metavar=file, help=draft)
    batch = words.text("read one JSON object a line, {form}, and print one a line", form='{"id", "text", "lang"}')
    parser.add_argument("--batch", action="store_true", help=batch)
    private = words.text("words that must stay private, one a line, for this run")
    parser.add_argument("--words", type=Path, metavar=file, help=private)
    return parser


def _archive(add_parser: AddParser, words: Words) -> argparse.ArgumentParser:
    summary = words.text("look back at the archive in which a platform hands you your own data; nothing of it is kept")
    parser = add_parser("archive", help=summary, description=summary, allow_abbrev=False)
    paths = words.text("your own archive: a zip, each of its parts, a folder or a single file")
    parser.add_argument("paths", nargs="+", type=Path, metavar=words.text("PATH"), help=paths)
    return parser


def _photo(add_parser: AddParser, words: Words) -> argparse.ArgumentParser:
    file = words.text("FILE")
    summary = words.text("say what a picture tells besides what one sees; no place is looked up")
    parser = add_parser("photo", help=summary, description=summary, allow_abbrev=False)
    files = words.text("a picture: JPEG, PNG, WebP, HEIC or AVIF")
    parser.add_argument("files", nargs="+", type=Path, metavar=file, help=files)
    clean = words.text("save a copy without it to this new file; of one picture at a time")
    parser.add_argument("--clean", type=Path, metavar=words.text("OUT"), help=clean)
    return parser


def _leaks(add_parser: AddParser, words: Words) -> argparse.ArgumentParser:
    summary = words.text("work with a downloaded list of leaked passwords")
    parser = add_parser("leaks", help=summary, description=summary, allow_abbrev=False)
    commands = parser.add_subparsers(dest="leaks", metavar=words.text("COMMAND"), required=True)
    make = words.text("make an index from the list, which takes a tenth of its room and answers at once")
    index = commands.add_parser("index", help=make, description=make, allow_abbrev=False)
    a_list = words.text("the list: a text ordered by hash, or a folder of range files")
    index.add_argument("list", type=Path, metavar=words.text("LIST"), help=a_list)
    made = words.text("the index that is made; interrupted, the same command goes on")
    index.add_argument("index", type=Path, metavar=words.text("INDEX"), help=made)
    describe = words.text("say what is in a list or an index, and whether it is undamaged")
    info = commands.add_parser("info", help=describe, description=describe, allow_abbrev=False)
    info.add_argument("list", type=Path, metavar=words.text("FILE"), help=words.text("a list or an index"))
    for command in (index, info):
        _common(command, words, absent=True)
    return parser


def _lists(add_parser: AddParser, words: Words) -> argparse.ArgumentParser:
    summary = words.text("say which public lists of breaches and second factors are here")
    parser = add_parser("lists", help=summary, description=summary, allow_abbrev=False)
    commands = parser.add_subparsers(dest="lists", metavar=words.text("COMMAND"))
    take = words.text("take over lists that you downloaded, whichever they are")
    load = commands.add_parser("load", help=take, description=take, allow_abbrev=False)
    a_list = words.text("a list of breaches, or a directory of second factors or passkeys, as JSON")
    load.add_argument("files", nargs="+", type=Path, metavar=words.text("FILE"), help=a_list)
    fetch = words.text("fetch lists from the Internet; asks you first")
    refresh = commands.add_parser("refresh", help=fetch, description=fetch, allow_abbrev=False)
    which = words.text("which lists: {kinds}", kinds=", ".join(_FETCHED))
    refresh.add_argument("kinds", nargs="*", metavar=words.text("LIST"), help=which)
    refresh.add_argument("--yes", action="store_true", help=words.text("agree to what would be asked"))
    drop = words.text("keep a list no longer, so that any other may take its place")
    forget = commands.add_parser("forget", help=drop, description=drop, allow_abbrev=False)
    each = words.text("which lists: {kinds}", kinds=", ".join(_KINDS))
    forget.add_argument("kinds", nargs="+", metavar=words.text("LIST"), help=each)
    for command in (load, refresh, forget):
        _common(command, words, absent=True)
    return parser


def _data(add_parser: AddParser, words: Words) -> argparse.ArgumentParser:
    summary = words.text("save all that is kept as one encrypted file, bring it back, or erase everything")
    parser = add_parser("data", help=summary, description=summary, allow_abbrev=False)
    commands = parser.add_subparsers(dest="data", metavar=words.text("COMMAND"), required=True)
    save = words.text("save everything as one encrypted file, locked by a passphrase that you choose for it")
    export = commands.add_parser("export", help=save, description=save, allow_abbrev=False)
    export.add_argument("file", type=Path, metavar=words.text("FILE"), help=words.text("the file that is written"))
    back = words.text("let such a file be your check-up, in place of what is here")
    bring = commands.add_parser("import", help=back, description=back, allow_abbrev=False)
    bring.add_argument("file", type=Path, metavar=words.text("FILE"), help=words.text("a file that was saved so"))
    for command in (export, bring):
        stdin = words.text("read it from standard input; if your check-up has one, that comes on a line before")
        command.add_argument("--passphrase-stdin", action="store_true", help=stdin)
    gone = words.text("erase everything that Bilan keeps on this computer, its keys and its schedule; asks you first")
    erase = commands.add_parser("erase", help=gone, description=gone, allow_abbrev=False)
    for command in (export, bring, erase):
        command.add_argument("--yes", action="store_true", help=words.text("agree to what would be asked"))
        _common(command, words, absent=True)
    return parser


def _status(add_parser: AddParser, words: Words) -> argparse.ArgumentParser:
    summary = words.text("say what is confirmed, and what to do next")
    return add_parser("status", help=summary, description=summary, allow_abbrev=False)


def _due(add_parser: AddParser, words: Words) -> argparse.ArgumentParser:
    summary = words.text("say what is to be looked at again, and why")
    return add_parser("due", help=summary, description=summary, allow_abbrev=False)


def _report(add_parser: AddParser, words: Words) -> argparse.ArgumentParser:
    summary = words.text("write a report, for yourself or for somebody you ask for help")
    parser = add_parser("report", help=summary, description=summary, allow_abbrev=False)
    form = words.text("as what it is written, if the end of its name does not say it")
    parser.add_argument("--format", choices=("html", "pdf", "json"), help=form)
    redact = words.text("what is kept back: nothing, the letters of names, or everything but numbers and states")
    parser.add_argument("--redact", choices=("none", "masked", "summary"), default="summary", help=redact)
    parser.add_argument("out", type=Path, metavar=words.text("FILE"), help=words.text("where it is written"))
    return parser


def _remind(add_parser: AddParser, words: Words) -> argparse.ArgumentParser:
    summary = words.text("say whether it is time to look again, without asking anything; what a scheduler runs")
    parser = add_parser("remind", help=summary, description=summary, allow_abbrev=False)
    parser.add_argument(
        "--notify", action="store_true", help=words.text("show it as a notification, once a week at most")
    )
    return parser


def _tray(add_parser: AddParser, words: Words) -> argparse.ArgumentParser:
    summary = words.text("stay in the tray, without a window until one is wanted")
    return add_parser("tray", help=summary, description=summary, allow_abbrev=False)


def _self_test(add_parser: AddParser, words: Words) -> argparse.ArgumentParser:
    summary = words.text("check that this installation is whole")
    return add_parser("self-test", help=summary, description=summary, allow_abbrev=False)
