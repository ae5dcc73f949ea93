"""Proves claims about a policy, or refutes them, for all systems."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain, product

from attrs import field, frozen

from osaid.analysis.solving.ancestors import FEW
from osaid.analysis.soundness.claims import Claim
from osaid.analysis.soundness.formula import Formula, Subject
from osaid.analysis.soundness.needs import Ways, signature
from osaid.analysis.soundness.switches import Key
from osaid.policy.policies import CheckedPolicy
from osaid.policy.syntax import Proposition, Reading, ReadingChoice, Terms
from osaid.policy.traversal import nodes_in
from osaid.values import Shown


@frozen(eq=False)
class Proofs(Shown):
    """Tries claims on every system, in every setting of the readings that sets have.

    `complete` is whether these are systems of which everything is known, or all
    records. Most claims are refuted by a system with few components; only for the
    others all that can be needed are looked at. `few` is how many are tried first.
    """

    subject: Subject
    complete: bool = True
    few: int = FEW
    _made: dict[tuple[object, int], Formula] = field(init=False, factory=dict)
    _left: list[tuple[Key, Proposition]] = field(init=False, factory=list)

    @property
    def has_readings(self) -> bool:
        """Return whether the policy can be read in more than one way."""
        return bool(self.subject.policy.readings)

    def because(
        self, claim: Claim, off: Collection[Key] = ()
    ) -> tuple[Key, ...] | None:
        """Return the sentences from which a claim follows, None where it is wrong.

        The sentences that are `off` are not among them. Raises `OutOfTime`.
        """
        for formula in self._formulas(self._most_needed, self.few):
            if formula.model(claim.wanted(formula), off) is not None:
                return None
        found: dict[Key, None] = {}
        for formula in self._formulas(claim.needs(self.subject)):
            because = formula.without(claim.wanted(formula), off)
            if because is None:
                return None
            found.update(dict.fromkeys(because))
        return tuple(found)

    def leave_out(self, key: Key, left: Proposition) -> None:
        """Let what is left of a sentence stand for it from now on."""
        self._left.append((key, left))
        for formula in self._made.values():
            formula.leave_out(key, left)

    def _settings(self) -> Iterator[Mapping[str, str]]:
        policy = self.subject.policy
        return settings_of(policy, policy.terms.values())

    @property
    def _most_needed(self) -> Ways:
        return ((self.subject.kept, self.subject.broken),)

    def _formulas(self, needs: Ways, most: int | None = None) -> Iterator[Formula]:
        """Yield a formula for each setting, the default one first."""
        asked = (most, frozenset(tuple(map(signature, way)) for way in needs))
        for index, setting in enumerate(self._settings()):
            if (asked, index) not in self._made:
                formula = Formula(self.subject, setting, self.complete, needs, most)
                for key, left in self._left:
                    formula.leave_out(key, left)
                self._made[asked, index] = formula
            yield self._made[asked, index]


def settings_of(
    policy: CheckedPolicy, terms: Iterable[Terms]
) -> Iterator[Mapping[str, str]]:
    """Yield every choice of the readings on which some sets of licences hang.

    The default comes first.
    """
    nodes = chain.from_iterable(map(nodes_in, terms))
    asked = {str(n.reading) for n in nodes if isinstance(n, ReadingChoice)}
    names = sorted(asked)
    values = (_default_first(policy.readings[name]) for name in names)
    for chosen in product(*values):
        yield dict(zip(names, chosen, strict=True))


def _default_first(reading: Reading) -> list[str]:
    default = str(reading.default)
    return [default, *(str(v) for v in reading.values if str(v) != default)]
