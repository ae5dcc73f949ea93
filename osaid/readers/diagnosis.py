"""What is found wrong or odd while one input is read."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from attrs import evolve, frozen

from osaid.diagnostics import Diagnostic, InputError, Severity, quoted, suggestion
from osaid.readers.documents import Document, Node, Scalar
from osaid.text import Excerpt, Place
from osaid.values import Value

MOST_ERRORS = 50
"""After so many errors the reading stops: nobody reads more of them."""

MOST_REMARKS = 50
"""Of warnings, and of information, so many are shown, and the rest counted."""

MOST_COMPARED = 200
"""So many words of an input are compared with known ones: comparing takes long."""

_MOST_NEIGHBOURS = 1000


@frozen
class Misfit(Value):
    """Why something is no value for its field, and what to write instead."""

    code: str
    message: str
    cure: str | None = None


class Diagnosis:
    """The diagnostics of one input, collected while it is read.

    >>> from osaid.readers.documents import load
    >>> document = load(b"nmae: BLOOM", name="bloom.yaml")
    >>> diagnosis = Diagnosis(document)
    >>> key, _ = document.root.entries[0]
    >>> diagnosis.error(key, "unknown-key", "no key `nmae`", "did you mean `name`?")
    >>> print(diagnosis.diagnostics[0])
    bloom.yaml:1:1: error: no key `nmae` [unknown-key]
      | nmae: BLOOM
      | ^^^^
      help: did you mean `name`?
    """

    def __init__(self, document: Document | None = None) -> None:
        """Begin without any; the document is there to underline places in."""
        self._document = document
        self._errors: list[Diagnostic] = []
        self._warnings: list[Diagnostic] = []
        self._information: list[Diagnostic] = []
        self._unshown = 0
        self._compared = 0

    @property
    def failed(self) -> bool:
        """Whether there is an error among them."""
        return bool(self._errors)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All of them, in the order of the input."""
        everything = (*self._errors, *self._warnings, *self._information)
        found = sorted(everything, key=_position)
        if not self._unshown:
            return tuple(found)
        message = f"{self._unshown} more remarks are not shown"
        more = Diagnostic("more-remarks", message, severity=Severity.INFORMATION)
        return (*found, more)

    def error(
        self, node: Node, code: str, message: str, cure: str | None = None
    ) -> None:
        """Add what is wrong; raises InputError when there is too much of it."""
        self.add(self._diagnostic(node, code, message, cure))

    def misfit(self, name: str, node: Node, misfit: Misfit) -> None:
        """Add why a node is no value of what it is given for, as an error."""
        message = f"{quoted(name)}: {misfit.message}"
        self.error(node, misfit.code, message, misfit.cure)

    def warning(
        self, node: Node, code: str, message: str, cure: str | None = None
    ) -> None:
        """Add what is probably wrong, and can be read all the same."""
        self._remark(Severity.WARNING, node, code, (message, cure))

    def information(
        self, node: Node, code: str, message: str, cure: str | None = None
    ) -> None:
        """Add what is worth knowing."""
        self._remark(Severity.INFORMATION, node, code, (message, cure))

    def nearest(self, word: str, known: Iterable[str]) -> str | None:
        """Return `did you mean …?`, for the first words that are asked about."""
        self._compared += 1
        return nearest(word, known) if self._compared <= MOST_COMPARED else None

    def add(self, error: Diagnostic) -> None:
        """Add an error that was found elsewhere; raises as `error` does."""
        if error.excerpt is None and error.place is not None:
            excerpt = self._excerpt(Scalar("", error.place))
            error = evolve(error, excerpt=excerpt)
        self._errors.append(error)
        if len(self._errors) >= MOST_ERRORS:
            message = "there is more, but the reading stops here"
            end = Diagnostic("too-many-errors", message, error.place)
            raise InputError((*self.diagnostics, end))

    def _remark(
        self, severity: Severity, node: Node, code: str, words: tuple[str, str | None]
    ) -> None:
        is_warning = severity is Severity.WARNING
        remarks = self._warnings if is_warning else self._information
        if len(remarks) >= MOST_REMARKS:
            self._unshown += 1
            return
        remark = self._diagnostic(node, code, *words)
        remarks.append(evolve(remark, severity=severity))

    def _diagnostic(
        self, node: Node, code: str, message: str, cure: str | None
    ) -> Diagnostic:
        excerpt = self._excerpt(node)
        return Diagnostic(code, message, node.place, help=cure, excerpt=excerpt)

    def _excerpt(self, node: Node) -> Excerpt | None:
        return None if self._document is None else self._document.excerpt(node)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return `did you mean …?` where the names may come from an input.

    Only the first thousand are looked at, so that no input takes long.

    >>> nearest("licence", ["license", "location"])
    'did you mean `license`?'
    """
    return suggestion(word, islice(known, _MOST_NEIGHBOURS))


def _position(diagnostic: Diagnostic) -> tuple[int, int]:
    place = diagnostic.place or Place("")
    return place.line or 0, place.column or 0
