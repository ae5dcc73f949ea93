"""A policy that has been checked: its parts by name, ready to be applied."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import TypeVar

from attrs import field, frozen

from osaid import policy
from osaid.policy.syntax import (
    Applies,
    Condition,
    DefineCondition,
    DefineProposition,
    Form,
    Freedom,
    Header,
    Judgement,
    PolicySyntax,
    Proposition,
    Reading,
    Requirement,
    Sentence,
    SetExpression,
    Terms,
    Text,
    Word,
)
from osaid.text import Place, Source, Span
from osaid.values import Shown

N = TypeVar(
    "N",
    Requirement,
    Freedom,
    Reading,
    Judgement,
    Terms,
    DefineCondition,
    DefineProposition,
)


class Status(StrEnum):
    """How settled a policy is; every verdict names it."""

    FINAL = "final"
    DRAFT = "draft"
    PROPOSAL = "proposal"
    READING = "reading"


@frozen(eq=False)
class CheckedPolicy(Shown):
    """A definition, or what builds on one, checked and ready to judge.

    Made by `osaid.policy.checker`, from text by `osaid.load_policy`. Two policies
    with the same `digest` say the same, whatever their layout and comments.
    """

    syntax: PolicySyntax = field(repr=False)
    source: Source = field(repr=False)
    requirements: Mapping[str, Requirement] = field(init=False, repr=False)
    freedoms: Mapping[str, Freedom] = field(init=False, repr=False)
    readings: Mapping[str, Reading] = field(init=False, repr=False)
    judgements: Mapping[str, Judgement] = field(init=False, repr=False)
    conditions: Mapping[str, Condition] = field(init=False, repr=False)
    propositions: Mapping[str, Proposition] = field(init=False, repr=False)
    terms: Mapping[str, Terms] = field(init=False, repr=False)
    digest: str = field(repr=False)

    @digest.default
    def _digest(self) -> str:
        return policy.printer.policy_digest(self.syntax)

    def __attrs_post_init__(self) -> None:
        """Index the items by name; the checker has seen that names are unique."""
        put = object.__setattr__
        put(self, "requirements", self._named(Requirement))
        put(self, "freedoms", self._named(Freedom))
        put(self, "readings", self._named(Reading))
        put(self, "judgements", self._named(Judgement))
        put(self, "terms", self._named(Terms))
        conditions = self._named(DefineCondition).items()
        propositions = self._named(DefineProposition).items()
        put(self, "conditions", {name: item.body for name, item in conditions})
        put(self, "propositions", {name: item.body for name, item in propositions})

    def __reduce__(
        self,
    ) -> tuple[type[CheckedPolicy], tuple[PolicySyntax, Source, str]]:
        """Pickle as the text, its tree and digest; the rest is made from them."""
        return type(self), (self.syntax, self.source, self.digest)

    def _named(self, kind: type[N]) -> Mapping[str, N]:
        items = (item for item in self.syntax.items if isinstance(item, kind))
        return MappingProxyType({str(item.name): item for item in items})

    @property
    def name(self) -> str:
        """Return the name, such as `osaid`."""
        return str(self.syntax.name)

    @property
    def version(self) -> str:
        """Return the version, such as `1.0`."""
        return str(self.syntax.version)

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

    def chosen(self, readings: Mapping[str, str]) -> Mapping[str, str]:
        """Return every reading with the value in force: the default, or a given one."""
        defaults = {name: str(r.default) for name, r in self.readings.items()}
        return MappingProxyType({**defaults, **readings})

    def sentences_of(
        self, item: Requirement | Freedom, readings: Mapping[str, str]
    ) -> tuple[tuple[int, Sentence], ...]:
        """Return the sentences that the readings leave, with their ordinals from 1.

        Ordinals count all sentences, so that they stay the same under any reading.
        """
        return tuple(
            (ordinal, sentence)
            for ordinal, sentence in enumerate(item.sentences, start=1)
            if sentence.choice is None
            or readings[str(sentence.choice.reading)] == str(sentence.choice.value)
        )

    def terms_of(self, name: str, readings: Mapping[str, str]) -> SetExpression:
        """Return the set that a `terms` names under the given readings."""
        for choice in self.terms[name].choices:
            given = choice.choice
            if given is None or readings[str(given.reading)] == str(given.value):
                return choice.value
        raise KeyError(name)

    def place(self, span: Span) -> Place:
        """Return where something stands in the policy's text."""
        return self.source.place(span)

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
