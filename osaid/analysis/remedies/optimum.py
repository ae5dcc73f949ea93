"""The cheapest solution of some clauses, by a solver for weighted literals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib import import_module
from threading import Timer
from typing import Any

from attrs import field, frozen

from osaid.analysis.solving.gates import Gates
from osaid.analysis.solving.search import Deadline, Held, OutOfTime


@frozen(eq=False)
class Optimum(Held):
    """Looks for solutions in which as little as can be is paid; in a `with` statement.

    `prices` says what each literal costs that is true.
    """

    gates: Gates
    wanted: tuple[int, ...]
    prices: Mapping[int, int]
    deadline: Deadline
    _solver: Any = field(init=False, repr=False)

    @_solver.default
    def _made(self) -> Any:  # noqa: ANN401 - it ships no types
        formula = import_module("pysat.formula").WCNF()
        formula.extend(self.gates.clauses)
        formula.extend([[literal] for literal in self.wanted])
        for literal, price in self.prices.items():
            formula.append([-literal], weight=price)
        return import_module("pysat.examples.rc2").RC2(formula, solver="g4")

    def found(self) -> frozenset[int] | None:
        """Return the true literals of a cheapest solution, None if there is none.

        Raises `OutOfTime`.
        """
        timer = Timer(self.deadline.left, self._solver.interrupt)
        timer.daemon = True
        timer.start()
        try:
            model = self._solver.compute(expect_interrupt=True)
        finally:
            timer.cancel()
            timer.join()
        if model is None and self._solver.interrupted:
            raise OutOfTime
        return None if model is None else frozenset(model)

    def cost(self, model: frozenset[int]) -> int:
        """Return what a solution costs."""
        return sum(price for literal, price in self.prices.items() if literal in model)

    def tell(self, clauses: Iterable[list[int]]) -> None:
        """Say what gates mean that were made since."""
        for clause in clauses:
            self._solver.add_clause(clause)

    def require(self, literals: Iterable[int]) -> None:
        """Say that one of some literals is true from now on."""
        self._solver.add_clause(list(literals))
