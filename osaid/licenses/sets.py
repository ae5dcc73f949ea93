"""Sets of licences: named ones, literal ones, and what is built from them.

Membership has three values: union is the maximum, intersection the minimum, and
`A except B` the minimum of A and not B.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from attrs import Attribute, field, frozen

from osaid.diagnostics import Diagnostic, UsageError, quoted, suggestion
from osaid.licenses.catalog import Catalogue, shipped
from osaid.licenses.expression import (
    Expression,
    Leaf,
    License,
    Nothing,
    Unread,
    With,
)
from osaid.licenses.named_sets import definitions, members, set_names
from osaid.licenses.names import base_license
from osaid.truth import Truth, all_of, any_of, truth_of
from osaid.values import Value

__all__ = [
    "Difference",
    "Intersection",
    "LicenseSet",
    "LiteralSet",
    "NamedSet",
    "Union",
    "contains",
    "members",
    "names_exactly",
    "set_names",
]


def _known_name(_: object, __: Attribute[str], name: str) -> None:
    if name not in definitions():
        raise UsageError(
            [
                Diagnostic(
                    "unknown-license-set",
                    f"no set of licences is called {quoted(name)}",
                    help=suggestion(name, set_names()),
                )
            ]
        )


@frozen
class NamedSet(Value):
    """A set that ships, see `set_names`. Raises `UsageError` for others."""

    name: str = field(validator=_known_name)

    def __str__(self) -> str:
        """Return the name."""
        return self.name


@frozen
class LiteralSet(Value):
    """Licences named one by one, with or without an exception."""

    members: frozenset[Expression]

    def __str__(self) -> str:
        """Return the members in braces, sorted."""
        return f"{{{', '.join(sorted(map(str, self.members)))}}}"


@frozen
class Union(Value):
    """What is in any of several sets."""

    operands: tuple[LicenseSet, ...]

    def __str__(self) -> str:
        """Return the sets with `|` between."""
        return " | ".join(map(_operand, self.operands))


@frozen
class Intersection(Value):
    """What is in each of several sets."""

    operands: tuple[LicenseSet, ...]

    def __str__(self) -> str:
        """Return the sets with `&` between."""
        return " & ".join(map(_operand, self.operands))


@frozen
class Difference(Value):
    """What is in one set and not in another."""

    kept: LicenseSet
    removed: LicenseSet

    def __str__(self) -> str:
        """Return the sets with `except` between."""
        return f"{_operand(self.kept)} except {_operand(self.removed)}"


LicenseSet: TypeAlias = NamedSet | LiteralSet | Union | Intersection | Difference


def contains(
    licenses: LicenseSet, leaf: Leaf, catalogue: Catalogue | None = None
) -> Truth:
    """Return whether a set holds a leaf of an expression.

    `NONE` is in no set, an unread text unknown in each. `L WITH E` is in a set that
    names it, and as far as L is when E only adds permission, which the exceptions
    on SPDX's list do. `X+` is in a set that names it or holds `X`, since its taker
    may choose `X`; later versions do not matter. A `LicenseRef` that our table does
    not hold is unknown in named sets and out of literal ones that do not name it.

    >>> contains(NamedSet("osi_approved"), License("Apache-2.0"))
    <Truth.TRUE: 'true'>
    >>> contains(NamedSet("osi_approved"), License("curl"))
    <Truth.UNKNOWN: 'unknown'>
    """
    if isinstance(leaf, Nothing):
        return Truth.FALSE
    if isinstance(leaf, Unread):
        return Truth.UNKNOWN
    known = catalogue or shipped()
    return _folded(licenses, lambda operand: _names(operand, leaf, known))


def names_exactly(
    licenses: LicenseSet, text: str, catalogue: Catalogue | None = None
) -> Truth:
    """Return whether a text is, letter by letter, the id of a licence in a set.

    The text is not read: `mit`, an expression and a deprecated id whose successor is
    in the set are not the id. Of a named set it is unknown where the set itself is.

    >>> names_exactly(NamedSet("osi_approved"), "Apache-2.0")
    <Truth.TRUE: 'true'>
    >>> names_exactly(NamedSet("osi_approved"), "Apache-2.0 OR MIT")
    <Truth.FALSE: 'false'>
    """
    known = catalogue or shipped()
    return _folded(licenses, lambda operand: _spells(operand, text, known))


def _folded(
    licenses: LicenseSet, test: Callable[[NamedSet | LiteralSet], Truth]
) -> Truth:
    """Return what a set comes to when each set that it is made of was tested."""
    match licenses:
        case Union(operands):
            return any_of(_folded(operand, test) for operand in operands)
        case Intersection(operands):
            return all_of(_folded(operand, test) for operand in operands)
        case Difference(kept, removed):
            out = _folded(removed, test)
            return _folded(kept, test) & ~out
        case _:
            return test(licenses)


def _spells(licenses: NamedSet | LiteralSet, text: str, catalogue: Catalogue) -> Truth:
    if isinstance(licenses, LiteralSet):
        return truth_of(text in set(map(str, licenses.members)))
    if text not in catalogue.listed and text not in catalogue.facts["licenses"]:
        return Truth.FALSE
    return definitions()[licenses.name].membership(text, catalogue)


def _names(
    licenses: NamedSet | LiteralSet, leaf: License | With, catalogue: Catalogue
) -> Truth:
    if isinstance(leaf, License):
        return _names_license(licenses, leaf, catalogue)
    if isinstance(licenses, LiteralSet) and leaf in licenses.members:
        return Truth.TRUE
    adds = Truth.TRUE if leaf.exception in catalogue.exceptions else Truth.UNKNOWN
    return _names_license(licenses, leaf.license, catalogue) & adds


def _names_license(
    licenses: NamedSet | LiteralSet, leaf: License, catalogue: Catalogue
) -> Truth:
    base = base_license(leaf.id)
    if isinstance(licenses, NamedSet):
        definition = definitions()[licenses.name]
        return definition.membership(base or leaf.id, catalogue)
    choices = {leaf, License(base)} if base else {leaf}
    return truth_of(not choices.isdisjoint(licenses.members))


def _operand(licenses: LicenseSet) -> str:
    simple = isinstance(licenses, NamedSet | LiteralSet)
    return str(licenses) if simple else f"({licenses})"
