"""Evaluation: from a system and a policy to a verdict.

What one judgement needs loads at once; what a claim, a parent, a ladder, a waiver, a
comparison of readings or a loop needs is a module that loads when it is named.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from osaid.late import late_modules

if TYPE_CHECKING:  # what type checkers see is what `__getattr__` finds
    from osaid.evaluation import acceptance as acceptance
    from osaid.evaluation import alternatives as alternatives
    from osaid.evaluation import bonds as bonds
    from osaid.evaluation import compiler as compiler
    from osaid.evaluation import level_wording as level_wording
    from osaid.evaluation import levels as levels
    from osaid.evaluation import lineage as lineage
    from osaid.evaluation import waivers as waivers

LATE = frozenset(
    {
        "acceptance",
        "alternatives",
        "bonds",
        "compiler",
        "level_wording",
        "levels",
        "lineage",
        "waivers",
    }
)
"""Modules that load when they are named."""

__getattr__ = late_modules(__name__, LATE)
