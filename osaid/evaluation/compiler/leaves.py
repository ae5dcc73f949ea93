"""The conditions on one field, as functions from what is said of it to a rank.

They are worked out apart from the interpreter, so that each can be held against the
other. True when every candidate satisfies the condition, false when none does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, TypeAlias

from osaid.evaluation.compiler.code import FALSE, TRUE, UNKNOWN
from osaid.evaluation.permissions import Sets, requirement
from osaid.licenses.algebra import can
from osaid.licenses.catalog import Catalogue
from osaid.licenses.expression import Expression
from osaid.licenses.own_names import resolved
from osaid.licenses.sets import LicenseSet, names_exactly
from osaid.policy import syntax
from osaid.policy.syntax import Comparison, Value
from osaid.records.attributes import said_as
from osaid.records.components import StatedLicense
from osaid.records.fields import Field
from osaid.records.kinds import within
from osaid.records.parts import Bonds, Part
from osaid.records.profiles import Frame
from osaid.records.said import Answers, Said
from osaid.records.statements import NONE, Grade, Money, Range

Leaf: TypeAlias = Callable[[Said], int]
"""What is said of a field, to whether a condition on it holds."""

OfCandidate: TypeAlias = Callable[[Any], int]

_REMEMBERED = 4096  # licences, for each test of a policy

_OfField: TypeAlias = (
    syntax.Is
    | syntax.In
    | syntax.Compare
    | syntax.Has
    | syntax.EvidenceOf
    | syntax.LicenseCondition
)


def leaf_of(condition: _OfField, field: Field, sets: Sets) -> Leaf:
    """Return the function that judges a condition on a field."""
    match condition:
        case syntax.Is(value=value):
            return _of_values(field, _is(value))
        case syntax.In(values=values):
            tests = [_is(value) for value in values]
            return _of_values(field, lambda held: max(t(held) for t in tests))
        case syntax.Compare(comparison=comparison, value=value):
            return _of_values(field, _compares(comparison, value))
        case syntax.Has():
            return _unanimous(lambda held: FALSE if held is NONE else TRUE)
        case syntax.EvidenceOf(grade=grade):
            return _graded(Grade(str(grade)))
        case _:
            return _unanimous(_remembering(_of_license(condition.test, sets)))


def one_of(field: Field, allowed: frozenset[Any]) -> Leaf:
    """Return whether a field has one of some values."""
    return _of_values(field, lambda held: TRUE if held in allowed else FALSE)


def bound_by(test: syntax.LicenseTest, sets: Sets) -> Callable[[Bonds], int]:
    """Return what the licences of parents make of a test on a licence.

    It is to be joined with the test of what the licence itself says: the lesser of
    both counts, or the greater where the test is `negated`.
    """
    asked = requirement(test, sets)

    def passes(terms: Expression | None) -> int:
        return TRUE if terms is None else can(terms, asked.wanted).truth.rank

    def bound(bonds: Bonds) -> int:
        each = (_agreed(map(passes, candidates)) for candidates in bonds)
        rank = min(each, default=TRUE)
        return TRUE - rank if asked.negated else rank

    return _remembering(bound)


def of_own(field: Field, leaf: Leaf) -> Callable[[Part | Frame], int]:
    """Return how a leaf judges an attribute of one's own, as it is recorded.

    Outside the branch of the attribute nothing is known of it.
    """

    def judged(record: Part | Frame) -> int:
        branch = field.branch
        if isinstance(record, Part) and branch and not within(record.kind, branch):
            return leaf(())
        return leaf(said_as(field, record.own.get(field.attribute, ())))

    return judged


def is_so(field: Field) -> Leaf:
    """Return whether a field is true."""
    return _of_values(field, lambda held: TRUE if held is True else FALSE)


def element_of(name: str) -> Callable[[Iterable[tuple[str, Answers]]], int]:
    """Return whether a set holds an element; it is unknown when nothing is said."""

    def holds(elements: Iterable[tuple[str, Answers]]) -> int:
        for known, answers in elements:
            if known == name:
                return rank_of(answers)
        return UNKNOWN

    return holds


def rank_of(answers: Answers) -> int:
    """Return what everybody says, unknown where they disagree or nobody speaks.

    >>> rank_of((True, True)), rank_of((True, False)), rank_of(())
    (2, 1, 1)
    """
    if not answers or (True in answers and False in answers):
        return UNKNOWN
    return TRUE if answers[0] else FALSE


def _of_values(field: Field, test: OfCandidate) -> Leaf:
    """Return the test of each candidate; of a silent field these are all values."""
    every = field.values or ()
    silent = _agreed(map(test, every)) if every else UNKNOWN
    judged = _unanimous(test)
    return lambda said: judged(said) if said else silent


def _unanimous(test: OfCandidate) -> Leaf:
    def judged(said: Said) -> int:
        if len(said) == 1:
            return test(said[0][0])
        return _agreed(test(held) for held, _ in said)

    return judged


def _agreed(ranks: Iterable[int]) -> int:
    distinct = set(ranks)
    return distinct.pop() if len(distinct) == 1 else UNKNOWN


def _is(value: Value) -> OfCandidate:
    if isinstance(value, syntax.Number):
        return _equals_number(value)
    wanted = _plain(value)
    return lambda held: TRUE if held == wanted else FALSE


def _equals_number(value: syntax.Number) -> OfCandidate:
    below, above = (
        _compares(comparison, value)
        for comparison in (Comparison.BELOW, Comparison.ABOVE)
    )

    def equals(held: Any) -> int:  # noqa: ANN401 - a number, an amount or none
        if held is NONE:
            return FALSE
        # It is the number as far as it is neither below nor above it.
        return min(TRUE - below(held), TRUE - above(held))

    return equals


def _compares(comparison: Comparison, value: Value) -> OfCandidate:
    if comparison is Comparison.AT_LEAST:
        return _opposite(_compares(Comparison.BELOW, value))
    if comparison is Comparison.AT_MOST:
        return _opposite(_compares(Comparison.ABOVE, value))
    bound = _plain(value)
    above = comparison is Comparison.ABOVE

    def compares(held: Any) -> int:  # noqa: ANN401 - a number, an amount or a day
        if isinstance(held, Money):
            if _rate_matters(held, value):
                return UNKNOWN
            held = held.amount
        low, high = (held.low, held.high) if isinstance(held, Range) else (held, held)
        if above:
            low, high, edge = -_order(high), -_order(low), -_order(bound)
        else:
            low, high, edge = _order(low), _order(high), _order(bound)
        if high < edge:
            return TRUE
        return UNKNOWN if low < edge else FALSE

    return _of_something(compares)


def _opposite(test: OfCandidate) -> OfCandidate:
    return _of_something(lambda held: TRUE - test(held))


def _of_something(test: OfCandidate) -> OfCandidate:
    """Return a test of which what is stated to be nothing is false."""
    return lambda held: FALSE if held is NONE else test(held)


def _order(held: Any) -> Any:  # noqa: ANN401 - a number, or a day as one
    return held.toordinal() if isinstance(held, date) else held


def _rate_matters(held: Money, value: Value) -> bool:
    """Return whether it takes a rate of exchange to compare two amounts."""
    assert isinstance(value, syntax.Number)  # noqa: S101 - the checker saw to it
    return held.currency != value.currency and bool(held.amount and value.value)


def _plain(value: Value) -> object:
    if isinstance(value, syntax.Word):
        return {"yes": True, "no": False}.get(value.text, value.text)
    return value.value


def _graded(least: Grade) -> Leaf:
    def judged(said: Said) -> int:
        grades = [grade for _, grade in said if grade is not None]
        return _agreed(TRUE if g.rank >= least.rank else FALSE for g in grades)

    return judged


def _of_license(test: syntax.LicenseTest, sets: Sets) -> OfCandidate:
    if isinstance(test, syntax.LicenseWritten):
        texts = {text.value for text in test.texts}
        return lambda held: TRUE if _written(held) in texts else FALSE
    if isinstance(test, syntax.LicenseWrittenIn):
        return _written_in(sets.resolve(test.terms), sets.catalogue)
    if isinstance(test, syntax.LicenseFound):
        how = str(test.how)
        return lambda held: TRUE if getattr(held, "found", None) == how else FALSE
    asked = requirement(test, sets)
    of_nothing = TRUE if asked.negated else FALSE

    def granted(held: Any) -> int:  # noqa: ANN401 - a licence, or none
        if not isinstance(held, StatedLicense):
            return of_nothing
        expression = resolved(held.expression, held.written, sets.catalogue)
        rank = can(expression, asked.wanted).truth.rank
        return TRUE - rank if asked.negated else rank

    return granted


def _written_in(licenses: LicenseSet, catalogue: Catalogue) -> OfCandidate:
    def named(held: object) -> int:
        text = _written(held)
        if text is None:
            return FALSE
        return names_exactly(licenses, text, catalogue).rank

    return named


def _written(held: object) -> str | None:
    return held.written if isinstance(held, StatedLicense) else None


def _remembering(test: OfCandidate) -> OfCandidate:
    known: dict[object, int] = {}

    def remembered(held: object) -> int:
        rank = known.get(held)
        if rank is None:
            if len(known) >= _REMEMBERED:
                known.clear()
            rank = known[held] = test(held)
        return rank

    return remembered
