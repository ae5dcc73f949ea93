"""One record from what several sources say of one system."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from attrs import evolve, frozen

from osaid.diagnostics import Diagnostic, InputError
from osaid.records.components import Component
from osaid.records.joining.carrying import Carrying, claims
from osaid.records.joining.contradictions import Contradictions
from osaid.records.joining.disagreements import (
    Disagreement,
    agreements,
    contested,
)
from osaid.records.joining.elements import with_parts
from osaid.records.joining.heads import Heads
from osaid.records.joining.ledger import Facts, Ledger, ledger_of, with_additions
from osaid.records.joining.matching import Cluster, clusters
from osaid.records.joining.naming import named
from osaid.records.joining.orders import Order, check_order, order_of
from osaid.records.joining.remarks import remarks
from osaid.records.joining.renaming import renamed
from osaid.records.joining.supplementing import Supplementing, check_about
from osaid.records.joining.trusting import decided
from osaid.records.joining.witnesses import Role, Witness, in_order, witness
from osaid.records.problems import problems
from osaid.records.supplements import Supplement
from osaid.records.systems import System
from osaid.records.trust import Overruled, Trust
from osaid.values import Shown


@frozen
class Joined(Shown):
    """A joined record, and what became of what the sources say.

    `agreements` counts the facts of which several sources say the same.
    """

    system: System
    disagreements: tuple[Disagreement, ...] = ()
    agreements: int = 0
    diagnostics: tuple[Diagnostic, ...] = ()


def merge(
    systems: Iterable[System | Supplement], *, trust: Iterable[str] = ()
) -> System:
    """Return one record from what several sources say of one system.

    Agreeing statements add evidence; what disagrees stays contested, unless `trust`
    names sources, the most trusted first: inputs by the name of their file, or what
    statements name as their source or author. Raises `InputError` where a supplement
    does not fit, and `UsageError` for a name that no source has.

    >>> from osaid.records.plain import component
    >>> card = System("Amber", components=(component("parameters.final", "MIT"),))
    >>> bill = System("Amber", components=(component("parameters.final", "ISC"),))
    >>> found = merge([card, bill]).components[0].license.values
    >>> sorted(str(value.expression) for value in found)
    ['ISC', 'MIT']
    """
    return join(map(witness, systems), trust).system


def reconcile(systems: Iterable[System | Supplement]) -> Joined:
    """Return on what several sources of one system disagree, and the joined record.

    Raises `InputError` as `merge` does.

    >>> found = reconcile([System("Amber", "7B"), System("Amber", "13B")])
    >>> [(one.field, len(one.sides)) for one in found.disagreements]
    [('release', 2)]
    """
    return join(map(witness, systems))


def join(witnesses: Iterable[Witness], trust: Iterable[str] = ()) -> Joined:
    """Return what sources say of one system, joined, and where they disagree.

    What is joined does not depend on the order of the sources. Raises as `merge`
    does.

    >>> one, other = System("Amber", "7B"), System("AMBER", supplier="LLM360")
    >>> join([witness(one), witness(other)]).disagreements
    ()
    """
    told = in_order(with_parts(list(witnesses)))
    records = [one for one in told if one.role is not Role.SUPPLEMENT]
    if not records:
        raise InputError([_nothing(told)])
    for one in told[len(records) :]:
        check_about(one, records)
    joining = Joining(told, order_of(trust, _names(told)))
    check_order(joining.order, joining.ledger)
    return joining.joined()


def _nothing(witnesses: Sequence[Witness]) -> Diagnostic:
    message = "there is no record to which anything could be added"
    place = witnesses[0].system.place if witnesses else None
    cure = "name the record of the system as well, in any format that is read"
    return Diagnostic("nothing-to-join", message, place, help=cure)


def _names(witnesses: Iterable[Witness]) -> tuple[str, ...]:
    return tuple(told.name for told in witnesses)


@frozen(eq=False)
class Joining:
    """Sources in their order, on the way to one record."""

    witnesses: Sequence[Witness]
    order: Order

    @cached_property
    def heads(self) -> Heads:
        """Return what the heads of the records say."""
        return Heads(self.witnesses, self.order)

    @cached_property
    def _found(self) -> tuple[Mapping[str, Cluster], Sequence[System]]:
        """Return the components by name, and the records under these names."""
        found = clusters(self.witnesses)
        parts = dict(named(found, self.order, self._numbers(Role.PART)))
        names: list[dict[str, str]] = [{} for _ in self.witnesses]
        for new, cluster in parts.items():
            for old, number in cluster.names:
                names[number][old] = new
        numbered = list(enumerate(self.witnesses))
        supplements = self._numbers(Role.SUPPLEMENT)
        added = Supplementing(parts).add(
            [(number, told) for number, told in numbered if number in supplements]
        )
        systems = [
            added[number] if number in added else renamed(told.system, names[number])
            for number, told in numbered
        ]
        return parts, systems

    def _numbers(self, role: Role) -> frozenset[int]:
        numbered = enumerate(self.witnesses)
        return frozenset(number for number, told in numbered if told.role is role)

    @cached_property
    def ledger(self) -> Ledger:
        """Return everything that is stated, by whom."""
        return ledger_of(self._found[1])

    def joined(self) -> Joined:
        """Return the record; raises `InputError` where it is at odds with itself."""
        parts, systems = self._found
        decided_first, overruled = decided(self.ledger, self.order)
        finder = Contradictions(decided_first, parts, self._numbers(Role.SUPPLEMENT))
        additions = finder.additions()
        ledger, more = decided(with_additions(decided_first, additions), self.order)
        system = self._system(Facts.of(ledger))
        carrying = Carrying(self.witnesses, systems, system, self.heads.suppliers)
        attestations, told = carrying.attestations()
        system = evolve(
            system,
            attestations=attestations,
            trust=self._trust((*overruled, *more)),
        )
        wrong = problems(system)
        if wrong:
            raise InputError(wrong)
        kinds = {name: cluster.kind for name, cluster in parts.items()}
        whole = with_additions(self.ledger, additions)
        disagreements = (
            *self.heads.disagreements(),
            *self.heads.revisions(parts),
            *contested(whole, kinds, self.order.sources),
            *carrying.disagreements(),
        )
        notes = (*remarks(self.witnesses, parts, disagreements), *told)
        mine = Joined(system, disagreements, agreements(self.ledger), notes)
        return _with_those_of(mine, self._parents)

    def _system(self, facts: Facts) -> System:
        parts, systems = self._found
        return System(
            **self.heads.head(),
            **facts.fields(System, None),
            components=tuple(self._component(name, facts) for name in sorted(parts)),
            listings=facts.listings,
            usages=facts.usages,
            claims=claims(systems),
            attributes=facts.attributes(None),
            parents=tuple((name, one.system) for name, one in self._parents),
        )

    def _component(self, name: str, facts: Facts) -> Component:
        cluster = self._found[0][name]
        known = [(part.identity, number) for number, part in cluster.members]
        return Component(
            cluster.kind,
            name,
            **facts.fields(Component, name),
            identity=self.heads.identity(known),
            attributes=facts.attributes(name),
            place=cluster.members[0][1].place,
        )

    @cached_property
    def _parents(self) -> Sequence[tuple[str, Joined]]:
        """Return the records of parents; what several sources say of one is joined."""
        found: dict[str, list[Witness]] = {}
        for told, system in zip(self.witnesses, self._found[1], strict=True):
            for name, record in system.parents:
                found.setdefault(name, []).append(Witness(told.name, record))
        return [
            (name, self._parent(records)) for name, records in sorted(found.items())
        ]

    def _parent(self, records: Sequence[Witness]) -> Joined:
        if len(records) == 1:
            return Joined(records[0].system)
        told = in_order(with_parts(records))
        return Joining(told, self.order.among(_names(told))).joined()

    def _trust(self, overruled: Sequence[Overruled]) -> Trust | None:
        """Return the order, with those by which something was decided before."""
        before = [told.system.trust for told in self.witnesses]
        known = [trust for trust in before if trust is not None]
        names = [name for trust in known for name in trust.order]
        order = tuple(dict.fromkeys((*self.order.names, *names)))
        every = {*overruled, *(one for trust in known for one in trust.overruled)}
        return Trust(order, tuple(sorted(every, key=repr))) if order else None


def _with_those_of(joined: Joined, parents: Sequence[tuple[str, Joined]]) -> Joined:
    """Return what became of a system, with what became of its parents."""
    return evolve(
        joined,
        disagreements=joined.disagreements
        + tuple(_of_parent(name, d) for name, p in parents for d in p.disagreements),
        agreements=joined.agreements + sum(p.agreements for _, p in parents),
        diagnostics=joined.diagnostics
        + tuple(d for _, p in parents for d in p.diagnostics),
    )


def _of_parent(name: str, one: Disagreement) -> Disagreement:
    component = name if one.component is None else f"{name}: {one.component}"
    return evolve(one, component=component)
