"""What is not known of a system, as questions that a person can answer."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from attrs import frozen

from osaid.analysis.remedies.applying import ATTESTED, LISTING, OF_ANCESTORS
from osaid.analysis.remedies.bound import BONDED
from osaid.analysis.remedies.changes import SYSTEM, Fact
from osaid.analysis.solving.cells import OTHER
from osaid.evaluation.attestations import INDEPENDENT
from osaid.policy.policies import CheckedPolicy
from osaid.policy.syntax import Name, Selector
from osaid.records.components import Component, Presence
from osaid.records.fields import Field, FieldType
from osaid.records.kinds import PARENT, ROOT
from osaid.records.problems import ALL
from osaid.records.statements import NONE
from osaid.records.systems import Extent, System
from osaid.records.words import words
from osaid.reports.nouns import (
    Number,
    a_or_an,
    kind_in_words,
    number_of,
)
from osaid.reports.nouns import field as field_in_words
from osaid.values import Shown

_OF_COMPONENTS: Mapping[str, str] = MappingProxyType(
    {
        "presence": "Can others have {it}?",
        "access": "What does it take to get {it}?",
        "license": "Under which licence {be} {it}?",
        "location": "Where can one get {it}?",
        "class": "What may be done with {it}?",
        "reason": "Why can one not share {it}?",
        "labeled": "Did people or programs label {it}?",
        "tokens": "How many tokens are there in {it}?",
        "price": "What does it cost to get {it}?",
        "released": "On which day did people get {it}?",
        "part_of": "Of which component is this a part: {it}?",
        "derivation": "How was the system made from {it}?",
        "outcome": "What does the policy say of {it}?",
        "terms": "What of the terms of {it} stays with what is derived?",
    }
)
_OF_SYSTEMS: Mapping[str, str] = MappingProxyType(
    {
        "delivery": "Do people get the system, or only a service that runs it?",
        "machine_learning": "Did the system learn its parameters from data?",
        "described_as": "What does its supplier call the system?",
        "overall_terms": "Which terms lie over the system as a whole, if any?",
        "price": "What does it cost to get the system?",
        "released": "On which day was the system released?",
    }
)
_ONE_OF_MANY = frozenset(
    {FieldType.NUMBER, FieldType.MONEY, FieldType.DATE, FieldType.LICENSE}
)
"""Types of answers of which one stands for those like it."""

_WHO = {None: "", INDEPENDENT: ", who are not the supplier"}


@frozen(eq=False)
class Questions(Shown):
    """Asks for facts, in the words of people and of one policy."""

    policy: CheckedPolicy

    def field(self, fact: Fact) -> Field | None:
        """Return the field that a fact is about; lists and judgements have none."""
        subject = System if fact.kind == SYSTEM else Component
        return self.policy.vocabulary.field(fact.field, subject)

    def holds(self, fact: Fact) -> FieldType:
        """Return what type of answer is asked for."""
        field = self.field(fact)
        if fact.field == BONDED:
            return FieldType.LICENSE
        if field is None or fact.element is not None:
            return FieldType.TRUTH
        return field.holds

    def words(self, fact: Fact, system: System) -> str:
        """Return the question for a fact of a system.

        >>> from osaid.assessment import load_policy
        >>> asked = Questions(load_policy("osaid 1.0").checked)
        >>> asked.words(Fact("code.training", "trainer", "license"), System("x"))
        'Under which licence is the training code `trainer`?'
        """
        if fact.field == ATTESTED:
            return self._judgement(fact)
        if fact.field == LISTING:
            return _listing(fact.kind)
        field = self.field(fact)
        it = "the system" if fact.kind == SYSTEM else called(fact, system)
        if field is not None and field.own:
            return _own(field, fact, it)
        if fact.element is not None and fact.field != BONDED:
            return self._element(fact, it, system)
        if fact.new and fact.field == "presence":
            be = "Are" if counted(fact.kind) is Number.SEVERAL else "Is"
            return f"{be} there {it}?"
        known = _OF_SYSTEMS if fact.kind == SYSTEM else _OF_COMPONENTS
        be = "are" if counted(fact.kind) is Number.SEVERAL else "is"
        return known[fact.field].format(it=it, be=be)

    def answer(self, fact: Fact, text: str, *, few: bool = False) -> str:
        """Return an answer as it is typed; one of many stands for those like it.

        `few` says that all answers are known.

        >>> from osaid.assessment import load_policy
        >>> asked = Questions(load_policy("osaid 1.0").checked)
        >>> asked.answer(Fact("code", None, "listing"), "all")
        '`yes`'
        """
        if _means_yes(fact, text):
            return "`yes`"
        holds = self.holds(fact)
        if holds is FieldType.TEXT and text.startswith(OTHER):
            return "what the policy does not name"
        sample = holds in _ONE_OF_MANY and not few and text != words(NONE)
        return f"what is like `{text}`" if sample else f"`{text}`"

    def _judgement(self, fact: Fact) -> str:
        declared = self.policy.judgements.get(str(fact.component))
        question = fact.component if declared is None else declared.question.value
        role = _WHO.get(fact.element, f", as {fact.element}")
        return f"What do you judge{role}: “{question}”"

    def _element(self, fact: Fact, it: str, system: System) -> str:
        if fact.field == "covers":
            topic = str(fact.element)
            meaning = self.policy.vocabulary.topics.get(topic, topic)
            return f"Does {it} cover this: {meaning} (`{topic}`)?"
        if fact.element == ALL:
            return f"Is {it} about everything there is?"
        kinds = {component.name: component.kind for component in system.components}
        name = str(fact.element)
        other = Fact(kinds.get(name, ROOT), name, fact.field)
        return f"Is {it} about {called(other, system)}?"


def _means_yes(fact: Fact, text: str) -> bool:
    if fact.new:
        return text == Presence.PROVIDED
    return fact.field == LISTING and text == Extent.ALL


def is_of_ancestors(fact: Fact) -> bool:
    """Return whether only the record of a parent can tell a fact.

    >>> is_of_ancestors(Fact("parent", "base", "outcome"))
    True
    """
    return fact.kind != SYSTEM and fact.field in OF_ANCESTORS


def _own(field: Field, fact: Fact, it: str) -> str:
    noun = field_in_words(Name(field.name))
    meaning = f" ({field.meaning})" if field.meaning else ""
    if fact.element is not None:
        return f"Of {it}: is “{fact.element}” among the {noun}{meaning}?"
    if field.holds is FieldType.TRUTH:
        return f"Of {it}: is this so, {noun}{meaning}?"
    return f"What is the {noun} of {it}{meaning}?"


def _listing(kind: str) -> str:
    if kind == ROOT:
        return "Is everything listed that this system has?"
    return f"Is everything listed that this system has of this: {noun_of(kind)}?"


def noun_of(kind: str) -> str:
    """Return what people call a component of a kind.

    >>> noun_of("document.model_card"), noun_of("component")
    ('model card', 'component')
    """
    if kind == PARENT:
        return "parent"
    return "component" if kind == ROOT else kind_in_words(kind)


def counted(kind: str) -> Number:
    """Return of how many the noun of a kind speaks."""
    return Number.ONE if kind == PARENT else number_of(Selector((Name(kind),)))


def called(fact: Fact, system: System) -> str:
    """Return what people call a component; its name where that says more."""
    noun = noun_of(fact.kind)
    if fact.new:
        number = counted(fact.kind)
        article = a_or_an(noun) if number is Number.ONE else "any"
        be = "are" if number is Number.SEVERAL else "is"
        return f"{article} {noun} that {be} not listed"
    article = "its" if fact.kind == PARENT else "the"
    plain = _is_plain(fact, system)
    return f"{article} {noun}" if plain else f"{article} {noun} `{fact.component}`"


def _is_plain(fact: Fact, system: System) -> bool:
    """Return whether a name only says of what kind a component is."""
    alone = sum(component.kind == fact.kind for component in system.components) == 1
    name = str(fact.component).casefold().replace("_", " ")
    last = fact.kind.rpartition(".")[2].replace("_", " ")
    return alone and name in {fact.kind.replace("_", " "), last, noun_of(fact.kind)}
