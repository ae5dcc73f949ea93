"""All systems at once, and what becomes of a policy there when sentences change."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property

from attrs import field, frozen

from osaid.analysis.solving.demands import Demands
from osaid.analysis.solving.encoding import Encoding, Pair
from osaid.analysis.solving.gates import Gates
from osaid.analysis.solving.search import Deadline
from osaid.analysis.soundness.answers import Answer, answers_of
from osaid.analysis.soundness.mentions import Mentions
from osaid.analysis.soundness.needs import Ways
from osaid.analysis.soundness.questions import Everything
from osaid.analysis.soundness.reasons import Reasons
from osaid.analysis.soundness.switched import Switched
from osaid.analysis.soundness.switches import Key, Switches
from osaid.licenses.catalog import Catalogue
from osaid.policy.policies import CheckedPolicy, Group
from osaid.policy.syntax import Node, Proposition
from osaid.records.outcomes import Settled
from osaid.text import Span
from osaid.values import Shown

_SETTLED: tuple[Pair, ...] = tuple((one, one) for one in Settled)
"""What a parent may come to: anything, whether there is such a system or not."""

_OPEN: Pair = (None, None)


@frozen(eq=False)
class Subject(Shown):
    """A policy that is looked at, and until when."""

    policy: CheckedPolicy
    catalogue: Catalogue
    deadline: Deadline

    @cached_property
    def mentions(self) -> Mentions:
        """Return which groups rest on which."""
        return Mentions(self.policy)

    @cached_property
    def answers(self) -> tuple[Answer, ...]:
        """Return what the policy answers of a system."""
        return answers_of(self.policy)

    @cached_property
    def outcomes(self) -> tuple[Answer, ...]:
        """Return the outcome at each level, the lowest first."""
        return tuple(answer for answer in self.answers if answer.freedom is None)

    def group(self, name: str) -> Group:
        """Return a requirement or freedom by name."""
        known = self.policy.requirements.get(name)
        return self.policy.freedoms[name] if known is None else known

    def is_own(self, node: Node) -> bool:
        """Return whether something stands in the text of the policy itself."""
        policy = self.policy
        return policy.origin(node.span) == policy.identity

    def place_of(self, answer: Answer) -> Span:
        """Return where a level stands, or without one the policy."""
        levels = (level for level in self.policy.levels if self.is_own(level))
        named = (each.name.span for each in levels if str(each.name) == answer.level)
        return next(named, self.policy.syntax.name.span)

    @cached_property
    def kept(self) -> Demands:
        """Return what it needs that all of the policy holds."""
        return Demands(Everything(self.policy), denied=False)

    @cached_property
    def broken(self) -> Demands:
        """Return what it needs that something of the policy does not hold."""
        return Demands(Everything(self.policy), denied=True)


@frozen(eq=False)
class Formula(Shown):
    """The systems there can be, with the sentences of a policy on or off.

    The readings in `setting` are fixed. `needs`, `complete` and `most` are those of
    encodings.
    """

    subject: Subject
    setting: Mapping[str, str]
    complete: bool
    needs: Ways
    most: int | None = None
    encoding: Encoding = field(init=False)
    switches: Switches = field(init=False)
    standing: list[Switched] = field(init=False)
    search: Reasons = field(init=False)

    @encoding.default
    def _encoding(self) -> Encoding:
        policy = self.subject.policy
        readings = policy.chosen(self.setting)
        question = Everything(policy, readings=readings)
        return Encoding(
            Gates(self.subject.deadline.check),
            (question, question),
            self.subject.catalogue,
            self.complete,
            self.needs,
            _SETTLED if self.complete else (*_SETTLED, _OPEN),
            self.most,
        )

    @switches.default
    def _switches(self) -> Switches:
        return Switches(self.encoding.gates, self.subject.policy, self.setting)

    @standing.default
    def _standing(self) -> list[Switched]:
        known = self.encoding.sentences[0]
        return [
            Switched(
                known.question,
                known.world,
                known.lists,
                known.people,
                known.conditions,
                switches=self.switches,
                mentions=self.subject.mentions,
            )
        ]

    @search.default
    def _search(self) -> Reasons:
        return Reasons(self.encoding.gates, self.subject.deadline)

    @property
    def sentences(self) -> Switched:
        """Return what stands, after all that was left out of sentences."""
        return self.standing[-1]

    def leave_out(self, key: Key, left: Proposition) -> None:
        """Let what is left of a sentence stand for it from now on."""
        self.standing.append(self.sentences.having(key, left))

    def without(
        self, wanted: Sequence[int], off: Collection[Key]
    ) -> tuple[Key, ...] | None:
        """Return sentences because of which literals cannot all be true.

        None where they can. Those that are `off` count for nothing. Raises `OutOfTime`.
        """
        on, switched_off = self._switched(off)
        core = self.search.because([*wanted, *switched_off], list(on))
        return None if core is None else tuple(on[literal] for literal in core)

    def model(
        self, wanted: Sequence[int], off: Collection[Key]
    ) -> frozenset[int] | None:
        """Return the literals that are true of some system, None if there is none."""
        on, switched_off = self._switched(off)
        return self.search.model([*wanted, *switched_off, *on])

    def _switched(self, off: Collection[Key]) -> tuple[dict[int, Key], list[int]]:
        switches = self.switches.on.items()
        on = {literal: key for key, literal in switches if key not in off}
        return on, [-literal for key, literal in switches if key in off]
