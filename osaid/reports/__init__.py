"""Formats out: verdicts become pages, tables and documents.

What one form alone needs is a module that loads when it is named, as in
`reports.structured.json_text`: a run writes one form.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from osaid.late import late_modules

if TYPE_CHECKING:  # what type checkers see is what `__getattr__` finds
    from osaid.reports import advice as advice
    from osaid.reports import overview as overview
    from osaid.reports import pages as pages
    from osaid.reports import plain as plain
    from osaid.reports import readings as readings
    from osaid.reports import remedies as remedies
    from osaid.reports import remedies_page as remedies_page
    from osaid.reports import rows as rows
    from osaid.reports import structured as structured
    from osaid.reports import terminal as terminal

LATE = frozenset(
    {
        "advice",
        "overview",
        "pages",
        "plain",
        "readings",
        "remedies",
        "remedies_page",
        "rows",
        "structured",
        "terminal",
    }
)
"""Modules that load when they are named."""

__getattr__ = late_modules(__name__, LATE)
