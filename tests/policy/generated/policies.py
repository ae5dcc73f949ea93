"""Random requirements and whole policies, without cycles."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, TypeVar

from attrs import evolve, frozen

from osaid.policy import syntax
from osaid.policy.syntax import Name, Text
from osaid.records.components import Component
from tests.policy.generated.sentences import Sentences
from tests.policy.generated.words import POLICY, own_fields

T = TypeVar("T")

_READING_VALUES = ("listed", "shared", "no", "reading")
_FREEDOMS = ("use", "study")
_MOST = 3


@frozen
class Trees(Sentences):
    """Makes random trees that the checker accepts.

    What a tree names must be in the vocabulary. A policy declares names as it goes
    and uses what it has declared, and also what the vocabulary holds from outside.
    """

    def requirement(self, name: str = "wanted", depth: int = 2) -> syntax.Requirement:
        """Return a requirement with a `must` under every reading."""
        others = [self.sentence(depth) for _ in range(self.random.randrange(_MOST))]
        freedoms = self.words.freedoms
        return syntax.Requirement(
            Name(name),
            self.maybe(self.text),
            self.maybe(lambda: self.proposition(depth - 1)),
            tuple(Text(text) for text in self.some(self.words.texts)),
            self.names(freedoms) if freedoms and self.chance(5) else (),
            (self._must(depth), *others),
        )

    def freedom(self, name: str, depth: int = 2) -> syntax.Freedom:
        """Return a freedom with a sentence of its own."""
        cites = (self.text(),) if self.chance(5) else ()
        must = self._must(depth)
        return syntax.Freedom(Name(name), self.maybe(self.text), cites, (must,))

    def _must(self, depth: int) -> syntax.Sentence:
        must = syntax.Strength.MUST
        return evolve(self.sentence(depth), strength=must, choice=None)

    def policy(self, depth: int = 2) -> syntax.PolicySyntax:
        """Return a whole policy, with its items in any order."""
        trees, items = self, [*self._headers()]
        for say in (
            Trees._own_kinds,
            Trees._own_topics,
            Trees._own_restrictions,
            Trees._own_attributes,
        ):
            trees, declared = say(trees)
            items += declared
        for declare in (
            Trees._reading,
            Trees._judgement,
            Trees._terms,
            Trees._define,
            Trees._proposition,
        ):
            for number in range(self.random.randrange(_MOST)):
                trees, item = declare(trees, number, depth)
                items.append(item)
        items += trees._requirements(depth)  # noqa: SLF001 - of the same class
        self.random.shuffle(items)
        form = self.one(list(syntax.Form))
        return syntax.PolicySyntax(1, form, Name(POLICY), Name("1.0"), tuple(items))

    def _headers(self) -> list[syntax.Item]:
        status = self.one(["draft", "final", "proposal", "reading"])
        headers = [
            syntax.Header(Name("title"), self.text()),
            syntax.Header(Name("source"), self.text()),
            syntax.Header(Name("owner"), self.text()),
            syntax.Header(Name("date"), syntax.Day(date(2024, 10, 28))),
        ]
        return [syntax.Header(Name("status"), syntax.Word(status)), *self.some(headers)]

    def _few(self, options: Iterable[T]) -> list[T]:
        return [option for option in options if self.chance(3)]

    def _own_kinds(self) -> tuple[Trees, list[syntax.Item]]:
        own = self.words.own_kinds
        names = self._few(own)
        items = [syntax.Kind(Name(n), self.text(), own[n]) for n in names]
        return self._knowing(kinds=(*self.words.kinds, *names)), [*items]

    def _own_topics(self) -> tuple[Trees, list[syntax.Item]]:
        names = self._few(self.words.own_topics)
        items = [syntax.Topic(Name(name), self.text()) for name in names]
        return self._knowing(topics=(*self.words.topics, *names)), [*items]

    def _own_restrictions(self) -> tuple[Trees, list[syntax.Item]]:
        names = self._few(self.words.own_restrictions)
        items = [syntax.Restriction(Name(name), self.text()) for name in names]
        known = (*self.words.restrictions, *names)
        return self._knowing(restrictions=known), [*items]

    def _own_attributes(self) -> tuple[Trees, list[syntax.Item]]:
        declared = [
            evolve(item, meaning=self.maybe(self.text))
            for item in self._few(self.words.own_attributes)
        ]
        own, known = own_fields(*declared), self.words.fields
        fields = {subject: (*known[subject], *own[subject]) for subject in known}
        return self._knowing(fields=fields), [*declared]

    def _reading(self, number: int, _depth: int) -> tuple[Trees, syntax.Item]:
        values = self.some(_READING_VALUES)
        name, default, because = f"reading_{number}", self.one(values), self.text()
        item = syntax.Reading(
            Name(name), tuple(map(Name, values)), Name(default), because
        )
        return self._knowing(readings={**self.words.readings, name: values}), item

    def _judgement(self, number: int, _depth: int) -> tuple[Trees, syntax.Item]:
        name = f"judgement_{number}"
        trees = self._knowing(judgements=(*self.words.judgements, name))
        return trees, syntax.Judgement(Name(name), self.text())

    def _terms(self, number: int, _depth: int) -> tuple[Trees, syntax.Item]:
        name, choice = f"terms_{number}", self.choice()
        values = [None] if choice is None else self.words.readings[str(choice.reading)]
        choices = tuple(
            syntax.TermsChoice(
                self.licenses(), choice and evolve(choice, value=Name(value or ""))
            )
            for value in values
        )
        trees = self._knowing(sets=(*self.words.sets, name))
        return trees, syntax.Terms(Name(name), choices)

    def _define(self, number: int, depth: int) -> tuple[Trees, syntax.Item]:
        if number == 0 and self.chance(3):
            body = self.field_test(Component)
            return self, syntax.DefineCondition(Name("available"), body)
        name = f"is_fine_{number}"
        trees = self._knowing(defines=(*self.words.defines, name))
        return trees, syntax.DefineCondition(Name(name), self.condition(depth))

    def _proposition(self, number: int, depth: int) -> tuple[Trees, syntax.Item]:
        name = f"all_fine_{number}"
        trees = self._knowing(propositions=(*self.words.propositions, name))
        return trees, syntax.DefineProposition(Name(name), self.proposition(depth))

    def _requirements(self, depth: int) -> list[syntax.Item]:
        """Return requirements, each using those before it, and then the freedoms."""
        freedoms = _FREEDOMS[: self.random.randrange(_MOST)]
        trees = self._knowing(freedoms=freedoms)
        items: list[syntax.Item] = []
        for number in range(self.random.randint(1, _MOST)):
            name = f"part.{number}"
            items.append(trees.requirement(name, depth))
            known = (*trees.words.requirements, name)
            trees = trees._knowing(requirements=known)  # noqa: SLF001 - the same
        if self.chance(5):
            items.append(syntax.Applies(trees.proposition(depth)))
        return [*items, *(trees.freedom(name, depth) for name in freedoms)]

    def _knowing(self, **words: Any) -> Trees:  # noqa: ANN401 - of any field
        return evolve(self, words=evolve(self.words, **words))
