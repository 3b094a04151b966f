"""Which command was asked for, and what happens when it is interrupted or meets an error?"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final

from app import log, paths
from app.cli.exits import Exit
from app.cli.terminal import OutputRefused, Terminal, prepare_streams
from app.compose import House
from app.errors import BilanError, ReportError, ResourceError, StoreError
from app.words import Words


def run(options: argparse.Namespace, words: Words, printed: Callable[[str, str], bytes]) -> Exit:
    """Do what `options` ask for. Without a command, because there is no screen, check the sample and say why.

    `printed` makes a PDF of a title and HTML, for which nothing here has the means.
    """
    prepare_streams(as_json=options.json)
    terminal = Terminal(words, as_json=options.json, quiet=options.quiet)
    log.write_to(paths.log_file())
    try:
        return _command(options, terminal, printed)
    except (KeyboardInterrupt, EOFError):  # the second: whoever was asked for a password closed the terminal
        terminal.done()
        return Exit.INTERRUPTED
    except OutputRefused:
        terminal.problem(words.text("The result could not be written. Free some space or choose another place for it."))
        return Exit.WRONG_USE
    except BilanError as error:
        log.known(error)
        terminal.problem(words.message(error.message, error.params))
        return _exit(error)
    except Exception as error:  # noqa: BLE001 - the outermost edge: a trace could show what must not be seen
        terminal.problem(
            words.text("Bilan has a fault ({where}). Nothing that was kept is lost.", where=log.bug(error))
        )
        return Exit.WRONG_USE


def _command(options: argparse.Namespace, terminal: Terminal, printed: Callable[[str, str], bytes]) -> Exit:
    if alone := _ALONE.get(options.command):
        return alone(options, terminal)
    house = House(options.profile or paths.default_profile(), _now)
    try:
        if options.command == "report":
            from app.cli import report  # noqa: PLC0415 - as below

            return report.run(options, house, terminal, printed)
        return _IN_HOUSE.get(options.command, _check)(options, house, terminal)
    finally:
        house.close()


# Each command imports its own: `status` must answer at once, and needs nothing of an audit.


def _self_test(_options: argparse.Namespace, terminal: Terminal) -> Exit:
    from app.cli import self_test  # noqa: PLC0415 - for the reason above

    return self_test.run(terminal)


def _post(options: argparse.Namespace, terminal: Terminal) -> Exit:
    from app.cli import post  # noqa: PLC0415 - as above

    return post.run(options, terminal)


def _photo(options: argparse.Namespace, terminal: Terminal) -> Exit:
    from app.cli import photo  # noqa: PLC0415 - as above

    return photo.run(options, terminal)


def _leaks(options: argparse.Namespace, terminal: Terminal) -> Exit:
    from app.cli import leaks  # noqa: PLC0415 - as above

    return leaks.run(options, terminal)


def _tray(_options: argparse.Namespace, terminal: Terminal) -> Exit:
    # With a screen, the window's start takes this command.
    terminal.problem(terminal.words.text("There is no screen here, so there is no tray to stay in."))
    return Exit.WRONG_USE


def _check(options: argparse.Namespace, house: House, terminal: Terminal) -> Exit:
    from app.cli import check  # noqa: PLC0415 - as above

    if options.command is None:
        terminal.remark(terminal.words.text("There is no screen here: this is the check-up of an invented vault."))
        options.sample, options.files, options.leaks, options.online = True, [], None, False
    return check.run(options, house, terminal)


def _lists(options: argparse.Namespace, house: House, terminal: Terminal) -> Exit:
    from app.cli import lists  # noqa: PLC0415 - as above

    return lists.run(options, house, terminal)


def _data(options: argparse.Namespace, house: House, terminal: Terminal) -> Exit:
    from app.cli import data  # noqa: PLC0415 - as above

    return data.run(options, house, terminal)


def _link(options: argparse.Namespace, house: House, terminal: Terminal) -> Exit:
    from app.cli import link  # noqa: PLC0415 - as above

    return link.run(options, house, terminal)


def _message(options: argparse.Namespace, house: House, terminal: Terminal) -> Exit:
    from app.cli import message  # noqa: PLC0415 - as above

    return message.run(options, house, terminal)


def _archive(options: argparse.Namespace, house: House, terminal: Terminal) -> Exit:
    from app.cli import archive  # noqa: PLC0415 - as above

    return archive.run(options, house, terminal)


def _status(_options: argparse.Namespace, house: House, terminal: Terminal) -> Exit:
    from app.cli import status  # noqa: PLC0415 - as above

    return status.run(house, terminal)


def _due(_options: argparse.Namespace, house: House, terminal: Terminal) -> Exit:
    from app.cli import due  # noqa: PLC0415 - as above

    return due.run(house, terminal)


_ALONE: Final[Mapping[str, Callable[[argparse.Namespace, Terminal], Exit]]] = {
    "self-test": _self_test,
    "post": _post,
    "photo": _photo,
    "leaks": _leaks,
    "tray": _tray,
}
"""What needs nothing of a check-up."""
_IN_HOUSE: Final[Mapping[str, Callable[[argparse.Namespace, House, Terminal], Exit]]] = {
    "lists": _lists,
    "data": _data,
    "link": _link,
    "message": _message,
    "archive": _archive,
    "status": _status,
    "due": _due,
    "check": _check,
}


def _exit(error: BilanError) -> Exit:
    if isinstance(error, StoreError | ResourceError):
        return Exit.STORE_CLOSED
    return Exit.WRONG_USE if isinstance(error, ReportError) else Exit.INPUT_UNREADABLE


def _now() -> datetime:
    return datetime.now().astimezone()
