"""Judgements of people: who may say yes or no to what, and what that comes to."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import field, frozen

from osaid.analysis.solving.gates import Gates
from osaid.analysis.solving.planes import Planes, known
from osaid.evaluation.attestations import INDEPENDENT
from osaid.policy.syntax import Attested, Node
from osaid.values import Shown, Value

SUPPLIER = "supplier"


@frozen
class Saying(Value):
    """Somebody, by role and whether it is the supplier, who answers a judgement."""

    judgement: str
    role: str | None
    supplier: bool
    answer: bool

    def fits(self, role: str | None) -> bool:
        """Return whether it counts where somebody of a role is asked for."""
        if role == INDEPENDENT:
            return not self.supplier
        return role is None or self.role == role


@frozen(eq=False)
class People(Shown):
    """All attestations that may be on record, each with its literal.

    Where everything is known all people answer alike.
    """

    gates: Gates
    roles: tuple[str | None, ...]
    complete: bool
    said: dict[Saying, int] = field(init=False, factory=dict)
    answers: dict[str, int] = field(init=False, factory=dict)

    @classmethod
    def of(cls, gates: Gates, nodes: Iterator[Node], *, complete: bool) -> People:
        """Return the people for whom some sentences ask."""
        asked = {str(n.role) for n in nodes if isinstance(n, Attested) and n.role}
        roles = sorted(asked - {INDEPENDENT})
        return cls(gates, (None, *roles), complete)

    def attested(self, judgement: str, role: str | None) -> Planes:
        """Return what people of a role answer; yes and no together are unknown."""
        if self.complete:
            if judgement not in self.answers:
                self.answers[judgement] = self.gates.variable()
            return known(self.answers[judgement])
        heard = [one for one in self._sayings(judgement) if one.fits(role)]
        yes = self.gates.either(self._literal(one) for one in heard if one.answer)
        no = self.gates.either(self._literal(one) for one in heard if not one.answer)
        return Planes(self.gates.both([yes, -no]), self.gates.both([no, -yes]))

    def _sayings(self, judgement: str) -> Iterator[Saying]:
        for role in self.roles:
            for supplier in (True,) if role == SUPPLIER else (False, True):
                yield Saying(judgement, role, supplier, answer=True)
                yield Saying(judgement, role, supplier, answer=False)

    def _literal(self, one: Saying) -> int:
        if one not in self.said:
            self.said[one] = self.gates.variable()
        return self.said[one]
