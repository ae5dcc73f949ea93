"""What a policy says of a system of which everything is known: plain yes or no.

It is written from the language reference, without the interpreter: no third value,
no lists that may go on, Python's own `any`, `all` and `sum`. Only what single
licences say is taken from where the interpreter takes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, cast

from attrs import frozen

from osaid.evaluation.permissions import TEXTUAL, Sets, requirement
from osaid.licenses.expression import Expression, Nothing
from osaid.licenses.sets import names_exactly
from osaid.policy import syntax
from osaid.policy.policies import CheckedPolicy
from osaid.policy.syntax import Quantifier, Selector, Strength
from osaid.records import attributes
from osaid.records.components import Access, Component, Presence, StatedLicense
from osaid.records.fields import Field
from osaid.records.outcomes import Outcome
from osaid.records.statements import NONE, Fact, Grade, SetFact
from osaid.records.systems import System
from osaid.truth import Truth
from tests.laws.constants import compares, constant_of
from tests.laws.staying import Unsettled, kept


@frozen
class Classical:
    """A policy applied to one system of which everything is known."""

    policy: CheckedPolicy
    system: System
    readings: Mapping[str, str]
    parents: Mapping[str, Classical]

    def outcome(self) -> Outcome:
        """Return the outcome, which cannot be undetermined."""
        applies = self.policy.applies
        if applies is not None and not self.holds(applies):
            return Outcome.NOT_APPLICABLE
        requirements = map(self.musts, self.policy.requirements.values())
        freedoms = map(self.musts, self.policy.freedoms.values())
        met = all(requirements) and all(freedoms)
        return Outcome.CONFORMS if met else Outcome.FAILS

    def musts(self, item: syntax.Requirement | syntax.Freedom) -> bool:
        """Return whether the `must` sentences hold, or do not apply."""
        return all(
            self.sentence(item, sentence)
            for sentence in item.sentences
            if sentence.strength is Strength.MUST and self._chosen(sentence)
        )

    def _chosen(self, sentence: syntax.Sentence) -> bool:
        choice = sentence.choice
        return choice is None or self.readings[str(choice.reading)] == str(choice.value)

    def sentence(
        self, item: syntax.Requirement | syntax.Freedom, sentence: syntax.Sentence
    ) -> bool:
        """Return whether a sentence holds, or its requirement does not apply."""
        condition = getattr(item, "condition", None)
        off = condition is not None and not self.holds(condition)
        return off or self.holds(sentence.proposition)

    def holds(self, proposition: syntax.Proposition) -> bool:  # noqa: C901 - a case each
        """Return whether a proposition holds."""
        match proposition:
            case syntax.Quantified(selectors=selectors):
                return all(self._quantified(proposition, s) for s in selectors)
            case syntax.AboutSystem(body=body):
                return self.satisfies(self.system, body)
            case syntax.Unused(selector=selector):
                return not self.existing(selector)
            case syntax.Together():
                return self._together(proposition)
            case syntax.Attested(judgement=judgement):
                said = self.system.attestations
                return any(a.answer for a in said if a.judgement == str(judgement))
            case syntax.RequirementHolds(name=name):
                return self.musts(self.policy.requirements[str(name)])
            case syntax.Defined(name=name):
                return self.holds(self.policy.propositions[str(name)])
            case syntax.PropositionNot(operand=operand):
                return not self.holds(operand)
            case syntax.PropositionAnd(operands=operands):
                return all(self.holds(operand) for operand in operands)
            case syntax.PropositionOr(operands=operands):
                return any(self.holds(operand) for operand in operands)

    def existing(self, selector: Selector) -> list[Component]:
        """Return the components that a selector means and that exist."""
        return [
            component
            for component in self.system.components
            if component.presence.values != (Presence.ABSENT,)
            and any(_below(component.kind, str(kind)) for kind in selector.kinds)
            and not any(_below(component.kind, str(kind)) for kind in selector.without)
        ]

    def _quantified(self, sentence: syntax.Quantified, selector: Selector) -> bool:
        meant = [
            component
            for component in self.existing(selector)
            if sentence.where is None or self.satisfies(component, sentence.where)
        ]
        met = sum(self.satisfies(component, sentence.body) for component in meant)
        count = sentence.count or 0
        if sentence.if_used and not self.existing(selector):
            return True
        return {
            Quantifier.THE: met == len(meant) > 0,
            Quantifier.SOME: met > 0,
            Quantifier.EVERY: met == len(meant),
            Quantifier.NO: met == 0,
            Quantifier.AT_LEAST: met >= count,
            Quantifier.AT_MOST: met <= count,
            Quantifier.EXACTLY: met == count,
        }[sentence.quantifier]

    def _together(self, sentence: syntax.Together) -> bool:
        documents = [
            document
            for document in self.existing(sentence.documents)
            if sentence.where is None or self.satisfies(document, sentence.where)
        ]
        if sentence.subject is None:
            return all(_covered(documents, str(topic)) for topic in sentence.topics)
        where = sentence.subject_where
        return all(
            _covered([d for d in documents if self._is_about(d, part)], str(topic))
            for part in self.existing(sentence.subject)
            if where is None or self.satisfies(part, where)
            for topic in sentence.topics
        )

    def _is_about(self, document: Component, part: Component) -> bool:
        by_name = {c.name: c for c in self.system.components}
        names = {"all", part.name}
        while part.part_of.values != (NONE,):
            part = by_name[str(part.part_of.values[0])]
            names.add(part.name)
        return any(_has(document.about, name) for name in names)

    def satisfies(  # noqa: C901, PLR0912 - a case for each form
        self, record: Component | System, condition: syntax.Condition
    ) -> bool:
        """Return whether a component, or the system, satisfies a condition."""
        match condition:
            case syntax.ConditionNot(operand=operand):
                return not self.satisfies(record, operand)
            case syntax.ConditionAnd(operands=operands):
                return all(self.satisfies(record, operand) for operand in operands)
            case syntax.ConditionOr(operands=operands):
                return any(self.satisfies(record, operand) for operand in operands)
            case syntax.Defined(name=name):
                return self.satisfies(record, self.policy.conditions[str(name)])
            case syntax.Available():
                return self._available(record)
            case syntax.Covers(topics=topics):
                covers = getattr(record, "covers")  # noqa: B009 - of a component
                return all(_has(covers, str(topic)) for topic in topics)
            case syntax.Is(field=field, value=value):
                return bool(self._value(record, field) == constant_of(value))
            case syntax.In(field=field, values=values):
                return self._value(record, field) in [constant_of(v) for v in values]
            case syntax.Has(field=field):
                return self._value(record, field) is not NONE
            case syntax.Compare(field=field, comparison=comparison, value=constant):
                return compares(comparison, self._value(record, field), constant)
            case syntax.Includes(field=field, values=names):
                own = self._field(record, field)
                found = (attributes.element_of(own, str(name)) for name in names)
                return all(_own(record, each).values == (True,) for each in found)
            case syntax.EvidenceOf(field=field, grade=least):
                fact = self._fact(record, field)
                best = max(s.origin.grade.rank for s in fact.statements)
                return bool(best >= Grade(str(least)).rank)
            case syntax.LicenseCondition(field=field, test=test):
                value = self._value(record, field)
                above = self.terms_of_parents() if _is_derived(record) else []
                return self._license(value, above, test)

    def _available(self, record: Component | System) -> bool:
        own = self.policy.conditions.get("available")
        if self._value(record, "presence") != Presence.PROVIDED:
            return False
        if own is not None:
            return self.satisfies(record, own)
        return self._value(record, "access") in {Access.OPEN, Access.LOGIN}

    def _value(self, record: Component | System, name: syntax.Name | str) -> Any:  # noqa: ANN401
        if str(name) == "outcome":
            return self.parents[record.name].outcome().value
        (value,) = self._fact(record, name).values
        return value

    def _fact(self, record: Component | System, name: syntax.Name | str) -> Fact[Any]:
        field = self._field(record, name)
        known = _own(record, field) if field.own else getattr(record, field.attribute)
        return cast("Fact[Any]", known)

    def _field(self, record: Component | System, name: syntax.Name | str) -> Field:
        found = self.policy.vocabulary.field(str(name), type(record))
        return cast("Field", found)

    def _license(
        self,
        value: Any,  # noqa: ANN401 - a licence, or none
        above: Iterable[Expression],
        test: syntax.LicenseTest,
    ) -> bool:
        match test, value:
            case syntax.LicenseWritten(texts=texts), StatedLicense(written=written):
                return written in {text.value for text in texts}
            case syntax.LicenseWrittenIn(terms=terms), StatedLicense(written=written):
                sets = Sets(self.policy, self.readings)
                return _known(names_exactly(sets.resolve(terms), written))
            case syntax.LicenseFound(how=how), StatedLicense(found=found):
                return found == str(how)
        if isinstance(test, TEXTUAL):
            return False
        asked = requirement(test, Sets(self.policy, self.readings))
        passed = [_known(asked.of(terms)) for terms in (_terms(value), *above)]
        return any(passed) if asked.negated else all(passed)

    def is_settled(self) -> bool:
        """Return whether it is known of all terms whether they bind what is derived."""
        try:
            self.terms_of_parents()
        except Unsettled:
            return False
        return all(base.is_settled() for base in self.parents.values())

    def terms_of_parents(self) -> list[Expression]:
        """Return the terms that the parameters are under because of parents."""
        found: list[Expression] = []
        for part in self.existing(Selector((syntax.Name("parent"),))):
            base = self.parents[part.name]
            terms = [_terms(self._value(part, "license")), *base.terms_of_parents()]
            if self._value(part, "derivation") not in {"copy", "quantize"}:
                terms = [part for one in terms for part in kept(one)]
            found += terms
        return found


def _own(record: Component | System, field: Field) -> Fact[Any]:
    return attributes.stated_of(field, record)


def _is_derived(record: Component | System) -> bool:
    return isinstance(record, Component) and _below(record.kind, "parameters")


def _terms(value: Any) -> Expression:  # noqa: ANN401 - a licence, or none
    return value.expression if isinstance(value, StatedLicense) else Nothing()


def _known(truth: Truth) -> bool:
    assert truth is not Truth.UNKNOWN
    return truth is Truth.TRUE


def _below(kind: str, branch: str) -> bool:
    return branch == "component" or f"{kind}.".startswith(f"{branch}.")


def _has(elements: SetFact, name: str) -> bool:
    return elements.element(name).values == (True,)


def _covered(documents: Iterable[Component], topic: str) -> bool:
    return any(_has(document.covers, topic) for document in documents)
