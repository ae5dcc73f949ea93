"""From which policy a finding comes, and what a verdict says of that."""

from __future__ import annotations

from datetime import date

import pytest

from osaid.diagnostics import UsageError
from osaid.evaluation.policies import Policy
from osaid.evaluation.verdicts import Verdict
from osaid.policy.loading import policy_from
from osaid.policy.policies import CheckedPolicy
from osaid.records.outcomes import Outcome
from osaid.text import Source
from osaid.truth import Truth
from tests.evaluation.small import OPEN, record

TEXTS = {
    "base 1.0": """\
language 1
definition base 1.0
status final
owner "The base office"
freedom use { must parameters.final: license permits use }
freedom study { must code.training: license permits study }
requirement code { cites "code" upholds use must code.training: available }
requirement data { upholds use must every data: has location }
waive data for "old*" until 2027-01-01 because "BASE-1"
""",
    "middle 2.0": """\
language 1
policy middle 2.0 extends base 1.0
status proposal
drop freedom study because "nobody asks."
extend requirement code { must code.inference: available }
""",
    "top 3.0": """\
language 1
policy top 3.0 extends middle 2.0
status draft
drop requirement data because "it is asked elsewhere"
requirement paper { must some document: available }
""",
    "user 1.0": """\
language 1
policy user 1.0
status reading
uses base 1.0
requirement own { must requirement base.code }
""",
}


def find(name: str, version: str) -> CheckedPolicy:
    """Return one of the policies above."""
    text = TEXTS.get(f"{name} {version}")
    if text is None:
        raise UsageError(())
    policy, problems = policy_from(Source(f"{name}.osaid", text), find)
    assert policy is not None, problems
    return policy


def verdict_of(name: str, version: str, /, **said: object) -> Verdict:
    """Return the verdict of one of the policies on a record."""
    judge = Policy(find(name, version))
    judge.evaluate(record())  # the interpreter judges what comes first
    verdict = judge.evaluate(record(**said), as_of=date(2026, 11, 21))
    first = Policy(find(name, version)).evaluate(
        record(**said), as_of=date(2026, 11, 21)
    )
    assert verdict == first
    return verdict


def test_each_finding_names_the_policy_it_comes_from() -> None:
    verdict = verdict_of("top", "3.0")
    assert [(f.name, f.policy) for f in verdict.findings] == [
        ("base-1.0/use/1", "base 1.0"),
        ("base-1.0/code/1", "base 1.0"),
        ("middle-2.0/code/2", "middle 2.0"),
        ("top-3.0/paper/1", "top 3.0"),
    ]
    assert [f.policy_location.file for f in verdict.findings] == [
        "base.osaid",
        "base.osaid",
        "middle.osaid",
        "top.osaid",
    ]
    assert [f["policy"] for f in verdict.to_dict()["findings"]][2] == "middle 2.0"


def test_the_page_names_it_for_what_is_inherited() -> None:
    page = str(verdict_of("top", "3.0", listings={"component": "all"}))
    for line in (
        "  code/1 (base 1.0): code.training",
        "  code/2 (middle 2.0): code.inference",
        "  paper/1: document",
    ):
        assert line in page


def test_lineage_and_what_is_dropped() -> None:
    verdict = verdict_of("top", "3.0")
    assert verdict.policy.extends == ("middle 2.0", "base 1.0")
    dropped = [(d.name, d.because, d.policy) for d in verdict.policy.dropped]
    assert dropped == [
        ("study", "nobody asks.", "middle 2.0"),
        ("data", "it is asked elsewhere", "top 3.0"),
    ]
    assert (
        "Builds on: middle 2.0, base 1.0.\n"
        "Not asked for: study, because nobody asks (middle 2.0).\n"
        "Not asked for: data, because it is asked elsewhere.\n"
    ) in str(verdict)
    assert verdict.to_dict()["policy"]["dropped"][1] == {
        "name": "data",
        "because": "it is asked elsewhere",
        "policy": "top 3.0",
    }


def test_what_is_dropped_stays_out_of_the_freedoms() -> None:
    assert list(verdict_of("top", "3.0").freedoms) == ["use"]
    said = {
        "components": {"parameters.final": OPEN, "code.training": OPEN},
        "listings": {"code": "all"},
    }
    assert verdict_of("middle", "2.0", **said).freedoms["use"].truth is Truth.FALSE
    code = {"code.training": OPEN, "code.inference": OPEN, "parameters.final": OPEN}
    met = verdict_of("top", "3.0", components=code, listings={"code": "all"})
    assert met.freedoms["use"].truth is Truth.TRUE


@pytest.mark.parametrize(
    ("name", "version", "title"),
    [
        ("base", "1.0", "BASE 1.0 (default readings)"),
        ("middle", "2.0", "MIDDLE 2.0 (proposal) ("),
        ("top", "3.0", "TOP 3.0 (draft) ("),
        ("user", "1.0", "USER 1.0 (reading) ("),
    ],
)
def test_the_first_line_has_the_status(name: str, version: str, title: str) -> None:
    assert f"assessed against {title}" in verdict_of(name, version).headline


def test_what_is_asked_of_a_copy_stands_in_the_way_itself() -> None:
    verdict = verdict_of("user", "1.0", listings={"component": "all"})
    assert verdict.outcome is Outcome.FAILS
    assert [f.short_name for f in verdict.blockers] == ["own/1"]


def test_who_answers_for_an_inherited_waiver_is_not_who_inherits_it() -> None:
    (own,) = verdict_of("base", "1.0", name="old one").waivers
    assert (own.by, own.policy) == ("The base office", "base 1.0")
    (inherited,) = verdict_of("middle", "2.0", name="old one").waivers
    assert (inherited.by, inherited.policy) == (None, "base 1.0")
