"""What is thought to be enough to refute a claim is enough, and is not too much."""

from __future__ import annotations

import pytest

import osaid
from osaid.analysis.solving.search import Deadline
from osaid.analysis.soundness.advice import idle_advice
from osaid.analysis.soundness.formula import Subject
from osaid.analysis.soundness.idle import idle_parts, idle_sentences
from osaid.analysis.soundness.impossible import impossible
from osaid.analysis.soundness.ladders import same_levels
from osaid.analysis.soundness.proofs import Proofs
from osaid.licenses.catalog import shipped

HEAD = "language 1\npolicy acme 1\nstatus final\n"

MATTERS = {
    "one of a kind": """\
        requirement r { must every code: available must every data: has location }""",
    "more than two of a kind": """\
        requirement r {
          must at most 3 code: available
          must at most 4 data: available
        }""",
    "any number of several": """\
        requirement r { must exactly 3 code: available must no data: available }""",
    "what is described": """\
        requirement r {
          must together information for every data: covers scope
          must together information for every data: covers labeling, obtained
          must together document: covers scope
        }""",
    "one of two in one": """\
        requirement r {
          must (every code: available) and (every data: available)
        }""",
    "both of two in one": """\
        requirement r {
          must (every code: available) or (every data: available)
        }""",
    "what is applied to": """\
        applies when some data: available
        requirement r { must every code: available }""",
    "what stands where there is a condition": """\
        requirement a { must every code: available }
        requirement b when some data: available { must requirement a }
        requirement c { must code unused }
        ladder {
          level low needs b
          level high needs a, c
        }""",
    "a condition": """\
        requirement r when every data: available { must every code: available }""",
    "what stands beside an or": """\
        requirement a { must every code: available }
        requirement b { must (every data: available) or requirement a }
        requirement c { must code unused }
        ladder {
          level low needs b
          level high needs a, c
        }""",
    "what stands in a condition": """\
        requirement a { must every code: available }
        requirement b when requirement a { must every data: available }
        requirement c { must code unused }
        ladder {
          level low needs b
          level high needs a, c
        }""",
    "advice": """\
        requirement r {
          must every code: available
          should at least 3 data: available
          should no code.training: has location
        }""",
    "levels": """\
        requirement a { must some code: available }
        requirement b { must at most 3 data: available }
        ladder {
          level low needs a
          level high needs b
        }""",
}


def told(text: str, *, complete: bool) -> list[str]:
    """Return what is found if what is enough is all that is tried."""
    policy = osaid.parse_policy(HEAD + text).checked
    proofs = Proofs(Subject(policy, shipped(), Deadline(600)), complete, few=0)
    found = [*impossible(proofs), *same_levels(proofs)]
    found += [
        *idle_sentences(proofs, []),
        *idle_advice(proofs),
        *idle_parts(proofs, []),
    ]
    return [str(finding.code) for finding in found]


@pytest.mark.parametrize("complete", [True, False])
@pytest.mark.parametrize("text", MATTERS.values(), ids=MATTERS)
def test_what_is_enough_is_tried(text: str, *, complete: bool) -> None:
    assert told(text, complete=complete) == []
