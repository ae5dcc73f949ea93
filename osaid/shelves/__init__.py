"""Where policies are found by name and version, and how they are read from there.

What ships comes first and cannot be overruled. Then come folders that are named, the
folder of the policy that asks, and installed packages.

`headings`   name and version of a policy, from the beginning of its text
`folders`    the policies in a folder
`plugins`    the policies of installed packages
`loading`    from a name to a policy, with all that it extends and uses
"""

from typing import TYPE_CHECKING

from osaid.late import late_modules

if TYPE_CHECKING:  # what type checkers see is what `__getattr__` finds
    from osaid.shelves import folders as folders
    from osaid.shelves import headings as headings
    from osaid.shelves import plugins as plugins

LATE = frozenset({"folders", "headings", "plugins"})
"""Modules that load when they are named; what ships needs none of them."""

__getattr__ = late_modules(__name__, LATE)
