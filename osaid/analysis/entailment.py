"""Whether a sentence holds wherever another one does, as far as its form shows.

A yes is certain: whatever is known of a system, the other sentence is at least as
true. A no only says that the form does not show it. Sentences come from two policies,
each with its own definitions, sets and readings.
"""

from __future__ import annotations

from typing import TypeAlias

from attrs import evolve, field, frozen

from osaid.analysis.field_tests import FieldTest, follows, same_field
from osaid.analysis.license_tests import LicenseTests
from osaid.analysis.meanings import Join, Meaning, Meanings
from osaid.analysis.selection import contains, same_rest
from osaid.evaluation.permissions import Sets
from osaid.licenses.catalog import Catalogue
from osaid.policy import syntax
from osaid.policy.policies import CheckedPolicy, Group
from osaid.policy.syntax import Node
from osaid.policy.traversal import nodes_in
from osaid.records.outcomes import Settled
from osaid.values import Shown

MOST_STEPS = 20_000
"""How many pairs of sentences and parts of them are looked at for one question."""

MOST_KEPT = 300_000
"""How many of them are looked at for all questions together."""

MOST_TRIED = 40
"""How many requirements are tried when one of that name is not enough."""

OUTCOME = "outcome"

Pair: TypeAlias = tuple[int, bool, int, bool, bool]


@frozen(eq=False)
class Entailment(Shown):
    """Compares sentences of one policy with those of another.

    `stricter` and `looser` say whether what a parent comes to is known to be so, too:
    the outcome by the other policy implies that by the one, and the other way round.
    """

    one: Meanings
    other: Meanings
    tests: LicenseTests
    turned: LicenseTests
    looser: bool = False
    stricter: bool = False
    _known: dict[Pair, tuple[bool, Meaning, Meaning]] = field(init=False, factory=dict)

    @classmethod
    def of(
        cls, one: CheckedPolicy, other: CheckedPolicy, catalogue: Catalogue
    ) -> Entailment:
        """Return what compares two policies under their default readings."""
        first = Sets(one, one.chosen({}), catalogue)
        second = Sets(other, other.chosen({}), catalogue)
        known = cls(
            Meanings(one),
            Meanings(other),
            LicenseTests(first, second, catalogue),
            LicenseTests(second, first, catalogue),
        )
        return known._of_parents()

    def implies(self, node: Node, other: Node, *, turned: bool = False) -> bool:
        """Return whether a sentence of the first implies one of the other.

        `turned`, a sentence of the other policy implies one of the first.
        """
        limit = min(len(self._known) + MOST_STEPS, MOST_KEPT)
        return _Way(self, turned, limit).implies(Meaning(node), Meaning(other))

    def _of_parents(self) -> Entailment:
        """Return the same, with what is known of the outcomes of parents.

        Of a system without parents nothing is assumed, so that what follows from an
        assumption for all that parents come to is so at any depth.
        """
        if not any(map(_asks_for_outcomes, (self.one.policy, self.other.policy))):
            return self
        looser = stricter = True
        while True:
            tried = evolve(self, looser=looser, stricter=stricter)
            found = tuple(tried._whole(turned=way) for way in (False, True))  # noqa: SLF001 - of its own class
            if found == (looser, stricter):
                return tried
            looser, stricter = looser and found[0], stricter and found[1]

    def _whole(self, *, turned: bool) -> bool:
        """Return whether all that one policy asks for implies all of the other."""
        policies = (self.one.policy, self.other.policy)
        left, right = policies[::-1] if turned else policies
        if left.applies is None or right.applies is None:
            same = left.applies is right.applies
        else:
            same = self.implies(left.applies, right.applies, turned=turned)
            same = same and self.implies(right.applies, left.applies, turned=not turned)
        deciding = (self.one if turned else self.other).deciding.values()
        return same and all(self._follows(g, turned=turned) for g in deciding)

    def _follows(self, group: Group, *, turned: bool) -> bool:
        """Return whether a group of the one holds where all of the other does."""
        left, right = (self.one, self.other)[:: -1 if turned else 1]
        wanted = right.asked(group)
        groups = left.deciding
        same = groups.get(str(group.name))
        first = () if same is None else (same,)
        # Where there are many, those of other names are not tried.
        others = () if len(groups) > MOST_TRIED else groups.values()
        return any(
            self.implies(left.asked(one), wanted, turned=turned)
            for one in (*first, *others)
        )


def _asks_for_outcomes(policy: CheckedPolicy) -> bool:
    tests = (node for node in nodes_in(policy.syntax) if isinstance(node, FieldTest))
    return any(str(test.field) == OUTCOME for test in tests)


@frozen(eq=False)
class _Way(Shown):
    """One direction of the comparison: from the policy on the left to the right."""

    both: Entailment
    turned: bool
    limit: int

    @property
    def back(self) -> _Way:
        """Return the other direction, which is that of what is denied."""
        return evolve(self, turned=not self.turned)

    @property
    def left(self) -> Meanings:
        """Return what says what stands in the policy on the left."""
        return self.both.other if self.turned else self.both.one

    @property
    def right(self) -> Meanings:
        """Return what says what stands in the policy on the right."""
        return self.both.one if self.turned else self.both.other

    def implies(self, left: Meaning, right: Meaning) -> bool:
        """Return whether one meaning implies another."""
        key = (id(left.node), left.denied, id(right.node), right.denied, self.turned)
        known = self.both._known  # noqa: SLF001 - what both directions remember
        if key not in known:
            if len(known) >= self.limit:
                return False
            # Both are kept, so that nothing else can come to have their ids.
            known[key] = (False, left, right)  # no sentence rests on itself
            known[key] = (self._implies(left, right), left, right)
        return known[key][0]

    def _implies(self, left: Meaning, right: Meaning) -> bool:
        one, other = self.left.unfold(left), self.right.unfold(right)
        if other.join is Join.ALL:
            return all(self.implies(left, part) for part in other.parts)
        if one.join is Join.ANY:
            return all(self.implies(part, right) for part in one.parts)
        if one.join is Join.ALL and any(self.implies(p, right) for p in one.parts):
            return True
        if other.join is Join.ANY:
            return any(self.implies(left, part) for part in other.parts)
        if one.join is not Join.PLAIN:
            return False
        return self._plain(one.parts[0], other.parts[0])

    def _plain(self, left: Meaning, right: Meaning) -> bool:
        if left.denied is not right.denied:
            return False
        if left.denied:
            return self.back._alike(right.node, left.node)  # noqa: SLF001 - of its own class
        return self._alike(left.node, right.node)

    def _alike(self, left: Node, right: Node) -> bool:
        match left, right:
            case syntax.Quantified(), syntax.Quantified():
                return self._counted(left, right)
            case syntax.Together(), syntax.Together():
                return self._together(left, right)
            case syntax.AboutSystem(body=one), syntax.AboutSystem(body=other):
                return self.implies(Meaning(one), Meaning(other))
            case syntax.Unused(selector=one), syntax.Unused(selector=other):
                return contains(one, other)
            case syntax.Covers(topics=some), syntax.Covers(topics=others):
                return set(others) <= set(some)
            case syntax.Attested(), syntax.Attested():
                return left == right and self._same_question(str(left.judgement))
            case _ if isinstance(left, FieldTest) and isinstance(right, FieldTest):
                return self._of_field(left, right)
            case _:
                return False

    def _of_field(self, left: FieldTest, right: FieldTest) -> bool:
        one, other = self.left.policy, self.right.policy
        if not same_field(left.field, one, right.field, other):
            return False
        if isinstance(left, syntax.LicenseCondition):
            tests = self.both.turned if self.turned else self.both.tests
            return isinstance(right, syntax.LicenseCondition) and tests.implies(
                left.test, right.test
            )
        return follows(left, right) and self._of_outcome(left)

    def _of_outcome(self, test: FieldTest) -> bool:
        """Return whether a test is not of what parents come to, or that is known."""
        if str(test.field) != OUTCOME or isinstance(test, syntax.EvidenceOf):
            return True
        ways = (self.both.looser, self.both.stricter)
        forward, _ = ways[::-1] if self.turned else ways
        match test:
            case syntax.Is(value=syntax.Word(text=text)) if text == Settled.CONFORMS:
                return forward
            case _:
                return all(ways)

    def _same_question(self, judgement: str) -> bool:
        policies = (self.left.policy, self.right.policy)
        return len({p.judgements.get(judgement) for p in policies}) == 1

    def _counted(self, left: syntax.Quantified, right: syntax.Quantified) -> bool:
        """Compare `at least` with `at least`, which is what is left of all counts."""
        (one,), (other,) = left.selectors, right.selectors
        return (
            (left.count or 0) >= (right.count or 0)
            and self._selects(one, other)
            and self.implies(Meaning(left.body), Meaning(right.body))
        )

    def _selects(self, one: syntax.Selector, other: syntax.Selector) -> bool:
        singles = [w.policy.vocabulary.singles for w in (self.left, self.right)]
        return contains(other, one) and same_rest(one, other, singles[0], singles[1])

    def _optional(self, left: Node | None, right: Node | None) -> bool:
        """Return whether a condition implies another, where none is always true."""
        if right is None or left is None:
            return right is None
        return self.implies(Meaning(left), Meaning(right))

    def _together(self, left: syntax.Together, right: syntax.Together) -> bool:
        documents = self._selects(left.documents, right.documents)
        covered = set(right.topics) <= set(left.topics)
        if not (documents and covered and self._optional(left.where, right.where)):
            return False
        if left.subject is None or right.subject is None:
            return left.subject is right.subject
        back = self.back
        return (
            back._selects(right.subject, left.subject)  # noqa: SLF001 - of its own class
            and back._optional(right.subject_where, left.subject_where)  # noqa: SLF001 - the same
        )
