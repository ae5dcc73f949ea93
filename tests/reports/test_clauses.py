"""Which sentences ask for what is not known."""

from __future__ import annotations

import pytest

import osaid
from osaid.analysis.remedies.changes import SYSTEM, Fact
from osaid.analysis.remedies.questions import open_questions
from osaid.evaluation.cases import Assumptions
from osaid.reports.clauses import asking
from tests.evaluation.small import policy, record

POLICY = policy(
    """
    judgement good "Is it good?"
    attribute code.fee: money "what it costs"
    attribute system.regions: set of { eu, us }
    requirement licensed "Licences" {
      cites "clause 1"
      must code.training: license in osi_approved
      must system: regions includes eu
      must code.training: fee <= 10 EUR
    }
    requirement judged { must attested good by counsel }
    requirement described {
      must together information for every data: covers scope, filtering
      must system: machine_learning is yes
    }
    """
)
SMALL = record(
    listings={"data": "all"},
    components={
        "code.training": {"presence": "provided", "access": "open"},
        "data.training": {"presence": "provided"},
        "information.datasheet": {"about": "all", "covers": ["scope"]},
    },
)
TRAINER = ("code.training", "code.training")
SHEET = ("information.datasheet", "information.datasheet")


@pytest.mark.parametrize(
    ("fact", "names"),
    [
        (Fact(*TRAINER, "license"), ["licensed/1"]),
        (Fact(*TRAINER, "small.fee"), ["licensed/3"]),
        (Fact(SYSTEM, None, "small.regions", "eu"), ["licensed/2"]),
        (Fact(SYSTEM, None, "small.regions", "us"), []),
        (Fact(SYSTEM, "good", "attested", "counsel"), ["judged/1"]),
        (Fact(SYSTEM, "good", "attested"), []),
        (Fact(*SHEET, "covers", "filtering"), ["described/1"]),
        (Fact(*SHEET, "covers", "scope"), []),
        (Fact("code", None, "listing"), ["licensed/1", "licensed/3"]),
        (
            Fact("component", None, "listing"),
            ["licensed/1", "licensed/3", "described/1"],
        ),
        (Fact("data", None, "listing"), []),
        (
            Fact("code.training", "new", "presence", new=True),
            ["licensed/1", "licensed/3"],
        ),
        (Fact(SYSTEM, None, "machine_learning"), ["described/2"]),
        (Fact(SYSTEM, None, "price"), []),
    ],
)
def test_the_sentences_that_a_fact_leaves_open(fact: Fact, names: list[str]) -> None:
    found = asking(fact, POLICY.evaluate(SMALL), POLICY.checked)
    assert [clause.name for clause in found] == names


def test_a_clause_is_said_with_what_it_cites() -> None:
    fact = Fact(*TRAINER, "license")
    (clause,) = asking(fact, POLICY.evaluate(SMALL), POLICY.checked)
    assert str(clause) == (
        "licensed/1: There must be training code, and all of it must have a licence in "
        "`osi_approved`. (clause 1)"
    )


@pytest.mark.parametrize("name", ["mof 1.0", "g7 2026", "fsf-ml 2024"])
def test_somebody_asks_for_everything_that_is_asked(name: str) -> None:
    pytest.importorskip("pysat", reason="what is open is found by a solver")
    policy = osaid.load_policy(name)
    asked = 0
    for item in osaid.read_all("examples"):
        assert item.system is not None
        found = open_questions(item.system, policy.checked, Assumptions())
        verdict = policy.evaluate(item.system)
        for one in found.order:
            assert asking(one.fact, verdict, policy.checked), one.fact
        asked += len(found.order)
    assert asked
