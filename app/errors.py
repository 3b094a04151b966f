"""Which errors can a person meet, and what do they say?

    BilanError                 every error that we know; it has a sentence in `resources/catalogue/messages.toml`
    +-- SourceError            a file that was given cannot be used (exit status 3)
    |   +-- ...                one class a cause, in `errors` of `app.readers.vaults`, `app.leaks` and `app.lists`
    |   +-- ...                those of a draft, in `app.values.drafts`
    +-- StoreError             the store cannot be opened or written (exit status 4)
    |   +-- ...                one class a cause, in `app.store.errors`
    +-- NetError               a question to a service got no answer that can be believed
    |   +-- ...                one class a cause, in `app.net.errors`
    +-- ReportError            a document could not be written where the person wanted it
    |   +-- ...                one class a cause, in `app.report.errors`
    +-- ScheduleError          the system's own schedule did not do what the person agreed to
    |   +-- ...                one class a cause, in `app.system.errors`
    +-- CheckupError           the check-up itself could not go on, in `app.checkup.errors`
    +-- ResourceError          this installation is not whole

Anything else that is raised is a bug of ours. An error's text is its message id and parameters: never file content.
"""

from __future__ import annotations

from collections.abc import Mapping

from checks.ids import MessageId, Param


class BilanError(Exception):
    """An error that we know. `message` names its sentence, `params` fill it; both are safe to log."""

    message: MessageId

    def __init__(self, **params: Param) -> None:
        """Keep the parameters of the sentence: public words and numbers only."""
        super().__init__(self.message, params)
        self.params: Mapping[str, Param] = params


class SourceError(BilanError):
    """A file that was given cannot be used. `params` always holds `name`, the file's own name without its folder."""


class StoreError(BilanError):
    """The store cannot be opened or written; what was acknowledged before is still there."""


class NetError(BilanError):
    """A question to a service got no answer that can be believed. It never has parameters."""


class ReportError(BilanError):
    """A document could not be written. `params` always holds `name`, the file's own name without its folder."""


class ScheduleError(BilanError):
    """The schedule of the system did not do what the person agreed to."""


class CheckupError(BilanError):
    """The check-up could not go on."""


class ResourceError(BilanError):
    """This installation is not whole. `params["detail"]` says what is missing, for whoever repairs it."""

    message = MessageId("error.installation")


def place(error: BaseException) -> str:
    """Return the module and line of ours that `error` passed last: what may be told of a bug, unlike its text."""
    traceback, found = error.__traceback__, "?"
    while traceback is not None:
        module = traceback.tb_frame.f_globals.get("__name__", "")
        if module.partition(".")[0] in {"app", "checks", "__main__"}:
            found = f"{module}:{traceback.tb_lineno}"
        traceback = traceback.tb_next
    return found
