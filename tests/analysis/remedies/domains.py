"""Every value of a field that a policy can tell apart, by what it writes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

from attrs import field, frozen

from osaid.evaluation.permissions import TEXTUAL, Sets, requirement
from osaid.licenses.algebra import can
from osaid.licenses.catalog import shipped
from osaid.licenses.expression import (
    Expression,
    conjunction,
    disjunction,
)
from osaid.licenses.reading import read_license
from osaid.licenses.sets import names_exactly
from osaid.policy import syntax
from osaid.policy.policies import CheckedPolicy
from osaid.policy.syntax import Day, Number, Text
from osaid.policy.traversal import nodes_in
from osaid.policy.vocabulary import Subject
from osaid.records.attributes import Misread
from osaid.records.components import StatedLicense
from osaid.records.fields import Field, FieldType
from osaid.records.statements import NONE, Fact, Money, Range
from osaid.truth import Truth
from osaid.values import Shown

OTHER = "something that nobody names"
_CURRENCIES = ("EUR", "USD", "XTS")
_DAY = timedelta(days=1)


@frozen(eq=False)
class Domains(Shown):
    """The values that fields may have, where one policy tells them apart."""

    policy: CheckedPolicy
    nodes: tuple[syntax.Node, ...]
    _licenses: dict[str, tuple[StatedLicense, ...]] = field(init=False, factory=dict)

    def licenses(self, name: str) -> tuple[StatedLicense, ...]:
        """Return a licence for each way in which tests of a field can turn out.

        They are such as it is known of what is asked of them.
        """
        if name not in self._licenses:
            tests = _Tests(self.policy, self.nodes, name)
            self._licenses[name] = tuple(_told_apart(tests))
        return self._licenses[name]

    def of(self, declared: Field, subject: Subject, names: Iterable[str]) -> list[Any]:
        """Return the values of a field; `names` are those of components."""
        match declared.holds:
            case FieldType.TRUTH:
                return [True, False]
            case FieldType.CHOICE if declared.enumeration is not None:
                return list(declared.enumeration)
            case FieldType.CHOICE:
                return list(declared.choices)
            case FieldType.LICENSE:
                return [NONE, *self.licenses(declared.name)]
            case FieldType.REFERENCE:
                return [NONE, *names]
            case _:
                return [NONE, *self._constants(declared, subject)]

    def _constants(self, declared: Field, subject: Subject) -> Iterator[object]:
        found = list(self._written(declared, subject))
        match declared.holds:
            case FieldType.NUMBER:
                yield from _numbers({n.value for n in found if isinstance(n, Number)})
            case FieldType.MONEY:
                amounts = _numbers({n.value for n in found if isinstance(n, Number)})
                known = [n for n in amounts if n >= 0]
                yield from (Money(n, unit) for n in known for unit in _CURRENCIES)
            case FieldType.DATE:
                days = {day.value for day in found if isinstance(day, Day)}
                yield from _days(sorted(days | {date(2020, 1, 1)}))
            case _:
                yield from dict.fromkeys(t.value for t in found if isinstance(t, Text))
                yield OTHER

    def _written(self, declared: Field, subject: Subject) -> Iterator[syntax.Node]:
        for node in self.nodes:
            if isinstance(node, syntax.Is | syntax.In | syntax.Compare):
                meant = self.policy.vocabulary.field(str(node.field), subject)
                if meant is not None and meant.attribute == declared.attribute:
                    yield from nodes_in(node)


def open_values(
    stated: Fact[Any], domain: Sequence[object], constants: Iterable[Decimal] = ()
) -> list[object]:
    """Return what a fact may be, none if it is known what it is."""
    values = stated.values
    if not values or any(isinstance(value, Misread) for value in values):
        return list(domain)
    found: list[object] = []
    for value in values:
        if isinstance(value, Range):
            within = [c for c in constants if value.low <= c <= value.high]
            found += _with_middles({value.low, value.high, *within})
        else:
            found.append(value)
    found = list(dict.fromkeys(found))
    return [] if len(found) == 1 else found


def _with_middles(points: Collection[Decimal]) -> list[Decimal]:
    ordered = sorted(points)
    return [*ordered, *((low + high) / 2 for low, high in pairwise(ordered))]


def _numbers(constants: set[Decimal]) -> list[Decimal]:
    ordered = sorted(constants | {Decimal(0)})
    return [*_with_middles(ordered), ordered[-1] + 1, ordered[0] - 1]


def _days(days: list[date]) -> Iterator[date]:
    yield from dict.fromkeys(d for day in days for d in (day - _DAY, day, day + _DAY))


def _told_apart(tests: _Tests) -> Iterator[StatedLicense]:
    """Yield a licence for each way in which the tests of one can turn out."""
    if not tests.asked:
        yield StatedLicense(read_license("MIT"), OTHER)
        return
    found: dict[object, StatedLicense] = {}
    catalogue = shipped()
    ids = {*catalogue.listed, *catalogue.facts["licenses"]} if tests.textual else ()
    for text in (*sorted(tests.texts), *sorted(ids)):
        stated = StatedLicense(read_license(text), text)
        found.setdefault(tests.answers(stated), stated)
    for expression in _joined(tests):
        stated = StatedLicense(expression, OTHER)
        if Truth.UNKNOWN not in tests.granted(expression):
            found.setdefault(tests.answers(stated), stated)
    yield from found.values()


def _joined(tests: _Tests) -> Iterator[Expression]:
    """Yield an expression for each way, joining until there is no new one."""
    known: dict[object, Expression] = {}
    for leaf in _leaves(tests):
        known.setdefault(tests.granted(leaf), leaf)
    waiting = list(known.values())
    while waiting:
        one = waiting.pop()
        for other in list(known.values()):
            for join in (conjunction, disjunction):
                both = join([one, other])
                if tests.granted(both) not in known:
                    known[tests.granted(both)] = both
                    waiting.append(both)
    yield from known.values()


def _leaves(tests: _Tests) -> Iterator[Expression]:
    named = (n.license for n in tests.nodes if isinstance(n, syntax.LicenseItem))
    yield from map(read_license, dict.fromkeys(named))
    catalogue = shipped()
    for id_ in (*catalogue.facts["licenses"], *catalogue.listed, "LicenseRef-odd"):
        yield read_license(str(id_))


@frozen(eq=False)
class _Tests(Shown):
    policy: CheckedPolicy
    nodes: tuple[syntax.Node, ...]
    name: str
    asked: tuple[syntax.LicenseTest, ...] = field(init=False)
    sets: Sets = field(init=False)

    @asked.default
    def _asked(self) -> tuple[syntax.LicenseTest, ...]:
        nodes = (n for n in self.nodes if isinstance(n, syntax.LicenseCondition))
        found = (node.test for node in nodes if str(node.field) == self.name)
        return tuple(dict.fromkeys(found))

    @sets.default
    def _sets(self) -> Sets:
        return Sets(self.policy, self.policy.chosen({}), shipped())

    @property
    def textual(self) -> bool:
        return any(isinstance(test, syntax.LicenseWrittenIn) for test in self.asked)

    @property
    def texts(self) -> set[str]:
        written = [t for t in self.asked if isinstance(t, syntax.LicenseWritten)]
        return {text.value for test in written for text in test.texts if text.value}

    def answers(self, stated: StatedLicense) -> object:
        return tuple(self._answer(test, stated) for test in self.asked)

    def granted(self, expression: Expression) -> tuple[object, ...]:
        """Return what all tests make of the licence alone, however it is written."""
        asked = (test for test in self.asked if not isinstance(test, TEXTUAL))
        return tuple(self._can(test, expression) for test in asked)

    def _answer(self, test: syntax.LicenseTest, stated: StatedLicense) -> object:
        match test:
            case syntax.LicenseWritten(texts=texts):
                return stated.written in {text.value for text in texts}
            case syntax.LicenseWrittenIn(terms=terms):
                wanted = self.sets.resolve(terms)
                return names_exactly(wanted, stated.written, self.sets.catalogue)
            case syntax.LicenseFound():
                return None
            case _:
                return self._can(test, stated.expression)

    def _can(self, test: syntax.LicenseTest, expression: Expression) -> object:
        if isinstance(test, TEXTUAL):
            raise TypeError(test)
        return can(expression, requirement(test, self.sets).wanted).truth
