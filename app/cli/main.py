"""Which command was asked for, and what happens when it is interrupted or meets an error?"""

from __future__ import annotations

import argparse
from datetime import datetime

from app import log, paths
from app.cli.exits import Exit
from app.cli.terminal import OutputRefused, Terminal, prepare_streams
from app.compose import House
from app.errors import BilanError, ResourceError, StoreError
from app.words import Words


def run(options: argparse.Namespace, words: Words) -> Exit:
    """Do what `options` ask for. Without a command, because there is no screen, check the sample and say why."""
    prepare_streams(as_json=options.json)
    terminal = Terminal(words, as_json=options.json, quiet=options.quiet)
    log.write_to(paths.log_file())
    try:
        return _command(options, terminal)
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


def _command(options: argparse.Namespace, terminal: Terminal) -> Exit:
    # Each command imports its own: `status` must answer at once, and needs nothing of an audit.
    if options.command == "self-test":
        from app.cli import self_test  # noqa: PLC0415 - for the reason above

        return self_test.run(terminal)
    if options.command == "tray":  # with a screen, it is the window's
        terminal.problem(terminal.words.text("There is no screen here, so there is no tray to stay in."))
        return Exit.WRONG_USE
    if options.command == "post":
        from app.cli import post  # noqa: PLC0415 - for the reason above

        return post.run(options, terminal)
    house = House(options.profile or paths.default_profile(), _now)
    try:
        return _in_house(options, house, terminal)
    finally:
        house.close()


def _in_house(options: argparse.Namespace, house: House, terminal: Terminal) -> Exit:
    if options.command == "leaks":
        from app.cli import leaks  # noqa: PLC0415 - as in `_command`

        return leaks.run(options, terminal)
    if options.command == "lists":
        from app.cli import lists  # noqa: PLC0415 - as in `_command`

        return lists.run(options, house, terminal)
    if options.command in {"link", "message", "archive"}:
        return _inspected(options, house, terminal)
    if options.command in {"status", "due"}:
        return _known(options, house, terminal)
    from app.cli import check  # noqa: PLC0415 - as in `_command`

    if options.command is None:
        terminal.remark(terminal.words.text("There is no screen here: this is the check-up of an invented vault."))
        options.sample, options.files, options.leaks, options.online = True, [], None, False
    return check.run(options, house, terminal)


def _inspected(options: argparse.Namespace, house: House, terminal: Terminal) -> Exit:
    if options.command == "link":
        from app.cli import link  # noqa: PLC0415 - as in `_command`

        return link.run(options, house, terminal)
    if options.command == "message":
        from app.cli import message  # noqa: PLC0415 - as in `_command`

        return message.run(options, house, terminal)
    from app.cli import archive  # noqa: PLC0415 - as in `_command`

    return archive.run(options, house, terminal)


def _known(options: argparse.Namespace, house: House, terminal: Terminal) -> Exit:
    if options.command == "due":
        from app.cli import due  # noqa: PLC0415 - as in `_command`

        return due.run(house, terminal)
    from app.cli import status  # noqa: PLC0415 - as in `_command`

    return status.run(house, terminal)


def _exit(error: BilanError) -> Exit:
    if isinstance(error, StoreError | ResourceError):
        return Exit.STORE_CLOSED
    return Exit.INPUT_UNREADABLE


def _now() -> datetime:
    return datetime.now().astimezone()
