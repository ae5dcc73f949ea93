"""Small changes of one node of a policy, each with what it is in words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property, partial
from typing import Any, TypeAlias, TypeVar, cast

from attrs import evolve, frozen

from osaid.diagnostics import quoted
from osaid.evaluation.permissions import Sets
from osaid.licenses.named_sets import set_names
from osaid.licenses.sets import LicenseSet
from osaid.policy.policies import CheckedPolicy
from osaid.policy.printer import print_sentence
from osaid.policy.schema import MOST_COUNTED
from osaid.policy.syntax import (
    Attested,
    Condition,
    ConditionAnd,
    ConditionNot,
    ConditionOr,
    Covers,
    Includes,
    LicenseAll,
    LicenseAvoids,
    LicenseCondition,
    LicenseIn,
    LicensePermits,
    LicenseRequires,
    LicenseRestricts,
    LicenseWrittenIn,
    Name,
    Node,
    PropositionAnd,
    PropositionNot,
    PropositionOr,
    Quantified,
    Quantifier,
    SetDifference,
    SetExpression,
    SetIntersection,
    SetLiteral,
    SetName,
    SetUnion,
    Together,
)
from osaid.values import Shown

Edit: TypeAlias = tuple[str, Any]
"""What is changed, in words, and the node as it is then, checked where it is used."""

N = TypeVar("N", bound=Node)

_NOTHING = SetLiteral(())
_FLIPS = {
    Quantifier.THE: (Quantifier.SOME, Quantifier.EVERY),
    Quantifier.SOME: (Quantifier.EVERY,),
    Quantifier.EVERY: (Quantifier.SOME,),
    Quantifier.NO: (Quantifier.SOME,),
}
_LEAST = {Quantifier.AT_LEAST: 1, Quantifier.AT_MOST: 0, Quantifier.EXACTLY: 0}
_JOINED = (
    ConditionAnd
    | ConditionOr
    | LicenseAll
    | PropositionAnd
    | PropositionOr
    | SetUnion
    | SetIntersection
)
_LISTED = {
    Covers: "topics",
    Includes: "values",
    LicensePermits: "rights",
    LicenseRequires: "kinds",
    LicenseRestricts: "kinds",
    Together: "topics",
}


@frozen(eq=False)
class Edits(Shown):
    """Makes the changes of single nodes that mean something in one policy.

    Those that can make no difference are not made.
    """

    policy: CheckedPolicy

    def of(self, node: Node) -> Iterator[Edit]:
        """Yield the changes of a node itself, not of its parts."""
        match node:
            case Quantified():
                yield from self._quantified(node)
            case LicenseCondition(test=LicenseIn(terms=terms)):
                yield from _avoided(node, terms)
            case LicenseIn() | LicenseAvoids() | LicenseWrittenIn():
                yield from self._with_set(node)
            case ConditionNot(operand=operand) | PropositionNot(operand=operand):
                yield f"{_shown(operand)} instead of its opposite", operand
            case SetDifference(kept=kept):
                yield f"{_shown(node.removed)} not taken out", kept
            case Attested(role=Name() as role):
                yield (
                    f"by anybody, not only {quoted(str(role))}",
                    evolve(node, role=None),
                )
            case _:
                yield from _shorter(node)
        if isinstance(node, Together):
            yield from _together(node)

    def _quantified(self, node: Quantified) -> Iterator[Edit]:
        shown = _words(node.quantifier, None)
        for other in _FLIPS.get(node.quantifier, ()):
            if self._may_differ(node, other):
                changed = evolve(node, quantifier=other, if_used=False)
                yield f"{_words(other, None)} instead of {shown}", changed
        yield from _recounted(node)
        if node.if_used:
            yield "`if used` left out", evolve(node, if_used=False)
        if node.where is not None:
            yield f"without `where` {_shown(node.where)}", evolve(node, where=None)
        yield from _negated(node, node.body)
        for index, selector in enumerate(node.selectors if node.selectors[1:] else ()):
            left = _without(node.selectors, index)
            yield f"{_shown(selector)} left out", evolve(node, selectors=left)

    def _may_differ(self, node: Quantified, other: Quantifier) -> bool:
        """Return whether a quantifier can mean anything else here.

        Of a kind of which a system has at most one component, `some` and no
        quantifier mean the same; of `if used`, so does `every`, or nearly.
        """
        if node.if_used:
            return other is Quantifier.SOME
        kinds = {str(kind) for selector in node.selectors for kind in selector.kinds}
        single = all(len(selector.kinds) == 1 for selector in node.selectors)
        one = single and kinds <= self.policy.vocabulary.singles
        return not (
            one and {node.quantifier, other} == {Quantifier.THE, Quantifier.SOME}
        )

    def _with_set(
        self, node: LicenseIn | LicenseAvoids | LicenseWrittenIn
    ) -> Iterator[Edit]:
        """Yield a test of a set with an empty set, and with another one."""
        yield f"{_shown(node.terms)} emptied", evolve(node, terms=_NOTHING)
        if isinstance(node.terms, SetName):
            other = next(filter(partial(self._is_other, node.terms), self._sets), None)
            if other is not None:
                says = f"{_shown(other)} instead of {_shown(node.terms)}"
                yield says, evolve(node, terms=other)

    @cached_property
    def _sets(self) -> tuple[SetName, ...]:
        """Return the sets that may stand for one another, the policy's own first."""
        return tuple(map(SetName, (*self.policy.terms, *set_names())))

    def _is_other(self, one: SetName, other: SetName) -> bool:
        """Return whether two names mean different sets under the default readings."""
        return self._resolved(one) != self._resolved(other)

    def _resolved(self, name: SetName) -> LicenseSet:
        return Sets(self.policy, self.policy.chosen({})).resolve(name)


def with_part(node: N, name: str, part: object) -> N:
    """Return a node that holds something else under one name.

    >>> with_part(Name("scope"), "text", "obtained")
    Name(text='obtained')
    """
    changed: N = evolve(cast("Any", node), **{name: part})
    return changed


def _recounted(node: Quantified) -> Iterator[Edit]:
    count, least = node.count, _LEAST.get(node.quantifier)
    if count is None or least is None:
        return
    for other in (count - 1, count + 1):
        if least <= other <= MOST_COUNTED:
            shown = _words(node.quantifier, count)
            yield (
                f"{_words(node.quantifier, other)} instead of {shown}",
                evolve(node, count=other),
            )


def _words(quantifier: Quantifier, count: int | None) -> str:
    if quantifier is Quantifier.THE:
        return "no quantifier"
    return f"`{quantifier}`" if count is None else f"`{quantifier} {count}`"


def _together(node: Together) -> Iterator[Edit]:
    if node.where is not None:
        yield f"without `where` {_shown(node.where)}", evolve(node, where=None)
    if node.subject_where is not None:
        said = _shown(node.subject_where)
        yield f"for those without {said} too", evolve(node, subject_where=None)
    if node.subject is not None:
        yield (
            f"not for every {_shown(node.subject)}",
            evolve(node, subject=None, subject_where=None),
        )


def _avoided(node: LicenseCondition, terms: SetExpression) -> Iterator[Edit]:
    shown = _shown(terms)
    yield f"outside {shown} instead of in it", evolve(node, test=LicenseAvoids(terms))


def _negated(node: Quantified, body: Condition) -> Iterator[Edit]:
    """Yield a sentence with its whole condition negated, where that can be said."""
    if isinstance(body, ConditionNot):
        return  # leaving the `not` out is a change of its own
    if isinstance(body, LicenseCondition) and isinstance(body.test, LicenseIn):
        return  # `avoids` is its opposite
    yield f"not {_shown(body)}", evolve(node, body=ConditionNot(body))


def _shorter(node: Node) -> Iterator[Edit]:
    """Yield what joins or lists several things, without each of them."""
    if isinstance(node, _JOINED):
        for index, operand in enumerate(node.operands):
            left = _without(node.operands, index)
            kept = left[0] if len(left) == 1 else with_part(node, "operands", left)
            yield f"{_shown(operand)} left out", kept
    listed = _LISTED.get(type(node))
    names = getattr(node, listed) if listed else ()
    if listed and len(names) > 1:
        for index, name in enumerate(names):
            left = _without(names, index)
            yield f"{quoted(str(name))} left out", with_part(node, listed, left)


def _without(parts: tuple[N, ...], index: int) -> tuple[N, ...]:
    return parts[:index] + parts[index + 1 :]


def _shown(node: Node) -> str:
    return quoted(print_sentence(node))  # type: ignore[arg-type] # any phrase
