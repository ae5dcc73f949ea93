"""Single changes to a record, as things that people do, find out or judge."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from attrs import field, frozen

from osaid.analysis.remedies.applying import ATTESTED, LISTING
from osaid.analysis.remedies.bound import BONDED
from osaid.analysis.remedies.changes import SYSTEM, Change, Fact, Move
from osaid.analysis.solving.cells import OTHER
from osaid.evaluation.attestations import INDEPENDENT
from osaid.policy.policies import CheckedPolicy
from osaid.policy.syntax import Name, Proposition
from osaid.records.components import StatedLicense
from osaid.records.kinds import ROOT
from osaid.records.problems import ALL
from osaid.records.statements import NONE, Money
from osaid.records.systems import System
from osaid.records.words import words
from osaid.reports.license_demands import Demands
from osaid.reports.nouns import Number, a_or_an, listed, topics
from osaid.reports.nouns import field as field_in_words
from osaid.reports.questions import called, counted, noun_of
from osaid.values import Shown

COVERS = "covers"
ABOUT = "about"

_OVERALL = "overall_terms"
_DONE: Mapping[str, str] = MappingProxyType(
    {
        "presence": "publish {it}",
        "access": "let anyone get {it}, without a gate",
        "price": "stop charging for {it}",
        "location": "say where one can get {it}",
        "delivery": "release the system itself, not only a service that runs it",
        _OVERALL: "drop the terms over the system as a whole",
    }
)
"""What somebody does so that something is as asked for."""

_SO: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        ("presence", "provided"): "that others can have {it}",
        ("presence", "withheld"): "that others cannot have {it}",
        ("presence", "absent"): "that this does not exist: {it}",
        ("access", "open"): "that anyone can get {it}, without a gate",
        ("price", "none"): "that nobody pays to get {it}",
        ("license", "none"): "that nobody may use {it}, as no licence is given",
        ("location", "none"): "that {it} can be had nowhere",
        (_OVERALL, "none"): "that no terms lie over the system as a whole",
        ("machine_learning", "yes"): "that the system learned from data",
        ("machine_learning", "no"): "that the system did not learn from data",
        ("delivery", "released"): "that people get the system itself",
        ("delivery", "hosted_only"): "that people get a service that runs the system",
        ("labeled", "yes"): "that people or programs labelled {it}",
        ("labeled", "no"): "that nobody labelled {it}",
        ("outcome", "conforms"): "that {it} conforms to the policy",
        ("outcome", "fails"): "that {it} does not conform to the policy",
        ("outcome", "not_applicable"): "that the policy does not apply to {it}",
        ("part_of", "none"): "that {it} {be} part of nothing else",
        (BONDED, "none"): "that no terms of {it} stay with what is derived",
    }
)
"""What is found out, by field and value."""

_WHO: Mapping[str | None, str] = MappingProxyType(
    {
        None: "somebody",
        INDEPENDENT: "somebody who is not the supplier",
        "supplier": "the supplier",
    }
)


@frozen(eq=False)
class Steps(Shown):
    """Says changes to one record, in the words of people and of one policy."""

    policy: CheckedPolicy
    system: System
    _kinds: Mapping[str, str] = field(init=False, repr=False)

    @_kinds.default
    def _by_name(self) -> Mapping[str, str]:
        return {part.name: part.kind for part in self.system.components}

    def said(self, change: Change, asked: Iterable[Proposition] = ()) -> str:
        """Return what to do for a change; a licence gives what is `asked` of it.

        >>> from osaid.assessment import load_policy
        >>> steps = Steps(load_policy("osaid 1.0").checked, System("x"))
        >>> steps.said(Change(Move.DROP, Fact("code", "main", "access"), "open"))
        'let anyone get the code `main`, without a gate'
        """
        if change.fact.field == ATTESTED:
            return self._judged(change)
        if change.move is Move.ESTABLISH:
            return f"establish {self._found(change, asked)}"
        if isinstance(change.value, StatedLicense):
            return self._licensed(change, asked)
        if change.fact.element is not None:
            return self.described(change, [change.fact.element])
        if change.fact.new and change.fact.field == "presence":
            return f"publish {self._added(change.fact)}"
        if change.fact.field in _DONE:
            return _DONE[change.fact.field].format(it=self.it(change.fact))
        return f"see to it {self._found(change, asked)}"

    def described(self, change: Change, elements: list[str]) -> str:
        """Return what to write in a document about topics, or about what."""
        so = f"that {self._elements(change, elements)}"
        if change.move is Move.ESTABLISH:
            return f"establish {so}"
        it = self.it(change.fact)
        if change.fact.field == COVERS and change.value is True:
            return f"describe in {it}: {topics(map(Name, elements))}"
        if change.fact.field == ABOUT:
            be = "is" if change.value is True else "is not"
            return f"say in {it} that it {be} about {self._subjects(elements)}"
        return f"see to it {so}"

    def _elements(self, change: Change, elements: list[str]) -> str:
        """Return that some elements are in a set, or that they are not."""
        it = self.it(change.fact)
        if change.fact.field == COVERS:
            return f"{it} {self._verb(change, 'cover')} {topics(map(Name, elements))}"
        if change.fact.field == ABOUT:
            return f"{it} {self._verb(change, 'be')} about {self._subjects(elements)}"
        told = listed(f"“{each}”" for each in elements)
        noun = field_in_words(Name(change.fact.field))
        be = "are" if elements[1:] else "is"
        among = "among" if change.value is True else "not among"
        return f"{told} {be} {among} the {noun} of {it}"

    def it(self, fact: Fact) -> str:
        """Return what people call what a fact is about."""
        if fact.kind == SYSTEM:
            return "the system"
        noun = noun_of(fact.kind)
        if fact.component is None:
            return f"the {noun} that nobody names"
        if not fact.new:
            return called(fact, self.system)
        number = fact.component.removeprefix(f"new {fact.kind}").strip()
        return f"the new {noun}{f' ({number})' if number else ''}"

    def _added(self, fact: Fact) -> str:
        noun = self.it(fact).removeprefix("the ")
        single = counted(fact.kind) is Number.ONE
        return f"{a_or_an(noun)} {noun}" if single else noun

    def _verb(self, change: Change, verb: str) -> str:
        several = counted(change.fact.kind) is Number.SEVERAL
        if verb == "be":
            finite = "are" if several else "is"
            return finite if change.value is True else f"{finite} not"
        if change.value is True:
            return verb if several else f"{verb}s"
        return f"{'do' if several else 'does'} not {verb}"

    def _subjects(self, elements: list[str]) -> str:
        return listed(map(self._subject, elements))

    def _subject(self, name: str) -> str:
        if name == ALL:
            return "everything there is"
        if name in self._kinds:
            return called(Fact(self._kinds[name], name, "about"), self.system)
        kind = name.removeprefix("new ").partition(" ")[0]
        new = name.startswith("new ") and kind in self.policy.vocabulary.kinds
        return self.it(Fact(kind, name, "about", new=True)) if new else f"`{name}`"

    def _found(self, change: Change, asked: Iterable[Proposition]) -> str:
        """Return what is found out: that something is so."""
        fact, value = change.fact, change.value
        if fact.field == LISTING:
            return f"that the record lists everything that the system has{_of(fact)}"
        if isinstance(value, StatedLicense):
            return self._found_under(change, asked)
        if fact.element is not None and fact.field != BONDED:
            return f"that {self._elements(change, [fact.element])}"
        it, be = self.it(fact), self._be(fact)
        if fact.new and fact.field == "presence":
            added = self._added(fact)
            return f"that others can have {added}, which {be} not listed yet"
        known = _SO.get((fact.field, words(value)))
        return self._is(fact, value) if known is None else known.format(it=it, be=be)

    def _is(self, fact: Fact, value: object) -> str:
        it = self.it(fact)
        if fact.field == "location":
            return f"where one can get {it}"
        if fact.field == "part_of":
            return f"that {it} {self._be(fact)} part of {self._subject(str(value))}"
        if fact.field == BONDED:
            return f"that of the terms of {it} these stay: {words(value)}"
        return f"that {_valued(field_in_words(Name(fact.field)), it, value)}"

    def _be(self, fact: Fact) -> str:
        if fact.kind == SYSTEM:
            return "is"
        return "are" if counted(fact.kind) is Number.SEVERAL else "is"

    def _licensed(self, change: Change, asked: Iterable[Proposition]) -> str:
        if change.fact.field == _OVERALL:
            return f"put the system as a whole under {self._terms(change, asked)}"
        return f"put {self.it(change.fact)} under {self._terms(change, asked)}"

    def _found_under(self, change: Change, asked: Iterable[Proposition]) -> str:
        contested = change.value in self._stated(change.fact)
        terms = words(change.value) if contested else self._terms(change, asked)
        if change.fact.field == _OVERALL:
            return f"that the system as a whole is under {terms}"
        return f"that {self.it(change.fact)} {self._be(change.fact)} under {terms}"

    def _stated(self, fact: Fact) -> tuple[object, ...]:
        """Return the licences that somebody states, of which one is found to be so."""
        if fact.kind == SYSTEM:
            return self.system.overall_terms.values
        parts = (p for p in self.system.components if p.name == fact.component)
        return next((part.license.values for part in parts), ())

    def _terms(self, change: Change, asked: Iterable[Proposition]) -> str:
        """Return what is asked of a licence, with one that gives it."""
        fact = change.fact
        several = fact.field == _OVERALL
        given = Demands(self.policy, fact.field, fact.kind, plural=several).said(asked)
        noun = "terms" if several else "a licence"
        asks = f" {given}," if given else ""
        return f"{noun}{asks} such as {words(change.value)}"

    def _judged(self, change: Change) -> str:
        fact = change.fact
        declared = self.policy.judgements.get(str(fact.component))
        question = str(fact.component) if declared is None else declared.question.value
        who = _WHO.get(fact.element, f"somebody, as {fact.element},")
        answer = "yes" if change.value is True else "no"
        return f"have {who} judge, and answer {answer} on record: “{question}”"


def _of(fact: Fact) -> str:
    return "" if fact.kind == ROOT else f" of this: {noun_of(fact.kind)}"


def _valued(noun: str, it: str, value: object) -> str:
    """Return that a fact has a value; of an amount, any that does as well will do."""
    if isinstance(value, bool):
        return f"this {'is' if value else 'is not'} so of {it}: {noun}"
    if isinstance(value, str) and value.startswith(OTHER):
        return f"the {noun} of {it} is nothing that the policy names"
    if isinstance(value, Decimal | Money | date):
        return f"this is as asked for: the {noun} of {it}, such as {words(value)}"
    if value is NONE:
        return f"there is no {noun} of {it}"
    return f"the {noun} of {it} is “{words(value).replace('_', ' ')}”"
