"""Whether a part can be had, and what that takes, in an SPDX 3 document.

A download location says that something is provided; of access only the dataset
profile speaks. A file comes with the package that contains it.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from itertools import islice
from typing import Any

from attrs import evolve, field, frozen

from osaid.readers.nodes import Scalar
from osaid.readers.saying import joined
from osaid.readers.spdx3.authors import Authors
from osaid.readers.spdx3.elements import Element
from osaid.readers.spdx3.facts import distinct, inferred
from osaid.readers.spdx3.identities import links_of
from osaid.readers.spdx3.vocabulary import is_none, short
from osaid.records.components import Access, DataClass, Presence
from osaid.records.statements import NONE, Fact, Grade
from osaid.text import Place

_ACCESS = {
    "directDownload": Access.OPEN,
    "clickthrough": Access.CLICK_THROUGH,
    "registration": Access.LOGIN,
}
_PRESENCE = {
    "directDownload": Presence.PROVIDED,
    "clickthrough": Presence.PROVIDED,
    "registration": Presence.PROVIDED,
    "query": Presence.PROVIDED,
    "scrapingScript": Presence.WITHHELD,
}
_CONFIDENTIAL = frozenset({"red", "amber"})
_REFERENCES = ("altDownloadLocation", "vcs", "sourceArtifact")
_FIELDS = ("presence", "access", "location", "data_class", "reason")
_MOST_LOCATIONS = 20


@frozen
class Availability:
    """What a document says of how a part can be had; silent where it says nothing."""

    presence: Fact[Presence] = field(factory=Fact)
    access: Fact[Access] = field(factory=Fact)
    location: Fact[str] = field(factory=Fact)
    data_class: Fact[DataClass] = field(factory=Fact)
    reason: Fact[str] = field(factory=Fact)


class Availabilities:
    """Reads how elements can be had, each once."""

    def __init__(self, authors: Authors) -> None:
        """Ground statements on the authors of the elements."""
        self._authors = authors
        self._known: dict[str, Availability] = {}

    def of(
        self, elements: Iterable[Element], around: Sequence[Element], ground: str | None
    ) -> Availability:
        """Return how a part of these elements can be had, inside what is around it.

        `ground` is on what the kind of the part was concluded, if it was.
        """
        own = [self.own(element) for element in elements]
        outer = [(f"it comes with {one.name}", self.own(one)) for one in around]
        found = Availability(**{name: _first(name, own, outer) for name in _FIELDS})
        if ground is None:
            return found
        return evolve(found, presence=inferred(found.presence, ground))

    def own(self, element: Element) -> Availability:
        """Return what is stated of an element itself."""
        if element.id not in self._known:
            location = self._location(element)
            found = self._dataset(element)
            if found.presence.is_silent:
                found = evolve(found, presence=self._downloaded(element, location))
            self._known[element.id] = evolve(found, location=location)
        return self._known[element.id]

    def _location(self, element: Element) -> Fact[str]:
        links: list[Scalar] = [*element.texts("downloadLocation")]
        links += links_of(element, *_REFERENCES)
        saying = self._authors.saying(element)
        return joined(
            *(
                saying.fact(NONE if is_none(one.text) else one.text.strip(), one.place)
                for one in islice(links, _MOST_LOCATIONS)
            )
        )

    def _downloaded(self, element: Element, location: Fact[str]) -> Fact[Presence]:
        places = (s.origin.place for s in location.statements if s.value is not NONE)
        place = next(places, None)
        if place is None:
            return Fact()
        return self._authors.saying(element).fact(Presence.PROVIDED, place)

    def _dataset(self, element: Element) -> Availability:
        """Return what the dataset profile says of an element."""
        stated = _word(element, "datasetAvailability", _PRESENCE)
        shut = _word(element, "confidentialityLevel", _CONFIDENTIAL)
        found = Availability()
        if stated is not None:
            found = self._stated(element, *stated)
        return found if shut is None else self._shut(element, found, *shut)

    def _stated(self, element: Element, word: str, place: Place) -> Availability:
        saying = self._authors.saying(element)
        access: Fact[Access] = Fact()
        data_class: Fact[DataClass] = Fact()
        if word in _ACCESS:
            access = saying.fact(_ACCESS[word], place)
        if word == "query":
            note = "it is public, and can only be queried in parts"
            grade = Grade.INFERRED
            data_class = saying.fact(DataClass.PUBLIC, place, grade, note=note)
        presence = saying.fact(_PRESENCE[word], place)
        return Availability(presence, access, data_class=data_class)

    def _shut(
        self, element: Element, found: Availability, word: str, place: Place
    ) -> Availability:
        """Return what follows where the data may be shared with few."""
        saying = self._authors.saying(element)
        note = f"the confidentiality level is `{word}`"
        reason = f"confidential, level {word} of the Traffic Light Protocol"
        grade = Grade.INFERRED
        data_class = saying.fact(DataClass.UNSHAREABLE, place, grade, note=note)
        return evolve(
            found,
            data_class=joined(found.data_class, data_class),
            reason=saying.fact(reason, place, grade, note=note),
        )


def _word(
    element: Element, name: str, known: Container[str]
) -> tuple[str, Place] | None:
    """Return a word of an enumeration with its place, where it is one that is known."""
    scalar = element.text(name)
    word = "" if scalar is None else short(scalar.text.strip())
    return (word, scalar.place) if scalar is not None and word in known else None


def _first(
    name: str, own: Iterable[Availability], outer: Iterable[tuple[str, Availability]]
) -> Fact[Any]:
    """Return what is stated of a part, else of the nearest thing that contains it."""
    stated = joined(*(getattr(one, name) for one in own))
    if not stated.is_silent:
        return distinct(stated, _MOST_LOCATIONS)
    for note, one in outer:
        found: Fact[Any] = getattr(one, name)
        if not found.is_silent:
            return inferred(found, note)
    return Fact()
