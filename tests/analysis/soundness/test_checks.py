"""What is proven of policies: the codes, and what they are about."""

from __future__ import annotations

import pytest

import osaid
from osaid.analysis.soundness.checks import plain_remarks, proven_remarks

HEAD = "language 1\npolicy acme 1\nstatus final\n"
OPEN = "must code.training: available"


def codes(text: str) -> list[tuple[str, int]]:
    """Return what is proven of a policy: the code and the line, from the first one."""
    policy = osaid.parse_policy(HEAD + text).checked
    return [
        (remark.code, remark.place.line - 3)
        for remark in (*plain_remarks(policy), *proven_remarks(policy))
        if remark.place is not None and remark.place.line is not None
    ]


SOUND = {
    "one sentence": f"requirement r {{ {OPEN} }}",
    "only a freedom needs it": f"""\
        freedom use {{ must some code: available }}
        requirement r {{ {OPEN} }}""",
    "only the higher level needs it": f"""\
        requirement a {{ must some code: available }}
        requirement b {{ {OPEN} }}
        ladder {{ level low needs a level high needs b }}""",
    "only another reading needs it": f"""\
        reading way = wide | narrow default narrow because "-"
        requirement r {{
          {OPEN} when way is narrow
          must some code: available
        }}""",
    "only another set needs it": """\
        reading way = wide | narrow default narrow because "-"
        terms mine = { MIT } when way is narrow = { Apache-2.0, ISC } when way is wide
        requirement r {
          must every code: license in mine
          must every code: license in { MIT, Apache-2.0 }
        }""",
    "parents may be copies": """\
        requirement r { must no parent: derivation is copy }
        requirement s { must code: license in osi_approved }""",
    "parents may be under any terms": """\
        requirement r { must every parent: license permits use }""",
    "parents may come to anything": """\
        requirement r { must every parent: outcome is conforms }
        requirement s { must code: available }""",
    "what is unclear is neither so nor not": """\
        requirement r {
          must parameters.final: license in open_data
          must parameters.final: license permits use
        }""",
    "a part that only another requirement makes idle": f"""\
        requirement a {{ {OPEN} }}
        requirement b {{ must some code.training: available and has location }}""",
    "an alias": """\
        terms code_terms = osi_approved
        terms data_terms = code_terms
        requirement r {
          must code: license in code_terms
          must data.training: license in data_terms
        }""",
}

FOUND = {
    "the second of two": (
        f"""requirement r {{ {OPEN} }}
        requirement s {{ {OPEN} }}""",
        [("idle-sentence", 2)],
    ),
    "what is asked for anyhow": (
        f"""requirement a {{ {OPEN} }}
        requirement b {{ must requirement a must some code: has location }}
        ladder {{ level low needs b }}""",
        [("idle-sentence", 2)],
    ),
    "what every system does": (
        """requirement r { must data: available
        must every code: available or not available }""",
        [("idle-sentence", 2)],
    ),
    "a kind that is one of another": (
        "requirement r { must every { code, data }, code.training: available }",
        [("idle-part", 1)],
    ),
    "a side that never holds": (
        """requirement r { must some code:
        available or
        (license in { MIT } and not has license) }""",
        [("idle-part", 3)],
    ),
    "an impossible sentence and what rests on it": (
        """requirement r { must some code: available and presence is withheld }
        requirement s { must requirement r }""",
        [("impossible-requirement", 1)],
    ),
    "only the default is impossible": (
        """reading way = wide | narrow default narrow because "-"
        requirement r { must some code: available and presence is withheld
          when way is narrow must some code: available when way is wide }""",
        [("impossible-requirement", 2)],
    ),
    "a policy that applies to nothing": (
        f"""applies when system: machine_learning is yes and machine_learning is no
        requirement r {{ {OPEN} }}""",
        [("impossible-policy", 1)],
    ),
    "advice that the highest level contradicts": (
        f"""requirement a {{ {OPEN} should no code: available }}
        requirement b {{ must no code: presence is withheld }}
        ladder {{ level low needs b
        level high needs a }}""",
        [("advice-impossible", 1)],
    ),
    "advice that nobody is given": (
        f"""requirement a {{ {OPEN} }}
        requirement b when code unused {{ must no data: available
          may some data: available }}""",
        [("idle-sentence", 2)],
    ),
    "more of a kind than there can be": (
        "requirement r { must at least 2 parameters.final: available }",
        [("impossible-requirement", 1)],
    ),
}


@pytest.mark.parametrize("text", SOUND.values(), ids=SOUND)
def test_nothing_is_told_of_what_is_sound(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(("text", "expected"), FOUND.values(), ids=FOUND)
def test_what_is_told(text: str, expected: list[tuple[str, int]]) -> None:
    assert codes(text) == expected


def test_no_time_is_no_proof() -> None:
    policy = osaid.parse_policy(HEAD + FOUND["the second of two"][0]).checked
    assert [r.code for r in proven_remarks(policy, seconds=0)] == ["not-decided"]


def test_what_the_shipped_definition_says_twice() -> None:
    policy = osaid.load_policy("osaid-checklist 1.0").checked
    (remark,) = proven_remarks(policy)
    assert remark.code == "idle-sentence"
    assert "datasets_released or requirement" in str(remark)
    assert "`osaid-1.0/data_information.terms/1`" in str(remark)
