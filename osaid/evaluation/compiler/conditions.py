"""Conditions on a part, or on the system, as statements of generated code."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from osaid.evaluation.compiler.code import (
    TRUE,
    Rank,
    assign,
    attribute,
    call,
    greatest,
    item,
    least,
    load,
    opposite,
)
from osaid.evaluation.compiler.leaves import (
    Leaf,
    bound_by,
    element_of,
    is_so,
    leaf_of,
    of_own,
    one_of,
)
from osaid.evaluation.conditions import OPEN_OR_LOGIN
from osaid.evaluation.lenses import ACTUAL, Lens, Sign
from osaid.evaluation.permissions import TEXTUAL, Sets, is_negated
from osaid.policy import syntax
from osaid.policy.policies import CheckedPolicy
from osaid.records import attributes
from osaid.records.components import Component, Presence
from osaid.records.fields import Field, fields_of
from osaid.records.said import attributes_of
from osaid.records.systems import System

EXISTING = frozenset({Presence.PROVIDED, Presence.WITHHELD})
PROVIDED = frozenset({Presence.PROVIDED})

Made = Callable[[], Callable[..., int]]
Subject = type[Component] | type[System]


def helpful(sign: Sign) -> int:
    """Return the value that helps: true under an even number of negations."""
    return TRUE if sign is Sign.EVEN else 0


class Conditions:
    """Writes the conditions of one policy on one kind of record.

    `statements` are those of a function with the parameter `record`, and
    `functions` what they call. A condition that is asked for again is not written
    again.
    """

    def __init__(
        self,
        policy: CheckedPolicy,
        sets: Sets,
        lens: Lens,
        subject: Subject,
        functions: dict[str, Callable[..., int]],
    ) -> None:
        """Begin without any; functions are added to those given."""
        self.statements: list[ast.stmt] = []
        self._policy, self._sets, self._lens = policy, sets, lens
        self._subject = subject
        self._fields = fields_of(subject)
        self._attributes = attributes_of(subject)
        self._functions = functions
        self._named: dict[object, Rank] = {}

    def of(self, condition: syntax.Condition, sign: Sign) -> Rank:
        """Return a condition as an expression."""
        match condition:
            case syntax.ConditionNot(operand=operand):
                return opposite(self.of(operand, ~sign))
            case syntax.ConditionAnd(operands=operands):
                return least(self._each(operands, sign))
            case syntax.ConditionOr(operands=operands):
                return greatest(self._each(operands, sign))
            case syntax.Available():
                return self._available(condition, sign)
            case syntax.Defined(name=name):
                return self._defined(str(name), sign)
            case syntax.Covers(topics=topics):
                return least(self.covers(str(t), sign, condition) for t in topics)
            case _:
                return self._field(condition, sign)

    def exists(self, at: syntax.Node) -> Rank:
        """Return whether a component counts: it exists, or is provided."""
        return self._present(EXISTING if self._lens.parts else PROVIDED, at)

    def there(self, at: syntax.Node) -> Rank:
        """Return whether a component exists, through whatever lens."""
        return self._present(EXISTING, at)

    def covers(self, topic: str, sign: Sign, at: syntax.Node) -> Rank:
        """Return whether a document covers a topic."""
        if self._lens.spares(terms=False):
            return helpful(sign)
        topics = attribute("record", "topics")
        key, made = ("covers", topic), partial(element_of, topic)
        return self._leaf(key, "covers", topics, made, at)

    def once(self, key: object, rank: Rank, at: syntax.Node) -> Rank:
        """Return a rank under a name of its own, written down once."""
        if isinstance(rank, int | ast.Name):
            return rank
        if key not in self._named:
            name = f"{self._subject.__name__.lower()}_{len(self._named) + 1}"
            self.statements.append(assign(name, rank, self._line(at)))
            self._named[key] = load(name)
        return self._named[key]

    def _each(self, operands: Iterable[syntax.Condition], sign: Sign) -> Iterable[Rank]:
        return [self.of(operand, sign) for operand in operands]

    def _available(self, condition: syntax.Available, sign: Sign) -> Rank:
        provided: Rank = TRUE
        if not self._lens.spares(terms=False):
            provided = self._present(PROVIDED, condition)
        return least((provided, self._accessible(condition, sign)))

    def _accessible(self, condition: syntax.Available, sign: Sign) -> Rank:
        if self._lens.spares(terms=True):
            return helpful(sign)
        if "available" in self._policy.conditions:
            return self._defined("available", sign)
        return self._one_of(self._fields["access"], OPEN_OR_LOGIN, condition)

    def _defined(self, name: str, sign: Sign) -> Rank:
        sign = Sign.EVEN if self._lens == ACTUAL else sign
        body = self._policy.conditions[name]
        key = ("define", name, sign)
        if key in self._named:
            return self._named[key]
        return self.once(key, self.of(body, sign), body)

    def _present(self, allowed: frozenset[Presence], at: syntax.Node) -> Rank:
        return self._one_of(self._fields["presence"], allowed, at)

    def _one_of(self, field: Field, allowed: frozenset[Any], at: syntax.Node) -> Rank:
        made = partial(one_of, field, allowed)
        return self._of_field((field.name, allowed), field, made, at)

    def _field(self, condition: Any, sign: Sign) -> Rank:  # noqa: ANN401 - of a field
        name = str(condition.field)
        field = self._policy.vocabulary.field(name, self._subject)
        assert field is not None, name  # noqa: S101 - the checker saw to it
        evidence = isinstance(condition, syntax.EvidenceOf)
        if self._lens.spares(terms=field.terms and not evidence):
            return helpful(sign)
        if field.own:
            return self._own(condition, field)
        made = partial(leaf_of, condition, field, self._sets)
        own = self._of_field(condition, field, made, condition)
        if not isinstance(condition, syntax.LicenseCondition):
            return own
        return self._with_bonds(own, condition)

    def _own(self, condition: Any, field: Field) -> Rank:  # noqa: ANN401 - of a field
        """Return a condition on an attribute that the policy declares."""
        if not isinstance(condition, syntax.Includes):
            made = partial(leaf_of, condition, field, self._sets)
            return self._recorded(condition, field, made, condition)
        names = map(str, condition.values)
        elements = (attributes.element_of(field, name) for name in names)
        return least(
            self._recorded(("element", e), e, partial(is_so, e), condition)
            for e in elements
        )

    def _recorded(
        self,
        key: object,
        field: Field,
        made: Callable[[], Leaf],
        at: syntax.Node,
    ) -> Rank:
        return self._leaf(key, "own", load("record"), lambda: of_own(field, made()), at)

    def _with_bonds(self, own: Rank, condition: syntax.LicenseCondition) -> Rank:
        """Return a test of a licence joined with what those of parents make of it."""
        test = condition.test
        if self._subject is not Component or isinstance(test, TEXTUAL):
            return own
        key, made = ("bonds", condition), partial(bound_by, test, self._sets)
        bonds = self._leaf(key, "bonds", attribute("record", "bonds"), made, condition)
        return (greatest if is_negated(test) else least)((own, bonds))

    def _of_field(self, key: object, field: Field, made: Made, at: syntax.Node) -> Rank:
        place = self._attributes.index(field.attribute)
        said = item(attribute("record", "said"), place)
        return self._leaf(key, field.attribute, said, made, at)

    def _leaf(
        self, key: object, about: str, said: ast.expr, made: Made, at: syntax.Node
    ) -> Rank:
        if key not in self._named:
            name = f"{about}_{len(self._functions) + 1}"
            self._functions[name] = made()
            self.once(key, call(name, said), at)
        return self._named[key]

    def _line(self, at: syntax.Node) -> int:
        return self._policy.source.line_of(at.span.start)
