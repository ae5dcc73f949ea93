"""A policy that has been checked: its parts by name, ready to be applied."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Any, TypeAlias, TypeVar

from attrs import evolve, field, frozen

from osaid import policy
from osaid.policy.headers import Headed
from osaid.policy.sources import JoinedSource, PolicyName
from osaid.policy.syntax import (
    Attribute,
    Condition,
    DefineCondition,
    DefineProposition,
    Drop,
    Freedom,
    Is,
    Judgement,
    Ladder,
    Level,
    Name,
    PolicySyntax,
    Proposition,
    Reading,
    Requirement,
    Sentence,
    SetExpression,
    Terms,
    Trial,
    Waive,
    Word,
)
from osaid.policy.vocabulary import Vocabulary
from osaid.text import Place, Source, Span

N = TypeVar(
    "N",
    Requirement,
    Freedom,
    Reading,
    Judgement,
    Terms,
    DefineCondition,
    DefineProposition,
)


Group: TypeAlias = Requirement | Freedom

Reference: TypeAlias = tuple[str, str]
"""The sort of a name, such as `group` or `terms`, and the name."""


@frozen(eq=False)
class CheckedPolicy(Headed):
    """A definition, or what builds on one, checked and ready to judge.

    Made by `osaid.policy.checker`, from text by `osaid.load_policy`. Two policies
    with the same `digest` say the same, whatever their layout and comments.

    `syntax` is the policy with all that it inherits, `own` what its text says.
    `copied` names what is of others and only stands here because it is asked for, and
    `lineage` what it extends, the nearest first. `level` is the one that
    is asked for, by default the lowest.
    """

    source: Source = field(repr=False)
    own: PolicySyntax = field(kw_only=True, repr=False)
    copied: frozenset[Reference] = field(default=frozenset(), kw_only=True, repr=False)
    lineage: tuple[PolicyName, ...] = field(default=(), kw_only=True, repr=False)
    level: str | None = field(default=None, kw_only=True)
    requirements: Mapping[str, Requirement] = field(init=False, repr=False)
    freedoms: Mapping[str, Freedom] = field(init=False, repr=False)
    readings: Mapping[str, Reading] = field(init=False, repr=False)
    judgements: Mapping[str, Judgement] = field(init=False, repr=False)
    conditions: Mapping[str, Condition] = field(init=False, repr=False)
    propositions: Mapping[str, Proposition] = field(init=False, repr=False)
    terms: Mapping[str, Terms] = field(init=False, repr=False)
    digest: str = field(repr=False)

    @own.default
    def _own(self) -> PolicySyntax:
        return self.syntax

    @digest.default
    def _digest(self) -> str:
        return policy.printer.policy_digest(self.syntax)

    def __attrs_post_init__(self) -> None:
        """Index the items by name; the checker has seen that names are unique."""
        put = object.__setattr__
        put(self, "requirements", self._named(Requirement))
        put(self, "freedoms", self._named(Freedom))
        put(self, "readings", self._named(Reading))
        put(self, "judgements", self._named(Judgement))
        put(self, "terms", self._named(Terms))
        conditions = self._named(DefineCondition).items()
        propositions = self._named(DefineProposition).items()
        truths = {n: _is_so(n, item) for n, item in self.vocabulary.truths.items()}
        own = {name: item.body for name, item in conditions}
        put(self, "conditions", {**truths, **own})
        put(self, "propositions", {name: item.body for name, item in propositions})

    def __reduce__(self) -> tuple[Callable[..., CheckedPolicy], tuple[object, ...]]:
        """Pickle as the text, its tree and digest; the rest is made from them."""
        inherited = {
            "own": self.own,
            "copied": self.copied,
            "lineage": self.lineage,
            "level": self.level,
        }
        return _restored, (self.syntax, self.source, self.digest, inherited)

    def _named(self, kind: type[N]) -> Mapping[str, N]:
        items = (item for item in self.syntax.items if isinstance(item, kind))
        return MappingProxyType({str(item.name): item for item in items})

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """Return the words that its sentences may use."""
        return Vocabulary(self.syntax, self.source)

    @property
    def levels(self) -> tuple[Level, ...]:
        """Return the levels of the ladder, the lowest first; none without one."""
        ladders = (i for i in self.syntax.items if isinstance(i, Ladder))
        return next((ladder.levels for ladder in ladders), ())

    @property
    def stated_levels(self) -> tuple[Level, ...]:
        """Return the levels as the text has them, which may name whole policies."""
        ladders = (i for i in self.own.items if isinstance(i, Ladder))
        return next((ladder.levels for ladder in ladders), self.levels)

    @property
    def waivers(self) -> tuple[Waive, ...]:
        """Return the waivers, in the order of the text."""
        return tuple(i for i in self.syntax.items if isinstance(i, Waive))

    @property
    def trials(self) -> tuple[Trial, ...]:
        """Return the tests that stand in the policy itself."""
        return tuple(i for i in self.own.items if isinstance(i, Trial))

    @property
    def dropped(self) -> Mapping[str, Drop]:
        """Return what is inherited and dropped, by name."""
        return {str(i.name): i for i in self.syntax.items if isinstance(i, Drop)}

    @cached_property
    def copies(self) -> frozenset[str]:
        """Return the names of requirements that are copied from other policies."""
        return frozenset(name for sort, name in self.copied if sort == "group")

    @property
    def groups(self) -> tuple[Group, ...]:
        """Return freedoms and requirements that are judged, in order.

        Those of other policies are among them where a level needs them.
        """
        needed = {str(name) for level in self.levels for name in level.needs}
        apart = self.copies - needed
        return tuple(item for item in self._groups if str(item.name) not in apart)

    @property
    def deciding(self) -> tuple[Group, ...]:
        """Return what decides the outcome: at the level that is asked for.

        These are the needs of the level and of those below it, and whatever no level
        needs.
        """
        needed = {str(name) for each in self.levels for name in each.needs}
        apart = needed - self.needs(self.level)
        return tuple(item for item in self.groups if str(item.name) not in apart)

    def needs(self, level: str | None) -> frozenset[str]:
        """Return what a level and those below it need; by default the lowest.

        Raises `KeyError` for a level that there is not.
        """
        names = [str(each.name) for each in self.levels]
        if level is not None and level not in names:
            raise KeyError(level)
        last = 0 if level is None else names.index(level)
        below = self.levels[: last + 1]
        return frozenset(str(name) for each in below for name in each.needs)

    def at_level(self, level: str | None) -> CheckedPolicy:
        """Return the policy as it is asked for at a level; None is the lowest.

        Raises `KeyError` for a level that there is not.
        """
        self.needs(level)
        return self if level == self.level else evolve(self, level=level)

    @cached_property
    def _groups(self) -> tuple[Group, ...]:
        items = self.syntax.items
        return tuple(i for i in items if isinstance(i, Requirement | Freedom))

    def chosen(self, readings: Mapping[str, str]) -> Mapping[str, str]:
        """Return every reading with the value in force: the default, or a given one."""
        defaults = {name: str(r.default) for name, r in self.readings.items()}
        return MappingProxyType({**defaults, **readings})

    def sentences_of(
        self, item: Requirement | Freedom, readings: Mapping[str, str]
    ) -> tuple[tuple[int, Sentence], ...]:
        """Return the sentences that the readings leave, with their ordinals from 1.

        Ordinals count all sentences, so that they stay the same under any reading.
        """
        return tuple(
            (ordinal, sentence)
            for ordinal, sentence in enumerate(item.sentences, start=1)
            if sentence.choice is None
            or readings[str(sentence.choice.reading)] == str(sentence.choice.value)
        )

    def terms_of(self, name: str, readings: Mapping[str, str]) -> SetExpression:
        """Return the set that a `terms` names under the given readings."""
        for choice in self.terms[name].choices:
            given = choice.choice
            if given is None or readings[str(given.reading)] == str(given.value):
                return choice.value
        raise KeyError(name)

    def place(self, span: Span) -> Place:
        """Return where something stands, in the text of its own policy."""
        return self.source.place(span)

    def origin(self, span: Span) -> PolicyName:
        """Return the policy in whose text something stands."""
        if isinstance(self.source, JoinedSource):
            return self.source.part_of(span).policy
        return self.identity

    def sentence_name(self, item: Group, ordinal: int, sentence: Sentence) -> str:
        """Return the stable name of a sentence: policy, group and ordinal.

        What is inherited keeps the name that it has in its own policy. So does what
        is copied, unless that is inherited besides.
        """
        origin = self.origin(sentence.span)
        group = str(item.name)
        if group in self.copies:
            short = group.removeprefix(f"{origin.name}.")
            known = short in self.requirements or short in self.freedoms
            group = group if known else short
        return f"{origin.name}-{origin.version}/{group}/{ordinal}"

    def cites(self, item: Group, sentence: Sentence) -> tuple[str, ...]:
        """Return the clauses that a sentence cites."""
        cited = item.cites if sentence.cites is None else sentence.cites
        return tuple(text.value for text in cited)


def _is_so(name: str, item: Attribute) -> Condition:
    """Return what an attribute that stands alone asks: whether it is so."""
    return Is(Name(name, span=item.span), Word("yes", span=item.span), span=item.span)


def _restored(
    syntax: PolicySyntax, source: Source, digest: str, inherited: Mapping[str, Any]
) -> CheckedPolicy:
    return CheckedPolicy(syntax, source, digest, **inherited)
