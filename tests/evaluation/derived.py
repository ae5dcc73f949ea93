"""Models that are derived from others, as people write them."""

from __future__ import annotations

from typing import Any

from osaid.evaluation.judging import judge_system
from osaid.records.systems import System
from osaid.truth import Truth
from tests.evaluation.small import OPEN, policy

POLICY = policy(
    """
requirement code { must every code: available }
requirement rights { must parameters.final: license permits use, share }
requirement lineage { must every parent: outcome is conforms }
"""
)
T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN
THERE = {"presence": "provided"}
PAID = {**OPEN, "access": "paid"}
UNCLEAR = {**THERE}

Json = dict[str, Any]


def model(license_: object, *parents: Json, code: Json = OPEN, **said: Any) -> Json:  # noqa: ANN401 - as in a file
    """Return a record of a model under a licence, with parents, as in a file."""
    licensed = {} if license_ is None else {"license": license_}
    components: Json = {
        "code.inference": code,
        "parameters.final": {"name": "weights", **THERE, "access": "open", **licensed},
    }
    if parents:
        components["parent"] = list(parents)
    return {
        "osaid_record": 1,
        "name": "model",
        "components": components,
        "listings": {"component": "all"},
        **said,
    }


def parent(
    derivation: object, above: Json | None = None, name: str = "base", **said: object
) -> Json:
    """Return a parent, perhaps with its record."""
    told = {} if derivation is None else {"derivation": derivation}
    its = {} if above is None else {"record": above}
    return {"name": name, **THERE, **told, **its, **said}


def truths(system: System) -> list[Truth]:
    """Return whether the terms will do, and the parents, however it is judged."""
    verdict, plain = POLICY.evaluate(system), judge_system(system, POLICY.checked)
    assert verdict == plain
    assert POLICY.decide(system) is verdict.outcome
    return [finding.truth for finding in verdict.findings[1:]]


FREE, BOUND, UNSETTLED = "Apache-2.0", "llama2", "CC-BY-NC-4.0"
PARENTS: dict[str, Json | None] = {
    "passes": model(FREE),
    "fails, under free terms": model(FREE, code=PAID),
    "fails, under terms that stay": model(BOUND),
    "fails, under terms that may stay": model(UNSETTLED),
    "is open, under free terms": model(FREE, code=UNCLEAR),
    "is open, under unknown terms": model(None),
    "fails, under unknown terms": model(None, code=PAID),
    "is missing": None,
}
