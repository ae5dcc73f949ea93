"""How a field of a record is declared, and what the policy language sees of it.

Types stand here once: the checker of the language, the readers and the JSON
Schema all read them from the attrs classes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any

import attrs
from attrs import frozen

from osaid.records.statements import Fact, SetFact
from osaid.values import Value


class FieldType(StrEnum):
    """What kind of value a field holds."""

    TRUTH = "truth"
    CHOICE = "one of"
    TEXT = "text"
    REFERENCE = "reference"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    LICENSE = "license"
    TOPICS = "set of topics"
    SUBJECTS = "set of components"
    WORDS = "set of words"


@frozen
class Field(Value):
    """One field as the language sees it.

    `name` is what policies and records write, `attribute` what Python reads and
    `holds` the type.
    `terms` marks the fields whose conditions are terms conditions. A `derived`
    field is computed while judging and cannot be written in a record. `instead` are
    words that people write although they are no choice, each with what to do.

    A field of one's `own` is declared by a policy. Its `attribute` is the name under
    which records keep it among their attributes, as text. It is one of the components
    of a `branch`, or of the system. Of a set of words, each `element` is a field, too.
    """

    name: str
    attribute: str
    holds: FieldType
    meaning: str
    choices: tuple[str, ...] = ()
    enumeration: type[StrEnum] | None = None
    unit: str | None = None
    terms: bool = False
    derived: bool = False
    instead: tuple[tuple[str, str], ...] = ()
    own: bool = False
    branch: str | None = None
    element: str | None = None

    @property
    def recorded(self) -> str:
        """Return the name under which records state it."""
        return self.attribute if self.own else self.name

    @property
    def values(self) -> tuple[object, ...] | None:
        """Return all values that it may have, None where they cannot be listed."""
        if self.holds is FieldType.TRUTH:
            return (True, False)
        listed = self.enumeration or self.choices
        return tuple(listed) or None

    def cure_of(self, word: str) -> str | None:
        """Return what to do instead of writing a word, where that is known."""
        return dict(self.instead).get(word.casefold())


_KEY = "osaid.field"


def fact(holds: FieldType, meaning: str, **options: Any) -> Any:  # noqa: ANN401 - attrs
    """Declare a field of which a record holds a fact; it is silent by default.

    Options are those of `Field`: `name`, `choices` (an enumeration), `unit`,
    `terms`, `derived`, `instead`.
    """
    sets = holds in {FieldType.TOPICS, FieldType.SUBJECTS}
    return attrs.field(
        default=SetFact() if sets else Fact(),
        kw_only=True,
        metadata={_KEY: (holds, meaning, options)},
    )


_FIELDS: dict[type, Mapping[str, Field]] = {}


def fields_of(record: type) -> Mapping[str, Field]:
    """Return the fields of a record class by the name that policies write.

    >>> from osaid.records.components import Component
    >>> fields_of(Component)["class"].choices
    ('open', 'public', 'obtainable', 'unshareable')
    """
    if record not in _FIELDS:
        _FIELDS[record] = MappingProxyType(
            {field.name: field for field in _declared(record)}
        )
    return _FIELDS[record]


def _declared(record: type) -> Iterator[Field]:
    for attribute in attrs.fields(record):
        if _KEY in attribute.metadata:
            yield _field(attribute.name, *attribute.metadata[_KEY])


def _field(
    attribute: str, holds: FieldType, meaning: str, options: Mapping[str, Any]
) -> Field:
    enumeration = options.get("choices")
    return Field(
        name=options.get("name", attribute),
        attribute=attribute,
        holds=holds,
        meaning=meaning,
        choices=tuple(map(str, enumeration or ())),
        enumeration=enumeration,
        unit=options.get("unit"),
        terms=options.get("terms", False),
        derived=options.get("derived", False),
        instead=options.get("instead", ()),
    )
