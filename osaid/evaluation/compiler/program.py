"""A policy that runs: what follows for a system, from what is said of its parts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from attrs import field, frozen

from osaid.evaluation.attestations import attested
from osaid.evaluation.cases import outcome_of
from osaid.evaluation.compiler.code import FALSE, TRUE, UNKNOWN
from osaid.evaluation.compiler.description import Description
from osaid.evaluation.compiler.frames import Frames
from osaid.evaluation.compiler.generated import Generated, Ranks, generated
from osaid.evaluation.compiler.questions import (
    BITS,
    Attested,
    Counted,
    Described,
)
from osaid.evaluation.lenses import ACTUAL, Lens
from osaid.evaluation.lineage import PARAMETERS, bonds_of, check_lineage, compact
from osaid.evaluation.selection import selects
from osaid.licenses.catalog import Catalogue
from osaid.policy.policies import CheckedPolicy
from osaid.records.components import Component
from osaid.records.kinds import within
from osaid.records.outcomes import Outcome, Settled
from osaid.records.parts import Bonds, Part, part
from osaid.records.profiles import Frame, Profile, profile_of
from osaid.records.said import attributes_of, bounded
from osaid.records.statements import Grade
from osaid.records.systems import Extent, System
from osaid.records.views import at
from osaid.truth import Truth
from osaid.values import Shown

TRUTHS = (Truth.FALSE, Truth.UNKNOWN, Truth.TRUE)

Weights = tuple[tuple[int, int, int], ...]
"""Of some bodies their places, and the bits for perhaps and for certainly."""


@frozen(eq=False)
class Conclusion(Shown):
    """What follows from the answers to all questions.

    `musts` and `conditions` are those of each requirement and freedom, `sentences`
    all of them, in the order of the policy.
    """

    outcome: Outcome
    applies: Truth
    whole: Truth
    musts: tuple[Truth, ...]
    conditions: tuple[Truth, ...]
    sentences: tuple[Truth, ...]


@frozen(eq=False)
class Program(Shown):
    """One policy, under one choice of readings, seen through one lens.

    What is found out about a part, a frame or a sum of answers is kept, up to a
    bound. `parents` judges the records of parents.
    """

    policy: CheckedPolicy
    catalogue: Catalogue
    generated: Generated
    frames: Frames
    parents: Program | None
    settled: dict[Frame, tuple[Outcome | None, int]] = field(init=False, factory=dict)
    weights: dict[Part, int] = field(init=False, factory=dict)
    outcomes: dict[int, Outcome] = field(init=False, factory=dict)
    _conclusions: dict[int, Conclusion] = field(init=False, factory=dict)
    _ranks: dict[Part, Ranks] = field(init=False, factory=dict)
    _of_kind: dict[str, Weights] = field(init=False, factory=dict)
    _several: tuple[tuple[Counted, int], ...] = field(init=False)
    _described: tuple[tuple[Description, int], ...] = field(init=False)
    _attested: tuple[tuple[Attested, int], ...] = field(init=False)

    @_several.default
    def _counted(self) -> tuple[tuple[Counted, int], ...]:
        asked = self.generated.questions.items()
        return tuple(
            (q, 2 * p) for q, p in asked if isinstance(q, Counted) and q.count > 1
        )

    @_described.default
    def _descriptions(self) -> tuple[tuple[Description, int], ...]:
        asked, examine = self.generated.questions.items(), self.examine
        return tuple(
            (Description(q, examine, self.frames), 2 * p)
            for q, p in asked
            if isinstance(q, Described)
        )

    @_attested.default
    def _judgements(self) -> tuple[tuple[Attested, int], ...]:
        asked = self.generated.questions.items()
        return tuple((q, 2 * p) for q, p in asked if isinstance(q, Attested))

    @classmethod
    def of(
        cls,
        policy: CheckedPolicy,
        readings: Mapping[str, str],
        assumed: Extent | None,
        catalogue: Catalogue,
        *,
        lens: Lens = ACTUAL,
        parents: Program | None = None,
    ) -> Program:
        """Return the program that is made of a policy."""
        made = generated(policy, readings, catalogue, lens)
        frames = Frames(made, assumed, policy.vocabulary.singles)
        return cls(policy, catalogue, made, frames, parents)

    @cached_property
    def is_plain(self) -> bool:
        """Return whether the answers of parts, joined, are all there is to ask."""
        return not (self._several or self._described or self._attested)

    def decide(self, system: System, as_of: date | None = None) -> Outcome:
        """Return the outcome alone."""
        profile = profile_on(system, as_of)
        outcome, bits = self.settle(profile.frame)
        if outcome is not None:
            return outcome
        return self._concluded(self._answers(system, profile, bits)).outcome

    def conclude(self, system: System, as_of: date | None = None) -> Conclusion:
        """Return what every sentence comes to."""
        profile = system.profile if as_of is None else profile_on(system, as_of)
        if self.is_plain and profile.alone:
            try:
                answers, weights = self.settled[profile.frame][1], self.weights
                for part in profile.parts:
                    answers |= weights[part]
                return self._conclusions[answers]
            except KeyError:  # something is seen for the first time
                pass
        _, bits = self.settle(profile.frame)
        return self._concluded(self._answers(system, profile, bits))

    def settle(self, frame: Frame) -> tuple[Outcome | None, int]:
        """Return the outcome if a frame alone decides it, and its answers."""
        found = self.settled.get(frame)
        if found is None:
            bits = self.frames.answers(frame)
            outcome = self._concluded(self.frames.opened(frame, bits)).outcome
            found = (None if outcome is _UNDETERMINED else outcome, bits)
            bounded(self.settled)[frame] = found
        return found

    def examine(self, part: Part) -> Ranks:
        """Return what holds of one part, body by body."""
        found = self._ranks.get(part)
        if found is None:
            found = bounded(self._ranks)[part] = self.generated.examine(part)
        return found

    def weigh(self, part: Part) -> int:
        """Return the answers of one part."""
        found = self.weights.get(part)
        if found is None:
            ranks = self.examine(part)
            found = 0
            for body, perhaps, certainly in self._weights(part.kind):
                rank = ranks[body]
                if rank:
                    found |= certainly if rank == TRUE else perhaps
            bounded(self.weights)[part] = found
        return found

    def _weights(self, kind: str) -> Weights:
        weights = self._of_kind.get(kind)
        if weights is None:
            found: dict[int, list[int]] = {}
            for question, place in self.generated.questions.items():
                if isinstance(question, Counted) and selects(question.selector, kind):
                    bits = found.setdefault(question.body, [0, 0])
                    bits[0] |= BITS[UNKNOWN] << 2 * place
                    bits[1] |= BITS[TRUE] << 2 * place
            weights = tuple((body, bits[0], bits[1]) for body, bits in found.items())
            bounded(self._of_kind)[kind] = weights
        return weights

    def _answers(self, system: System, profile: Profile, bits: int) -> int:
        parts = self._parts(system, profile)
        weights = [self.weigh(part) for part in parts]
        answers = bits
        for weight in weights:
            answers |= weight
        for question, shift in self._several:
            answers &= ~(3 << shift)
            answers |= _counted(question.count, weights, bits, shift) << shift
        for description, shift in self._described:
            answers |= BITS[description.of(profile, parts)] << shift
        for judgement, shift in self._attested:
            answers |= BITS[_attested(judgement, system, profile)] << shift
        return answers

    def _parts(self, system: System, profile: Profile) -> tuple[Part, ...]:
        """Return the parts, with what follows for them from parents."""
        if not profile.frame.derived:
            return profile.parts
        check_lineage(system)
        judge = (self.parents or self).decide
        judged = ((name, judge(one, profile.day)) for name, one in system.parents)
        outcomes = {name: one for name, one in judged if one is not _UNDETERMINED}
        bonds = self._bonds(system, profile)
        named = zip(system.components, profile.parts, strict=True)
        return tuple(
            _with_bonds(part, bonds)
            if within(part.kind, PARAMETERS)
            else _with_outcome(part, outcomes.get(component.name))
            for component, part in named
        )

    def _bonds(self, system: System, profile: Profile) -> Bonds:
        known = profile.bonds
        if self.catalogue not in known:
            found = bonds_of(system, profile.day, self.catalogue)
            known[self.catalogue] = compact(found)
        return known[self.catalogue]

    def _concluded(self, answers: int) -> Conclusion:
        found = self._conclusions.get(answers)
        if found is None:
            found = self._conclusion(self.generated.conclude(answers))
            bounded(self._conclusions)[answers] = found
            bounded(self.outcomes)[answers] = found.outcome
        return found

    def _conclusion(self, ranks: Ranks) -> Conclusion:
        applies, whole, *rest = (TRUTHS[rank] for rank in ranks)
        end = 2 * len(self.generated.items)
        return Conclusion(
            outcome_of(applies, whole),
            applies,
            whole,
            tuple(rest[0:end:2]),
            tuple(rest[1:end:2]),
            tuple(rest[end:]),
        )


_UNDETERMINED = Outcome.UNDETERMINED


def profile_on(system: System, as_of: date | None) -> Profile:
    """Return what a record says on a day, by default that on which it was made."""
    profile = system.profile
    same = as_of is None or as_of == profile.day
    return profile if same or _is_timeless(profile) else profile_of(system, as_of)


def _is_timeless(profile: Profile) -> bool:
    return profile.alone and not profile.dated


def _counted(count: int, weights: list[int], bits: int, shift: int) -> int:
    """Return whether there are so many, each part counted by itself."""
    found = [weight >> shift & 3 for weight in weights]
    certain, possible = found.count(BITS[TRUE]), found.count(BITS[UNKNOWN])
    if certain >= count:
        return BITS[TRUE]
    beyond = bits >> shift & 3
    return BITS[UNKNOWN if beyond or certain + possible >= count else FALSE]


def _attested(question: Attested, system: System, profile: Profile) -> int:
    if not system.attestations:
        return UNKNOWN
    key = (question.judgement, question.role)
    if key not in profile.answers:
        valid = at(system, profile.day)
        truth = attested(valid, *key, profile.day).truth
        profile.answers[key] = truth.rank
    return profile.answers[key]


def _with_outcome(known: Part, outcome: Outcome | None) -> Part:
    if outcome is None:
        return known
    place = attributes_of(Component).index("outcome")
    settled = ((Settled(outcome.value), Grade.INFERRED),)
    said = (*known.said[:place], settled, *known.said[place + 1 :])
    exists, own = known.role.exists, tuple(known.own.items())
    return part(known.kind, said, known.topics, exists=exists, own=own)


def _with_bonds(known: Part, bonds: Bonds) -> Part:
    exists, own = known.role.exists, tuple(known.own.items())
    topics = known.topics
    return part(known.kind, known.said, topics, exists=exists, bonds=bonds, own=own)
