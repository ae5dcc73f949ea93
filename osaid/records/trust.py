"""Whose word decides where sources disagree, and what it has overruled."""

from __future__ import annotations

from attrs import frozen

from osaid.text import Place
from osaid.values import Value


@frozen
class Overruled(Value):
    """What one source says of a field, and a more trusted one says otherwise.

    `component` is None for a fact of the whole system. `says` is the value in words,
    `source` who says it, and `decided_by` the name in the order that decided.
    """

    field: str
    says: str
    source: str
    decided_by: str
    component: str | None = None
    place: Place | None = None

    @property
    def subject(self) -> str:
        """Return of what it is said, as people read it."""
        return f"{self.component}.{self.field}" if self.component else self.field


@frozen
class Trust(Value):
    """An order of sources, the most trusted first, and what it has overruled.

    Where sources disagree on a fact, the first of the order that speaks of it
    decides; whoever is not in the order comes last. What is overruled is no part of
    the facts any more, and stays visible here.

    >>> print(Trust(("card.md", "sbom.json")))
    card.md before sbom.json
    """

    order: tuple[str, ...]
    overruled: tuple[Overruled, ...] = ()

    def __str__(self) -> str:
        """Return the order in words."""
        return " before ".join(self.order)
