"""Facts that are not known, as questions in words."""

from __future__ import annotations

import pytest

from osaid.analysis.remedies.changes import SYSTEM, Fact
from osaid.records.components import Component
from osaid.records.fields import fields_of
from osaid.records.kinds import KINDS
from osaid.records.systems import System
from osaid.reports.questions import Questions
from tests.evaluation.small import policy, record

POLICY = policy(
    """
    judgement good "Is it good?"
    topic consent "whether people agreed"
    attribute data.fee: money "what it costs"
    attribute system.vetted: truth "somebody looked at it"
    attribute system.regions: set of { eu, us }
    requirement r { must attested good }
    """
)
QUESTIONS = Questions(POLICY.checked)
SMALL = record(
    components={
        "code.training": {"name": "trainer"},
        "code.inference": {},
        "parameters.final": {"name": "weights"},
        "data.training": [{"name": "crawl"}, {"name": "Training data"}],
        "information.data_card": {"name": "Data card"},
        "parent": {"name": "base"},
    }
)
TRAINER = ("code.training", "trainer")
CARD = ("information.data_card", "Data card")


@pytest.mark.parametrize(
    ("fact", "question"),
    [
        (
            Fact(*TRAINER, "license"),
            "Under which licence is the training code `trainer`?",
        ),
        (
            Fact("code.inference", "code.inference", "license"),
            "Under which licence is the inference code?",
        ),
        (
            Fact("parameters.final", "weights", "license"),
            "Under which licence are the final parameters `weights`?",
        ),
        (
            Fact("data.training", "crawl", "class"),
            "What may be done with the training data `crawl`?",
        ),
        (
            Fact("data.training", "Training data", "class"),
            "What may be done with the training data `Training data`?",
        ),
        (
            Fact(*CARD, "covers", "filtering"),
            "Does the data card cover this: what was taken out, and how (`filtering`)?",
        ),
        (
            Fact(*CARD, "covers", "consent"),
            "Does the data card cover this: whether people agreed (`consent`)?",
        ),
        (
            Fact(*CARD, "about", "crawl"),
            "Is the data card about the training data `crawl`?",
        ),
        (Fact(*CARD, "about", "all"), "Is the data card about everything there is?"),
        (
            Fact("parent", "base", "derivation"),
            "How was the system made from its parent `base`?",
        ),
        (
            Fact("document.model_card", "new", "presence", new=True),
            "Is there a model card that is not listed?",
        ),
        (
            Fact("parameters.final", "new", "presence", new=True),
            "Are there any final parameters that are not listed?",
        ),
        (
            Fact("component", None, "listing"),
            "Is everything listed that this system has?",
        ),
        (
            Fact("code.training", None, "listing"),
            "Is everything listed that this system has of this: training code?",
        ),
        (Fact(SYSTEM, "good", "attested"), "What do you judge: “Is it good?”"),
        (
            Fact(SYSTEM, "good", "attested", "independent"),
            "What do you judge, who are not the supplier: “Is it good?”",
        ),
        (
            Fact(SYSTEM, "good", "attested", "counsel"),
            "What do you judge, as counsel: “Is it good?”",
        ),
        (
            Fact("data.training", "crawl", "small.fee"),
            "What is the fee of the training data `crawl` (what it costs)?",
        ),
        (
            Fact(SYSTEM, None, "small.vetted"),
            "Of the system: is this so, vetted (somebody looked at it)?",
        ),
        (
            Fact(SYSTEM, None, "small.regions", "eu"),
            "Of the system: is “eu” among the regions?",
        ),
        (
            Fact("parent", "base", "terms", "0"),
            "What of the terms of its parent `base` stays with what is derived?",
        ),
        (
            Fact(SYSTEM, None, "delivery"),
            "Do people get the system, or only a service that runs it?",
        ),
    ],
)
def test_a_fact_is_asked_for_in_words(fact: Fact, question: str) -> None:
    assert QUESTIONS.words(fact, SMALL) == question


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_every_kind_can_be_asked_for(kind: str) -> None:
    for name in fields_of(Component):
        element = "scope" if name in {"covers", "about"} else None
        said = QUESTIONS.words(Fact(kind, "it", name, element), SMALL)
        assert said.endswith("?")
        assert "{" not in said
    for name in ("presence", "listing"):
        assert QUESTIONS.words(Fact(kind, "it", name, new=True), SMALL).endswith("?")


def test_every_field_of_the_system_can_be_asked_for() -> None:
    for name in fields_of(System):
        assert QUESTIONS.words(Fact(SYSTEM, None, name), SMALL).endswith("?")
