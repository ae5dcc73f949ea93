"""What of the terms of a work stays with what is derived from it."""

from __future__ import annotations

from collections.abc import Callable

from osaid.licenses.catalog import Catalogue, shipped
from osaid.licenses.clauses import Confidence, Weight
from osaid.licenses.expression import (
    And,
    Expression,
    Leaf,
    Or,
    conjunction,
    disjunction,
)
from osaid.licenses.facts import LicenseFacts, facts_of_leaf
from osaid.licenses.vocabulary import RIGHTS
from osaid.truth import Truth, truth_of

Carried = tuple[Expression | None, ...]
"""What may stay of some terms, the least of it first; None is nothing."""

_WHOLE = {Confidence.TEXT_READ, Confidence.LISTED, Confidence.NOT_APPLICABLE}


def binds_derivatives(leaf: Leaf, catalogue: Catalogue | None = None) -> Truth:
    """Return whether what is derived from a work stays bound by a licence of it.

    It is where the text says so. It is not where the text says so, or where nothing
    in the text limits anybody, so that nothing is left to bind; conditions, such as
    giving credit, limit nobody. Everything else is unknown: nobody has settled what
    a licence that is silent on it means for parameters.

    >>> from osaid.licenses.reading import read_license
    >>> for name in ("llama2", "Apache-2.0", "CC-BY-NC-4.0"):
    ...     print(name, binds_derivatives(read_license(name)))
    llama2 true
    Apache-2.0 false
    CC-BY-NC-4.0 unknown
    """
    facts = facts_of_leaf(leaf, catalogue)
    if facts is None:
        return Truth.UNKNOWN
    if facts.derivatives is not None and facts.confidence.settles:
        return truth_of(facts.derivatives.bound)
    return Truth.FALSE if _limits_nobody(facts) else Truth.UNKNOWN


def carried(expression: Expression, catalogue: Catalogue | None = None) -> Carried:
    """Return what of some terms may stay with what is derived: least, then most.

    Of terms that all apply each stays or goes by itself; where a taker may choose
    terms that leave nothing, nothing stays.

    >>> from osaid.licenses.reading import read_license
    >>> for terms in ("llama2 AND MIT", "llama2 OR MIT", "CC-BY-NC-4.0"):
    ...     print(*map(str, carried(read_license(terms))))
    LicenseRef-scancode-llama-2-license-2023
    None
    None CC-BY-NC-4.0
    """
    known = shipped() if catalogue is None else catalogue

    def surely(leaf: Leaf) -> bool:
        return binds_derivatives(leaf, known) is Truth.TRUE

    def perhaps(leaf: Leaf) -> bool:
        return binds_derivatives(leaf, known) is not Truth.FALSE

    both = (_kept(expression, surely), _kept(expression, perhaps))
    return tuple(dict.fromkeys(both))


def _limits_nobody(facts: LicenseFacts) -> bool:
    return (
        facts.confidence in _WHOLE
        and all(facts.permits(right) is Truth.TRUE for right in RIGHTS)
        and all(r.counts_as is Weight.FORMAL for r in facts.restrictions)
    )


def _kept(expression: Expression, stays: Callable[[Leaf], bool]) -> Expression | None:
    match expression:
        case And(operands):
            kept = [_kept(operand, stays) for operand in operands]
            parts = [part for part in kept if part is not None]
            return conjunction(parts) if parts else None
        case Or(operands):
            kept = [_kept(operand, stays) for operand in operands]
            parts = [part for part in kept if part is not None]
            return disjunction(parts) if len(parts) == len(kept) else None
        case _:
            return expression if stays(expression) else None
