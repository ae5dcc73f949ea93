"""Sentences about components: how many of what is selected satisfy a body.

Quantifiers range over what exists, one component at a time, and over what may
exist beyond the list.
"""

from __future__ import annotations

from collections.abc import Callable

from attrs import frozen

from osaid.evaluation.conditions import Conditions
from osaid.evaluation.facts import Subject, element, judge
from osaid.evaluation.judged import Cause, Judged, Nature, at_least, both, either
from osaid.evaluation.lenses import Lens, Sign, helpful
from osaid.evaluation.links import link
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
from osaid.policy.syntax import Condition, Quantified, Quantifier, Selector, Together
from osaid.records.components import Component, Presence
from osaid.records.fields import fields_of
from osaid.records.systems import Extent, System
from osaid.truth import Truth, truth_of

Body = Callable[[Component, Sign], Judged]


@frozen(eq=False)
class Quantifiers:
    """Judges sentences about the components of one system."""

    system: System
    conditions: Conditions
    assumed: Extent | None
    lens: Lens

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
                return self._at_least(1, selector, meets, sign)
            case Quantifier.NO:
                return ~self._at_least(1, selector, meets, ~sign)
            case Quantifier.EVERY:
                return self._every(selector, sentence, sign)
            case Quantifier.AT_LEAST:
                return self._at_least(number, selector, meets, sign)
            case Quantifier.AT_MOST:
                return ~self._at_least(number + 1, selector, meets, ~sign)
            case Quantifier.EXACTLY:
                return both(
                    (
                        self._at_least(number, selector, meets, sign),
                        ~self._at_least(number + 1, selector, meets, ~sign),
                    )
                )
            case _:
                return self._the(selector, sentence, sign)

    def _the(self, selector: Selector, sentence: Quantified, sign: Sign) -> Judged:
        meets = self._meets(sentence.where, sentence.body)
        some = self._at_least(1, selector, meets, sign)
        if not self.lens.parts:
            # The terms of nothing are in nobody's way.
            some = either((some, ~self._at_least(1, selector, _any, ~sign)))
        return both((some, self._every(selector, sentence, sign)))

    def _every(self, selector: Selector, sentence: Quantified, sign: Sign) -> Judged:
        fails = self._fails(sentence.where, sentence.body)
        return ~self._at_least(1, selector, fails, ~sign)

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

    def _at_least(
        self, count: int, selector: Selector, body: Body, sign: Sign
    ) -> Judged:
        listed = members(self.system, selector)
        others = rests(self.system, selector, self.assumed)
        parts = [self._one(component, body, sign) for component in listed]
        rest = either(self._beyond(rest, body, sign) for rest in others)
        return at_least(count, parts, rest)

    def _one(self, component: Component, body: Body, sign: Sign) -> Judged:
        return both((_exists(component, self.lens), body(component, sign)))

    def _beyond(self, rest: Rest, body: Body, sign: Sign) -> Judged:
        """Return unknown when a component that is not listed may satisfy a body."""
        if rest.blank is None:
            return rest.judged(Truth.FALSE)
        judged = self._one(rest.blank, body, sign)
        beyond = rest.judged(judged.truth)
        if beyond.truth is Truth.UNKNOWN:
            return beyond
        listed = (cause for cause in judged.causes if cause.component != BLANK)
        return Judged(Truth.FALSE, (*listed, *beyond.causes))

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
        gone = both([empty, *(~_there(component) for component in listed)])
        if gone.truth is Truth.TRUE and recorded.truth is not Truth.TRUE:
            return gone
        return recorded

    def together(self, sentence: Together, sign: Sign) -> Judged:
        """Return whether documents together cover topics, of each subject."""
        if sentence.subject is None:
            return self._covered(sentence, None, sign)

        def undescribed(component: Component, sign: Sign) -> Judged:
            parts = [~self._covered(sentence, component, ~sign)]
            if sentence.subject_where is not None:
                where = sentence.subject_where
                parts.append(self.conditions.of(where, component, sign))
            return both(parts)

        return ~self._at_least(1, sentence.subject, undescribed, ~sign)

    def _covered(
        self, sentence: Together, subject: Component | None, sign: Sign
    ) -> Judged:
        """Return whether some document covers each topic, about the subject."""
        return both(
            self._at_least(
                1, sentence.documents, self._covers(sentence, str(topic), subject), sign
            )
            for topic in sentence.topics
        )

    def _covers(
        self, sentence: Together, topic: str, subject: Component | None
    ) -> Body:
        def covers(document: Component, sign: Sign) -> Judged:
            parts = []
            if sentence.where is not None:
                parts.append(self.conditions.of(sentence.where, document, sign))
            if self.lens.spares(terms=False):
                return both([*parts, helpful(sign)])
            covered = document.covers.element(topic)
            parts.append(element(Subject(document), "covers", topic, covered))
            if subject is not None:
                parts.append(link(self.system, document, subject))
            return both(parts)

        return covers


def _any(_component: Component, _sign: Sign) -> Judged:
    return Judged(Truth.TRUE)


def _exists(component: Component, lens: Lens) -> Judged:
    """Return whether a component counts; that it does goes without saying.

    It counts when it exists; of the terms of what is there, when it is provided.
    """
    judged = _there(component) if lens.parts else _present(component, _PROVIDED)
    return Judged(judged.truth) if judged.truth is Truth.TRUE else judged


def _there(component: Component) -> Judged:
    """Return whether a component exists: unless it is known to be absent."""
    return _present(component, _EXISTING)


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
    cause = Cause(kind, None, "unused", says, truth, nature, ground)
    return Judged(truth, (cause,))
