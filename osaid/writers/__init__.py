"""Formats out: records become text that other programs read, and osaid reads back.

What one format alone needs is a module that loads when it is named, as in
`writers.mof.write_mof`: most runs write one format.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from osaid.late import late_modules

if TYPE_CHECKING:  # what type checkers see is what `__getattr__` finds
    from osaid.writers import cyclonedx as cyclonedx
    from osaid.writers import mof as mof
    from osaid.writers import record as record
    from osaid.writers import spdx3 as spdx3
    from osaid.writers import supplement as supplement
    from osaid.writers import table as table

LATE = frozenset({"cyclonedx", "mof", "record", "spdx3", "supplement", "table"})
"""Modules that load when they are named."""

__getattr__ = late_modules(__name__, LATE)
