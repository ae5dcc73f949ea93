"""The words of other policies: those that are inherited or used here, once each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from attrs import field, frozen

from osaid.diagnostics import quoted
from osaid.policy.checks.problems import Code, Problem
from osaid.policy.composition.copies import Copies
from osaid.policy.policies import CheckedPolicy
from osaid.policy.rewriting import moved
from osaid.policy.syntax import Item, Judgement, PolicySyntax, Uses
from osaid.policy.syntax.vocabulary import Attribute, Kind, Restriction, Topic

_VOCABULARY = Attribute | Kind | Restriction | Topic
_WORDS = _VOCABULARY | Judgement
Word: TypeAlias = Attribute | Kind | Restriction | Topic | Judgement
Key: TypeAlias = tuple[type[Item], str, str]


@frozen(eq=False)
class Words:
    """Collects words: what means the same is there once, and nothing means two things.

    Attributes of several policies may have the same name, as records have the name of
    the policy in front of it.
    """

    own: PolicySyntax
    problems: list[Problem] = field(factory=list)
    _known: dict[Key, Word] = field(init=False, factory=dict)

    def declared(self, items: Iterable[Item], base: CheckedPolicy | None) -> None:
        """Take the words that are inherited from a policy, and those of the text."""
        start = self.own.span.start
        for item in items:
            if isinstance(item, _WORDS):
                inherited = item.span.start < start and base is not None
                space = _space(item, base if inherited else None, self.own.name.text)
                self._known.setdefault((type(item), space, item.name.text), item)

    def of(self, other: Copies) -> Iterator[Item]:
        """Yield the words of a policy that is used, but for those that are known."""
        policy = other.policy
        own = [i for i in policy.syntax.items if isinstance(i, _VOCABULARY)]
        for item in (*other.judgements.values(), *own):
            space = _space(item, policy, policy.name)
            word = moved(item, other.distance) if item in own else item
            key = (type(word), space, word.name.text)
            first = self._known.setdefault(key, word)
            if first is word:
                yield word
            elif first != word:
                self.problems.append(self._differing(word, policy, first))

    def _differing(self, word: Word, policy: CheckedPolicy, first: Word) -> Problem:
        what = type(word).__name__.lower()
        clauses = (i for i in self.own.items if isinstance(i, Uses))
        clause = next(i for i in clauses if i.name.text == policy.name)
        own = first.span.start >= self.own.span.start
        return Problem(
            Code.ALREADY_INHERITED,
            clause.span,
            f"{quoted(policy.name)} means something else by {what}"
            f" {quoted(word.name.text)}",
            "give your own another name" if own else "use only one of these policies",
            first=first.span,
        )


def _space(item: Word, policy: CheckedPolicy | None, name: str) -> str:
    """Return the policy to whose words a word belongs, none where it is for all."""
    if not isinstance(item, Attribute):
        return ""
    return name if policy is None else policy.vocabulary.namespace(item)
