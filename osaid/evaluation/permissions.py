"""How a condition on a licence is judged, by one and the same choice.

The taker of `A OR B` chooses; of `A AND B` both apply. What a record states
three ways is judged three ways, and holds where all agree.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from attrs import evolve, field, frozen

from osaid.diagnostics import quoted
from osaid.evaluation.facts import Subject, cause
from osaid.evaluation.judged import Cause, Judged, Nature
from osaid.licenses.algebra import (
    Both,
    InSet,
    NotIn,
    Permits,
    Property,
    RequiresNone,
    RestrictsNone,
    can,
    explain,
)
from osaid.licenses.catalog import Catalogue, shipped
from osaid.licenses.expression import Expression, Unread
from osaid.licenses.own_names import resolved, who_named
from osaid.licenses.reading import read_license
from osaid.licenses.sets import (
    Difference,
    Intersection,
    LicenseSet,
    LiteralSet,
    NamedSet,
    Union,
    names_exactly,
)
from osaid.licenses.views import views_on
from osaid.policy import syntax
from osaid.policy.policies import CheckedPolicy
from osaid.records.components import StatedLicense
from osaid.records.fields import Field
from osaid.records.statements import NONE
from osaid.records.words import words
from osaid.truth import Truth, agreed, truth_of
from osaid.values import Shown, Value

TEXTUAL = syntax.LicenseWritten | syntax.LicenseWrittenIn | syntax.LicenseFound
"""The tests of what is written, whatever it grants."""


@frozen(eq=False)
class Sets(Shown):
    """The sets of licences that a policy writes, under the readings in force.

    `catalogue` is where it is looked up what a licence grants.
    """

    policy: CheckedPolicy
    readings: Mapping[str, str]
    catalogue: Catalogue = field(factory=shipped)
    _known: dict[str, LicenseSet] = field(init=False, factory=dict)

    def resolve(self, expression: syntax.SetExpression) -> LicenseSet:
        """Return the set that a set expression means."""
        match expression:
            case syntax.SetName(name=name):
                return self._named(name)
            case syntax.SetLiteral(items=items):
                return LiteralSet(frozenset(map(_item, items)))
            case syntax.SetUnion(operands=operands):
                return Union(tuple(map(self.resolve, operands)))
            case syntax.SetIntersection(operands=operands):
                return Intersection(tuple(map(self.resolve, operands)))
            case _:
                kept, removed = expression.kept, expression.removed
                return Difference(self.resolve(kept), self.resolve(removed))

    def _named(self, name: str) -> LicenseSet:
        if name not in self.policy.terms:
            return NamedSet(name)
        if name not in self._known:
            meant = self.policy.terms_of(name, self.readings)
            self._known[name] = self.resolve(meant)
        return self._known[name]


def _item(item: syntax.LicenseItem) -> Expression:
    suffix = f" WITH {item.exception}" if item.exception else ""
    return read_license(item.license + suffix)


@frozen
class Requirement(Value):
    """A property that some choice must have, or that none may have."""

    wanted: Property
    negated: bool = False

    def of(self, expression: Expression) -> Truth:
        """Return the truth for an expression."""
        truth = can(expression, self.wanted).truth
        return ~truth if self.negated else truth


@frozen(eq=False)
class Answer(Shown):
    """What one stated licence gives: truth, reason, and what was overruled for it."""

    truth: Truth
    why: Callable[[], str] = str
    overruled: Callable[[], str] = str

    def words(self, said: str) -> str:
        """Return what there is to add to what is `said` of the field already."""
        why = "" if self.truth is Truth.TRUE else self.why()
        overruled = self.overruled()
        told = f": {why}" if why not in {"", said} else ""
        return told + (f" ({overruled})" if overruled else "")


def judge_license(
    subject: Subject, field: Field, test: syntax.LicenseTest, sets: Sets
) -> Judged:
    """Return whether what is stated of a licence field passes a test."""
    fact = subject.fact(field)
    if isinstance(test, TEXTUAL):
        answers = [_worded(test, value, sets) for value in fact.values]
    else:
        asked = requirement(test, sets)
        answers = [_judged(asked, value, sets.catalogue) for value in fact.values]
    truth = agreed(a.truth for a in answers) if answers else Truth.UNKNOWN
    return Judged(truth, lambda: (_cause(subject, field, truth, answers),))


def _cause(
    subject: Subject, field: Field, truth: Truth, answers: Sequence[Answer]
) -> Cause:
    fact = subject.fact(field)
    found = cause(subject, field.name, fact, truth)
    if found.nature is not Nature.STATED:
        return found
    said = words(fact.values[0])
    nature = Nature.LICENSE if truth is Truth.UNKNOWN else Nature.STATED
    why = (a.words(said) for a in answers if a.truth is truth)
    return evolve(found, nature=nature, says=found.says + next(filter(None, why), ""))


def _judged(asked: Requirement, value: object, catalogue: Catalogue) -> Answer:
    if not isinstance(value, StatedLicense):
        return Answer(truth_of(asked.negated), lambda: "no licence is granted")
    expression = resolved(value.expression, value.written, catalogue)

    def overruled() -> str:
        views = [str(view) for view in views_on(expression, asked.wanted, catalogue)]
        if expression != value.expression:
            by = who_named(value.written, catalogue)
            views.insert(0, f"read as {expression}{by}")
        return "; ".join(views)

    def why() -> str:
        return explain(expression, asked.wanted)

    return Answer(asked.of(expression), why, overruled)


def _worded(test: TEXTUAL, value: object, sets: Sets) -> Answer:
    def why() -> str:
        if isinstance(test, syntax.LicenseFound) or not isinstance(
            value, StatedLicense
        ):
            return ""
        as_written = isinstance(value.expression, Unread) or value.written == words(
            value
        )
        return "" if as_written else f"written as {quoted(value.written)}"

    return Answer(_textual(test, value, sets), why)


def _textual(test: TEXTUAL, value: object, sets: Sets) -> Truth:
    if value is NONE or not isinstance(value, StatedLicense):
        return Truth.FALSE
    if isinstance(test, syntax.LicenseFound):
        return truth_of(value.found == str(test.how))
    if isinstance(test, syntax.LicenseWrittenIn):
        return names_exactly(sets.resolve(test.terms), value.written, sets.catalogue)
    return truth_of(value.written in {text.value for text in test.texts})


def is_negated(test: syntax.LicenseTest) -> bool:
    """Return whether a test holds where no choice has the property it names."""
    return isinstance(test, syntax.LicenseRestricts | syntax.LicenseRequires)


def requirement(test: syntax.LicenseTest, sets: Sets) -> Requirement:
    """Return what a test asks of an expression."""
    known = sets.catalogue
    match test:
        case syntax.LicenseIn(terms=terms):
            return Requirement(InSet(sets.resolve(terms), catalogue=known))
        case syntax.LicensePermits(rights=rights):
            return Requirement(Permits(_names(rights), catalogue=known))
        case syntax.LicenseRestricts(kinds=kinds):
            wanted = RestrictsNone(_names(kinds), catalogue=known)
            return Requirement(wanted, negated=True)
        case syntax.LicenseRequires(kinds=kinds):
            duties = RequiresNone(_names(kinds), catalogue=known)
            return Requirement(duties, negated=True)
        case syntax.LicenseAvoids(terms=terms):
            return Requirement(NotIn(sets.resolve(terms), catalogue=known))
        case syntax.LicenseNot(operand=operand):
            return Requirement(requirement(operand, sets).wanted)
        case syntax.LicenseAll(operands=operands):
            parts = (requirement(operand, sets).wanted for operand in operands)
            return Requirement(Both(tuple(parts)))
        case _:
            raise TypeError(test)  # the checker lets no other stand here


def _names(names: tuple[syntax.Name, ...]) -> tuple[str, ...]:
    return tuple(str(name) for name in names)
