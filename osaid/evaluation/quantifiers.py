"""Sentences about components: how many of what is selected satisfy a body.

Quantifiers range over what exists, one component at a time, and over what may
exist beyond the list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from attrs import field, frozen

from osaid.evaluation.conditions import Conditions
from osaid.evaluation.facts import Subject, judge
from osaid.evaluation.judged import (
    Cause,
    Judged,
    Nature,
    at_least,
    because,
    both,
    either,
)
from osaid.evaluation.lenses import Lens, Sign, helpful
from osaid.evaluation.selection import (
    BLANK,
    Rest,
    disputed_by,
    maximal,
    members,
    rests,
    unused_by,
    used_within,
)
from osaid.policy.syntax import Condition, Quantified, Quantifier, Selector
from osaid.records.components import Component, Presence
from osaid.records.fields import fields_of
from osaid.records.systems import Extent, System
from osaid.truth import Truth, truth_of
from osaid.values import Shown

Body = Callable[[Component, Sign], Judged]
Selected = tuple[tuple[Component, ...], tuple[Rest, ...]]


@frozen(eq=False)
class Quantifiers(Shown):
    """Judges sentences about the components of one system."""

    system: System
    conditions: Conditions
    assumed: Extent | None
    lens: Lens
    _known: dict[Selector, Selected] = field(init=False, factory=dict)
    _counting: dict[int, tuple[Judged, Component]] = field(init=False, factory=dict)

    def quantified(self, sentence: Quantified, sign: Sign) -> Judged:
        """Return whether a quantified sentence holds for each of its selectors."""
        return both(
            self._one_selector(sentence, selector, sign)
            for selector in sentence.selectors
        )

    def _one_selector(
        self, sentence: Quantified, selector: Selector, sign: Sign
    ) -> Judged:
        judged = self._counted(sentence, selector, sign)
        if sentence.if_used and self.lens.parts:
            return either((self.unused(selector, sign), judged))
        return judged

    def _counted(self, sentence: Quantified, selector: Selector, sign: Sign) -> Judged:
        number = sentence.count or 0
        meets = self._meets(sentence.where, sentence.body)
        match sentence.quantifier:
            case Quantifier.SOME:
                return self.at_least(1, selector, meets, sign)
            case Quantifier.NO:
                return ~self.at_least(1, selector, meets, ~sign)
            case Quantifier.EVERY:
                return self._every(selector, sentence, sign)
            case Quantifier.AT_LEAST:
                return self.at_least(number, selector, meets, sign)
            case Quantifier.AT_MOST:
                return ~self.at_least(number + 1, selector, meets, ~sign)
            case Quantifier.EXACTLY:
                return both(
                    (
                        self.at_least(number, selector, meets, sign),
                        ~self.at_least(number + 1, selector, meets, ~sign),
                    )
                )
            case _:
                return self._the(selector, sentence, sign)

    def _the(self, selector: Selector, sentence: Quantified, sign: Sign) -> Judged:
        meets = self._meets(sentence.where, sentence.body)
        some = self.at_least(1, selector, meets, sign)
        if not self.lens.parts:
            # The terms of nothing are in nobody's way.
            some = either((some, ~self.at_least(1, selector, _any, ~sign)))
        return both((some, self._every(selector, sentence, sign)))

    def _every(self, selector: Selector, sentence: Quantified, sign: Sign) -> Judged:
        fails = self._fails(sentence.where, sentence.body)
        return ~self.at_least(1, selector, fails, ~sign)

    def _meets(self, where: Condition | None, body: Condition) -> Body:
        def meets(component: Component, sign: Sign) -> Judged:
            parts = [self.conditions.of(body, component, sign)]
            if where is not None:
                parts.append(self.conditions.of(where, component, sign))
            return both(parts)

        return meets

    def _fails(self, where: Condition | None, body: Condition) -> Body:
        def fails(component: Component, sign: Sign) -> Judged:
            parts = [~self.conditions.of(body, component, ~sign)]
            if where is not None:
                parts.append(self.conditions.of(where, component, sign))
            return both(parts)

        return fails

    def at_least(
        self, count: int, selector: Selector, body: Body, sign: Sign
    ) -> Judged:
        """Return whether a body holds of so many of what a selector means."""
        listed, others = self._selected(selector)
        parts = [self._one(component, body, sign) for component in listed]
        rest = either(self._beyond(rest, body, sign) for rest in others)
        return at_least(count, parts, rest)

    def _selected(self, selector: Selector) -> Selected:
        """Return what a selector means, looked up once; the parts stay the same."""
        if selector not in self._known:
            listed = members(self.system, selector)
            others = self._rests(selector)
            self._known[selector] = (listed, others)
        return self._known[selector]

    def _rests(self, selector: Selector) -> tuple[Rest, ...]:
        singles = self.conditions.policy.vocabulary.singles
        return rests(self.system, selector, self.assumed, singles)

    def _one(self, component: Component, body: Body, sign: Sign) -> Judged:
        counts = self._counts(component)
        judged = body(component, sign)
        return judged if counts.truth is Truth.TRUE else both((counts, judged))

    def _counts(self, component: Component) -> Judged:
        """Return whether a component counts; that it does goes without saying.

        It counts when it exists; of the terms of what is there, when it is provided.
        """
        if id(component) not in self._counting:
            judged = _there(component) if self.lens.parts else _provided(component)
            # The component is kept, so that nothing else can come to have its id.
            self._counting[id(component)] = (judged, component)
        return self._counting[id(component)][0]

    def _beyond(self, rest: Rest, body: Body, sign: Sign) -> Judged:
        """Return unknown when a component that is not listed may satisfy a body."""
        if rest.blank is None:
            return rest.judged(Truth.FALSE)
        judged = self._one(rest.blank, body, sign)
        beyond = rest.judged(judged.truth)
        if beyond.truth is Truth.UNKNOWN:
            return beyond
        return Judged(Truth.FALSE, lambda: (*_listed(judged), *beyond.causes))

    def unused(self, selector: Selector, sign: Sign) -> Judged:
        """Return whether a system has no such step.

        True when every maximal kind is recorded unused, or nothing exists; false
        when a component exists or somebody says that a kind is used.
        """
        if self.lens.spares(terms=False):
            return helpful(sign)
        there = either(map(_there, members(self.system, selector)))
        if there.truth is Truth.TRUE:
            return ~there
        return self._recorded_unused(selector)

    def _recorded_unused(self, selector: Selector) -> Judged:
        said = used_within(self.system, selector)
        kinds = maximal(selector)
        if said:
            truth, nature = Truth.FALSE, Nature.STATED
            return because(Cause(kinds[0], None, "unused", "used", truth, nature, said))
        recorded = both(_kind_unused(self.system, kind) for kind in kinds)
        empty = both(map(_empty, self._rests(selector)))
        listed = members(self.system, selector)
        gone = both([empty, *(~_there(component) for component in listed)])
        if gone.truth is Truth.TRUE and recorded.truth is not Truth.TRUE:
            return gone
        return recorded


def _listed(judged: Judged) -> Iterator[Cause]:
    """Yield the causes that stand on something that is listed."""
    return (cause for cause in judged.causes if cause.component != BLANK)


def _empty(rest: Rest) -> Judged:
    nothing = rest.judged(Truth.FALSE)
    return Judged(truth_of(rest.extent is Extent.ALL), lambda: nothing.causes)


def _any(_component: Component, _sign: Sign) -> Judged:
    return Judged(Truth.TRUE)


def _there(component: Component) -> Judged:
    """Return whether a component exists: unless it is known to be absent."""
    return _present(component, _EXISTING)


def _provided(component: Component) -> Judged:
    return _present(component, _PROVIDED)


_PROVIDED = frozenset({Presence.PROVIDED})
_EXISTING = frozenset({Presence.PROVIDED, Presence.WITHHELD})


def _present(component: Component, wanted: frozenset[Presence]) -> Judged:
    presence = fields_of(Component)["presence"]
    return judge(Subject(component), presence, lambda value: truth_of(value in wanted))


def _kind_unused(system: System, kind: str) -> Judged:
    truth, ground = unused_by(system, kind)
    says, nature = "unused", Nature.STATED
    if truth is not Truth.TRUE:
        ground = disputed_by(system, kind)
        says, nature = "not stated whether it is used", Nature.SILENT
        if ground:
            says, nature = "said to be used, and said to be unused", Nature.CONTESTED
    return because(Cause(kind, None, "unused", says, truth, nature, ground))
