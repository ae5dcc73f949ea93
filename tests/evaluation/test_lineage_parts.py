"""What is not derived, and what is derived without end."""

from __future__ import annotations

import pytest
from attrs import evolve

import osaid
from osaid.records.attaching import Library
from osaid.records.joining import Witness
from osaid.records.outcomes import Outcome
from osaid.records.systems import System
from osaid.truth import Truth
from tests.evaluation.derived import (
    BOUND,
    FREE,
    PARENTS,
    POLICY,
    UNSETTLED,
    F,
    Json,
    T,
    U,
    model,
    parent,
    truths,
)
from tests.evaluation.small import OPEN, policy, record
from tests.records.ancestors import deep, wide

DATA = {"presence": "provided", "class": "open", "location": "https://example.org"}
CARD = {
    **OPEN,
    "about": "all",
    "covers": [
        "provenance",
        "scope",
        "characteristics",
        "obtained",
        "selected",
        "processing",
        "filtering",
    ],
}


def test_the_tokenizer_of_a_parent_is_a_tokenizer_that_is_used() -> None:
    """How it was made is upstream: it is asked for only where that counts."""
    definition = osaid.load_policy("osaid 1.0")
    components = {
        "code.tokenizer": {**OPEN, "location": "https://example.org/base"},
        "upstream.tokenizer": {"presence": "withheld"},
        "parent": parent("fine_tune"),
    }
    system = record(components=components, machine_learning="yes")
    told = {
        reading: {
            finding.sentence: finding.truth
            for finding in definition.evaluate(
                system, readings={"upstream_code": reading}
            ).findings
        }
        for reading in ("input", "counted")
    }
    shipped = "code.tokenizer if used: available"
    made = "upstream.data_processing, upstream.tokenizer if used: available"
    assert told["input"][shipped] is U  # the list may go on
    assert made not in told["input"]
    assert told["counted"][made] is F


def test_the_datasets_of_a_parent_are_described_in_its_record() -> None:
    """A child answers for the data of its own training, its parent for the rest."""
    judge = policy(
        """
requirement data {
  must together information for every data.training: covers provenance, scope
}
requirement lineage { must every parent: outcome is conforms }
"""
    )

    def trained(*parents: Json, described: bool = True) -> Json:
        parts: Json = {"data.training": {"name": "corpus", **DATA}}
        if described:
            parts["information"] = CARD
        if parents:
            parts["parent"] = list(parents)
        return {
            "osaid_record": 1,
            "name": "model",
            "components": parts,
            "listings": {"component": "all"},
        }

    for described, outcome in ((True, Outcome.CONFORMS), (False, Outcome.FAILS)):
        above = trained(described=described)
        verdict = judge.evaluate(osaid.read(trained(parent("fine_tune", above))))
        assert [f.truth for f in verdict.findings] == [T, T if described else F]
        assert verdict.outcome is outcome


def test_outputs_that_a_model_learned_from_are_data_and_no_parent() -> None:
    outputs = {"name": "outputs of base", **DATA, "license": "gemma"}
    components = {
        "data.training": outputs,
        "information": {**CARD, "name": "card", "about": ["outputs of base"]},
    }
    system = record(components=components, unused={"parent": "yes"})
    judge = policy(
        """
requirement lineage { must every parent: outcome is conforms }
requirement data { must every data.training: license permits use }
"""
    )
    assert [f.truth for f in judge.evaluate(system).findings] == [T, F]


@pytest.mark.parametrize("state", PARENTS)
@pytest.mark.parametrize(
    ("terms", "truth"), [(FREE, T), (BOUND, F), (UNSETTLED, F), (None, U)]
)
def test_who_is_distilled_answers_for_the_outputs_and_not_for_the_model(
    terms: str | None, truth: Truth, state: str
) -> None:
    """The record of the teacher may pass, fail, be open or be missing."""
    judge = policy(
        """
requirement rights { must every parameters: license permits use }
requirement lineage { must every parent: outcome is conforms }
requirement data { must every data.training: license permits use }
"""
    )
    student = model("MIT", unused={"parent": "yes"})
    licensed = {} if terms is None else {"license": terms}
    student["components"]["data.training"] = {
        "name": "outputs",
        **DATA,
        "location": "https://huggingface.co/acme/teacher",
        **licensed,
    }
    teacher = PARENTS[state]
    known = [] if teacher is None else [osaid.read({**teacher, "hub": "acme/teacher"})]
    library = Library([Witness("teacher.yaml", one) for one in known])
    system, remarks = library.attached(osaid.read(student))
    assert (system.parents, remarks) == ((), ())
    assert [f.truth for f in judge.evaluate(system).findings] == [T, T, truth]


@pytest.mark.parametrize("word", ["distill", "Distilled", "distillation"])
def test_who_writes_distil_is_told_what_to_write(word: str) -> None:
    with pytest.raises(osaid.InputError) as raised:
        osaid.read(model("MIT", parent(word)))
    (problem,) = raised.value.diagnostics
    assert problem.code == "not-a-choice"
    assert problem.help is not None
    assert "`data.training`, no parent" in problem.help
    with pytest.raises(osaid.PolicyError) as refused:
        policy(f"requirement r {{ must no parent: derivation is {word} }}")
    (problem,) = refused.value.diagnostics
    assert problem.help is not None
    assert "`data.training`, no parent" in problem.help


@pytest.mark.parametrize("system", [deep(33), deep(5000), wide(9), wide(60)])
def test_too_many_ancestors_are_refused_in_no_time(system: System) -> None:
    for ask in (POLICY.decide, POLICY.evaluate):
        with pytest.raises(osaid.InputError) as raised:
            ask(system)
        assert raised.value.diagnostics[0].code == "lineage-too-long"


@pytest.mark.parametrize("system", [deep(32), wide(8)])
def test_many_ancestors_are_judged(system: System) -> None:
    assert POLICY.decide(system) is Outcome.UNDETERMINED
    assert truths(evolve(system, name="again")) == [U, U]
