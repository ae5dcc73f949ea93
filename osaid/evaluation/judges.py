"""A policy that is ready to judge: programs made once, verdicts made when looked at."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs
from attrs import field, frozen

from osaid import evaluation
from osaid.evaluation.advice import Grounds
from osaid.evaluation.cases import Assumptions, Item
from osaid.evaluation.deferred import deferred
from osaid.evaluation.findings import Finding, sorted_causes, upheld
from osaid.evaluation.identities import license_data, policy_identity
from osaid.evaluation.judged import Cause
from osaid.evaluation.judging import Judgement, judge_system
from osaid.evaluation.lenses import ACTUAL, Lens
from osaid.evaluation.parts import LicenseData, PolicyIdentity
from osaid.evaluation.verdicts import Verdict
from osaid.licenses.catalog import Catalogue
from osaid.policy.policies import CheckedPolicy
from osaid.policy.printer import print_sentence
from osaid.policy.syntax import Sentence
from osaid.records.outcomes import Outcome
from osaid.records.said import bounded
from osaid.records.systems import Extent, System
from osaid.truth import Truth
from osaid.values import Shown

if TYPE_CHECKING:
    from osaid.evaluation.compiler.program import Conclusion, Program


@frozen(eq=False)
class Row(Shown):
    """One sentence of a policy: what is the same of it for every system.

    `number` is its place among all sentences, `place` that of its item, and
    `ordinal` its own in the item, from 1.
    """

    number: int
    item: Item
    place: int
    ordinal: int
    sentence: Sentence
    known: Mapping[str, object]


@frozen(eq=False)
class Judge(Shown):
    """One policy under one choice of readings, listing and licence facts.

    Its programs are made when they are first needed, and kept. They are not worth it
    for a single system, so that the first verdict is the interpreter's.
    """

    policy: CheckedPolicy
    readings: Mapping[str, str]
    listing: Extent | None
    licenses: Catalogue
    _lenses: dict[Lens, Program] = field(init=False, factory=dict, repr=False)
    _levels: dict[str, Judge] = field(init=False, factory=dict, repr=False)
    _waiving: dict[frozenset[str], Program] = field(
        init=False, factory=dict, repr=False
    )
    _begun: list[bool] = field(init=False, factory=list, repr=False)

    @cached_property
    def program(self) -> Program:
        """Return the program that decides."""
        return self._program(self.policy)

    def through(self, lens: Lens) -> Program:
        """Return the program that looks through a lens."""
        if lens == ACTUAL:
            return self.program
        if lens not in self._lenses:
            self._lenses[lens] = self._program(self.policy, lens, self.program)
        return self._lenses[lens]

    def waiving(self, names: frozenset[str]) -> Program:
        """Return the program that decides if some requirements counted as true."""
        if names not in self._waiving:
            waived = evaluation.waivers.without(self.policy, names)
            made = self._program(waived, parents=self.program)
            bounded(self._waiving)[names] = made
        return self._waiving[names]

    def _program(
        self,
        policy: CheckedPolicy,
        lens: Lens = ACTUAL,
        parents: Program | None = None,
    ) -> Program:
        make = evaluation.compiler.program.Program.of
        chosen = policy.chosen(self.readings)
        facts = self.licenses
        return make(policy, chosen, self.listing, facts, lens=lens, parents=parents)

    def at_level(self, level: str) -> Judge:
        """Return the judge for when another level is asked for."""
        if level not in self._levels:
            policy = self.policy.at_level(level)
            judge = Judge(policy, self.readings, self.listing, self.licenses)
            self._levels[level] = judge
        return self._levels[level]

    @cached_property
    def identity(self) -> PolicyIdentity:
        """Return which policy judges, under which readings."""
        return policy_identity(self.policy, self.readings)

    @cached_property
    def license_data(self) -> LicenseData:
        """Return which licence facts are used."""
        return license_data(self.licenses)

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Return the places of requirements and freedoms, by their names."""
        items = self.program.generated.items
        return {str(item.name): place for place, item in enumerate(items)}

    @cached_property
    def counting(self) -> frozenset[str]:
        """Return the names of the items that make up the outcome."""
        return frozenset(str(item.name) for item in self.policy.deciding)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Return every sentence that the readings leave."""
        chosen = self.policy.chosen(self.readings)
        sentences = [
            (item, place, ordinal, sentence)
            for place, item in enumerate(self.program.generated.items)
            for ordinal, sentence in self.policy.sentences_of(item, chosen)
        ]
        return tuple(
            Row(number, *found, self._known(found[0], *found[2:]))
            for number, found in enumerate(sentences)
        )

    def _known(
        self, item: Item, ordinal: int, sentence: Sentence
    ) -> Mapping[str, object]:
        policy = self.policy
        return MappingProxyType(
            {
                "name": policy.sentence_name(item, ordinal, sentence),
                "requirement": str(item.name),
                "strength": sentence.strength,
                "sentence": print_sentence(sentence.proposition),
                "cites": policy.cites(item, sentence),
                "upholds": upheld(item),
                "policy_location": policy.place(sentence.span),
                "policy": str(policy.origin(sentence.span)),
                "counts": str(item.name) in self.counting,
            }
        )

    def evaluate(
        self, system: System, as_of: date | None = None, accept: tuple[str, ...] = ()
    ) -> Verdict:
        """Return the verdict on a system, part by part as it is looked at."""
        if not self._begun:
            self._begun.append(True)
            return judge_system(system, self.policy, self.given(as_of, accept))
        conclusion = self.program.conclude(system, as_of)
        maker = Concluded(system, self, as_of, accept, conclusion)
        about = Grounds(system, self.policy, maker.given)
        return deferred(Verdict, maker, about, "outcome", conclusion.outcome)

    def given(self, as_of: date | None, accept: tuple[str, ...]) -> Assumptions:
        """Return what is decided by whoever asks."""
        return Assumptions(
            as_of=as_of,
            readings=self.readings,
            accept=accept,
            listing=self.listing,
            licenses=self.licenses,
        )


@frozen(eq=False)
class Concluded(Judgement):
    """A judgement of which a program found the truths, and nothing else yet."""

    judge: Judge
    day: date | None
    accept: tuple[str, ...]
    conclusion: Conclusion

    @property
    def policy(self) -> CheckedPolicy:
        """Return the policy that judges."""
        return self.judge.policy

    @cached_property
    def given(self) -> Assumptions:
        """Return what the caller decided."""
        return self.judge.given(self.day, self.accept)

    @property
    def identity(self) -> PolicyIdentity:
        """Return which policy judges, under which readings."""
        return self.judge.identity

    @property
    def license_data(self) -> LicenseData:
        """Return which licence facts are used."""
        return self.judge.license_data

    @property
    def applies(self) -> Truth:
        """Return whether the policy says anything about the system."""
        return self.conclusion.applies

    @property
    def outcome(self) -> Outcome:
        """Return what the policy comes to."""
        return self.conclusion.outcome

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Return what every sentence comes to; why is found out later."""
        reasons = Reasons(self)
        pairs = zip(self.judge.rows, self.conclusion.sentences, strict=True)
        return tuple([deferred(Finding, reasons, r, "truth", t) for r, t in pairs])

    def whole(self, lens: Lens) -> Truth:
        """Return whether the policy holds, through a lens."""
        return self._through(lens).whole

    def musts(self, item: Item, lens: Lens) -> Truth:
        """Return the conjunction of the `must` sentences of one item."""
        return self._through(lens).musts[self.judge.places[str(item.name)]]

    def condition(self, item: Item) -> Truth:
        """Return whether the condition of one item holds; without one it does."""
        return self.conclusion.conditions[self.judge.places[str(item.name)]]

    def at_level(self, level: str) -> Judgement:
        """Return the judgement that is made when another level is asked for."""
        judge = self.judge.at_level(level)
        conclusion = judge.program.conclude(self.system, self.day)
        return Concluded(self.system, judge, self.day, self.accept, conclusion)

    def waiving(self, names: frozenset[str]) -> Outcome:
        """Return the outcome if some requirements counted as true.

        The outcome of parents is what it is.
        """
        return self.judge.waiving(names).decide(self.system, self.day)

    def _through(self, lens: Lens) -> Conclusion:
        if lens == ACTUAL:
            return self.conclusion
        return self.judge.through(lens).conclude(self.system, self.day)


@frozen(eq=False)
class Reasons(Shown):
    """Whatever there is to say of the sentences of one judgement, beside the truth."""

    judgement: Concluded

    @property
    def parts(self) -> frozenset[str]:
        """Return the names of the parts of a finding."""
        return _PARTS

    def make(self, name: str, row: Row) -> object:
        """Return one part of the finding on a sentence."""
        if name == "causes":
            return self._causes(row)
        if name == "help":
            return self._remedy(row)
        if name == "applicable":
            condition = self.judgement.conclusion.conditions[row.place]
            return condition is not Truth.FALSE
        return row.known[name]

    def _causes(self, row: Row) -> tuple[Cause, ...]:
        interpreter = self.judgement.case.through(ACTUAL)
        judged = interpreter.sentence(row.item, row.ordinal, row.sentence)
        return sorted_causes(judged.causes)

    def _remedy(self, row: Row) -> str | None:
        truth = self.judgement.conclusion.sentences[row.number]
        remedy = row.sentence.remedy
        return remedy.value if remedy and truth is not Truth.TRUE else None


_PARTS = frozenset(attribute.name for attribute in attrs.fields(Finding))
