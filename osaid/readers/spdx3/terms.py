"""What an SPDX 3 document says of the licence of an element.

Declared is what was found in it, concluded what the author of the document made of
that. Both are kept; where they differ the licence is contested.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import evolve

from osaid.diagnostics import quoted
from osaid.licenses.expression import Nothing as NoLicense
from osaid.licenses.expression import Unread
from osaid.readers.diagnosis import Diagnosis
from osaid.readers.saying import joined
from osaid.readers.spdx3.authors import Authors
from osaid.readers.spdx3.elements import Element, Relationship
from osaid.readers.spdx3.facts import distinct, in_its_time, inferred
from osaid.readers.spdx3.graph import Graph
from osaid.readers.spdx3.licenses import LicenseElements, Licensing
from osaid.records.components import Found, StatedLicense
from osaid.records.statements import NONE, Fact, Grade, Nothing, Statement

DECLARED, CONCLUDED = "hasDeclaredLicense", "hasConcludedLicense"
_MOST_LICENSES = 50  # of one element
_MOST_TOGETHER = 100  # of one component


class Terms:
    """The licences of elements, as their relationships state them."""

    def __init__(self, graph: Graph, authors: Authors, diagnosis: Diagnosis) -> None:
        """Look licences up in a graph; what is odd about them is reported."""
        self._graph = graph
        self._authors = authors
        self._diagnosis = diagnosis
        self._elements = LicenseElements(graph, diagnosis)
        self._known: dict[str, Fact[StatedLicense]] = {}

    def own(self, element: Element) -> Fact[StatedLicense]:
        """Return the licence that is stated of an element itself."""
        if element.id not in self._known:
            fact = self._stated(element)
            self._known[element.id] = fact
            self._check(element, fact)
        return self._known[element.id]

    def together(self, elements: Sequence[Element]) -> Fact[StatedLicense]:
        """Return the licence of one component that some elements make up."""
        found = joined(*map(self.own, elements))
        if len(elements) > 1:
            found = distinct(found)
        if len(found.statements) > _MOST_TOGETHER:
            return self._too_many(elements[0], len(found.statements))
        return found

    def inherited(self, containers: Iterable[Element]) -> Fact[StatedLicense]:
        """Return the licence of the nearest container that has one, as inherited."""
        for container in containers:
            fact = self.own(container)
            if not fact.is_silent:
                note = f"the licence of {container.name}, which contains it"
                return inferred(Fact(tuple(map(_inherited, fact.statements))), note)
        return Fact()

    def of_document(self, element: Element) -> Fact[StatedLicense]:
        """Return the licence of the words of a document, its `dataLicense`."""
        found = next(self._graph.references(element, "dataLicense"), None)
        if found is None:
            return Fact()
        place = element.parts("dataLicense")[0].place
        saying = self._authors.saying(element)
        licensing = self._elements.read(found)
        return Fact() if licensing.is_silent else saying.fact(_value(licensing), place)

    def _stated(self, element: Element) -> Fact[StatedLicense]:
        stated = tuple(self._graph.outgoing(element, DECLARED, CONCLUDED))
        if len(stated) > _MOST_LICENSES:
            return self._too_many(element, len(stated))
        return joined(*map(self._fact, stated))

    def _too_many(self, element: Element, count: int) -> Fact[StatedLicense]:
        """Return that there are licences, none of which is read.

        It is not silence: what contains the element does not speak for it.
        """
        written = f"{count} licences"
        message = f"{quoted(element.name)} has {written}; none is read"
        self._diagnosis.warning(element.node, "license-not-read", message)
        value = StatedLicense(Unread(written), written)
        return self._authors.saying(element).fact(value, element.node.place)

    def _fact(self, relationship: Relationship) -> Fact[StatedLicense]:
        if relationship.is_none:
            licensing = Licensing(NoLicense(), "NONE")
        else:
            licensing = self._elements.all_of(relationship)
        if licensing.is_silent:
            return Fact()
        concluded = relationship.type == CONCLUDED
        notes = ["concluded, not declared"] if concluded else []
        notes += [licensing.note] if licensing.note else []
        grade = Grade.INFERRED if notes else Grade.ASSERTED
        saying = self._authors.saying(relationship.element)
        place = relationship.element.parts("to")[0].place
        note = "; ".join(notes) or None
        fact = saying.fact(_value(licensing), place, grade, note=note)
        return in_its_time(fact, relationship)

    def _check(self, element: Element, fact: Fact[StatedLicense]) -> None:
        expressions = {
            "NONE" if isinstance(value, Nothing) else str(value.expression)
            for value in fact.values
        }
        if len(expressions) > 1:
            name = quoted(element.name)
            message = f"the licences of {name} differ; all of them are kept"
            self._diagnosis.information(element.node, "licenses-differ", message)


def _value(licensing: Licensing) -> StatedLicense | Nothing:
    if isinstance(licensing.expression, NoLicense):
        return NONE
    return StatedLicense(licensing.expression, licensing.written)


def _inherited(statement: Statement[StatedLicense]) -> Statement[StatedLicense]:
    value = statement.value
    if isinstance(value, Nothing):
        return statement
    return evolve(statement, value=evolve(value, found=Found.INHERITED))
