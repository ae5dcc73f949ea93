"""Finds levels that ask for nothing more, and requirements that no level needs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from osaid.analysis.soundness.claims import Same
from osaid.analysis.soundness.findings import Code, Finding
from osaid.analysis.soundness.formula import Subject
from osaid.analysis.soundness.proofs import Proofs
from osaid.analysis.soundness.questions import musts_in
from osaid.policy.syntax import Requirement


def same_levels(proofs: Proofs) -> Iterator[Finding]:
    """Yield the levels that every system reaches which reaches the one below."""
    subject = proofs.subject
    levels = {str(level.name): level for level in subject.policy.levels}
    for below, above in pairwise(subject.outcomes):
        level = levels[above.level or ""]
        if subject.is_own(level):
            because = proofs.because(Same(below, above))
            if because is not None:
                yield Finding(
                    Code.SAME_LEVEL,
                    level.name.span,
                    above.level or "",
                    below.level or "",
                    because=because,
                )


def unleveled(subject: Subject) -> Iterator[Finding]:
    """Yield the requirements beside a ladder that no level needs or rests on.

    What is added to a ladder that is inherited is meant for all of it.
    """
    policy = subject.policy
    needed = {str(name) for level in policy.levels for name in level.needs}
    reached = {each for name in needed for each in subject.mentions.all_.get(name, ())}
    own = all(map(subject.is_own, policy.levels))
    for item in policy.groups if policy.levels and own else ():
        if isinstance(item, Requirement) and subject.is_own(item):
            name = str(item.name)
            if name not in reached and any(musts_in(item)):
                yield Finding(Code.UNLEVELED, item.name.span, name)
