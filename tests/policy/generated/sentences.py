"""Random propositions and sentences."""

from __future__ import annotations

from attrs import frozen

from osaid.policy import syntax
from osaid.policy.syntax import Name, Quantifier
from osaid.records.systems import System
from tests.policy.generated.conditions import Conditions

_COUNTED = {Quantifier.AT_LEAST: 1, Quantifier.AT_MOST: 0, Quantifier.EXACTLY: 0}


@frozen
class Sentences(Conditions):
    """Makes propositions; `depth` bounds how far they nest."""

    def selector(self) -> syntax.Selector:
        """Return kinds of component, perhaps without some below them."""
        kinds = self.names(self.words.kinds)
        below = [
            kind
            for kind in self.words.kinds
            if any(kind.startswith(f"{branch}.") for branch in kinds)
        ]
        without = self.names(below) if below and self.chance(3) else ()
        return syntax.Selector(kinds, without)

    def quantified(self, depth: int = 2) -> syntax.Quantified:
        """Return a sentence about components."""
        quantifier = self.one(list(Quantifier))
        least = _COUNTED.get(quantifier)
        return syntax.Quantified(
            quantifier,
            tuple(self.selector() for _ in range(self.random.randint(1, 2))),
            self.condition(depth),
            where=self.maybe(lambda: self.condition(depth - 1)),
            count=None if least is None else self.random.randint(least, 3),
            if_used=quantifier is Quantifier.THE and self.chance(4),
        )

    def together(self, depth: int = 1) -> syntax.Together:
        """Return a sentence about documents and what they cover."""
        subject = self.maybe(self.selector)
        return syntax.Together(
            self.selector(),
            self.names(self.words.topics),
            where=self.maybe(lambda: self.condition(depth)),
            subject=subject,
            subject_where=(
                None if subject is None else self.maybe(lambda: self.condition(depth))
            ),
        )

    def proposition(self, depth: int = 2) -> syntax.Proposition:
        """Return a proposition about a whole system."""
        if depth <= 0 or self.chance(6):
            return self._simple(depth)
        if self.chance(3):
            return syntax.PropositionNot(self.proposition(depth - 1))
        count = self.random.randint(2, 3)
        operands = tuple(self.proposition(depth - 1) for _ in range(count))
        if self.chance(5):
            return syntax.PropositionAnd(operands)
        return syntax.PropositionOr(operands)

    def _simple(self, depth: int) -> syntax.Proposition:
        if self.chance(5):
            return self.quantified(depth)
        named = self._named()
        if named is not None and self.chance(5):
            return named
        match self.random.randrange(3):
            case 0:
                return syntax.Unused(self.selector())
            case 1:
                return self.together()
            case _:
                return syntax.AboutSystem(self.condition(depth, System))

    def _named(self) -> syntax.Proposition | None:
        """Return a reference to what is declared, if anything is."""
        words = self.words
        options: list[syntax.Proposition] = []
        if words.judgements:
            role = self.maybe(lambda: self.name(words.roles))
            options.append(syntax.Attested(self.name(words.judgements), role))
        if words.requirements:
            options.append(syntax.RequirementHolds(self.name(words.requirements)))
        if words.propositions:
            options.append(syntax.Defined(self.name(words.propositions)))
        return self.one(options) if options else None

    def choice(self) -> syntax.ReadingChoice | None:
        """Return the choice of a reading, if one is declared."""
        if not self.words.readings:
            return None
        reading = self.one(list(self.words.readings))
        value = self.one(self.words.readings[reading])
        return syntax.ReadingChoice(Name(reading), Name(value))

    def sentence(self, depth: int = 2) -> syntax.Sentence:
        """Return a sentence of a requirement."""
        return syntax.Sentence(
            self.one(list(syntax.Strength)),
            self.proposition(depth),
            self.choice() if self.chance(3) else None,
            self.maybe(self.text),
        )
