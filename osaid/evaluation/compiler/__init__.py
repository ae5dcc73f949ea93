"""From a checked policy to Python that runs: the fast way to ask.

A question that a policy asks of components has an answer in two bits: nothing,
perhaps, certainly. What one component answers is found out once for each distinct
`Part`; the answers of all are joined by `|`, and what follows from them is found
out once for each distinct sum. It means what the interpreter means.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from osaid.late import late_modules

if TYPE_CHECKING:  # what type checkers see is what `__getattr__` finds
    from osaid.evaluation.compiler import program as program

LATE = frozenset({"program"})
"""Modules that load when they are named."""

__getattr__ = late_modules(__name__, LATE)
