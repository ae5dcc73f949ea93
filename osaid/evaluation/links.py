"""Which documents are about which components."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from osaid.evaluation.facts import Subject, cause, element
from osaid.evaluation.judged import Cause, Judged, Nature, because, both, either
from osaid.evaluation.selection import BLANK
from osaid.records.components import Component
from osaid.records.fields import fields_of
from osaid.records.problems import ALL
from osaid.records.statements import NONE
from osaid.truth import Truth
from osaid.values import Shown, Value


@frozen(eq=False)
class Links(Shown):
    """What the documents among some components are about."""

    components: tuple[Component, ...]
    _named: dict[str, Component] = field(init=False)
    _ways: dict[str, Way] = field(init=False, factory=dict)

    @_named.default
    def _by_name(self) -> dict[str, Component]:
        return {component.name: component for component in self.components}

    def about(self, document: Component, subject: Component) -> Judged:
        """Return whether a document is about a component.

        It is when it is about all, about the component, or about the whole that the
        component is part of. Of a component that is not listed, only `all` is known.
        """
        way = self._way(subject.name)
        names = (ALL, *way.names)
        stated = [n for n in names if not document.about.element(n).is_silent]
        parts = [both((_about(document, name), way.taken_to(name))) for name in stated]
        if len(stated) < len(names) or not way.ends:
            # One gap is enough to say, however many names it could be stated under.
            parts.append(_not_stated(document, subject))
        return either((*parts, ~way.taken))

    def _way(self, name: str) -> Way:
        if name not in self._ways:
            self._ways[name] = Way.up(self._named, name)
        return self._ways[name]


def _about(document: Component, name: str) -> Judged:
    return element(Subject(document), "about", name, document.about.element(name))


def _not_stated(document: Component, subject: Component) -> Judged:
    about = f"`{subject.name}`" if subject.name != BLANK else "what is not listed"
    says = f"not stated whether it is about {about}"
    truth, nature = Truth.UNKNOWN, Nature.SILENT
    return because(Cause(document.kind, document.name, "about", says, truth, nature))


TAKEN = Judged(Truth.TRUE)


@frozen
class Way(Value):
    """A component, what it is part of, what that is part of, and so on.

    `taken` is true, for what is stated of each. The way `ends` when the last is
    stated to be part of nothing; else it may go on.
    """

    names: tuple[str, ...] = ()
    taken: Judged = TAKEN
    ends: bool = False

    @classmethod
    def up(cls, named: Mapping[str, Component], name: str) -> Way:
        """Return the way from a component; nothing is known of what is not listed."""
        names: list[str] = []
        stated: list[Judged] = []
        current = named.get(name)
        while current is not None and current.name not in names:
            names.append(current.name)
            values = current.part_of.values
            if len(values) != 1:
                break
            stated.append(_part_of(current))
            if values == (NONE,):
                return cls(tuple(names), both(stated), ends=True)
            current = named.get(str(values[0]))
        return cls(tuple(names), both(stated))

    def taken_to(self, name: str) -> Judged:
        """Return whether it is taken so far; the first step needs none."""
        return TAKEN if name in (ALL, *self.names[:1]) else self.taken


def _part_of(component: Component) -> Judged:
    subject, field = Subject(component), fields_of(Component)["part_of"]
    return because(cause(subject, field.name, subject.fact(field), Truth.TRUE))
