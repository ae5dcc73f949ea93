"""The reference interpreter: the meaning of a policy, in plain Python.

Every other way to run a policy must agree with this one. It is written to be
read beside the language reference, not to be fast.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from attrs import Factory, field, frozen

from osaid.evaluation.attestations import attested
from osaid.evaluation.conditions import Conditions
from osaid.evaluation.documents import Documents
from osaid.evaluation.judged import Judged, both, either
from osaid.evaluation.lenses import ACTUAL, Lens, Sign, helpful
from osaid.evaluation.permissions import Sets
from osaid.evaluation.quantifiers import Quantifiers
from osaid.licenses.catalog import Catalogue, shipped
from osaid.policy.policies import CheckedPolicy
from osaid.policy.schema import has_terms_condition
from osaid.policy.syntax import (
    AboutSystem,
    Attested,
    Defined,
    Freedom,
    Proposition,
    PropositionAnd,
    PropositionNot,
    Quantified,
    Requirement,
    RequirementHolds,
    Sentence,
    Strength,
    Together,
    Unused,
)
from osaid.records.systems import Extent, System
from osaid.values import Shown

Override = Callable[[Requirement | Freedom, int], Judged]


@frozen(eq=False)
class Interpreter(Shown):
    """Judges propositions about one system under one policy.

    `system` holds only what is valid at `as_of`; `readings` names the value of
    every reading; `assumed` is a listing the caller assumes for every kind;
    `override` replaces the truth of single sentences, for claims; `licenses` says
    what licences grant.
    """

    policy: CheckedPolicy
    system: System
    readings: Mapping[str, str]
    as_of: date | None = None
    assumed: Extent | None = None
    lens: Lens = ACTUAL
    override: Override | None = None
    licenses: Catalogue = field(factory=shipped, kw_only=True)
    quantifiers: Quantifiers = field(init=False)
    documents: Documents = field(init=False)
    _known: dict[tuple[str, Sign], Judged] = field(init=False, default=Factory(dict))

    @quantifiers.default
    def _quantifiers(self) -> Quantifiers:
        sets = Sets(self.policy, self.readings, self.licenses)
        conditions = Conditions(self.policy, sets, self.lens)
        return Quantifiers(self.system, conditions, self.assumed, self.lens)

    @documents.default
    def _documents(self) -> Documents:
        return Documents(self.quantifiers)

    def judge(  # noqa: C901 - one case for each form of sentence
        self, proposition: Proposition, sign: Sign = Sign.EVEN
    ) -> Judged:
        """Return whether a proposition holds, under a number of negations."""
        match proposition:
            case Quantified():
                return self.quantifiers.quantified(proposition, sign)
            case AboutSystem(body=body):
                return self.quantifiers.conditions.of(body, self.system, sign)
            case Unused(selector=selector):
                return self.quantifiers.unused(selector, sign)
            case Together():
                return self.documents.together(proposition, sign)
            case Attested(judgement=judgement, role=role):
                if self.lens.spares(terms=False):
                    return helpful(sign)
                by = str(role) if role is not None else None
                return attested(self.system, str(judgement), by, self.as_of)
            case RequirementHolds(name=name):
                return self.requirement(str(name), sign)
            case Defined(name=name):
                return self._once(f"define {name}", sign, self._defined(str(name)))
            case PropositionNot(operand=operand):
                return ~self.judge(operand, ~sign)
            case PropositionAnd(operands=operands):
                return both([self.judge(o, sign) for o in operands])
            case _:
                return either([self.judge(o, sign) for o in proposition.operands])

    def requirement(self, name: str, sign: Sign = Sign.EVEN) -> Judged:
        """Return the conjunction of a requirement's `must` sentences."""
        item = self.policy.requirements[name]
        return self._once(f"requirement {name}", sign, lambda p: self.musts(item, p))

    def musts(self, item: Requirement | Freedom, sign: Sign = Sign.EVEN) -> Judged:
        """Return the conjunction of the `must` sentences of one item.

        Of the terms alone, a sentence without a terms condition has the value that
        helps.
        """
        return both(
            self.sentence(item, ordinal, sentence, sign)
            if self._counts(sentence)
            else helpful(sign)
            for ordinal, sentence in self.policy.sentences_of(item, self.readings)
            if sentence.strength is Strength.MUST
        )

    def _counts(self, sentence: Sentence) -> bool:
        return self.lens.parts or has_terms_condition(sentence.proposition, self.policy)

    def sentence(
        self,
        item: Requirement | Freedom,
        ordinal: int,
        sentence: Sentence,
        sign: Sign = Sign.EVEN,
    ) -> Judged:
        """Return whether one sentence holds, or what it is replaced by."""
        if self.override is not None:
            return self.override(item, ordinal)
        return self._once(
            f"sentence {item.name}/{ordinal}",
            sign,
            lambda p: self.own(item, sentence, p),
        )

    def own(
        self, item: Requirement | Freedom, sentence: Sentence, sign: Sign = Sign.EVEN
    ) -> Judged:
        """Return whether a sentence holds; it does where its requirement is off."""
        body = self.judge(sentence.proposition, sign)
        condition = self.condition_of(item, ~sign)
        return body if condition is None else either((~condition, body))

    def condition_of(
        self, item: Requirement | Freedom, sign: Sign = Sign.ODD
    ) -> Judged | None:
        """Return whether a requirement's `when` holds, or None without one."""
        if isinstance(item, Freedom) or item.condition is None:
            return None
        return self.judge(item.condition, sign)

    def _defined(self, name: str) -> Callable[[Sign], Judged]:
        return lambda p: self.judge(self.policy.propositions[name], p)

    def _once(self, key: str, sign: Sign, made: Callable[[Sign], Judged]) -> Judged:
        if (key, sign) not in self._known:
            self._known[key, sign] = made(sign)
        return self._known[key, sign]
