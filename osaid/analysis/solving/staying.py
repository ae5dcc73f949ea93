"""What stays of the licence of a parent with what is derived from it, as properties.

A licence that stays must have a property itself; one that does not is in no way of it.
Whether a licence stays has three values, and so has the property of what stays.
"""

from __future__ import annotations

from attrs import field, frozen

from osaid.licenses.algebra import Property, can
from osaid.licenses.catalog import Catalogue
from osaid.licenses.derivatives import binds_derivatives, carried
from osaid.licenses.expression import Expression, Leaf
from osaid.truth import Truth, agreed


@frozen
class LeavesNothing(Property):
    """The licence leaves nothing with what is derived from a work."""

    catalogue: Catalogue = field(kw_only=True, repr=False)

    def of(self, leaf: Leaf) -> Truth:
        """Return whether it surely binds no derivatives."""
        return ~binds_derivatives(leaf, self.catalogue)

    def explain(self, leaf: Leaf) -> str:
        """Return whether it binds, in words."""
        return f"{leaf} binds derivatives: {binds_derivatives(leaf, self.catalogue)}"


@frozen
class Stays(Property):
    """What stays of the licence with what is derived from a work has a property.

    Where nothing stays, nothing is in the way of it.
    """

    wanted: Property
    catalogue: Catalogue = field(repr=False)

    def of(self, leaf: Leaf) -> Truth:
        """Return whether it stays and has the property, or does not stay."""
        return truth_of_terms(leaf, self)

    def explain(self, leaf: Leaf) -> str:
        """Return what has the property, in words."""
        return self.wanted.explain(leaf)


def truth_of_terms(terms: Expression, wanted: Property) -> Truth:
    """Return whether a taker of some terms can have a property.

    >>> from osaid.licenses.algebra import Permits
    >>> from osaid.licenses.catalog import shipped
    >>> from osaid.licenses.expression import License
    >>> free = Permits(("use",), catalogue=shipped())
    >>> for name in ("LicenseRef-scancode-llama-2-license-2023", "CC-BY-NC-4.0"):
    ...     terms = License(name)
    ...     stays = Stays(free, shipped())
    ...     print(truth_of_terms(terms, free), truth_of_terms(terms, stays))
    false false
    false unknown
    """
    if not isinstance(wanted, Stays):
        return can(terms, wanted).truth
    kept = carried(terms, wanted.catalogue)
    return agreed(
        Truth.TRUE if each is None else truth_of_terms(each, wanted.wanted)
        for each in kept
    )
