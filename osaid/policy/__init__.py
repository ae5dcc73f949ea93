"""The policy language, from text to a policy that is ready to judge.

`parser` makes a tree of a text and `printer` a text of a tree, which is `syntax`.
`checker` looks with `checks` at all that can be wrong with it; what it knows of
records is in `schema`. `composition` joins a policy with those that it extends and
uses. `loading` does all of this and gives one of `policies`.

A shipped policy has been read and checked, so what does that is a module that loads
when it is named, as in `policy.checker.check`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from osaid.late import late_modules

if TYPE_CHECKING:  # what type checkers see is what `__getattr__` finds
    from osaid.policy import checker as checker
    from osaid.policy import composition as composition
    from osaid.policy import parser as parser
    from osaid.policy import printer as printer

LATE = frozenset({"checker", "composition", "parser", "printer"})
"""Modules that load when they are named."""

__getattr__ = late_modules(__name__, LATE)
