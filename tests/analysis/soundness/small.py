"""Small policies with references, conditions, readings, freedoms and levels."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from attrs import evolve, field, frozen

from osaid.policy import syntax
from osaid.policy.policies import CheckedPolicy
from osaid.policy.printer import print_policy
from osaid.policy.syntax import (
    Form,
    Freedom,
    Ladder,
    Level,
    Name,
    PolicySyntax,
    Proposition,
    Reading,
    ReadingChoice,
    Requirement,
    Sentence,
    Strength,
    Text,
)
from osaid.text import Source
from tests.analysis.solving.small import Universe

_READING = Reading(Name("way"), (Name("a"), Name("b")), Name("a"), Text("-"))
_FREEDOM = "use"


@frozen
class Small:
    """Makes one small policy about a universe, with much in it that says the same.

    `denials` lets a requirement ask that another one does not hold.
    """

    random: Random
    universe: Universe
    denials: bool = False
    _pool: tuple[Proposition, ...] = field(init=False)

    @_pool.default
    def _made(self) -> tuple[Proposition, ...]:
        # All ways to join licences are tried, so that few may be asked of them.
        number = 5 if self.universe.made is None else 2
        policy = self.universe.policy(self.random, number)
        groups = policy.requirements.values()
        found = [s.proposition for group in groups for s in group.sentences]
        return tuple(found[:8])

    def policy(self) -> CheckedPolicy:
        """Return the policy."""
        names = [f"r{n}" for n in range(self.random.randint(2, 4))]
        items: list[syntax.Item] = [_READING]
        items += [self._requirement(n, names[:i]) for i, n in enumerate(names)]
        if self._chance(2):
            items.append(Freedom(Name(_FREEDOM), sentences=tuple(self._sentences([]))))
        if self._chance(2):
            items.append(self._ladder(names))
        made = PolicySyntax(1, Form.POLICY, Name("small"), Name("1"), tuple(items))
        return CheckedPolicy(made, Source("small.osaid", print_policy(made)))

    def _requirement(self, name: str, before: list[str]) -> Requirement:
        return Requirement(
            Name(name),
            condition=self._one() if self._chance(4) else None,
            upholds=(Name(_FREEDOM),) if self._chance(3) else (),
            sentences=tuple(self._sentences(before)),
        )

    def _sentences(self, before: list[str]) -> Iterator[Sentence]:
        yield Sentence(Strength.MUST, self._said(before))
        for _ in range(self.random.randint(0, 2)):
            strength = self.random.choice((*[Strength.MUST] * 2, *Strength))
            choice = None
            if self._chance(3):
                choice = ReadingChoice(Name("way"), Name(self.random.choice("ab")))
            yield Sentence(strength, self._said(before), choice)

    def _said(self, before: list[str]) -> Proposition:
        match self.random.randrange(8):
            case 0 | 1 if before:
                named = syntax.RequirementHolds(Name(self.random.choice(before)))
                denied = self.denials and self._chance(2)
                return syntax.PropositionNot(named) if denied else named
            case 2:
                return syntax.PropositionOr((self._one(), self._one()))
            case 3:
                return syntax.PropositionAnd((self._one(), self._one()))
            case 4:
                return syntax.PropositionNot(self._one())
            case _:
                return self._one()

    def _one(self) -> Proposition:
        return evolve(self.random.choice(self._pool))

    def _ladder(self, names: list[str]) -> Ladder:
        cuts = sorted(self.random.sample(range(1, len(names) + 1), 2))
        needs = names[: cuts[0]], names[cuts[0] : cuts[1]]
        return Ladder(
            tuple(
                Level(Name(f"level_{n}"), needs=tuple(map(Name, each)))
                for n, each in enumerate(needs)
            )
        )

    def _chance(self, number: int) -> bool:
        return self.random.randrange(number) == 0
