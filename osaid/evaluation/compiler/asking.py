"""The questions that sentences come down to, each asked once."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping

from osaid.evaluation.compiler.code import (
    TRUE,
    Rank,
    assign,
    expression,
    least,
    load,
)
from osaid.evaluation.compiler.conditions import Conditions
from osaid.evaluation.compiler.questions import Counted, Observed, Question
from osaid.evaluation.lenses import ACTUAL, Lens, Sign
from osaid.evaluation.permissions import Sets
from osaid.policy import syntax
from osaid.policy.policies import CheckedPolicy
from osaid.records.components import Component
from osaid.records.systems import System

Body = Callable[[Sign], Rank]
"""What must hold of one part, under a number of negations."""


class Asking:
    """What one policy asks, seen through a lens.

    `bodies` are what is asked of each part, `conditions` of the system, and
    `questions` what is asked of all of it, with the place of their answers.
    `statements` are those of a function with the parameter `answers`, which are the
    bits of all questions.
    """

    def __init__(
        self,
        policy: CheckedPolicy,
        readings: Mapping[str, str],
        sets: Sets,
        lens: Lens,
    ) -> None:
        """Begin without any question."""
        self.policy, self.readings, self.lens = policy, readings, lens
        self.functions: dict[str, Callable[..., int]] = {}
        self.statements: list[ast.stmt] = []
        self.questions: dict[Question, int] = {}
        self.bodies: list[Rank] = []
        self.conditions: list[Rank] = []
        self.parts = Conditions(policy, sets, lens, Component, self.functions)
        self.system = Conditions(policy, sets, lens, System, self.functions)
        self._named: dict[object, Rank] = {}
        self._places: dict[object, int] = {}

    def sign(self, sign: Sign) -> Sign:
        """Return a sign, which matters only where something is left out."""
        return Sign.EVEN if self.lens == ACTUAL else sign

    def once(self, key: object, made: Callable[[], Rank], at: syntax.Node) -> Rank:
        """Return what is made for a key, under a name of its own."""
        if key not in self._named:
            rank = made()
            if not isinstance(rank, int | ast.Name):
                name = f"answer_{len(self.statements) + 1}"
                line = self.policy.source.line_of(at.span.start)
                self.statements.append(assign(name, rank, line))
                rank = load(name)
            self._named[key] = rank
        return self._named[key]

    def ask(self, question: Question, at: syntax.Node) -> Rank:
        """Return the answer to a question."""

        def answer() -> Rank:
            place = self.questions.setdefault(question, len(self.questions))
            bits: ast.expr = load("answers")
            if place:
                bits = ast.BinOp(bits, ast.RShift(), ast.Constant(2 * place))
            bits = ast.BinOp(bits, ast.BitAnd(), ast.Constant(3))
            return ast.Subscript(load("RANK"), bits, ast.Load())

        return self.once(question, answer, at)

    def count(self, question: Counted, at: syntax.Node) -> Rank:
        """Return whether there are so many; there are always none at least."""
        return TRUE if question.count == 0 else self.ask(question, at)

    def body(self, key: object, made: Body, sign: Sign, at: syntax.Node) -> int:
        """Return the place of what must hold of a part that counts."""

        def counted() -> Rank:
            return least((self.parts.exists(at), made(sign)))

        return self._place((key, self.sign(sign)), counted, at)

    def there(self, at: syntax.Node) -> int:
        """Return the place of whether a part exists."""
        return self._place("there", lambda: self.parts.there(at), at)

    def observed(self, condition: syntax.Condition, sign: Sign) -> Rank:
        """Return whether a condition holds of the system itself."""
        rank = self.system.of(condition, sign)
        if isinstance(rank, int):
            return rank
        key = ("condition", condition, self.sign(sign))
        named = self.system.once(key, rank, condition)
        if key not in self._places:
            self._places[key] = len(self.conditions)
            self.conditions.append(named)
        return self.ask(Observed(self._places[key]), condition)

    def call(self, function: str, *ranks: Rank) -> Rank:
        """Return what a function makes of some ranks."""
        return ast.Call(load(function), [expression(rank) for rank in ranks], [])

    def _place(self, key: object, made: Callable[[], Rank], at: syntax.Node) -> int:
        if key not in self._places:
            rank = self.parts.once(("body", key), made(), at)
            self._places[key] = len(self.bodies)
            self.bodies.append(rank)
        return self._places[key]
