"""Records of what a system is made from, found by identity and put in their place.

The record of a parent is attached to the system; that of an element, such as a
dataset, is joined with the component that it is about.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import chain

from attrs import evolve, field, frozen

from osaid.diagnostics import Diagnostic, InputError, Severity, quoted
from osaid.records.ancestry import MOST_GENERATIONS, parents_of, revision_of
from osaid.records.components import Component, Identity
from osaid.records.joining import Witness, join, witness
from osaid.records.joining.keys import at_odds, hub_places, identity_keys
from osaid.records.joining.witnesses import Role
from osaid.records.problems import problems
from osaid.records.systems import Subject, System

Key = tuple[str, str]
"""A sort of identity and its spelling, as `identity_keys` gives them."""

_Line = tuple[tuple[int, ...], ...]

More = Callable[[Key], Iterable[Witness]]
"""Returns the records that may be about what a key means, each only once."""


def _listed(records: Iterable[Witness]) -> list[Witness]:
    return list(records)


@frozen(eq=False)
class Library:
    """Records by which parents and parts of systems are known, with their names.

    Those that are not read yet are asked for when something is looked for.
    """

    records: list[Witness] = field(converter=_listed)
    more: More = field(default=lambda _: ())
    _by_key: dict[Key, list[int]] = field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        """Note by what the records are found."""
        for number, told in enumerate(self.records):
            self._note(number, told)

    def _note(self, number: int, told: Witness) -> None:
        for key in _keys_of(told.system):
            self._by_key.setdefault(key, []).append(number)

    def _found(self, keys: Iterable[Key]) -> list[int]:
        """Return the numbers of the records that are found by a key."""
        numbers: set[int] = set()
        for key in keys:
            for told in self.more(key):
                self.records.append(told)
                self._note(len(self.records) - 1, told)
            numbers.update(self._by_key.get(key, ()))
        return sorted(numbers)

    def attached(self, system: System) -> tuple[System, tuple[Diagnostic, ...]]:
        """Return a system with the records of its parents and parts, and remarks.

        What has a record already keeps it. Raises `InputError` for a system that is
        found among its own ancestors, or that has too many.

        >>> parent = System("Amber", identity=Identity(hub="LLM360/Amber"))
        >>> listed = Component("parent", "base", identity=Identity(hub="llm360/amber"))
        >>> chat = System("AmberChat", components=(listed,))
        >>> library = Library([Witness("amber.yaml", parent)])
        >>> library.attached(chat)[0].parents[0][1].name
        'Amber'
        """
        remarks: list[Diagnostic] = []
        found = _Attaching(self, remarks).complete(system, (self.of(system),))
        wrong = problems(found)
        if wrong:
            raise InputError(wrong)
        return found, tuple(dict.fromkeys(remarks))

    def about(self, component: Component, *, elements: bool) -> tuple[int, ...]:
        """Return the numbers of the records about a component.

        They do not contradict its identity, and are of its revision where both say.
        """
        keys = list(identity_keys(component.identity, component.kind).items())
        if not elements:
            keys += [("hub", place) for place in hub_places(component)]
        return tuple(
            number
            for number in self._found(keys)
            if (self.records[number].system.subject is Subject.ELEMENT) is elements
            and _may_be(
                component.identity,
                self.records[number].system.identity,
                component.kind,
            )
        )

    def of(self, system: System) -> tuple[int, ...]:
        """Return the numbers of the records about a system itself."""
        return tuple(
            number
            for number in self._found(identity_keys(system.identity).items())
            if _may_be(system.identity, self.records[number].system.identity)
        )


def _keys_of(system: System) -> Iterable[Key]:
    """Return by what a record is found: the identities at its head.

    An element that is data is known by an id that begins with `datasets/`.
    """
    keys = {*identity_keys(system.identity).items()}
    if system.subject is Subject.ELEMENT:
        for component in system.components:
            keys |= {*identity_keys(system.identity, component.kind).items()}
    return sorted(keys)


def _may_be(one: Identity, other: Identity, kind: str | None = None) -> bool:
    """Return whether two identities may be of the same revision of one thing."""
    revisions = {revision_of(one), revision_of(other)} - {None}
    return len(revisions) <= 1 and not at_odds(one, other, kind)


@frozen(eq=False)
class _Attaching:
    """Attaches records to one system, and to what it is derived from."""

    library: Library
    remarks: list[Diagnostic]
    _done: dict[tuple[int, ...], System] = field(init=False, factory=dict)

    def complete(self, system: System, line: _Line) -> System:
        """Return a system with its parts and parents.

        `line` has its own records, and those of each generation that is derived from
        it; one that is too long is left as it is, for whoever looks for problems.
        """
        whole = self._with_parts(system)
        before = dict(whole.parents)
        records = dict(before)
        for parent in parents_of(whole) if len(line) <= 1 + MOST_GENERATIONS else ():
            if parent.name in before:
                records[parent.name] = self.complete(before[parent.name], (*line, ()))
                continue
            numbers = self._about(parent, line)
            if numbers:
                records[parent.name] = self._found(parent, numbers, line)
        return evolve(whole, parents=tuple(records.items())) if records else whole

    def _about(self, parent: Component, line: _Line) -> tuple[int, ...]:
        """Return which records are about a parent.

        Something that is derived from it is never it. A copy may have its digest,
        but has a name of its own.
        """
        numbers = self.library.about(parent, elements=False)
        known = set(identity_keys(parent.identity, parent.kind)) - {"digest"}
        below = set(chain.from_iterable(line))
        if known and below.intersection(numbers):
            raise InputError([self._circle(parent, numbers)])
        return self._clear(parent, [one for one in numbers if one not in below])

    def _clear(self, component: Component, numbers: Sequence[int]) -> tuple[int, ...]:
        """Return the records about a component, none if they may be about several.

        What a supplement adds to is a record.
        """
        told = [self.library.records[number] for number in numbers]
        revisions = {revision_of(one.system.identity) for one in told} - {None}
        if len(revisions) > 1:
            self.remarks.append(_unclear(component, told))
            return ()
        is_any = any(one.role is not Role.SUPPLEMENT for one in told)
        return tuple(numbers) if is_any else ()

    def _found(
        self, parent: Component, numbers: tuple[int, ...], line: _Line
    ) -> System:
        told = [self.library.records[number] for number in numbers]
        names = ", ".join(one.name for one in told)
        message = f"the record of the parent {quoted(parent.name)} is {names}"
        self.remarks.append(_found("parent-found", message, parent))
        if numbers not in self._done:
            record = self._joined(told) if len(told) > 1 else told[0].system
            self._done[numbers] = self.complete(record, (*line, numbers))
        return self._done[numbers]

    def _with_parts(self, system: System) -> System:
        """Return a system joined with the records of elements that are parts of it."""
        found: dict[int, Component] = {}
        for component in system.components:
            numbers = self.library.about(component, elements=True)
            for number in self._clear(component, numbers):
                found.setdefault(number, component)
        if not found or system.subject is Subject.ELEMENT:
            return system
        for number, component in found.items():
            name = self.library.records[number].name
            message = f"the record of {quoted(component.name)} is {name}"
            self.remarks.append(_found("part-found", message, component))
        parts = [self.library.records[number] for number in found]
        return self._joined([witness(system), *parts])

    def _joined(self, told: Sequence[Witness]) -> System:
        joined = join(told)
        self.remarks.extend(joined.diagnostics)
        return joined.system

    def _circle(self, parent: Component, numbers: Sequence[int]) -> Diagnostic:
        names = ", ".join(self.library.records[number].name for number in numbers)
        message = (
            f"the parent {quoted(parent.name)} is derived from what it is parent of"
        )
        cure = f"correct the identity of the parent, or of the records: {names}"
        return Diagnostic("parent-of-itself", message, parent.place, help=cure)


def _found(code: str, message: str, component: Component) -> Diagnostic:
    severity = Severity.INFORMATION
    return Diagnostic(code, message, component.place, severity=severity)


def _unclear(component: Component, told: Sequence[Witness]) -> Diagnostic:
    names = ", ".join(one.name for one in told)
    message = (
        f"there are records of several revisions of {quoted(component.name)}, and "
        f"none is taken: {names}"
    )
    cure = "say its `revision`, or leave the other records out"
    severity = Severity.WARNING
    return Diagnostic("revision-unclear", message, component.place, cure, severity)
