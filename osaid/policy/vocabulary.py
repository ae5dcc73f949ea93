"""The words that sentences may use: those of the standard, and a policy's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TypeAlias

from attrs import evolve, frozen

from osaid.licenses.vocabulary import RESTRICTION_KINDS
from osaid.policy.sources import JoinedSource
from osaid.policy.syntax import Attribute, PolicySyntax, Restriction, Topic
from osaid.policy.syntax import Kind as DeclaredKind
from osaid.records.components import Component
from osaid.records.fields import Field, FieldType, fields_of
from osaid.records.kinds import KINDS, ROOT, TOPICS, Kind
from osaid.records.systems import System
from osaid.text import Source
from osaid.values import Shown

Subject: TypeAlias = type[Component] | type[System]
"""What a condition can be about, as the class of its record."""

SYSTEM = "system"

TYPES: Mapping[str, FieldType] = {
    str(holds): holds
    for holds in (
        FieldType.TRUTH,
        FieldType.TEXT,
        FieldType.NUMBER,
        FieldType.MONEY,
        FieldType.DATE,
    )
}
"""What an attribute may hold, beside words of its own."""


@frozen(eq=False)
class Vocabulary(Shown):
    """Kinds, topics, restrictions and fields: of the standard, and of a policy.

    Of what is declared twice the first counts. Attributes have the name of the policy
    that declares them in front of their own, `acme-models.country`; without it they
    may be named where no other one has the same name.
    """

    syntax: PolicySyntax
    source: Source

    @cached_property
    def kinds(self) -> Mapping[str, Kind]:
        """Return the kinds of components by name."""
        kinds = dict(KINDS)
        for item in self.syntax.items:
            if isinstance(item, DeclaredKind):
                name = str(item.name)
                kinds.setdefault(name, Kind(name, item.meaning.value, item.single))
        return kinds

    @cached_property
    def singles(self) -> frozenset[str]:
        """Return the kinds of which a system has at most one component."""
        return frozenset(name for name, kind in self.kinds.items() if kind.single)

    @cached_property
    def topics(self) -> Mapping[str, str]:
        """Return what documents may cover, by name."""
        return self._meanings(TOPICS, Topic)

    @cached_property
    def restrictions(self) -> Mapping[str, str]:
        """Return the kinds of restriction that licences may have, by name."""
        return self._meanings(RESTRICTION_KINDS, Restriction)

    @cached_property
    def attributes(self) -> tuple[Attribute, ...]:
        """Return the attributes that are declared, in the order of the text."""
        return tuple(i for i in self.syntax.items if isinstance(i, Attribute))

    @cached_property
    def namespaces(self) -> frozenset[str]:
        """Return the names of the policies that declare attributes."""
        return frozenset(map(self.namespace, self.attributes))

    @cached_property
    def same_named(self) -> Mapping[str, tuple[str, ...]]:
        """Return the full names of attributes by what stands last in them."""
        found: dict[str, dict[str, None]] = {}
        for item in self.attributes:
            found.setdefault(last_of(item), {})[self.full_name(item)] = None
        return {name: tuple(full) for name, full in found.items()}

    @cached_property
    def truths(self) -> Mapping[str, Attribute]:
        """Return the attributes that are true or not, by each name they have."""
        return {
            name: item
            for name, (item, field) in self._fields.items()
            if field.holds is FieldType.TRUTH
        }

    def namespace(self, item: Attribute) -> str:
        """Return the name of the policy that declares an attribute."""
        if isinstance(self.source, JoinedSource):
            return self.source.part_of(item.span).policy.name
        return str(self.syntax.name)

    def full_name(self, item: Attribute) -> str:
        """Return the name of an attribute as records have it."""
        return f"{self.namespace(item)}.{last_of(item)}"

    def field(self, name: str, subject: Subject) -> Field | None:
        """Return a field of components or of systems by the name policies write."""
        return fields_of(subject).get(name) or self.own_field(name, subject)

    def own_field(self, name: str, subject: Subject) -> Field | None:
        """Return an attribute by one of its names, as a field."""
        found = self._fields.get(name)
        if found is None or subject_of(found[0]) is not subject:
            return None
        return found[1]

    def names(self, subject: Subject) -> Iterator[str]:
        """Yield the names of all fields of components or of systems."""
        yield from fields_of(subject)
        for name, (item, _) in self._fields.items():
            if subject_of(item) is subject:
                yield name

    @cached_property
    def _fields(self) -> Mapping[str, tuple[Attribute, Field]]:
        found: dict[str, tuple[Attribute, Field]] = {}
        for item in self.attributes:
            field = _field(item, self.full_name(item))
            if field is None:
                continue
            known = found.setdefault(field.attribute, (item, field))
            if known[0] is item and len(self.same_named[last_of(item)]) == 1:
                found[last_of(item)] = (item, evolve(field, name=last_of(item)))
        return found

    def _meanings(
        self, standard: Mapping[str, str], kind: type[Topic | Restriction]
    ) -> Mapping[str, str]:
        found = dict(standard)
        for item in self.syntax.items:
            if isinstance(item, kind):
                found.setdefault(str(item.name), item.meaning.value)
        return found


def last_of(item: Attribute) -> str:
    """Return the name of an attribute without what it is about.

    >>> from osaid.policy.syntax import AttributeType, Name
    >>> last_of(Attribute(Name("data.training.fee"), AttributeType(Name("money"))))
    'fee'
    """
    return item.name.text.rpartition(".")[2]


def branch_of(item: Attribute) -> str:
    """Return what an attribute is about: `system`, or a kind; nothing where missing."""
    return item.name.text.rpartition(".")[0]


def subject_of(item: Attribute) -> Subject:
    """Return the class of the records that have an attribute."""
    return System if branch_of(item) == SYSTEM else Component


def _field(item: Attribute, full: str) -> Field | None:
    """Return an attribute as a field, None while its type is not known."""
    declared, meaning = item.holds, item.meaning
    holds = FieldType.WORDS if declared.many else FieldType.CHOICE
    if declared.holds is not None:
        if declared.holds.text not in TYPES:
            return None
        holds = TYPES[declared.holds.text]
    branch = branch_of(item)
    return Field(
        full,
        full,
        holds,
        "" if meaning is None else meaning.value,
        tuple(map(str, declared.choices)),
        terms=item.terms,
        own=True,
        branch=None if branch in {SYSTEM, ROOT} else branch,
    )
