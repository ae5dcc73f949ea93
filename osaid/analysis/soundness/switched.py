"""What a policy comes to while sentences are on or off, or others stand for them."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import field, frozen

from osaid.analysis.solving.planes import Planes, all_of, any_of, known
from osaid.analysis.solving.sentences import Sentences
from osaid.analysis.soundness.answers import Answer
from osaid.analysis.soundness.mentions import Mentions
from osaid.analysis.soundness.questions import condition_of
from osaid.analysis.soundness.switches import Key, Switches
from osaid.policy.policies import Group
from osaid.policy.syntax import Proposition, Strength


@frozen(eq=False)
class Switched(Sentences):
    """Judges a policy of which each `must` sentence counts while it is on.

    `instead` is what stands in the place of one sentence of `before`; None is nothing.
    What does not mention its group is as it was before.
    """

    switches: Switches = field(kw_only=True)
    mentions: Mentions = field(kw_only=True)
    before: Switched | None = field(default=None, kw_only=True)
    instead: tuple[Key, Proposition | None] | None = field(default=None, kw_only=True)
    _judged: dict[int, tuple[Planes, Proposition]] = field(init=False, factory=dict)

    def having(self, key: Key, other: Proposition | None) -> Switched:
        """Return the same with something else in the place of a sentence."""
        return Switched(
            self.question,
            self.world,
            self.lists,
            self.people,
            self.conditions,
            switches=self.switches,
            mentions=self.mentions,
            before=self,
            instead=(key, other),
        )

    def answered(self, answer: Answer) -> Planes:
        """Return whether an answer is yes, which it never is where nothing applies."""
        applies = self.question.policy.applies
        parts = [self.musts(item) for item in answer.groups]
        if applies is not None:
            parts.append(self.judge(applies))
        return all_of(self.world.gates, parts)

    def judge(self, proposition: Proposition) -> Planes:
        """Return whether a proposition holds; each is judged once."""
        if self.before is not None and not self._changes(proposition):
            return self.before.judge(proposition)
        if id(proposition) not in self._judged:
            # It is kept, so that nothing else can come to have its id.
            self._judged[id(proposition)] = (super().judge(proposition), proposition)
        return self._judged[id(proposition)][0]

    def musts(self, item: Group) -> Planes:
        """Return the conjunction of the sentences of a group that count."""
        if self.before is not None and not self._reaches(str(item.name)):
            return self.before.musts(item)
        return super().musts(item)

    def _changes(self, proposition: Proposition) -> bool:
        return any(map(self._reaches, self.mentions.of(proposition)))

    def _reaches(self, name: str) -> bool:
        return (
            self.instead is not None and self.instead[0][0] in self.mentions.all_[name]
        )

    def _musts(self, item: Group) -> Planes:
        body = all_of(self.world.gates, self._parts(item))
        condition = condition_of(item)
        if condition is None:
            return body
        return any_of(self.world.gates, [~self.judge(condition), body])

    def _parts(self, item: Group) -> Iterator[Planes]:
        for ordinal, sentence in enumerate(item.sentences, start=1):
            if sentence.strength is not Strength.MUST:
                continue
            key = (str(item.name), ordinal)
            proposition = self.standing(key, sentence.proposition)
            if proposition is None:
                continue
            counts = known(self.switches.counts(key, sentence))
            yield any_of(self.world.gates, [~counts, self.judge(proposition)])

    def standing(self, key: Key, written: Proposition) -> Proposition | None:
        """Return what stands in the place of what is written, None for nothing."""
        if self.instead is not None and self.instead[0] == key:
            return self.instead[1]
        before = self.before
        return written if before is None else before.standing(key, written)


def changes(one: Switched, other: Switched, answers: tuple[Answer, ...]) -> int:
    """Return whether any answer of one policy is not what it is of another one."""
    gates = one.world.gates
    found: list[int] = []
    for answer in answers:
        left, right = one.answered(answer), other.answered(answer)
        for a, b in ((left.yes, right.yes), (left.no, right.no)):
            if a != b:
                found += [gates.both([a, -b]), gates.both([-a, b])]
    return gates.either(found)
