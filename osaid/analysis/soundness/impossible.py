"""Finds what no system can meet: requirements, freedoms, levels, whole policies."""

from __future__ import annotations

from collections.abc import Iterator

from osaid.analysis.soundness.answers import Answer
from osaid.analysis.soundness.claims import Impossible, Unreachable
from osaid.analysis.soundness.findings import Code, Finding
from osaid.analysis.soundness.proofs import Proofs
from osaid.analysis.soundness.questions import condition_of
from osaid.policy.policies import Group
from osaid.policy.syntax import Applies, Name, Requirement
from osaid.text import Span

ALWAYS = Requirement(Name(""))
"""A group that asks for nothing, wherever the policy applies."""


def impossible(proofs: Proofs) -> Iterator[Finding]:
    """Yield the groups that nobody can meet, or to which nobody belongs.

    What rests on one of them is not told besides, nor is the policy as a whole.
    """
    subject = proofs.subject
    nowhere = _inapplicable(proofs)
    if nowhere is not None:
        yield nowhere
        return
    known: set[str] = set()
    for item in subject.policy.groups:
        name = str(item.name)
        found = None
        if not known & subject.mentions.all_[name]:
            found = _never_asked(proofs, item) or _never_met(proofs, item)
        if found is not None:
            yield found
            known |= {name} if found.code is Code.IMPOSSIBLE_REQUIREMENT else set()
    for answer in subject.outcomes:
        if known & {str(group.name) for group in answer.groups}:
            return
        found = _unreachable(proofs, answer)
        if found is not None:
            yield found
            return


def _inapplicable(proofs: Proofs) -> Finding | None:
    """Return that a policy applies to nothing, if it does."""
    policy = proofs.subject.policy
    stated = next((i for i in policy.syntax.items if isinstance(i, Applies)), None)
    nothing = Impossible(ALWAYS, condition_alone=True)
    if stated is None or proofs.because(nothing) is None:
        return None
    at = stated.span if proofs.subject.is_own(stated) else policy.syntax.name.span
    return Finding(Code.IMPOSSIBLE_POLICY, at)


def _never_asked(proofs: Proofs, item: Group) -> Finding | None:
    condition = condition_of(item)
    if condition is None:
        return None
    because = proofs.because(Impossible(item, condition_alone=True))
    if because is None:
        return None
    at = _place(proofs, item)
    return Finding(Code.IDLE_CONDITION, at, str(item.name), because=because)


def _never_met(proofs: Proofs, item: Group) -> Finding | None:
    for by_default in (False, True) if proofs.has_readings else (False,):
        because = proofs.because(Impossible(item, by_default=by_default))
        if because is not None:
            return Finding(
                Code.IMPOSSIBLE_REQUIREMENT,
                _place(proofs, item),
                str(item.name),
                because=because,
                by_default=by_default,
            )
    return None


def _unreachable(proofs: Proofs, answer: Answer) -> Finding | None:
    subject = proofs.subject
    lowest = answer is subject.outcomes[0]
    code = Code.IMPOSSIBLE_POLICY if lowest else Code.IMPOSSIBLE_LEVEL
    for by_default in (False, True) if proofs.has_readings else (False,):
        because = proofs.because(Unreachable(answer, by_default=by_default))
        if because is not None:
            return Finding(
                code,
                subject.place_of(answer),
                answer.level or "",
                because=because,
                by_default=by_default,
            )
    return None


def _place(proofs: Proofs, item: Group) -> Span:
    """Return where a group is told of: what is inherited, at the name of the policy."""
    subject = proofs.subject
    return item.name.span if subject.is_own(item) else subject.policy.syntax.name.span
