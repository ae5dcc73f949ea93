"""Sentences about components: how many of what is selected satisfy a body.

Quantifiers range over what exists, one component at a time, and over what may
exist beyond the list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from attrs import frozen

from osaid.evaluation.conditions import Conditions
from osaid.evaluation.facts import Subject, element, judge
from osaid.evaluation.judged import Cause, Judged, Nature, at_least, both, either
from osaid.evaluation.lenses import ACTUAL, Lens, helpful
from osaid.evaluation.links import link
from osaid.evaluation.selection import (
    Rest,
    maximal,
    members,
    rests,
    unused_by,
    used_within,
)
from osaid.policy.syntax import Condition, Quantified, Quantifier, Selector, Together
from osaid.records.components import Component, Presence
from osaid.records.fields import fields_of
from osaid.records.systems import Extent, System
from osaid.truth import Truth, truth_of

Body = Callable[[Component, bool], Judged]


@frozen(eq=False)
class Quantifiers:
    """Judges sentences about the components of one system."""

    system: System
    conditions: Conditions
    assumed: Extent | None
    lens: Lens

    def quantified(self, sentence: Quantified, positive: bool) -> Judged:
        return both(
            self._one_selector(sentence, selector, positive)
            for selector in sentence.selectors
        )

    def _one_selector(
        self, sentence: Quantified, selector: Selector, positive: bool
    ) -> Judged:
        judged = self._counted(sentence, selector, positive)
        if sentence.if_used and self.lens.parts:
            return either((self.unused(selector, positive), judged))
        return judged

    def _counted(
        self, sentence: Quantified, selector: Selector, positive: bool
    ) -> Judged:
        number = sentence.count or 0
        meets = self._meets(sentence.where, sentence.body)
        match sentence.quantifier:
            case Quantifier.SOME:
                return self._at_least(1, selector, meets, positive)
            case Quantifier.NO:
                return ~self._at_least(1, selector, meets, not positive)
            case Quantifier.EVERY:
                return self._every(selector, sentence, positive)
            case Quantifier.AT_LEAST:
                return self._at_least(number, selector, meets, positive)
            case Quantifier.AT_MOST:
                return ~self._at_least(number + 1, selector, meets, not positive)
            case Quantifier.EXACTLY:
                return both(
                    (
                        self._at_least(number, selector, meets, positive),
                        ~self._at_least(number + 1, selector, meets, not positive),
                    )
                )
            case Quantifier.THE:
                return self._the(selector, sentence, positive)

    def _the(self, selector: Selector, sentence: Quantified, positive: bool) -> Judged:
        meets = self._meets(sentence.where, sentence.body)
        some = self._at_least(1, selector, meets, positive)
        if not self.lens.parts:
            # The terms of nothing are in nobody's way.
            some = either((some, ~self._at_least(1, selector, _any, not positive)))
        return both((some, self._every(selector, sentence, positive)))

    def _every(
        self, selector: Selector, sentence: Quantified, positive: bool
    ) -> Judged:
        fails = self._fails(sentence.where, sentence.body)
        return ~self._at_least(1, selector, fails, not positive)

    def _meets(self, where: Condition | None, body: Condition) -> Body:
        def meets(component: Component, positive: bool) -> Judged:
            parts = [self.conditions.of(body, component, positive=positive)]
            if where is not None:
                parts.append(self.conditions.of(where, component, positive=positive))
            return both(parts)

        return meets

    def _fails(self, where: Condition | None, body: Condition) -> Body:
        def fails(component: Component, positive: bool) -> Judged:
            parts = [~self.conditions.of(body, component, positive=not positive)]
            if where is not None:
                parts.append(self.conditions.of(where, component, positive=positive))
            return both(parts)

        return fails

    def _at_least(
        self, count: int, selector: Selector, body: Body, positive: bool
    ) -> Judged:
        listed = members(self.system, selector)
        others = rests(self.system, selector, self.assumed)
        parts = [self._one(component, body, positive) for component in listed]
        rest = either(self._beyond(rest, body, positive) for rest in others)
        return at_least(count, parts, rest)

    def _one(self, component: Component, body: Body, positive: bool) -> Judged:
        return both((_exists(component, self.lens), body(component, positive)))

    def _beyond(self, rest: Rest, body: Body, positive: bool) -> Judged:
        """Return unknown when a component that is not listed may satisfy a body."""
        if rest.blank is None:
            return rest.judged(Truth.FALSE)
        return rest.judged(self._one(rest.blank, body, positive).truth)

    def unused(self, selector: Selector, positive: bool) -> Judged:
        if self.lens.spares(terms=False):
            return helpful(positive=positive)
        for component in members(self.system, selector):
            exists = _exists(component, ACTUAL)
            if exists.truth is Truth.TRUE:
                return ~exists
        return self._recorded_unused(selector)

    def _recorded_unused(self, selector: Selector) -> Judged:
        said = used_within(self.system, selector)
        kinds = maximal(selector)
        if said:
            cause = Cause(
                kinds[0], None, "unused", "used", Truth.FALSE, Nature.STATED, said
            )
            return Judged(Truth.FALSE, (cause,))
        recorded = both(_kind_unused(self.system, kind) for kind in kinds)
        empty = both(
            Judged(truth_of(rest.extent is Extent.ALL), rest.judged(Truth.FALSE).causes)
            for rest in rests(self.system, selector, self.assumed)
        )
        listed = members(self.system, selector)
        gone = both([empty, *(~_exists(component, ACTUAL) for component in listed)])
        if gone.truth is Truth.TRUE and recorded.truth is not Truth.TRUE:
            return gone
        return recorded

    def together(self, sentence: Together, positive: bool) -> Judged:
        if sentence.subject is None:
            return self._covered(sentence, None, positive)

        def undescribed(component: Component, sign: bool) -> Judged:
            parts = [~self._covered(sentence, component, not sign)]
            if sentence.subject_where is not None:
                where = sentence.subject_where
                parts.append(self.conditions.of(where, component, positive=sign))
            return both(parts)

        return ~self._at_least(1, sentence.subject, undescribed, not positive)

    def _covered(
        self, sentence: Together, subject: Component | None, positive: bool
    ) -> Judged:
        """Return whether some document covers each topic, about the subject."""
        return both(
            self._at_least(
                1, sentence.documents, self._covers(sentence, str(topic), subject), positive
            )
            for topic in sentence.topics
        )

    def _covers(
        self, sentence: Together, topic: str, subject: Component | None
    ) -> Body:
        def covers(document: Component, positive: bool) -> Judged:
            parts = []
            if sentence.where is not None:
                parts.append(
                    self.conditions.of(sentence.where, document, positive=positive)
                )
            if self.lens.spares(terms=False):
                return both([*parts, helpful(positive=positive)])
            covered = document.covers.element(topic)
            parts.append(element(Subject(document), "covers", topic, covered))
            if subject is not None:
                parts.append(link(self.system, document, subject))
            return both(parts)

        return covers


def _any(_component: Component, _positive: bool) -> Judged:  # noqa: FBT001 - a body
    return Judged(Truth.TRUE)


def _exists(component: Component, lens: Lens) -> Judged:
    """Return whether a component exists: unless it is known to be absent.

    Of the terms of what is there, only what is provided counts.
    """
    presence = fields_of(Component)["presence"]

    def test(value: object) -> Truth:
        there = value == Presence.PROVIDED
        return truth_of(value != Presence.ABSENT if lens.parts else there)

    judged = judge(Subject(component), presence, test)
    return Judged(judged.truth) if judged.truth is Truth.TRUE else judged


def _kind_unused(system: System, kind: str) -> Judged:
    truth, ground = unused_by(system, kind)
    stated = truth is Truth.TRUE
    cause = Cause(
        kind,
        None,
        "unused",
        "unused" if stated else "not stated whether it is used",
        truth,
        Nature.STATED if stated else Nature.SILENT,
        ground,
    )
    return Judged(truth, (cause,))
