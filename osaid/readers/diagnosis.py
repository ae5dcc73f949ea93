"""What is found wrong or odd while one input is read."""

from __future__ import annotations

from osaid.diagnostics import Diagnostic, InputError, Severity
from osaid.readers.documents import Document, Node
from osaid.text import Place

MOST_ERRORS = 50
"""With so many errors the reading stops: more would not be read by anybody."""

MOST_REMARKS = 200
"""Of warnings and information, so many are kept."""


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
        self._remarks: list[Diagnostic] = []

    @property
    def failed(self) -> bool:
        """Whether there is an error among them."""
        return bool(self._errors)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All of them, in the order of the input."""
        return tuple(sorted((*self._errors, *self._remarks), key=_position))

    def error(
        self, node: Node, code: str, message: str, cure: str | None = None
    ) -> None:
        """Add what is wrong; raises InputError when there is too much of it."""
        self.add(self._diagnostic(node, code, message, cure))

    def warning(
        self, node: Node, code: str, message: str, cure: str | None = None
    ) -> None:
        """Add what is probably wrong, and can be read all the same."""
        self._remark(Severity.WARNING, self._diagnostic(node, code, message, cure))

    def information(
        self, node: Node, code: str, message: str, cure: str | None = None
    ) -> None:
        """Add what is worth knowing."""
        self._remark(Severity.INFORMATION, self._diagnostic(node, code, message, cure))
