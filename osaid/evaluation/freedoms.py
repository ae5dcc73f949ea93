"""The three answers on a freedom, and on what they rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from osaid.evaluation.findings import reasons, upheld
from osaid.evaluation.judged import Judged, both
from osaid.evaluation.lenses import ACTUAL, FORM, TERMS, Lens
from osaid.evaluation.parts import FreedomVerdict
from osaid.policy.policies import CheckedPolicy
from osaid.policy.syntax import Freedom, Requirement
from osaid.truth import Truth, all_of

if TYPE_CHECKING:
    from osaid.evaluation.judging import Judgement

Item = Requirement | Freedom


def freedom_verdicts(judgement: Judgement) -> Iterator[FreedomVerdict]:
    """Yield the answers on each freedom that the policy has not dropped."""
    policy = judgement.policy
    for name, freedom in policy.freedoms.items():
        if name not in policy.dropped:
            yield _verdict(judgement, freedom)


def items_of(item: Item, policy: CheckedPolicy) -> tuple[Item, ...]:
    """Return on which items one rests: a freedom also on those that uphold it.

    What only a higher level needs upholds nothing.
    """
    if isinstance(item, Requirement):
        return (item,)
    requirements = (i for i in policy.deciding if isinstance(i, Requirement))
    name = str(item.name)
    return (item, *(each for each in requirements if name in upheld(each)))


def _verdict(judgement: Judgement, freedom: Freedom) -> FreedomVerdict:
    name = str(freedom.name)
    items = items_of(freedom, judgement.policy)

    def through(lens: Lens) -> Truth:
        return all_of(judgement.musts(item, lens) for item in items)

    def because(lens: Lens) -> Judged:
        return both(judgement.case.through(lens).musts(item) for item in items)

    truth, terms, form = through(ACTUAL), through(TERMS), through(FORM)
    return FreedomVerdict(
        name=name,
        title=freedom.title.value if freedom.title else name,
        truth=truth,
        # A freedom that is there needs no excuse, and one that may be there still
        # may be: neither half can be worse than the whole.
        terms=terms | truth,
        form=form | truth,
        terms_because=because_of(terms, lambda: because(TERMS)),
        form_because=because_of(form, lambda: because(FORM)),
    )


def because_of(truth: Truth, judged: Callable[[], Judged]) -> tuple[str, ...]:
    """Return in words why something is not true, nothing where it is."""
    return () if truth is Truth.TRUE else tuple(reasons(judged().causes))
