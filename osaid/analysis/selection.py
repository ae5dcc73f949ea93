"""Whether a selector means all components that another one means."""

from __future__ import annotations

from collections.abc import Collection

from osaid.evaluation.selection import maximal
from osaid.policy.syntax import Selector
from osaid.records.kinds import within


def contains(outer: Selector, inner: Selector) -> bool:
    """Return whether a selector means all that another one means.

    >>> from osaid.policy.syntax import Name
    >>> code, training = Selector((Name("code"),)), Selector((Name("code.training"),))
    >>> contains(code, training), contains(training, code)
    (True, False)
    """
    kept = all(
        any(within(str(kind), str(branch)) for branch in outer.kinds)
        for kind in inner.kinds
    )
    return kept and all(_leaves_out(inner, str(kind)) for kind in outer.without)


def _leaves_out(selector: Selector, kind: str) -> bool:
    """Return whether a selector means nothing of a branch."""
    if any(within(kind, str(branch)) for branch in selector.without):
        return True
    kinds = map(str, selector.kinds)
    return not any(within(kind, k) or within(k, kind) for k in kinds)


def same_rest(
    inner: Selector,
    outer: Selector,
    singles: Collection[str],
    others: Collection[str],
) -> bool:
    """Return whether the inner list is shut wherever the outer one is.

    Of kinds of which a system has at most one, `singles` and `others` as each policy
    says, a list is shut once that one is there; those below them are not.
    """
    wide = [kind for kind in maximal(outer) if kind in others]
    return all(
        kind == other and kind in singles
        for kind in maximal(inner)
        for other in wide
        if within(kind, other)
    )
