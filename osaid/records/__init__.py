"""What is known of a system: statements, facts, components, systems.

What one run in many needs is a module that loads when it is named, as in
`records.joining.join`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from osaid.late import late_modules

if TYPE_CHECKING:  # what type checkers see is what `__getattr__` finds
    from osaid.records import attaching as attaching
    from osaid.records import joining as joining

LATE = frozenset({"attaching", "joining"})
"""Modules that load when they are named."""

__getattr__ = late_modules(__name__, LATE)
