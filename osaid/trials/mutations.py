"""Every small change of a policy: of its sentences, sets, readings and levels."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias, cast

from attrs import evolve, field, frozen

from osaid.diagnostics import quoted
from osaid.policy.policies import CheckedPolicy
from osaid.policy.printer import print_sentence
from osaid.policy.syntax import (
    AboutSystem,
    Applies,
    Condition,
    ConditionNot,
    DefineCondition,
    DefineProposition,
    Freedom,
    Item,
    Ladder,
    LicenseCondition,
    LicenseIn,
    Name,
    Node,
    Proposition,
    PropositionNot,
    Reading,
    Requirement,
    SetLiteral,
    Strength,
    Terms,
)
from osaid.policy.syntax.nodes import names_of
from osaid.text import Place, Span
from osaid.trials.edits import Edit, Edits, with_part
from osaid.values import Shown

_NOTHING = SetLiteral(())
_LEAVES = Name | SetLiteral
_Not: TypeAlias = type[ConditionNot] | type[PropositionNot]


@frozen(eq=False)
class Mutation(Shown):
    """One item of a policy, and what stands instead of it.

    `name` is the sentence that is changed, or what else is, and `ordinal` its place in
    its group, None where the change is not in one sentence.
    """

    item: Item
    instead: Item
    name: str
    place: Place
    says: str
    ordinal: int | None = None


@frozen(eq=False)
class Mutations(Shown):
    """Makes the changes of what stands in the text of one policy itself."""

    policy: CheckedPolicy
    edits: Edits = field(init=False, repr=False)

    @edits.default
    def _edits(self) -> Edits:
        return Edits(self.policy)

    def all(self) -> Iterator[Mutation]:
        """Yield every change, in the order of the text."""
        for item in self.policy.syntax.items:
            match item:
                case Requirement() | Freedom():
                    yield from self._of_group(item)
                case Terms():
                    yield from self._of_terms(item)
                case Reading():
                    yield from self._of_reading(item)
                case Ladder():
                    yield from self._of_ladder(item)
                case DefineCondition() | DefineProposition() | Applies():
                    yield from self._of_body(item)
                case _:
                    pass

    def _is_own(self, span: Span) -> bool:
        return self.policy.origin(span) == self.policy.identity

    def _made(
        self, item: Item, instead: Item, name: str, at: Span, says: str
    ) -> Mutation:
        return Mutation(item, instead, name, self.policy.place(at), says)

    def _of_group(self, item: Requirement | Freedom) -> Iterator[Mutation]:
        for index, sentence in enumerate(item.sentences):
            if sentence.strength is not Strength.MUST:
                continue  # the others decide nothing
            if not self._is_own(sentence.span):
                continue
            name = self.policy.sentence_name(item, index + 1, sentence)
            before, after = item.sentences[:index], item.sentences[index + 1 :]
            place = self.policy.place(sentence.span)
            # Without it, what is left is numbered anew.
            shorter = evolve(item, sentences=(*before, *after))
            yield Mutation(item, shorter, name, place, "the sentence left out")
            for says, proposition in self._versions(sentence.proposition):
                changed = evolve(sentence, proposition=proposition)
                instead = evolve(item, sentences=(*before, changed, *after))
                yield Mutation(item, instead, name, place, says, index + 1)
        if isinstance(item, Requirement):
            yield from self._of_head(item)

    def _of_head(self, item: Requirement) -> Iterator[Mutation]:
        condition, name = item.condition, str(item.name)
        if condition is not None and self._is_own(condition.span):
            said, at = print_sentence(condition), condition.span
            says = f"without `when` {quoted(said)}"
            yield self._made(item, evolve(item, condition=None), name, at, says)
            for says, other in self._whole(condition, PropositionNot):
                yield self._made(item, evolve(item, condition=other), name, at, says)
        for index, freedom in enumerate(item.upholds):
            if self._is_own(freedom.span):
                left = item.upholds[:index] + item.upholds[index + 1 :]
                says = f"does not uphold {quoted(str(freedom))}"
                instead = evolve(item, upholds=left)
                yield self._made(item, instead, name, freedom.span, says)

    def _of_terms(self, item: Terms) -> Iterator[Mutation]:
        if not self._is_own(item.span):
            return
        name = f"terms {item.name}"
        for index, choice in enumerate(item.choices):
            before, after = item.choices[:index], item.choices[index + 1 :]
            emptied = (f"{quoted(print_sentence(choice.value))} emptied", _NOTHING)  # type: ignore[arg-type] # any phrase
            for says, value in (emptied, *self._versions(choice.value)):
                changed = evolve(choice, value=value)
                instead = evolve(item, choices=(*before, changed, *after))
                yield self._made(item, instead, name, choice.span, says)

    def _of_reading(self, item: Reading) -> Iterator[Mutation]:
        if not self._is_own(item.span):
            return
        for value in item.values:
            if value != item.default:
                says = f"default `{value}` instead of `{item.default}`"
                instead = evolve(item, default=value)
                name = f"reading {item.name}"
                yield self._made(item, instead, name, item.default.span, says)

    def _of_ladder(self, item: Ladder) -> Iterator[Mutation]:
        if not self._is_own(item.span):
            return
        for index, level in enumerate(item.levels):
            before, after = item.levels[:index], item.levels[index + 1 :]
            for number, need in enumerate(level.needs):
                left = level.needs[:number] + level.needs[number + 1 :]
                changed = evolve(level, needs=left)
                instead = evolve(item, levels=(*before, changed, *after))
                says = f"does not need {quoted(str(need))}"
                name = f"level {level.name}"
                yield self._made(item, instead, name, level.span, says)

    def _of_body(
        self, item: DefineCondition | DefineProposition | Applies
    ) -> Iterator[Mutation]:
        if not self._is_own(item.span):
            return
        name = "applies when" if isinstance(item, Applies) else f"define {item.name}"
        part = "condition" if isinstance(item, Applies) else "body"
        body: Condition | Proposition = getattr(item, part)
        sort = ConditionNot if isinstance(item, DefineCondition) else PropositionNot
        for says, other in self._whole(body, sort):
            instead = with_part(item, part, other)
            yield self._made(item, instead, name, body.span, says)

    def _whole(self, body: Condition | Proposition, sort: _Not) -> Iterator[Edit]:
        """Yield the changes of a condition that stands alone, its opposite too."""
        yield from _opposite(body, sort)
        yield from self._versions(body)

    def _versions(self, node: Node) -> Iterator[Edit]:
        """Yield a node with one small change each, in itself or somewhere below."""
        if isinstance(node, _LEAVES):
            return
        yield from self.edits.of(node)
        if isinstance(node, AboutSystem):
            for says, body in _opposite(node.body, ConditionNot):
                yield says, evolve(node, body=body)
        for name in names_of(type(node)):
            for says, held in self._parts(getattr(node, name)):
                yield says, with_part(node, name, held)

    def _parts(self, held: object) -> Iterator[Edit]:
        """Yield what a node holds under one name with one small change each."""
        if isinstance(held, Node):
            yield from self._versions(held)
        elif isinstance(held, tuple):
            for index, part in enumerate(held):
                for says, other in self._versions(part):
                    yield says, (*held[:index], other, *held[index + 1 :])


def _opposite(body: Condition | Proposition, sort: _Not) -> Iterator[Edit]:
    """Yield a condition negated, unless that is one of its other changes.

    `sort` is that of the opposite: a name alone may be of either sort.
    """
    if isinstance(body, AboutSystem | ConditionNot | PropositionNot):
        return
    if isinstance(body, LicenseCondition) and isinstance(body.test, LicenseIn):
        return
    yield f"not {quoted(print_sentence(body))}", sort(cast("Any", body))
