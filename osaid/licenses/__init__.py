"""Licences: how they are written, what they grant, which sets hold them.

Usable alone, without a policy or a record:

    from osaid import licenses

    terms = licenses.read_license("MIT OR CC-BY-NC-4.0")
    print(licenses.explain(terms, licenses.Permits(("use",))))

Names load when they are used. Everything asks a `Catalogue`, by default the one that
ships.
"""

from __future__ import annotations

from importlib import import_module as _import_module
from typing import TYPE_CHECKING

from osaid.late import late_modules as _late_modules

if TYPE_CHECKING:  # what type checkers see is what `__getattr__` finds
    from osaid.licenses import pages as pages
    from osaid.licenses import spelling as spelling
    from osaid.licenses.algebra import (
        Both,
        Choice,
        InSet,
        NotIn,
        Permits,
        Property,
        RequiresNone,
        RestrictsNone,
        can,
        explain,
    )
    from osaid.licenses.catalog import Catalogue, shipped
    from osaid.licenses.changes import Change, changes_between
    from osaid.licenses.clauses import (
        Condition,
        Confidence,
        Restriction,
        Right,
        Status,
        Weight,
    )
    from osaid.licenses.comparison import equivalent, implies
    from osaid.licenses.expression import (
        And,
        Expression,
        License,
        Nothing,
        Or,
        Unread,
        With,
        conjunction,
        disjunction,
        leaves,
    )
    from osaid.licenses.facts import LicenseFacts, facts_of, facts_of_leaf
    from osaid.licenses.named_sets import members, set_names
    from osaid.licenses.own_names import resolved
    from osaid.licenses.parsing import parse_expression
    from osaid.licenses.reading import LicenseReading, interpret, read_license
    from osaid.licenses.rulings import Ruling, View
    from osaid.licenses.sets import (
        Difference,
        Intersection,
        LiteralSet,
        NamedSet,
        Union,
        contains,
    )
    from osaid.licenses.views import views_on
    from osaid.licenses.vocabulary import CONDITION_KINDS, RESTRICTION_KINDS, RIGHTS

LATE = frozenset({"pages", "spelling"})
"""Modules that only some ways of writing a licence need; they load when named."""

_HOMES = {
    "algebra": (
        "Both",
        "Choice",
        "InSet",
        "NotIn",
        "Permits",
        "Property",
        "RequiresNone",
        "RestrictsNone",
        "can",
        "explain",
    ),
    "catalog": ("Catalogue", "shipped"),
    "changes": ("Change", "changes_between"),
    "clauses": (
        "Condition",
        "Confidence",
        "Restriction",
        "Right",
        "Status",
        "Weight",
    ),
    "comparison": ("equivalent", "implies"),
    "expression": (
        "And",
        "Expression",
        "License",
        "Nothing",
        "Or",
        "Unread",
        "With",
        "conjunction",
        "disjunction",
        "leaves",
    ),
    "facts": ("LicenseFacts", "facts_of", "facts_of_leaf"),
    "named_sets": ("members", "set_names"),
    "own_names": ("resolved",),
    "parsing": ("parse_expression",),
    "reading": ("LicenseReading", "interpret", "read_license"),
    "rulings": ("Ruling", "View"),
    "sets": (
        "Difference",
        "Intersection",
        "LiteralSet",
        "NamedSet",
        "Union",
        "contains",
    ),
    "views": ("views_on",),
    "vocabulary": ("CONDITION_KINDS", "RESTRICTION_KINDS", "RIGHTS"),
}
_find_module = _late_modules(__name__, LATE)
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "CONDITION_KINDS",
    "RESTRICTION_KINDS",
    "RIGHTS",
    "And",
    "Both",
    "Catalogue",
    "Change",
    "Choice",
    "Condition",
    "Confidence",
    "Difference",
    "Expression",
    "InSet",
    "Intersection",
    "License",
    "LicenseFacts",
    "LicenseReading",
    "LiteralSet",
    "NamedSet",
    "NotIn",
    "Nothing",
    "Or",
    "Permits",
    "Property",
    "RequiresNone",
    "Restriction",
    "RestrictsNone",
    "Right",
    "Ruling",
    "Status",
    "Union",
    "Unread",
    "View",
    "Weight",
    "With",
    "can",
    "changes_between",
    "conjunction",
    "contains",
    "disjunction",
    "equivalent",
    "explain",
    "facts_of",
    "facts_of_leaf",
    "implies",
    "interpret",
    "leaves",
    "members",
    "parse_expression",
    "read_license",
    "resolved",
    "set_names",
    "shipped",
    "views_on",
]


def __getattr__(name: str) -> object:
    if name not in _HOME_OF:
        return _find_module(name)
    value = getattr(_import_module(f"osaid.licenses.{_HOME_OF[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
