"""The head of a joined record: which system it is about, by whom it was written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from operator import attrgetter
from types import MappingProxyType
from typing import Any

from attrs import evolve, frozen

from osaid.records.ancestry import revision_of
from osaid.records.components import Identity
from osaid.records.joining.disagreements import Disagreement, Mention, Side
from osaid.records.joining.keys import at_odds, plain_name, title
from osaid.records.joining.matching import Cluster
from osaid.records.joining.naming import Said, preferred
from osaid.records.joining.orders import Order
from osaid.records.joining.witnesses import Role, Witness
from osaid.records.systems import Subject, System
from osaid.text import Place

Getter = Callable[[Any], str | None]

_AUTHORS = "; "
_NAMES: Mapping[str, Getter] = MappingProxyType(
    {name: attrgetter(name) for name in ("name", "release", "supplier")}
)
_IDENTITIES: Mapping[str, Getter] = MappingProxyType(
    {name: attrgetter(name) for name in ("purl", "hub", "digest", "revision")}
)


@frozen(eq=False)
class Heads:
    """The heads of several records, whose values are no statements.

    What is said at the head of an element is not said of what it is a part of.
    """

    witnesses: Sequence[Witness]
    order: Order

    @property
    def _systems(self) -> list[tuple[System, int]]:
        return [
            (told.system, number)
            for number, told in enumerate(self.witnesses)
            if told.role is not Role.PART
        ]

    def head(self) -> dict[str, Any]:
        """Return the values at the head of the joined record."""
        everybody = [told.system for told in self.witnesses]
        by = {name for s in everybody if s.by for name in s.by.split(_AUTHORS)}
        names = {name: self._one(said) for name, said in self._names()}
        identities = [(system.identity, number) for system, number in self._systems]
        return {
            **names,
            "subject": self._subject(),
            "identity": self.identity(identities),
            "made": _made(everybody),
            "by": _AUTHORS.join(sorted(by)) or None,
        }

    def identity(self, known: Sequence[tuple[Identity, int]]) -> Identity:
        """Return by what something is known, from the word of each source."""
        found = {
            name: self._one(_stated([(get(one), number) for one, number in known]))
            for name, get in _IDENTITIES.items()
        }
        return Identity(**found)

    @property
    def suppliers(self) -> frozenset[str]:
        """Return who is said to be the supplier, in lower case."""
        said = self._said(_NAMES["supplier"])
        return frozenset(text.casefold() for text, _ in said)

    def _names(self) -> Iterator[tuple[str, list[Said]]]:
        """Yield what is said of names; a supplement only refers to that of a system."""
        for name, get in _NAMES.items():
            said = self._said(get)
            if name == "name":
                said = [one for one in said if self._lists(one[1])]
            yield name, said

    def _lists(self, number: int) -> bool:
        return self.witnesses[number].role is Role.RECORD

    def _said(self, get: Getter) -> list[Said]:
        return _stated([(get(system), number) for system, number in self._systems])

    def _one(self, said: Sequence[Said]) -> str | None:
        return preferred(said, self.order) if said else None

    def _subject(self) -> Subject:
        """Return the subject; `system` is what is read where nothing is said."""
        said = self._said(_telling_subject)
        return Subject(preferred(said, self.order)) if said else Subject.SYSTEM

    def disagreements(self) -> Iterator[Disagreement]:
        """Yield on what the heads differ; other spellings of a name do not count."""
        for name, said in self._names():
            plain = title if name == "name" else plain_name
            yield from self._differing(name, said, plain)
        yield from self._differing("subject", self._said(_telling_subject), str)
        for name, get in _IDENTITIES.items():
            said = self._said(lambda system, get=get: get(system.identity))  # type: ignore[misc]
            if name == "revision" or _at_odds(name, said):
                yield from self._differing(name, said, str)

    def revisions(self, parts: Mapping[str, Cluster]) -> Iterator[Disagreement]:
        """Yield the components of which sources mean different revisions."""
        for name, cluster in sorted(parts.items()):
            known = [(revision_of(part.identity), n) for n, part in cluster.members]
            places = {number: part.place for number, part in cluster.members}
            for found in self._differing("revision", _stated(known), str, places):
                yield evolve(found, component=name, kind=cluster.kind)

    def _differing(
        self,
        field: str,
        said: Sequence[Said],
        plain: Callable[[str], str],
        places: Mapping[int, Place | None] = MappingProxyType({}),
    ) -> Iterator[Disagreement]:
        sides: dict[str, dict[Mention, str]] = {}
        for text, number in said:
            told = self.witnesses[number]
            mention = Mention(told.name, place=places.get(number, told.system.place))
            sides.setdefault(plain(text), {})[mention] = text
        if len(sides) > 1:
            found = (Side(min(told.values()), tuple(told)) for told in sides.values())
            ordered = tuple(sorted(found, key=lambda side: side.says))
            yield Disagreement(None, "system", field, ordered)


def _made(systems: Sequence[System]) -> date | None:
    """Return the day of the latest record, if any has a day.

    One that has none is no older than the judgements in it.
    """
    if all(system.made is None for system in systems):
        return None
    given = [a.made for s in systems if s.made is None for a in s.attestations]
    return max(day for day in (*given, *(s.made for s in systems)) if day is not None)


def _stated(said: Sequence[tuple[str | None, int]]) -> list[Said]:
    return [(text, number) for text, number in said if text]


def _telling_subject(system: System) -> str | None:
    subject = system.subject
    return None if subject is Subject.SYSTEM else subject.value


def _at_odds(name: str, said: Sequence[Said]) -> bool:
    known = [Identity(**{name: text}) for text in dict.fromkeys(t for t, _ in said)]
    return any(at_odds(one, other) for one, other in combinations(known, 2))
