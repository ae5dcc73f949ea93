"""What a policy that builds on another says of systems."""

from __future__ import annotations

import pytest

import osaid
from osaid.evaluation.policies import Policy
from osaid.policy.loading import policy_from
from osaid.policy.policies import CheckedPolicy
from osaid.text import Source
from osaid.truth import Truth

BASE = """\
language 1
definition base 1
status final
reading scope = code | weights default code because "the text is silent"
terms fine = { MIT }
define wanted for component = available and license in fine
freedom use { cites "freedom/use" must parameters.final: license permits use }
freedom share { must parameters.final: license permits share }
requirement weights "The weights" {
  cites "clause 1" upholds use must parameters.final: wanted
}
requirement code "The code" { upholds use, share must code.training: wanted }
requirement all_of_it { must requirement weights and requirement code }
requirement scoped {
  must requirement code when scope is code
  must requirement weights when scope is weights
  must some component: available
}
"""
SYSTEM = b"""\
osaid_record: 1
name: Example
listings: {component: all}
components:
  parameters.final: {presence: provided, access: open, license: Apache-2.0}
  code.training: {presence: withheld, license: MIT}
"""


def policy(text: str, base: str = BASE) -> Policy:
    """Return a policy that extends or uses the base."""

    def find(name: str, version: str) -> CheckedPolicy:
        assert f"{name} {version}" == "base 1"
        found, _ = policy_from(Source("base.osaid", base))
        assert found is not None
        return found

    found, problems = policy_from(Source("own.osaid", f"language 1\n{text}"), find)
    assert found is not None, list(map(str, problems))
    return Policy(found)


def truths(judging: Policy) -> dict[str, Truth]:
    """Return the truth of each requirement on the one system."""
    system = osaid.read(SYSTEM)
    found = judging.requirements.items()
    return {name: each.evaluate(system).truth for name, each in found}


EXTENDS = "policy own 1 extends base 1\nstatus final\n"
HOLDS, FAILS = Truth.TRUE, Truth.FALSE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", {"weights": FAILS, "code": FAILS, "all_of_it": FAILS}),
        ("terms fine = base.fine | { Apache-2.0 }", {"weights": HOLDS, "code": FAILS}),
        (
            "define wanted for component = has license",
            {"weights": HOLDS, "code": HOLDS},
        ),
        (
            "define available for component = license permits use",
            {"weights": FAILS, "code": FAILS},
        ),
        (
            'drop requirement code because "so"\nterms fine = { Apache-2.0 }',
            {"weights": HOLDS, "code": HOLDS, "all_of_it": HOLDS, "scoped": HOLDS},
        ),
        (
            "replace requirement code { must code unused or data unused }",
            {"code": HOLDS, "all_of_it": FAILS},
        ),
        (
            "replace requirement code when data: available { must code unused }",
            {"code": HOLDS},
        ),
        (
            (
                "extend requirement weights { must some data: available }\n"
                "terms fine = { Apache-2.0 }"
            ),
            {"weights": FAILS},
        ),
        (
            (
                "terms fine = { Apache-2.0 }\n"
                "requirement theirs { must requirement base.weights }\n"
                "requirement mine { must requirement weights }"
            ),
            {"theirs": FAILS, "mine": HOLDS},
        ),
        (
            (
                'reading scope = code | weights default weights because "we say so"\n'
                "terms fine = { Apache-2.0 }\n"
                "requirement theirs { must requirement base.scoped }"
            ),
            {"scoped": HOLDS, "theirs": FAILS},
        ),
        (
            (
                "replace freedom share { must data unused }\n"
                'drop requirement code because "x"'
            ),
            {"share": HOLDS},
        ),
    ],
)
def test_what_is_redefined_reaches_what_is_inherited(
    text: str, expected: dict[str, Truth]
) -> None:
    found = truths(policy(EXTENDS + text))
    assert {name: found[name] for name in expected} == expected


def test_what_is_dropped_stays_out_of_the_freedoms() -> None:
    system = osaid.read(SYSTEM)
    before = policy(EXTENDS).evaluate(system).freedoms
    text = 'drop requirement code because "so"\ndrop requirement weights because "so"'
    after = policy(EXTENDS + text).evaluate(system).freedoms
    assert (before["share"].truth, before["share"].form) == (FAILS, FAILS)
    for name in ("use", "share"):
        answers = {after[name].truth, after[name].form, after[name].terms}
        assert answers == {HOLDS}


def test_a_freedom_that_is_dropped_has_no_answer() -> None:
    verdict = policy(EXTENDS + 'drop freedom share because "so"').evaluate(
        osaid.read(SYSTEM)
    )
    assert list(verdict.freedoms) == ["use"]
    assert [dropped.name for dropped in verdict.policy.dropped] == ["share"]


def test_findings_say_where_they_are_from() -> None:
    text = EXTENDS + (
        'extend requirement weights { cites "rule 2" must some data: available }\n'
        "requirement theirs { must requirement base.code }\n"
        "ladder { level one needs base.all_of_it, theirs level two needs weights }"
    )
    verdict = policy(text).evaluate(osaid.read(SYSTEM))
    found = {f.name: (f.policy, f.cites) for f in verdict.findings}
    assert found["base-1/weights/1"] == ("base 1", ("clause 1",))
    assert found["own-1/weights/2"] == ("own 1", ("rule 2",))
    assert found["own-1/theirs/1"] == ("own 1", ())
    assert len(found) == len(verdict.findings)
    assert "base-1/base.all_of_it/1" in found
    places = {f.name: str(f.policy_location) for f in verdict.findings}
    assert places["base-1/weights/1"] == "base.osaid:10:32"
    assert places["own-1/weights/2"].startswith("own.osaid:4:")


def test_what_is_used_asks_for_nothing() -> None:
    text = "policy own 1\nstatus final\nuses base 1\nrequirement r { must data unused }"
    assert truths(policy(text)) == {"r": HOLDS}


def test_readings_of_what_is_used_are_its_own() -> None:
    text = (
        "policy own 1\nstatus final\nuses base 1\n"
        'reading scope = one | two default one because "so"\n'
        "requirement r { must requirement base.scoped"
        " must data unused when scope is one must code unused when scope is two }"
    )
    judging = policy(text)
    assert judging.readings == {
        "scope": ("one", "two"),
        "base.scope": ("code", "weights"),
    }
    system = osaid.read(SYSTEM)
    chosen = judging.requirements["r"].evaluate(
        system, readings={"base.scope": "weights"}
    )
    assert chosen.truth is FAILS


def test_applying_is_part_of_the_outcome_that_a_level_needs() -> None:
    base = BASE + "applies when system: machine_learning is yes\n"
    text = (
        "policy own 1\nstatus final\nuses base 1\nrequirement r { must data unused }\n"
        "ladder { level one needs r level two needs base }"
    )
    judging = policy(text, base)
    assert "base.applies" in judging.requirements
    assert judging.checked.applies is None
    verdict = judging.evaluate(osaid.read(SYSTEM))
    assert verdict.level is not None
    assert (verdict.level.certain, verdict.level.possible) == ("one", "one")


def test_a_copy_of_a_copy_has_one_digest_with_its_parents() -> None:
    one = policy(EXTENDS)
    other = policy(EXTENDS, BASE.replace("MIT", "ISC"))
    again = policy(EXTENDS, BASE + "# a comment\n")
    assert one.digest == again.digest != other.digest


@pytest.mark.parametrize("how", ["policy own 1 extends base 1", "policy own 1"])
def test_a_level_needs_a_freedom_of_another_policy_with_what_upholds_it(
    how: str,
) -> None:
    uses = "" if "extends" in how else "uses base 1"
    judging = policy(f"{how} status final {uses} ladder {{ level one needs base.use }}")
    needs = {str(need) for need in judging.checked.levels[0].needs}
    assert needs == {"base.use", "base.weights", "base.code"}
    verdict = judging.evaluate(osaid.read(SYSTEM))
    assert verdict.levels[0].truth is Truth.FALSE
    assert "base.use" not in verdict.levels[0].missing


def test_a_freedom_of_another_policy_is_not_asked_for_by_itself() -> None:
    def find(name: str, version: str) -> CheckedPolicy:
        found, _ = policy_from(Source("base.osaid", BASE))
        assert found is not None, (name, version)
        return found

    text = "language 1 policy own 1 uses base 1 requirement r { must S }"
    for sentence, is_wrong in (("base.use", True), ("base.code", False)):
        own = text.replace("S", f"requirement {sentence}")
        _, problems = policy_from(Source("own.osaid", own), find)
        said = "`base.use` is a freedom, not a requirement"
        assert (said in [each.message for each in problems]) is is_wrong
