"""One sentence of a policy applied to one system, and why it came out so."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NoReturn

from attrs import evolve, field, frozen

from osaid.evaluation.codec import derived, named
from osaid.evaluation.deferred import Deferred
from osaid.evaluation.judged import Cause, Evidence, Nature
from osaid.policy.syntax import Freedom, Requirement, Strength
from osaid.text import Place
from osaid.truth import Truth

SHOWN = 6


@frozen
class Finding(Deferred):
    """One sentence applied to one system.

    `name` is stable: policy, requirement and ordinal of the sentence. A finding is
    not `applicable` where its requirement's condition is false; it is true then.
    `causes` decided it or, where it is unknown, left it open; they are sorted, so
    that the order of a record changes no text. `help` is the policy's remedy in
    words, given unless the sentence is true. `policy` is the one in whose text the
    sentence stands. It `counts` for the outcome unless only a level above the one
    that is asked for needs it.
    """

    name: str = field(metadata=named("id"))
    requirement: str
    strength: Strength = field(metadata=named("level"))
    truth: Truth
    sentence: str
    cites: tuple[str, ...]
    upholds: tuple[str, ...]
    policy_location: Place
    causes: tuple[Cause, ...] = field(
        metadata={**named("components"), **derived("reason")}
    )
    help: str | None = None
    applicable: bool = True
    policy: str | None = None
    counts: bool = True

    def __bool__(self) -> NoReturn:
        """Refuse: ask `finding.truth is Truth.TRUE` instead."""
        message = "a Finding is not a yes or no; compare its `truth`"
        raise TypeError(message)

    @property
    def decides(self) -> bool:
        """Return whether the sentence is a `must`."""
        return self.strength is Strength.MUST

    @property
    def refers_to(self) -> str | None:
        """Return the requirement for which alone the sentence asks, None without."""
        last = self.sentence.split()[-1]
        return last if self.sentence == f"requirement {last}" else None

    @property
    def refers(self) -> bool:
        """Return whether the sentence only asks for another requirement."""
        return self.refers_to is not None

    @property
    def short_name(self) -> str:
        """Return the name as it is in the policy that judges, without its version."""
        return f"{self.requirement}/{self.name.rpartition('/')[2]}"

    @property
    def reason(self) -> str:
        """Return in one line what decided the finding, or left it open."""
        if not self.applicable:
            return "not applicable"
        return in_short(self.causes)


def upheld(item: Requirement | Freedom) -> tuple[str, ...]:
    """Return the freedoms that hang on the sentences of an item."""
    if isinstance(item, Freedom):
        return (str(item.name),)
    return tuple(str(name) for name in item.upholds)


def in_short(causes: Iterable[Cause]) -> str:
    """Return on one line what causes say, for the first components only."""
    lines = reasons(causes)
    rest = len(lines) - SHOWN
    more = f"; and {rest} more" if rest > 0 else ""
    return "; ".join(lines[:SHOWN]) + more


def reasons(causes: Iterable[Cause]) -> list[str]:
    """Return what causes say, one line for each component.

    What is known comes before what is missing; a gap in a list comes last.
    """
    by_subject: dict[str, list[str]] = {}
    for cause in sorted(causes, key=_telling):
        says = by_subject.setdefault(cause.subject, [])
        if cause.says not in says:
            says.append(cause.says)
    return [f"{subject}: {', '.join(says)}" for subject, says in by_subject.items()]


_ORDER = {
    Nature.STATED: 0,
    Nature.LICENSE: 1,
    Nature.CONTESTED: 2,
    Nature.SILENT: 3,
    Nature.ATTESTATION: 4,
    Nature.LISTING: 5,
}


def _telling(cause: Cause) -> tuple[int, str, str, str, str]:
    return (
        _ORDER[cause.nature],
        cause.kind,
        cause.component or "",
        cause.field,
        cause.says,
    )


def sorted_causes(causes: Iterable[Cause]) -> tuple[Cause, ...]:
    """Return causes, and the evidence of each, in an order that tells nothing."""
    ordered = (evolve(c, evidence=_sorted(c.evidence)) for c in causes)
    return tuple(sorted(dict.fromkeys(ordered), key=_key))


def _key(cause: Cause) -> tuple[str, ...]:
    words = (cause.kind, cause.component or "", cause.field, cause.says)
    return (*words, cause.truth.value, cause.nature)


def _sorted(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    def key(item: Evidence) -> tuple[str, ...]:
        words = (item.source or "", item.url or "", item.by or "", str(item.place))
        return (item.grade, *words)

    return tuple(sorted(evidence, key=key))
