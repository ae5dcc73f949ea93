"""Why something could not be fetched from the Hub, and what to do about it."""

from __future__ import annotations

from attrs import evolve, frozen

from osaid.diagnostics import Diagnostic, InputError, quoted
from osaid.readers.online_hub.asked import MAIN, Asked

_LOG_IN = "log in with `hf auth login`, or set `HF_TOKEN`"
_LATER = "try again later"
_BETWEEN = (
    "look whether a proxy or a page to log in stands between, and whether "
    "`HF_ENDPOINT` names a Hub"
)


class UnreachableError(InputError):
    """The Hub gives no answer now; what was fetched before may stand in for it."""


class RefusedError(InputError):
    """The Hub has it, and does not give it to whoever asks."""


class NotThereError(InputError):
    """The Hub says that there is no such thing."""


@frozen
class Failures:
    """Makes the errors of one request: for a repository, at an endpoint."""

    asked: Asked
    endpoint: str

    def offline(self) -> UnreachableError:
        """Return that the network is not to be used."""
        message = "nothing is fetched, for `HF_HUB_OFFLINE` is set"
        cure = "unset it, or read the repository once while it is not set"
        return UnreachableError([self._problem("hub-offline", message, cure)])

    def unreachable(self, reason: str) -> UnreachableError:
        """Return that there is no connection, and what the system says of it."""
        message = f"there is no connection to {self._hub}"
        cure = "look at the network, proxies and `HF_ENDPOINT`"
        problem = self._problem("hub-unreachable", message, cure)
        notes = (f"the system says {quoted(reason)}",) if reason.strip() else ()
        return UnreachableError([evolve(problem, notes=notes)])

    def slow(self, seconds: float) -> UnreachableError:
        """Return that an answer takes too long."""
        message = f"{self._hub} does not answer within {seconds:g} seconds"
        cure = "try again, or allow more seconds in `HF_HUB_DOWNLOAD_TIMEOUT`"
        return UnreachableError([self._problem("hub-slow", message, cure)])

    def unexpected(self, what: str) -> InputError:
        """Return that the answer is none that the Hub would give."""
        message = f"the answer of {self._hub} is not what the Hub gives: {what}"
        return InputError([self._problem("hub-unexpected", message, _BETWEEN)])

    def too_large(self, most: int) -> InputError:
        """Return that the answer is larger than what is read."""
        message = f"the answer of {self._hub} has more than {most // 2**20} MiB"
        return InputError([self._problem("too-large", message, None)])

    def bad_endpoint(self) -> InputError:
        """Return that the address of the Hub is none."""
        message = f"{self._hub} is not the address of a Hub"
        cure = "write `https://…` in `HF_ENDPOINT`, or unset it"
        return InputError([self._problem("hub-endpoint", message, cure)])

    def bad_token(self) -> InputError:
        """Return that the token cannot be right."""
        message = f"{self._hub} does not accept the token of this user"
        cure = "log in again with `hf auth login`, or mend `HF_TOKEN`"
        return InputError([self._problem("hub-token", message, cure)])

    def of_status(self, status: int, code: str, seconds: str) -> InputError:
        """Return what a status means that is no success.

        `code` is the Hub's own word for it, and `seconds` how long to wait.
        """
        if code == "RevisionNotFound":
            return self._no_revision()
        if code == "GatedRepo" or status == 403:  # noqa: PLR2004 - HTTP says so
            return self._forbidden()
        if code in {"RepoNotFound", "EntryNotFound"} or status in {401, 404}:
            return self._not_there()
        if status == 429:  # noqa: PLR2004 - the same
            return self._too_many(seconds)
        if status >= 500:  # noqa: PLR2004 - the same
            message = f"{self._hub} has a fault of its own: it answers with {status}"
            return UnreachableError([self._problem("hub-fault", message, _LATER)])
        return self.unexpected(f"status {status}")

    @property
    def _hub(self) -> str:
        return quoted(self.endpoint, 200)

    def _no_revision(self) -> NotThereError:
        named = f"{self.asked.kind} {quoted(self.asked.id, 200)}"
        message = f"the {named} has no revision {quoted(self.asked.revision or MAIN)}"
        cure = "name a branch, a tag or a commit behind `@`, or leave `@` out"
        return NotThereError([self._problem("no-such-revision", message, cure)])

    def _not_there(self) -> NotThereError:
        named = f"{self.asked.kind} {quoted(self.asked.id, 200)}"
        message = f"there is no {named} on {self._hub}, or it is private"
        other = "hf:" if self.asked.is_dataset else "hf:datasets/"
        cure = (
            f"look at the spelling (a {'model' if self.asked.is_dataset else 'dataset'}"
            f" would be `{other}{self.asked.id}`); for what is private, {_LOG_IN}"
        )
        return NotThereError([self._problem("no-such-repository", message, cure)])

    def _forbidden(self) -> RefusedError:
        named = f"{self.asked.kind} {quoted(self.asked.id, 200)}"
        message = f"{self._hub} does not let this user read the {named}"
        cure = f"ask for access on its page, then {_LOG_IN}"
        return RefusedError([self._problem("hub-forbidden", message, cure)])

    def _too_many(self, seconds: str) -> UnreachableError:
        message = f"{self._hub} takes no more requests for now"
        wait = f"wait {seconds} seconds" if seconds.isdecimal() else "wait"
        cure = f"{wait}; whoever is logged in may ask more often: {_LOG_IN}"
        return UnreachableError([self._problem("hub-rate-limit", message, cure)])

    def _problem(self, code: str, message: str, cure: str | None) -> Diagnostic:
        return Diagnostic(code, message, self.asked.place, cure)
