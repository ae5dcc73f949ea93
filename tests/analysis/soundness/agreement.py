"""What is proven of small policies, against every small system.

    python -m tests.analysis.soundness.agreement [POLICIES] [SEED]

prints, for each universe, how many claims of each sort agree, yes and no alike.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Collection
from random import Random

from attrs import field, frozen

from osaid.analysis.solving.ancestors import FEW
from osaid.analysis.solving.search import Deadline
from osaid.analysis.solving.witness import Witness
from osaid.analysis.soundness.advice import idle_advice
from osaid.analysis.soundness.claims import Claim, Idle
from osaid.analysis.soundness.formula import Formula, Subject
from osaid.analysis.soundness.idle import idle_parts, idle_sentences
from osaid.analysis.soundness.impossible import impossible
from osaid.analysis.soundness.ladders import same_levels
from osaid.analysis.soundness.proofs import Proofs
from osaid.analysis.soundness.switches import Key, musts_of
from osaid.licenses.catalog import shipped
from osaid.policy.syntax import Proposition
from osaid.records.problems import problems
from osaid.records.systems import System
from tests.analysis.solving import families, universes
from tests.analysis.solving.small import Universe
from tests.analysis.soundness.small import Small
from tests.analysis.soundness.tables import Table, changed_by

SECONDS = 900.0


@frozen(eq=False)
class Compared(Proofs):
    """Proofs that are held against a table, claim by claim.

    What is proven must be so of every system of the table, and what is not must be
    refuted by the interpreter on the system that the solver found.
    """

    table: Table = field(kw_only=True)
    tally: Counter[str] = field(kw_only=True)
    left: dict[Key, Proposition] = field(init=False, factory=dict)

    def because(
        self, claim: Claim, off: Collection[Key] = ()
    ) -> tuple[Key, ...] | None:
        """Return what the proof does, when it is right."""
        found = super().because(claim, off)
        changed = changed_by(off, self.left)
        sort = type(claim).__name__.lower()
        if isinstance(claim, Idle) and claim.left is not None:
            sort = "part"
        if found is not None:
            assert not self.table.refutes(claim, changed), claim
            self.tally[f"{sort}, yes"] += 1
            self._needs_no_more(claim, off, found)
        else:
            witness = Table.of(self.table.policy, [self._witness(claim, off)])
            assert witness.refutes(claim, changed), claim
            self.tally[f"{sort}, no"] += 1
        return found

    def leave_out(self, key: Key, left: Proposition) -> None:
        """Remember it for the table, too."""
        self.left[key] = left
        super().leave_out(key, left)

    def _needs_no_more(
        self, claim: Claim, off: Collection[Key], because: tuple[Key, ...]
    ) -> None:
        """Hold the sentences that are named against the table: they are enough."""
        if self.subject.mentions.loose:
            return
        kept = {*because, claim.key} if isinstance(claim, Idle) else set(because)
        keys = (key for key, _, _ in musts_of(self.subject.policy))
        less = {*off, *(key for key in keys if key not in kept)}
        changed = changed_by(less, self.left)
        assert not self.table.refutes(claim, changed), (claim, because)

    def _witness(self, claim: Claim, off: Collection[Key]) -> System:
        for formula in self._made.values():
            model = formula.model(claim.wanted(formula), off)
            if model is not None:
                return _system(formula, model)
        raise AssertionError(claim)


def _system(formula: Formula, model: frozenset[int]) -> System:
    system = Witness(formula.encoding, model, {}).system("witness")
    assert not problems(system)
    return system


def try_policy(universe: Universe, seed: int) -> Counter[str]:
    """Prove what can be proven of one random policy, and count how it turned out."""
    random = Random(seed)  # noqa: S311 - nothing is secret here
    policy = Small(random, universe, denials=seed % 3 == 0).policy()
    universe = universe.asked(policy)
    tally: Counter[str] = Counter(policies=1)
    subject = Subject(policy, shipped(), Deadline(SECONDS))
    table = Table.of(policy, universe.systems)
    # Without any that are tried first, what is thought to be enough must be so.
    few = (0, FEW)[seed % 2]
    proofs = Compared(subject, universe.complete, few, table=table, tally=tally)
    found_in(proofs)
    return tally


def found_in(proofs: Compared) -> None:
    """Prove all that can be proven, whether something else cannot be or not."""
    off: list[Key] = []
    for found in (
        impossible(proofs),
        same_levels(proofs),
        idle_sentences(proofs, off),
        idle_advice(proofs),
        idle_parts(proofs, off),
    ):
        proofs.tally["findings"] += len(list(found))


def try_universe(universe: Universe, number: int, seed: int) -> Counter[str]:
    """Try so many policies."""
    tally: Counter[str] = Counter()
    for each in range(number):
        tally += try_policy(universe, seed * 10_000 + each)
    return tally


def main() -> None:
    """Print how many claims agree in each universe."""
    number, seed = (*map(int, sys.argv[1:]), *(30, 0)[len(sys.argv) - 1 :])
    for make in UNIVERSES:
        universe = make()
        tally = try_universe(universe, number, seed)
        counts = ", ".join(f"{name}: {tally[name]}" for name in sorted(tally))
        print(f"{universe.name:10} {counts}", flush=True)  # noqa: T201 - a program


UNIVERSES = (
    universes.access,
    universes.documents,
    universes.licenses,
    universes.records,
    families.texts,
)

if __name__ == "__main__":
    main()
