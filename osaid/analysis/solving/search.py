"""Looks for values of literals under which clauses hold, for a limited time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from time import monotonic
from types import TracebackType
from typing import Any, Self

from attrs import field, frozen

from osaid.analysis.solving.gates import Gates
from osaid.diagnostics import Diagnostic, UsageError
from osaid.values import Shown

_ENGINE = "glucose4"
"""It can stop and go on, and goes on to know what it learned for one question."""

_STEP = 2000
"""After so many conflicts it looks at the time: a fraction of a second."""


class OutOfTime(Exception):  # noqa: N818 - it is no error
    """The time that was given is over, and nothing is decided."""


@frozen(eq=False)
class Deadline(Shown):
    """When to stop, by the monotonic clock."""

    seconds: float
    end: float = field(init=False)

    @end.default
    def _end(self) -> float:
        return monotonic() + self.seconds

    def check(self) -> None:
        """Raise `OutOfTime` when no time is left."""
        _ = self.left

    @property
    def left(self) -> float:
        """Return how many seconds are left; raises `OutOfTime` when none are."""
        left = self.end - monotonic()
        if left <= 0:
            raise OutOfTime
        return left


class Held(Shown):
    """Base of what holds a solver, and frees it at the end of a `with` statement."""

    __slots__ = ()

    _solver: Any

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        """Free what the solver holds."""
        self._solver.delete()


@frozen(eq=False)
class Search(Held):
    """A solver that knows the clauses of some gates; used in a `with` statement.

    Gates that are made later are told to it before the next question.
    """

    gates: Gates
    deadline: Deadline
    _solver: Any = field(init=False, repr=False)
    _told: list[int] = field(init=False, factory=lambda: [0])

    @_solver.default
    def _made(self) -> Any:  # noqa: ANN401 - it ships no types
        return _engine()(name=_ENGINE)

    def model(self, wanted: Iterable[int]) -> frozenset[int] | None:
        """Return the literals that are true in some solution, None without any.

        `wanted` must be true in it. Raises `OutOfTime`.
        """
        self._tell()
        assumed, found = list(wanted), None
        while found is None:
            self.deadline.check()
            self._solver.conf_budget(_STEP)
            found = self._solver.solve_limited(assumed)
        return frozenset(self._solver.get_model()) if found else None

    def core(self) -> frozenset[int]:
        """Return those of the last `wanted` that cannot all be true together.

        It is for use after `model` found nothing, and need not be the smallest.
        """
        return frozenset(self._solver.get_core() or ())

    def least(
        self, wanted: Sequence[int], costs: Sequence[int]
    ) -> frozenset[int] | None:
        """Return a solution in which no literal of `costs` can be spared alone.

        Each is spared in turn where it can be, the first ones first.
        """
        self._solver.set_phases([-literal for literal in costs])
        model = self.model(wanted)
        if model is None:
            return None
        fixed = list(wanted)
        for literal in costs:
            if literal in model:
                fewer = self.model([*fixed, -literal])
                if fewer is None:
                    fixed.append(literal)
                    continue
                model = fewer
            fixed.append(-literal)
        return model

    def _tell(self) -> None:
        (told,) = self._told
        for clause in self.gates.clauses[told:]:
            self._solver.add_clause(clause)
        self._told[0] = len(self.gates.clauses)


def check_solver() -> None:
    """Raise `UsageError` if there is no solver to ask."""
    _engine()


def _engine() -> Callable[..., Any]:
    try:
        engine: Callable[..., Any] = import_module("pysat.solvers").Solver
    except ImportError:
        message = "what is asked needs a solver, the package `python-sat`"
        cure = "install it, for instance with `pip install 'osaid[solver]'`"
        raise UsageError([Diagnostic("no-solver", message, help=cure)]) from None
    return engine
