"""Whether a sentence holds wherever another one does, as far as its form shows.

A yes is certain: whatever is known of a system, the other sentence is at least as
true. A no only says that the form does not show it. Sentences come from two policies,
each with its own definitions, sets and readings.
"""

from __future__ import annotations

from typing import Any, TypeAlias

from attrs import evolve, field, frozen

from osaid.analysis.license_tests import LicenseTests
from osaid.evaluation.permissions import Sets
from osaid.licenses.catalog import Catalogue
from osaid.policy import syntax
from osaid.policy.policies import CheckedPolicy
from osaid.policy.syntax import Comparison, Node, Quantifier, Selector
from osaid.records.kinds import within
from osaid.records.statements import Grade
from osaid.values import Shown

_ANDS = (syntax.ConditionAnd, syntax.PropositionAnd)
_ORS = (syntax.ConditionOr, syntax.PropositionOr)
_NOTS = (syntax.ConditionNot, syntax.PropositionNot)
_BELOW = (Comparison.BELOW, Comparison.AT_MOST)

MOST_STEPS = 50_000
"""How many pairs of sentences and parts of them are looked at."""

Pair: TypeAlias = tuple[int, int, bool]


@frozen(eq=False)
class Entailment(Shown):
    """Compares sentences of one policy with those of another.

    `turned` looks from the other one to the first.
    """

    one: CheckedPolicy
    other: CheckedPolicy
    tests: LicenseTests
    turned: LicenseTests
    _known: dict[Pair, tuple[bool, Node, Node]] = field(init=False, factory=dict)

    @classmethod
    def of(
        cls, one: CheckedPolicy, other: CheckedPolicy, catalogue: Catalogue
    ) -> Entailment:
        """Return what compares two policies under their default readings."""
        first = Sets(one, one.chosen({}), catalogue)
        second = Sets(other, other.chosen({}), catalogue)
        tests = LicenseTests(first, second, catalogue)
        return cls(one, other, tests, LicenseTests(second, first, catalogue))

    def implies(self, node: Node, other: Node, *, turned: bool = False) -> bool:
        """Return whether a sentence of the first implies one of the other.

        `turned`, a sentence of the other policy implies one of the first.
        """
        return _Way(self, turned).implies(node, other)


@frozen(eq=False)
class _Way(Shown):
    """One direction of the comparison: from the policy on the left to the right."""

    both: Entailment
    turned: bool

    @property
    def back(self) -> _Way:
        """Return the other direction, which is that below a `not`."""
        return evolve(self, turned=not self.turned)

    def implies(self, left: Node, right: Node) -> bool:
        key = (id(left), id(right), self.turned)
        known = self.both._known  # noqa: SLF001 - what both directions remember
        if key not in known:
            if len(known) >= MOST_STEPS:
                return False
            # Both are kept, so that nothing else can come to have their ids.
            known[key] = (False, left, right)  # no sentence rests on itself
            known[key] = (self._implies(left, right), left, right)
        return known[key][0]

    def _implies(self, left: Node, right: Node) -> bool:
        left = self._meant(left, self._policy(left=True))
        right = self._meant(right, self._policy(left=False))
        if isinstance(right, _ANDS):
            return all(self.implies(left, part) for part in right.operands)
        if isinstance(left, _ORS):
            return all(self.implies(part, right) for part in left.operands)
        if isinstance(left, _ANDS):
            return any(self.implies(part, right) for part in left.operands)
        if isinstance(right, _ORS):
            return any(self.implies(left, part) for part in right.operands)
        if isinstance(left, _NOTS) and isinstance(right, _NOTS):
            return self.back.implies(right.operand, left.operand)
        return self._alike(left, right)

    def _policy(self, *, left: bool) -> CheckedPolicy:
        return self.both.one if left is not self.turned else self.both.other

    def _meant(self, node: Node, policy: CheckedPolicy) -> Node:
        """Return what a defined name stands for."""
        while isinstance(node, syntax.Defined):
            name = str(node.name)
            meant = policy.conditions.get(name) or policy.propositions.get(name)
            if meant is None:
                return node
            node = meant
        return node

    def _alike(  # noqa: C901 - one case for each sort of sentence
        self, left: Node, right: Node
    ) -> bool:
        match left, right:
            case syntax.Quantified(), syntax.Quantified():
                return self._quantified(left, right)
            case syntax.Together(), syntax.Together():
                return self._together(left, right)
            case syntax.AboutSystem(body=one), syntax.AboutSystem(body=other):
                return self.implies(one, other)
            case syntax.Available(), syntax.Available():
                return self._available()
            case syntax.LicenseCondition(), syntax.LicenseCondition():
                return left.field == right.field and self._license(left, right)
            case syntax.Unused(selector=one), syntax.Unused(selector=other):
                return _same(one, other)
            case syntax.Covers(topics=one), syntax.Covers(topics=other):
                return set(other) <= set(one)
            case syntax.Attested(), syntax.Attested():
                return left == right and self._same_question(str(left.judgement))
            case _:
                return _of_field(left, right)

    def _license(
        self, left: syntax.LicenseCondition, right: syntax.LicenseCondition
    ) -> bool:
        tests = self.both.turned if self.turned else self.both.tests
        return tests.implies(left.test, right.test)

    def _available(self) -> bool:
        left = self._policy(left=True).conditions.get("available")
        right = self._policy(left=False).conditions.get("available")
        if left is None or right is None:
            return left is right
        return self.implies(left, right)

    def _same_question(self, judgement: str) -> bool:
        policies = (self.both.one, self.both.other)
        return len({p.judgements.get(judgement) for p in policies}) == 1

    def _optional(self, left: Node | None, right: Node | None) -> bool:
        """Return whether a condition implies another, where none is always true."""
        return right is None or (left is not None and self.implies(left, right))

    def _quantified(self, left: syntax.Quantified, right: syntax.Quantified) -> bool:
        return all(
            any(
                self._of_one(_single(left, one), _single(right, other))
                for one in left.selectors
            )
            for other in right.selectors
        )

    def _of_one(self, left: syntax.Quantified, right: syntax.Quantified) -> bool:
        if left.quantifier is right.quantifier is Quantifier.THE:
            return self._the(left, right)
        if right.quantifier is Quantifier.THE:
            return False
        if left.quantifier is Quantifier.THE and not left.if_used:
            parts = (Quantifier.SOME, Quantifier.EVERY)
            return any(self._of_one(_as(left, part), right) for part in parts)
        if left.quantifier is not right.quantifier:
            return False
        return self._counted(left, right)

    def _counted(self, left: syntax.Quantified, right: syntax.Quantified) -> bool:
        one, other = left.count or 0, right.count or 0
        match left.quantifier:
            case Quantifier.EVERY:
                return self._every(left, right)
            case Quantifier.SOME | Quantifier.AT_LEAST:
                return one >= other and self._some(left, right)
            case Quantifier.NO | Quantifier.AT_MOST:
                return one <= other and self.back._some(right, left)  # noqa: SLF001
            case _:
                return False

    def _the(self, left: syntax.Quantified, right: syntax.Quantified) -> bool:
        if left.if_used and not right.if_used:
            return False
        if left.if_used and not _same(left.selectors[0], right.selectors[0]):
            return False
        return self._some(left, right) and self._every(left, right)

    def _some(self, left: syntax.Quantified, right: syntax.Quantified) -> bool:
        (one,), (other,) = left.selectors, right.selectors
        held = _both(left.where, left.body)
        return _contains(other, one) and self.implies(
            held, _both(right.where, right.body)
        )

    def _every(self, left: syntax.Quantified, right: syntax.Quantified) -> bool:
        (one,), (other,) = left.selectors, right.selectors
        back = self.back._optional  # noqa: SLF001 - of its own class
        return (
            _contains(one, other)
            and back(right.where, left.where)
            and self.implies(left.body, right.body)
        )

    def _together(self, left: syntax.Together, right: syntax.Together) -> bool:
        documents = _contains(right.documents, left.documents)
        covered = set(right.topics) <= set(left.topics)
        if not (documents and covered and self._optional(left.where, right.where)):
            return False
        if left.subject is None or right.subject is None:
            return left.subject is right.subject
        wider = _contains(left.subject, right.subject)
        back = self.back._optional  # noqa: SLF001 - of its own class
        return wider and back(right.subject_where, left.subject_where)


def _single(node: syntax.Quantified, selector: Selector) -> syntax.Quantified:
    return node if len(node.selectors) == 1 else evolve(node, selectors=(selector,))


def _as(node: syntax.Quantified, quantifier: Quantifier) -> syntax.Quantified:
    return evolve(node, quantifier=quantifier)


def _both(where: syntax.Condition | None, body: syntax.Condition) -> syntax.Condition:
    return body if where is None else syntax.ConditionAnd((where, body))


def _same(one: Selector, other: Selector) -> bool:
    return _contains(one, other) and _contains(other, one)


def _contains(outer: Selector, inner: Selector) -> bool:
    """Return whether a selector selects all that another one does."""
    kept = all(
        any(within(str(kind), str(branch)) for branch in outer.kinds)
        for kind in inner.kinds
    )
    return kept and all(_leaves_out(inner, str(kind)) for kind in outer.without)


def _leaves_out(selector: Selector, kind: str) -> bool:
    """Return whether a selector selects nothing of a branch."""
    if any(within(kind, str(branch)) for branch in selector.without):
        return True
    kinds = map(str, selector.kinds)
    return not any(within(kind, k) or within(k, kind) for k in kinds)


def _of_field(left: Node, right: Node) -> bool:
    """Return whether a test of one field implies another one."""
    match left, right:
        case syntax.Is(field=one), syntax.In(field=other):
            return one == other and left.value in right.values
        case syntax.In(field=one), syntax.In(field=other):
            return one == other and set(left.values) <= set(right.values)
        case syntax.Includes(field=one), syntax.Includes(field=other):
            return one == other and set(right.values) <= set(left.values)
        case syntax.EvidenceOf(field=one), syntax.EvidenceOf(field=other):
            return one == other and _rank(left) >= _rank(right)
        case syntax.Compare(field=one), syntax.Compare(field=other):
            return one == other and _narrower(left, right)
        case _:
            return left == right


def _rank(node: syntax.EvidenceOf) -> int:
    return Grade(str(node.grade)).rank


def _narrower(left: syntax.Compare, right: syntax.Compare) -> bool:
    below = left.comparison in _BELOW
    if below is not (right.comparison in _BELOW) or not _comparable(left, right):
        return False
    one: Any = left.value.value  # type: ignore[union-attr] # of numbers and days
    other: Any = right.value.value  # type: ignore[union-attr]
    strict = {Comparison.BELOW, Comparison.ABOVE}
    looser = left.comparison in strict or right.comparison not in strict
    inside = one < other if below else one > other
    return inside or (one == other and looser)


def _comparable(left: syntax.Compare, right: syntax.Compare) -> bool:
    def sort(value: syntax.Value) -> object:
        currency = value.currency if isinstance(value, syntax.Number) else None
        return type(value), currency

    return sort(left.value) == sort(right.value)
