"""Records of datasets and documents, for sentences about what documents cover."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any

from attrs import frozen

from osaid.evaluation.cases import Assumptions, Case
from osaid.evaluation.lenses import ACTUAL
from osaid.policy.loading import policy_from
from osaid.policy.policies import CheckedPolicy
from osaid.records.components import Component, Presence
from osaid.records.statements import NONE, Fact, SetFact, Statement
from osaid.records.systems import Extent, Listing, System
from osaid.text import Source
from tests.laws import words
from tests.laws.agreement import LENSES, assert_same, programs_of
from tests.laws.trials import Tally


def try_documents(seed: int, tally: Tally) -> None:
    """Sentences about documents come to the same where much is said of them."""
    random = Random(seed)  # noqa: S311 - nothing is secret here
    documents = described_record(random)
    given = Assumptions(listing=random.choice((None, *Extent)))
    case = Case.of(documents, DOCUMENTS, given)
    programs = zip(LENSES, programs_of(DOCUMENTS, given), strict=True)
    for lens, program in programs:
        found = program.conclude(documents)
        assert_same(found, case, lens, f"seed {seed}, {lens.name}")
        if lens == ACTUAL:
            tally.update(f"sentences {truth}" for truth in found.sentences)


def described_record(random: Random) -> System:
    """Return a record of datasets and documents of which most things are known."""
    datasets = [f"data {number}" for number in range(random.choice((0, 1, 1, 2, 3)))]
    papers = [f"paper {number}" for number in range(random.choice((0, 1, 2, 3)))]
    made = _Described(random, (*datasets, *papers))
    return System(
        "described",
        components=(
            *(made.component("data.training", name) for name in datasets),
            *(made.component("information.datasheet", name) for name in papers),
        ),
        listings=made.listings(),
    )


@frozen
class _Described:
    random: Random
    names: tuple[str, ...]

    def component(self, kind: str, name: str) -> Component:
        others = (NONE, NONE, *self.names)
        return Component(
            kind,
            name,
            presence=self.fact((*[Presence.PROVIDED] * 5, *Presence)),
            labeled=self.fact((True, False)),
            part_of=self.fact(others),
            covers=self.elements(words.TOPICS, 0.9),
            about=self.elements(("all", *self.names), 0.5),
        )

    def listings(self) -> tuple[Listing, ...]:
        extent = self.random.choice((Extent.ALL, Extent.ALL, *Extent))
        return (Listing("component", Fact((Statement(extent),))),)

    def elements(self, names: Sequence[str], share: float) -> SetFact:
        said = [name for name in names if self.random.random() < share]
        answers = (True, True, True, True, False)
        return SetFact(tuple((name, self.fact(answers)) for name in sorted(said)))

    def fact(self, values: Sequence[Any]) -> Fact[Any]:
        count = self.random.choice((0, 1, 1, 1, 1, 1, 1, 2))
        return Fact(tuple(Statement(self.random.choice(values)) for _ in range(count)))


def _documents() -> CheckedPolicy:
    selected = ("information", "component where presence is provided")
    subjects = ("", " for every data", " for every data.training where labeled is yes")
    sentences = [
        f"must {negation}together {documents}{subject}: covers {topics}"
        for negation in ("", "not ")
        for documents in selected
        for subject in subjects
        for topics in (words.TOPICS[0], ", ".join(words.TOPICS))
    ]
    body = "\n".join(sentences)
    text = f"language 1 policy documents 1\nrequirement described {{\n{body}\n}}"
    checked, problems = policy_from(Source("documents.osaid", text))
    assert checked is not None, problems
    return checked


DOCUMENTS = _documents()
