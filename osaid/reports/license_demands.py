"""What sentences of a policy ask of one licence, as the policy puts it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import frozen

from osaid.policy import syntax
from osaid.policy.policies import CheckedPolicy
from osaid.policy.syntax import Condition, LicenseTest, Proposition, Quantifier
from osaid.policy.traversal import nodes_in
from osaid.records.kinds import within
from osaid.reports.nouns import license_set, listed
from osaid.reports.predicates import that_is_so
from osaid.values import Shown

_DEEPEST = 16
"""Names that stand for names are followed so far."""

_AVAILABLE = "available"
"""The name under which a policy may say what is available to it."""

_ASKS_FOR_SOME = frozenset({Quantifier.SOME, Quantifier.AT_LEAST})


@frozen(eq=False)
class Demands(Shown):
    """What some sentences ask of a field that holds a licence, of one kind.

    Left out is all else that they ask, so that only what a licence must give is told.
    """

    policy: CheckedPolicy
    field: str
    kind: str
    plural: bool = False

    def said(self, propositions: Iterable[Proposition]) -> str:
        """Return what is asked of a licence, beginning with `that`; empty if nothing.

        What follows from something else that is asked is left out.
        """
        asked = [a for each in propositions for a in _conjuncts(self._of(each))]
        tests = [a.test for a in asked if isinstance(a, syntax.LicenseCondition)]
        kept = [
            each
            for each in dict.fromkeys(asked)
            if not isinstance(each, syntax.LicenseCondition)
            or not _is_told(each.test, tests)
        ]
        return " and ".join(map(self._words, _joined(kept)))

    def _of(self, node: Proposition, depth: int = 0) -> Condition | None:
        """Return what a sentence asks of the licence, None if nothing."""
        match node:
            case syntax.Quantified() if self._selects(node):
                return self._of_quantified(node)
            case syntax.AboutSystem(body=body) if self.kind == "system":
                return self._in(body)
            case syntax.Together(documents=documents, where=where):
                chosen = _holds(documents, self.kind)
                return self._in(where) if where is not None and chosen else None
            case syntax.PropositionAnd(operands=operands):
                return _all(self._of(each, depth) for each in operands)
            case syntax.PropositionOr(operands=operands):
                return _any(self._of(each, depth) for each in operands)
            case syntax.PropositionNot(operand=operand):
                return _denied(self._of(operand, depth))
            case syntax.Defined(name=name) if depth < _DEEPEST:
                defined = self.policy.propositions.get(str(name))
                return None if defined is None else self._of(defined, depth + 1)
            case _:
                return None

    def _selects(self, node: syntax.Quantified) -> bool:
        return any(_holds(selector, self.kind) for selector in node.selectors)

    def _of_quantified(self, node: syntax.Quantified) -> Condition | None:
        body = self._in(node.body)
        if node.quantifier is Quantifier.NO:
            return _denied(body)
        if node.quantifier in _ASKS_FOR_SOME and node.where is not None:
            return _all((body, self._in(node.where)))
        return body

    def _in(self, node: Condition, depth: int = 0) -> Condition | None:
        """Return what a condition asks of the licence, None if nothing."""
        match node:
            case syntax.LicenseCondition(field=field):
                return node if str(field) == self.field else None
            case syntax.ConditionAnd(operands=operands):
                return _all(self._in(each, depth) for each in operands)
            case syntax.ConditionOr(operands=operands):
                return _any(self._in(each, depth) for each in operands)
            case syntax.ConditionNot(operand=operand):
                return _denied(self._in(operand, depth))
            case syntax.Defined() | syntax.Available() if depth < _DEEPEST:
                name = node.name if isinstance(node, syntax.Defined) else _AVAILABLE
                defined = self.policy.conditions.get(str(name))
                return None if defined is None else self._in(defined, depth + 1)
            case _:
                return None

    def _words(self, asked: Condition) -> str:
        match asked:
            case syntax.LicenseCondition(test=test):
                return that_is_so(test, plural=self.plural)
            case syntax.ConditionNot(operand=operand):
                return self._denied_words(operand)
            case syntax.ConditionAnd(operands=operands):
                return " and ".join(map(self._words, operands))
            case syntax.ConditionOr(operands=operands):
                return f"either {listed(map(self._words, operands), 'or')}"
            case _:
                raise TypeError(asked)

    def _denied_words(self, asked: Condition) -> str:
        test = asked.test if isinstance(asked, syntax.LicenseCondition) else None
        are = "are" if self.plural else "is"
        if isinstance(test, syntax.LicenseRestricts | syntax.LicenseRequires):
            return that_is_so(syntax.LicenseNot(test), plural=self.plural)
        if isinstance(test, syntax.LicenseIn):
            return f"that {are} not in {license_set(test.terms)}"
        those = "those" if self.plural else "one"
        return f"that {are} not {those} {self._words(asked)}"


def _holds(selector: syntax.Selector, kind: str) -> bool:
    """Return whether a selector takes components of a kind."""
    without = any(within(kind, name.text) for name in selector.without)
    return not without and any(within(kind, name.text) for name in selector.kinds)


def _all(parts: Iterable[Condition | None]) -> Condition | None:
    found = [part for part in parts if part is not None]
    return syntax.ConditionAnd(tuple(found)) if found[1:] else next(iter(found), None)


def _any(parts: Iterable[Condition | None]) -> Condition | None:
    found = [part for part in parts if part is not None]
    return syntax.ConditionOr(tuple(found)) if found[1:] else next(iter(found), None)


def _denied(part: Condition | None) -> Condition | None:
    if isinstance(part, syntax.ConditionNot):
        return part.operand
    return None if part is None else syntax.ConditionNot(part)


def _conjuncts(asked: Condition | None) -> Iterator[Condition]:
    if isinstance(asked, syntax.ConditionAnd):
        for operand in asked.operands:
            yield from _conjuncts(operand)
    elif asked is not None:
        yield asked


def _joined(asked: Iterable[Condition]) -> Iterator[Condition]:
    """Yield what is asked, with rights that are asked for one by one put together.

    For any one licence that is the same.
    """
    found = list(asked)
    rights = [r for each in found for r in _permitted(each)]
    together = syntax.LicensePermits(tuple(dict.fromkeys(rights)))
    for each in found:
        if not _permitted(each):
            yield each
        elif rights:
            rights = []
            yield syntax.LicenseCondition(syntax.Name("license"), together)


def _permitted(asked: Condition) -> tuple[syntax.Name, ...]:
    test = asked.test if isinstance(asked, syntax.LicenseCondition) else None
    return test.rights if isinstance(test, syntax.LicensePermits) else ()


def _is_told(test: LicenseTest, tests: Iterable[LicenseTest]) -> bool:
    """Return whether what is asked follows from something else that is asked."""
    own = _atoms(test)
    return any(
        own < _atoms(other) or (own == _atoms(other) and _rank(test) < _rank(other))
        for other in tests
    )


def _rank(test: LicenseTest) -> int:
    return len(list(nodes_in(test)))


def _atoms(test: LicenseTest) -> frozenset[object]:
    """Return the parts of a test: rights one by one, anything else as it is."""
    if isinstance(test, syntax.LicenseAll):
        return frozenset().union(*map(_atoms, test.operands))
    if isinstance(test, syntax.LicensePermits):
        return frozenset(syntax.LicensePermits((right,)) for right in test.rights)
    return frozenset({test})
