"""Which components a supplement speaks of, among those that records list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from attrs import field, frozen

from osaid.diagnostics import Diagnostic, InputError, quoted, suggestion
from osaid.records.components import Component
from osaid.records.joining.keys import at_odds, identity_keys, plain_name, title
from osaid.records.joining.matching import Cluster, Member, compatible
from osaid.records.joining.renaming import judged_as, renamed
from osaid.records.joining.witnesses import Role, Witness
from osaid.records.kinds import KINDS, is_below_known, within
from osaid.records.problems import ALL, MOST_PROBLEMS
from osaid.records.systems import System
from osaid.text import Place

_MOST_NEIGHBOURS = 1000
_MOST_LISTED = 5

_Names = dict[int, dict[str, str]]
"""The names of the joined record, by the supplement and the names in that."""


def check_about(told: Witness, others: Sequence[Witness]) -> None:
    """Raise `InputError` unless a supplement is about the system of the others.

    An identity goes before a name, which may be spelled otherwise.
    """
    ours = told.system
    systems = [other.system for other in others if other.role is Role.RECORD]
    keys = set(identity_keys(ours.identity).items())
    if any(keys & set(identity_keys(system.identity).items()) for system in systems):
        return
    odd = any(at_odds(ours.identity, system.identity) for system in systems)
    names = {title(system.name) for system in systems}
    if odd or title(ours.name) not in names:
        called = _identities if odd or not ours.name else _name
        said, listed = called(ours), sorted({called(system) for system in systems})
        message = (
            f"the supplement is about {quoted(said)}, and not about "
            f"{', '.join(map(quoted, listed))}"
        )
        cure = suggestion(said, listed) or "leave it out, or correct what it is about"
        raise InputError([Diagnostic("another-system", message, ours.place, help=cure)])


def _name(system: System) -> str:
    return system.name


def _identities(system: System) -> str:
    known = [getattr(system.identity, name) for name in ("hub", "purl", "digest")]
    return ", ".join(filter(None, known)) or system.name


@frozen(eq=False)
class Supplementing:
    """Finds what supplements name, and adds what they introduce.

    `parts` are the components by their names in the joined record.
    """

    parts: dict[str, Cluster]
    problems: list[Diagnostic] = field(init=False, factory=list)
    _called: dict[str, list[str]] = field(init=False, factory=dict)
    _spelled: dict[str, list[str]] = field(init=False, factory=dict)
    _known_as: dict[tuple[str, str], list[str]] = field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        """Note by what the components can be named."""
        for name, cluster in self.parts.items():
            for _, component in cluster.members:
                self._note(name, component)

    def _note(self, name: str, component: Component) -> None:
        for key in identity_keys(component.identity, component.kind).items():
            _add(self._known_as, key, name)
        for called in (name, component.name):
            _add(self._called, called, name)
            _add(self._spelled, plain_name(called) or called, name)

    def add(self, supplements: Sequence[tuple[int, Witness]]) -> dict[int, System]:
        """Return what supplements say, under the names of the joined record.

        Raises `InputError` with everything that they name and that is not there.
        """
        names: _Names = {number: {} for number, _ in supplements}
        waiting = [
            (number, component)
            for number, told in supplements
            for component in told.system.components
        ]
        waiting = self._introduce(waiting, names)  # what others may name
        for may_wait in (True, False):  # what one identifies, another may name
            waiting = self._resolve(waiting, names, may_wait=may_wait)
        systems = {n: self._named(told.system, names[n]) for n, told in supplements}
        if self.problems:
            raise InputError(self.problems)
        return systems

    def _introduce(self, waiting: Sequence[Member], names: _Names) -> list[Member]:
        """Add what no record lists; return the rest."""
        rest = []
        for number, component in waiting:
            if component.presence.is_silent or self._meant(component):
                rest.append((number, component))
            else:
                self._take(self._introduced(component), number, component, names)
        return rest

    def _resolve(
        self, waiting: Sequence[Member], names: _Names, *, may_wait: bool
    ) -> list[Member]:
        """Add to what is listed; return of what it is not known to what."""
        rest = []
        for number, component in waiting:
            found = self._meant(component)
            if len(found) == 1:
                self._take(found[0], number, component, names)
            elif may_wait:
                rest.append((number, component))
            else:
                self._report(self._unclear(component, found))
        return rest

    def _take(
        self, name: str, number: int, component: Component, names: _Names
    ) -> None:
        names[number][component.name] = name
        old = self.parts.get(name, Cluster(()))
        self.parts[name] = Cluster((*old.members, (number, component)))
        self._note(name, component)

    def _meant(self, component: Component) -> list[str]:
        keys = identity_keys(component.identity, component.kind).items()
        found = dict.fromkeys(n for key in keys for n in self._known_as.get(key, ()))
        known = [name for name in found if _may_be(self.parts[name], component)]
        if known:
            return known
        if component.name != component.kind:
            fitting = self._named_so(component.name)
            return [name for name in fitting if _may_be(self.parts[name], component)]
        exact = [n for n, c in self.parts.items() if c.kind == component.kind]
        below = [n for n, c in self.parts.items() if within(c.kind, component.kind)]
        return exact or below

    def _named_so(self, name: str) -> list[str]:
        """Return what has a name, in the joined record or in one of the sources.

        Only where nothing is spelled so, another spelling will do.
        """
        if name in self.parts:
            return [name]
        return self._called.get(name) or self._spelled.get(plain_name(name) or name, [])

    def _introduced(self, component: Component) -> str:
        """Return the name of a component that no record lists."""
        if component.name in self.parts:
            self._report(self._unlike(component))
        return component.name

    def _unlike(self, component: Component) -> Diagnostic:
        """Return why a component is not the one that has its name."""
        kind, name = self.parts[component.name].kind, quoted(component.name)
        if within(kind, component.kind) or within(component.kind, kind):
            code, message = "another-identity", f"{name} has another identity elsewhere"
            cure = "correct the identity, or choose another name"
        else:
            code = "another-kind"
            message = f"{name} is of kind `{kind}` elsewhere, not `{component.kind}`"
            cure = f"write it below `{kind}`, or choose another name"
        return Diagnostic(code, message, component.place, help=cure)

    def _unclear(self, component: Component, found: Sequence[str]) -> Diagnostic:
        name, kind = quoted(component.name), component.kind
        if found:
            message = f"{name} may be any of {_listed(found)}"
            cure = "give the name of one, as the joined record has it"
            return Diagnostic("unclear-component", message, component.place, help=cure)
        if component.name in self.parts:
            return self._unlike(component)
        what = f"`{kind}`" if component.name == kind else f"`{kind}` {name}"
        message = f"no source lists a {what}, to which this would add"
        near = suggestion(component.name, islice(self._known(), _MOST_NEIGHBOURS))
        cure = near or "say its `presence`, if it is there and nobody lists it"
        return Diagnostic("unknown-component", message, component.place, help=cure)

    def _known(self) -> Iterator[str]:
        for new, cluster in self.parts.items():
            yield from dict.fromkeys((new, *(old for old, _ in cluster.names)))

    def _named(self, system: System, names: dict[str, str]) -> System:
        """Return a supplement in which everything has the name of the joined record."""
        for component in system.components:
            for subject, fact in component.about.elements:
                place = fact.statements[0].origin.place if fact.statements else None
                said = f"which {quoted(component.name)} is said to be about"
                self._refer(subject, names, said, place)
            for statement in component.part_of.statements:
                said = f"of which {quoted(component.name)} is said to be a part"
                if isinstance(statement.value, str):
                    self._refer(statement.value, names, said, statement.origin.place)
        for attestation in system.attestations:
            said = f"which {quoted(attestation.judgement)} is said to have judged"
            for judged in attestation.judged:
                self._refer_judged(judged, names, said, attestation.place)
        return renamed(system, names)

    def _refer_judged(
        self, judged: str, names: dict[str, str], said: str, place: Place | None
    ) -> None:
        """Find what was judged: a component, or `component.field`."""
        whole = judged_as(judged, names) != judged or self._referred(judged, names)
        part = judged.rpartition(".")[0]
        if not whole and part and self._referred(part, names):
            self._refer(part, names, said, place)
        else:
            self._refer(judged, names, said, place)

    def _referred(self, name: str, names: Mapping[str, str]) -> list[str]:
        if name in names:
            return [names[name]]
        if name == ALL:
            return [ALL]
        kind = name in KINDS or is_below_known(name)
        if kind and not self._named_so(name):
            return [new for new, c in self.parts.items() if c.kind == name]
        return self._named_so(name)

    def _refer(
        self, name: str, names: dict[str, str], said: str, place: Place | None
    ) -> None:
        found = self._referred(name, names)
        if len(found) == 1:
            names[name] = found[0]
            return
        if found:
            message = f"{quoted(name)}, {said}, may be any of {_listed(found)}"
            cure = "give the name of one, as the joined record has it"
            problem = Diagnostic("unclear-component", message, place, help=cure)
        else:
            near = suggestion(name, islice(self._known(), _MOST_NEIGHBOURS))
            message = f"no component {quoted(name)}, {said}"
            cure = near or f"there are {_listed(list(self.parts)) or 'none'}"
            problem = Diagnostic("unknown-component", message, place, help=cure)
        self._report(problem)

    def _report(self, problem: Diagnostic) -> None:
        """Note what is wrong, and stop when there is too much of it."""
        self.problems.append(problem)
        if len(self.problems) >= MOST_PROBLEMS:
            raise InputError(self.problems)


def _add(index: dict[Any, list[str]], key: object, name: str) -> None:
    names = index.setdefault(key, [])
    if name not in names:
        names.append(name)


def _may_be(cluster: Cluster, component: Component) -> bool:
    """Return whether kinds and identities do not exclude that both are one."""
    return all(compatible(part, component) for _, part in cluster.members)


def _listed(names: Iterable[str]) -> str:
    shown = [quoted(name) for name in islice(names, _MOST_LISTED + 1)]
    return ", ".join(shown[:_MOST_LISTED]) + (", …" if shown[_MOST_LISTED:] else "")
