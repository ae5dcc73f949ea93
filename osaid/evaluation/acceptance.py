"""What follows if a verdict published by somebody else is believed.

A `must` sentence that is false on the record, and false without what was only
inferred, stays false; every other one counts as true. Where it is not true on
the record it is assumed, and said so.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import Factory, evolve, field, frozen

from osaid.evaluation.cases import Case, Item, outcome_of
from osaid.evaluation.findings import reasons, sorted_causes
from osaid.evaluation.interpreter import Interpreter
from osaid.evaluation.judged import Judged, both
from osaid.evaluation.lenses import ACTUAL, FORM, Lens
from osaid.evaluation.parts import Acceptance, Assumption
from osaid.policy.syntax import RequirementHolds, Sentence, Strength
from osaid.records.outcomes import Group, Outcome
from osaid.records.systems import Claim
from osaid.truth import Truth
from osaid.values import Shown


def accept_claim(case: Case, claim: Claim) -> tuple[Acceptance, tuple[Assumption, ...]]:
    """Return the outcome and group under a claim, and what had to be assumed.

    A claim of `components` assumes nothing and is compared with the facts by the
    caller. It is a bound, not a proof that one completion satisfies all
    assumptions.
    """
    belief = Belief(case, ACTUAL)
    applies = case.applies(case.through(ACTUAL)).truth
    outcome = outcome_of(applies, belief.whole().truth)
    group = Group(outcome.value) if outcome != Outcome.FAILS else _group(case)
    fits = group is claim.group
    assumptions = tuple(belief.assumptions(claim.name)) if fits else ()
    count = len(assumptions)
    return Acceptance(claim.name, claim.group, group, outcome, count), assumptions


def _group(case: Case) -> Group:
    whole = Belief(case, FORM).whole()
    return Group.COMPONENTS if whole.truth is Truth.FALSE else Group.TERMS


@frozen(eq=False)
class Belief(Shown):
    """The sentences of a case as they are if a claim is believed."""

    case: Case
    lens: Lens
    record: Interpreter = field(init=False)
    _others: tuple[Interpreter, ...] = field(init=False)
    _known: dict[tuple[str, int], Judged] = field(init=False, default=Factory(dict))

    @record.default
    def _record(self) -> Interpreter:
        return self.case.through(self.lens)

    @_others.default
    def _interpreters(self) -> tuple[Interpreter, ...]:
        """Return those in whose eyes a sentence must be false, too, to stay so.

        What it refers to is looked at as it is, and as it is believed: a
        requirement of which every sentence is believed is not what is false.
        """
        cited = self.case.without_inferred().through(self.lens)
        believed = (evolve(one, override=self.of) for one in (self.record, cited))
        return (cited, *believed)

    def of(self, item: Item, ordinal: int) -> Judged:
        """Return a sentence: false if nothing inferred makes it so, else true."""
        key = (str(item.name), ordinal)
        if key not in self._known:
            stands = self._stands_false(item, item.sentences[ordinal - 1])
            self._known[key] = stands or Judged(Truth.TRUE)
        return self._known[key]

    def _stands_false(self, item: Item, sentence: Sentence) -> Judged | None:
        judged = self.record.own(item, sentence)
        stands = judged.truth is Truth.FALSE and all(
            other.own(item, sentence).truth is Truth.FALSE for other in self._others
        )
        return judged if stands else None

    def whole(self) -> Judged:
        """Return the conjunction of the `must` sentences of the level asked for."""
        return both(self.of(item, ordinal) for item, ordinal, _ in self._musts())

    def assumptions(self, claim: str) -> Iterator[Assumption]:
        """Yield the sentences that are not true on the record but count as true.

        One that only asks for another requirement is left out where what is assumed
        of that one is listed, too.
        """
        policy = self.case.policy
        listed = {str(item.name) for item in policy.deciding}
        for item, ordinal, sentence in self._musts():
            asked = sentence.proposition
            if isinstance(asked, RequirementHolds) and str(asked.name) in listed:
                continue
            judged = self.record.own(item, sentence)
            if (
                judged.truth is Truth.TRUE
                or self.of(item, ordinal).truth is Truth.FALSE
            ):
                continue
            name = policy.sentence_name(item, ordinal, sentence)
            yield Assumption(claim, name, tuple(reasons(sorted_causes(judged.causes))))

    def _musts(self) -> Iterator[tuple[Item, int, Sentence]]:
        for item in self.case.policy.deciding:
            sentences = self.case.policy.sentences_of(item, self.case.readings)
            for ordinal, sentence in sentences:
                if sentence.strength is Strength.MUST:
                    yield item, ordinal, sentence
