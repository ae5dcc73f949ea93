"""Propositions as generated code over the answers to questions."""

from __future__ import annotations

from functools import partial

from osaid.evaluation.compiler.asking import Asking
from osaid.evaluation.compiler.code import TRUE, Rank, greatest, least, opposite
from osaid.evaluation.compiler.conditions import helpful
from osaid.evaluation.compiler.questions import (
    Attested,
    Counted,
    Described,
    Empty,
    Question,
    Recorded,
)
from osaid.evaluation.lenses import Sign
from osaid.policy import syntax
from osaid.policy.schema import has_terms_condition
from osaid.policy.syntax import Freedom, Quantifier, Requirement, Selector, Strength

Item = Requirement | Freedom


class Sentences:
    """Writes the sentences of one policy, seen through a lens."""

    def __init__(self, asking: Asking) -> None:
        """Write what is asked into the given questions and statements."""
        self._asking = asking
        self._policy = asking.policy
        self._lens = asking.lens

    def whole(self) -> Rank:
        """Return the conjunction of the `must` sentences of the level asked for."""
        return least(self.musts(item) for item in self._policy.deciding)

    def applies(self) -> Rank:
        """Return whether the policy says anything about a system."""
        condition = self._policy.applies
        return TRUE if condition is None else self.of(condition)

    def musts(self, item: Item, sign: Sign = Sign.EVEN) -> Rank:
        """Return the conjunction of the `must` sentences of one item.

        Of the terms alone, a sentence without a terms condition has the value that
        helps.
        """

        def musts() -> Rank:
            sentences = self._policy.sentences_of(item, self._asking.readings)
            return least(
                self.sentence(item, ordinal, sentence, sign)
                if self._counts(sentence)
                else helpful(sign)
                for ordinal, sentence in sentences
                if sentence.strength is Strength.MUST
            )

        key = ("musts", str(item.name), self._asking.sign(sign))
        return self._asking.once(key, musts, item)

    def _counts(self, sentence: syntax.Sentence) -> bool:
        return self._lens.parts or has_terms_condition(
            sentence.proposition, self._policy
        )

    def sentence(
        self,
        item: Item,
        ordinal: int,
        sentence: syntax.Sentence,
        sign: Sign = Sign.EVEN,
    ) -> Rank:
        """Return whether one sentence holds; it does where its requirement is off."""

        def whole() -> Rank:
            body = self.of(sentence.proposition, sign)
            return greatest((opposite(self.condition_of(item, ~sign)), body))

        key = ("sentence", str(item.name), ordinal, self._asking.sign(sign))
        return self._asking.once(key, whole, sentence)

    def condition_of(self, item: Item, sign: Sign = Sign.ODD) -> Rank:
        """Return whether a requirement's `when` holds; without one it does."""
        if isinstance(item, Freedom) or item.condition is None:
            return TRUE
        key = ("when", str(item.name), self._asking.sign(sign))
        made = partial(self.of, item.condition, sign)
        return self._asking.once(key, made, item.condition)

    def of(  # noqa: C901 - one case for each form of sentence
        self, proposition: syntax.Proposition, sign: Sign = Sign.EVEN
    ) -> Rank:
        """Return a proposition as an expression."""
        match proposition:
            case syntax.Quantified():
                return least(
                    self._quantified(proposition, selector, sign)
                    for selector in proposition.selectors
                )
            case syntax.AboutSystem(body=condition):
                return self._asking.observed(condition, sign)
            case syntax.Unused(selector=selector):
                return self._unused(selector, sign, proposition)
            case syntax.Together():
                return self._together(proposition, sign)
            case syntax.Attested():
                return self._attested(proposition, sign)
            case syntax.RequirementHolds(name=name):
                return self.musts(self._policy.requirements[str(name)], sign)
            case syntax.Defined(name=name):
                return self._defined(str(name), sign)
            case syntax.PropositionNot(operand=operand):
                return opposite(self.of(operand, ~sign))
            case syntax.PropositionAnd(operands=operands):
                return least([self.of(operand, sign) for operand in operands])
            case _:
                return greatest([self.of(o, sign) for o in proposition.operands])

    def _defined(self, name: str, sign: Sign) -> Rank:
        body = self._policy.propositions[name]
        key = ("define", name, self._asking.sign(sign))
        return self._asking.once(key, partial(self.of, body, sign), body)

    def _attested(self, sentence: syntax.Attested, sign: Sign) -> Rank:
        if self._lens.spares(terms=False):
            return helpful(sign)
        role = None if sentence.role is None else str(sentence.role)
        question = Attested(str(sentence.judgement), role)
        return self._asking.ask(question, sentence)

    def _quantified(
        self, sentence: syntax.Quantified, selector: Selector, sign: Sign
    ) -> Rank:
        counted = self._counted(sentence, selector, sign)
        if sentence.if_used and self._lens.parts:
            return greatest((self._unused(selector, sign, sentence), counted))
        return counted

    def _counted(
        self, sentence: syntax.Quantified, selector: Selector, sign: Sign
    ) -> Rank:
        number = sentence.count or 0
        enough = partial(self._meeting, selector, sentence)
        match sentence.quantifier:
            case Quantifier.SOME:
                return enough(1, sign)
            case Quantifier.NO:
                return opposite(enough(1, ~sign))
            case Quantifier.EVERY:
                return self._every(selector, sentence, sign)
            case Quantifier.AT_LEAST:
                return enough(number, sign)
            case Quantifier.AT_MOST:
                return opposite(enough(number + 1, ~sign))
            case Quantifier.EXACTLY:
                more = enough(number + 1, ~sign)
                return least((enough(number, sign), opposite(more)))
            case _:
                return self._the(selector, sentence, sign)

    def _the(self, selector: Selector, sentence: syntax.Quantified, sign: Sign) -> Rank:
        some = self._meeting(selector, sentence, 1, sign)
        if not self._lens.parts:
            # The terms of nothing are in nobody's way.
            anything = self._asking.body("any", lambda _: TRUE, ~sign, sentence)
            found = self._asking.count(Counted(selector, anything), sentence)
            some = greatest((some, opposite(found)))
        return least((some, self._every(selector, sentence, sign)))

    def _every(
        self, selector: Selector, sentence: syntax.Quantified, sign: Sign
    ) -> Rank:
        """Return that none fails."""

        def fails(sign: Sign) -> Rank:
            body = opposite(self._asking.parts.of(sentence.body, ~sign))
            return least((body, self._where(sentence.where, sign)))

        key = ("fails", sentence.body, sentence.where)
        body = self._asking.body(key, fails, ~sign, sentence)
        return opposite(self._asking.count(Counted(selector, body), sentence))

    def _meeting(
        self, selector: Selector, sentence: syntax.Quantified, count: int, sign: Sign
    ) -> Rank:
        """Return that so many meet the condition."""

        def meets(sign: Sign) -> Rank:
            body = self._asking.parts.of(sentence.body, sign)
            return least((body, self._where(sentence.where, sign)))

        key = ("meets", sentence.body, sentence.where)
        body = self._asking.body(key, meets, sign, sentence)
        return self._asking.count(Counted(selector, body, count), sentence)

    def _where(self, condition: syntax.Condition | None, sign: Sign) -> Rank:
        return TRUE if condition is None else self._asking.parts.of(condition, sign)

    def _unused(self, selector: Selector, sign: Sign, at: syntax.Node) -> Rank:
        if self._lens.spares(terms=False):
            return helpful(sign)
        there = Counted(selector, self._asking.there(at), listed=True)
        asked: list[Question] = [there, Recorded(selector), Empty(selector)]

        def unused() -> Rank:
            answers = [self._asking.ask(question, at) for question in asked]
            return self._asking.call("unused", *answers)

        return self._asking.once(("unused", selector), unused, at)

    def _together(self, sentence: syntax.Together, sign: Sign) -> Rank:
        if sentence.subject is None:
            return least(self._covered(sentence, str(t), sign) for t in sentence.topics)
        document = self._asking.body(
            ("meets where", sentence.where),
            partial(self._where, sentence.where),
            sign,
            sentence,
        )
        subject = self._asking.body(
            ("meets where", sentence.subject_where),
            partial(self._where, sentence.subject_where),
            ~sign,
            sentence,
        )
        question = Described(
            sentence.documents,
            document,
            tuple(str(topic) for topic in sentence.topics),
            sentence.subject,
            subject,
            None if self._lens.parts else helpful(sign),
        )
        return self._asking.ask(question, sentence)

    def _covered(self, sentence: syntax.Together, topic: str, sign: Sign) -> Rank:
        """Return whether some document covers a topic, whatever it is about."""

        def covers(sign: Sign) -> Rank:
            held = self._asking.parts.covers(topic, sign, sentence)
            return least((self._where(sentence.where, sign), held))

        key = ("covers", sentence.where, topic)
        body = self._asking.body(key, covers, sign, sentence)
        return self._asking.count(Counted(sentence.documents, body), sentence)
