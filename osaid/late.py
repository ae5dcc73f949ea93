"""Modules that load when they are named, so that a run loads what it needs.

A package says which of its modules those are. Whoever uses one names it through the
package, as in `readers.mof.read_mof`, and does not import it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from importlib import import_module
from types import ModuleType


def late_modules(package: str, names: Collection[str]) -> Callable[[str], ModuleType]:
    """Return the `__getattr__` of a package that imports some modules when named.

    >>> find = late_modules("osaid.reports", {"plain"})
    >>> find("plain").__name__
    'osaid.reports.plain'
    """

    def find(name: str) -> ModuleType:
        if name in names:
            return import_module(f"{package}.{name}")
        message = f"module {package!r} has no attribute {name!r}"
        raise AttributeError(message)

    return find
