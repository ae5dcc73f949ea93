"""What a policy says of itself: its name, how settled it is, when it applies."""

from __future__ import annotations

from enum import StrEnum

from attrs import field, frozen

from osaid.policy.sources import PolicyName
from osaid.policy.syntax import (
    Applies,
    Form,
    Header,
    PolicySyntax,
    Proposition,
    Text,
    Word,
)
from osaid.values import Shown


class Status(StrEnum):
    """How settled a policy is; every verdict names it."""

    FINAL = "final"
    DRAFT = "draft"
    PROPOSAL = "proposal"
    READING = "reading"


@frozen(eq=False)
class Headed(Shown):
    """A policy by what its text says of it."""

    syntax: PolicySyntax = field(repr=False)

    @property
    def name(self) -> str:
        """Return the name, such as `osaid`."""
        return str(self.syntax.name)

    @property
    def version(self) -> str:
        """Return the version, such as `1.0`."""
        return str(self.syntax.version)

    @property
    def identity(self) -> PolicyName:
        """Return name and version."""
        return PolicyName(self.name, self.version)

    @property
    def form(self) -> Form:
        """Return whether it is a definition or an organisation's policy."""
        return self.syntax.form

    @property
    def status(self) -> Status:
        """Return how settled it is; a policy that does not say is a draft."""
        word = self._header("status")
        return Status(word) if word else Status.DRAFT

    @property
    def title(self) -> str:
        """Return the title, or the name where there is none."""
        return self._header("title") or self.name

    @property
    def owner(self) -> str | None:
        """Return who looks after it, None where that is not said."""
        return self._header("owner")

    @property
    def dated(self) -> str | None:
        """Return the day of the text, None where that is not said."""
        return self._header("date")

    @property
    def sources(self) -> tuple[str, ...]:
        """Return where the text that this encodes can be read."""
        return tuple(self._headers("source"))

    @property
    def applies(self) -> Proposition | None:
        """Return the condition under which the policy says anything at all."""
        for item in self.syntax.items:
            if isinstance(item, Applies):
                return item.condition
        return None

    def _headers(self, key: str) -> list[str]:
        headers = (i for i in self.syntax.items if isinstance(i, Header))
        return [_written(h) for h in headers if str(h.key) == key]

    def _header(self, key: str) -> str | None:
        values = self._headers(key)
        return values[0] if values else None


def _written(header: Header) -> str:
    value = header.value
    if isinstance(value, Text):
        return value.value
    return value.text if isinstance(value, Word) else str(value.value)
