"""Both views of what somebody overruled, where it bears on an answer."""

from __future__ import annotations

from collections.abc import Iterator

from osaid.licenses.algebra import (
    Both,
    InSet,
    NotIn,
    Permits,
    Property,
    RestrictsNone,
    can,
)
from osaid.licenses.catalog import Catalogue, shipped
from osaid.licenses.expression import Expression, Leaf, leaves
from osaid.licenses.facts import facts_of_leaf
from osaid.licenses.rulings import View
from osaid.licenses.sets import contains

_ADDED = "licence"


def views_on(
    expression: Expression, wanted: Property, catalogue: Catalogue
) -> tuple[View, ...]:
    """Return both views of each ruling that bears on whether a property can be had.

    Looked at are the terms that decide, see `Choice`. Nothing is overruled in what
    ships.

    >>> from osaid.licenses.expression import License
    >>> views_on(License("MIT"), Permits(("use",)), shipped())
    ()
    """
    if not catalogue.rulings:
        return ()
    decisive = leaves(can(expression, wanted).chosen)
    found = (view for leaf in decisive for view in _of(leaf, wanted, catalogue))
    return tuple(dict.fromkeys(found))


def _of(leaf: Leaf, wanted: Property, catalogue: Catalogue) -> Iterator[View]:
    if isinstance(wanted, Both):
        for part in wanted.properties:
            yield from _of(leaf, part, catalogue)
        return
    facts = facts_of_leaf(leaf, catalogue)
    for view in facts.views if facts else ():
        if view.about == _ADDED or _bears_on(view, leaf, wanted, catalogue):
            yield view


def _bears_on(view: View, leaf: Leaf, wanted: Property, catalogue: Catalogue) -> bool:
    match wanted:
        case Permits(rights=rights):
            limiting = _limiting(leaf, rights, catalogue)
            return view.about in rights or view.about in limiting
        case RestrictsNone(kinds=kinds):
            return view.about in kinds
        case InSet(licenses=licenses) | NotIn(licenses=licenses):
            before = contains(licenses, leaf)
            return contains(licenses, leaf, catalogue) is not before
        case _:
            return False


def _limiting(leaf: Leaf, rights: tuple[str, ...], catalogue: Catalogue) -> set[str]:
    """Return the kinds of restriction that limit some rights, before or after."""
    both = (facts_of_leaf(leaf, catalogue), facts_of_leaf(leaf, shipped()))
    return {
        restriction.kind
        for facts in both
        if facts is not None
        for restriction in facts.restrictions
        if not {*restriction.limits}.isdisjoint(rights)
    }
