"""The components of one system, made of the parts that were found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from osaid.readers.spdx3.authors import Authors
from osaid.readers.spdx3.availability import Availabilities
from osaid.readers.spdx3.containment import Containment
from osaid.readers.spdx3.descriptions import about
from osaid.readers.spdx3.elements import Element
from osaid.readers.spdx3.identities import identity_of
from osaid.readers.spdx3.lineage import Parent
from osaid.readers.spdx3.parts import Part, is_model
from osaid.readers.spdx3.terms import Terms
from osaid.records.components import Component, StatedLicense
from osaid.records.statements import Fact, SetFact

Named = Sequence[tuple[str, Part]]
"""Parts with the names of their components."""


class Components:
    """Makes components; a file takes from its package what it does not say itself."""

    def __init__(
        self, containment: Containment, authors: Authors, terms: Terms
    ) -> None:
        """Read what is said of parts with the readers of one document."""
        self._containment = containment
        self._authors = authors
        self._terms = terms
        self._availabilities = Availabilities(authors)

    def of_parts(self, named: Named) -> Iterator[Component]:
        """Yield the components of parts, which may be about or parts of others."""
        names: dict[str, list[str]] = {}
        for name, part in named:
            names.setdefault(part.lead.id, []).append(name)
        wholes = self._wholes(named, names)
        for name, part in named:
            yield self._of_part(name, part, wholes.get(name), names)

    def of_parent(self, parent: Parent, name: str) -> Component:
        """Return the component of a model that the system was derived from."""
        element = parent.element
        found = self._availabilities.of((element,), (), None)
        return Component(
            "parent",
            name,
            presence=found.presence,
            license=self._terms.own(element),
            location=found.location,
            released=self.released(element),
            derivation=parent.derivation,
            identity=identity_of(element),
            place=element.node.place,
        )

    def released(self, element: Element) -> Fact[date]:
        """Return the day on which an element was released."""
        day, scalar = element.day("releaseTime"), element.text("releaseTime")
        if day is None or scalar is None:
            return Fact()
        return self._authors.saying(element).fact(day, scalar.place)

    def _of_part(
        self, name: str, part: Part, whole: str | None, names: Mapping[str, list[str]]
    ) -> Component:
        around = self._around(part.lead)
        found = self._availabilities.of(part.elements, around, part.ground)
        saying, place = self._authors.saying(part.lead), part.lead.node.place
        return Component(
            part.kind,
            name,
            presence=found.presence,
            access=found.access,
            license=self._license(part, around),
            location=found.location,
            data_class=found.data_class,
            reason=found.reason,
            released=self.released(part.lead),
            about=self._about(part, names),
            part_of=Fact() if whole is None else saying.fact(whole, place),
            identity=identity_of(part.lead),
            place=place,
        )

    def _around(self, element: Element) -> tuple[Element, ...]:
        """Return the packages that a file comes with; a package stands for itself."""
        return self._containment.around(element) if element.type == "File" else ()

    def _license(self, part: Part, around: Sequence[Element]) -> Fact[StatedLicense]:
        own = self._terms.together(part.elements)
        return self._terms.inherited(around) if own.is_silent else own

    def _about(self, part: Part, names: Mapping[str, list[str]]) -> SetFact:
        if part.subject is None or part.relationship is None:
            return SetFact()
        element = part.relationship.element
        saying = self._authors.saying(element)
        return about(names.get(part.subject.id, ()), saying, element.node.place)

    def _wholes(self, named: Named, names: Mapping[str, list[str]]) -> dict[str, str]:
        """Return of which component each is a part; never one of itself.

        A model is no whole: it stands for its parameters.
        """
        wholes: dict[str, str] = {}
        for name, part in named:
            for outer in self._containment.around(part.lead):
                whole = next(iter(names.get(outer.id, ())), None)
                if whole is None or is_model(outer):
                    continue
                if name not in _chain(whole, wholes):
                    wholes[name] = whole
                break
        return wholes


def _chain(name: str, wholes: Mapping[str, str]) -> Iterator[str]:
    """Yield a component and everything that it is a part of."""
    found: str | None = name
    while found is not None:
        yield found
        found = wholes.get(found)
