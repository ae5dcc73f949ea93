"""Judgements of people on one record, and those that there may come to be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import field, frozen

from osaid.analysis.remedies.changes import SYSTEM, Fact, Move
from osaid.analysis.remedies.changing import Changeable
from osaid.analysis.remedies.given import Given
from osaid.analysis.remedies.options import Way
from osaid.analysis.solving.gates import YES
from osaid.analysis.solving.people import SUPPLIER, People
from osaid.analysis.solving.planes import Planes
from osaid.evaluation.attestations import (
    INDEPENDENT,
    attested,
    fits,
    is_stale,
    is_valid,
)
from osaid.policy.syntax import Attested, Node
from osaid.records.components import Component
from osaid.records.fields import fields_of
from osaid.records.problems import ALL
from osaid.records.systems import Attestation
from osaid.truth import Truth

Asked = tuple[str, str | None]
"""A judgement, and the role of those who are asked for it."""


@frozen(eq=False)
class Judges(People):
    """Who has judged, and who may; of some judgement both answers may come.

    An attestation counts as long as nothing changes of what it has judged, if it
    names that by a digest. Who judges anew withdraws what was answered otherwise, and
    all who do so answer alike.
    """

    world: Given = field(kw_only=True)
    asked: tuple[Asked, ...] = field(kw_only=True)
    both_ways: bool = field(kw_only=True)
    anew: dict[Asked, Changeable] = field(init=False, factory=dict)
    counting: list[tuple[int, Attestation]] = field(init=False, factory=list)

    @classmethod
    def among(cls, nodes: Iterable[Node], world: Given, *, both_ways: bool) -> Judges:
        """Return the judges for whom some sentences ask."""
        found = (node for node in nodes if isinstance(node, Attested))
        asked = ((str(n.judgement), str(n.role) if n.role else None) for n in found)
        told = tuple(dict.fromkeys(asked))
        return cls(
            world.gates,
            roles=(),
            complete=False,
            world=world,
            asked=told,
            both_ways=both_ways,
        )

    def __attrs_post_init__(self) -> None:
        """Make what may come, and look at what counts now."""
        answers = (True, False) if self.both_ways else (True,)
        for judgement, role in self._open():
            fact = Fact(SYSTEM, judgement, "attested", role)
            ways = [Way(Move.ATTEST, answer) for answer in answers]
            self.anew[judgement, role] = self.world.may_change(fact, ways)
        for judgement in {name for name, _ in self.asked}:
            for yes in self._new(judgement, None, answer=True):
                for no in self._new(judgement, None, answer=False):
                    self.world.rule(-yes, -no)
        case = self.world.case
        for one in case.system.attestations:
            if is_valid(one, case.as_of) and not is_stale(one, case.system):
                literal = YES if one.digest is None else self.gates.variable()
                self.counting.append((literal, one))

    def _open(self) -> Iterator[Asked]:
        """Yield what may be judged anew; what is known is no question."""
        case = self.world.case
        for judgement, role in self.asked:
            known = attested(case.system, judgement, role, case.as_of).truth
            if not self.both_ways or known is Truth.UNKNOWN:
                yield judgement, role

    def attested(self, judgement: str, role: str | None) -> Planes:
        """Return what people of a role answer; yes and no together are unknown."""
        gates = self.gates
        confirmed = gates.either(self._new(judgement, None, answer=True))
        refused = gates.either(self._new(judgement, None, answer=False))
        before = list(self._before(judgement, role))
        said = gates.either(literal for literal, answer in before if answer)
        denied = gates.either(literal for literal, answer in before if not answer)
        yes = gates.either(
            [
                gates.both([said, -refused]),
                *self._new(judgement, role, answer=True),
            ]
        )
        no = gates.either(
            [
                gates.both([denied, -confirmed]),
                *self._new(judgement, role, answer=False),
            ]
        )
        return Planes(gates.both([yes, -no]), gates.both([no, -yes]))

    def _before(self, judgement: str, role: str | None) -> Iterator[tuple[int, bool]]:
        supplier = self.world.case.system.supplier
        for literal, one in self.counting:
            if one.judgement == judgement and fits(one, role, supplier):
                yield literal, one.answer

    def _new(self, judgement: str, role: str | None, *, answer: bool) -> Iterator[int]:
        for (name, by), changeable in self.anew.items():
            if name == judgement and _fits(by, role):
                for option in changeable.options:
                    if option.value is answer:
                        yield option.chosen

    def settle(self) -> None:
        """Say which changes make what was judged another thing; when all are made."""
        for literal, one in self.counting:
            if literal != YES:
                changed = [
                    made.changed
                    for made in self.world.changeables
                    if _has_judged(one, made.fact)
                ]
                self.gates.require(literal, *changed)
                for each in changed:
                    self.gates.require(-literal, -each)


def _fits(by: str | None, role: str | None) -> bool:
    """Return whether somebody who was asked for by one role counts for another."""
    if role == INDEPENDENT:
        return by != SUPPLIER
    return role is None or by == role


def _has_judged(one: Attestation, fact: Fact) -> bool:
    """Return whether a fact is of a component, and among those that were judged."""
    field = fields_of(Component).get(fact.field)
    if fact.kind == SYSTEM or field is None or field.derived:
        return False
    names = {ALL, str(fact.component), f"{fact.component}.{fact.field}"}
    return not names.isdisjoint(one.judged)
