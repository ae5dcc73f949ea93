"""Verdicts on licence facts of one's own: other truths, both views, other digests."""

from __future__ import annotations

from typing import Any

import pytest

import osaid
from osaid.evaluation.policies import Policy
from osaid.evaluation.updates import Update
from osaid.licenses.catalog import Catalogue, shipped
from osaid.records.outcomes import Outcome

POLICY = """\
language 1
definition own 1.0
status final
requirement leave {{ must parameters: {condition} }}
"""
SIGNED = {"author": "counsel", "date": "2026-03-01", "reason": "we read it"}
WITHHELD = "shipped: unclear; counsel, 2026-03-01: withheld"


def policy(condition: str) -> Policy:
    """Return a policy of one sentence about parameters."""
    return osaid.parse_policy(POLICY.format(condition=condition))


def system(license_: str) -> osaid.System:
    """Return a system with parameters under a licence, and nothing else."""
    parameters = {"presence": "provided", "access": "open", "license": license_}
    return osaid.read(
        {
            "osaid_record": 1,
            "name": "Example",
            "components": {"parameters.final": parameters},
            "listings": {"component": "all"},
        }
    )


def own(**parts: list[dict[str, Any]]) -> Catalogue:
    """Return what ships with signed entries added."""
    signed = {key: [SIGNED | item for item in items] for key, items in parts.items()}
    return osaid.read_licenses({"osaid_licenses": 1, **signed}, name="counsel.yaml")


RIGHTS = dict.fromkeys(("use", "study", "modify", "share"), "granted")
OWN = own(
    licenses=[{"id": "LicenseRef-acme", "name": "Acme 1.0", "rights": RIGHTS}],
    aliases=[{"alias": "Acme terms", "license": "LicenseRef-acme"}],
    overrule=[
        {"license": "BUSL-1.1", "right": "use", "status": "withheld"},
        {"license": "JSON", "right": "use", "status": "granted"},
    ],
)


@pytest.mark.parametrize(
    ("license_", "condition", "before", "after", "says"),
    [
        ("BUSL-1.1", "license permits use", "undetermined", "fails", WITHHELD),
        ("BUSL-1.1 OR MIT", "license permits use", "conforms", "conforms", ""),
        ("BUSL-1.1", "license permits share", "undetermined", "undetermined", ""),
        ("JSON", "license permits use", "undetermined", "conforms", ": granted"),
        (
            "Acme terms",
            "license permits use",
            "undetermined",
            "conforms",
            (
                "read as LicenseRef-acme by counsel, 2026-03-01; licence: shipped: not "
                "in the catalogue; counsel, 2026-03-01: added"
            ),
        ),
        (
            "Acme terms",
            "license in { LicenseRef-acme }",
            "undetermined",
            "conforms",
            "read as",
        ),
        ("Acme terms", "license in osi_approved", "undetermined", "fails", "added"),
        ("Acme terms", 'license written in { "Acme terms" }', *["conforms"] * 2, ""),
    ],
)
def test_outcomes_and_both_views(
    license_: str, condition: str, before: str, after: str, says: str
) -> None:
    judge, record = policy(condition), system(license_)
    assert judge.decide(record) == Outcome(before)
    assert judge.decide(record, licenses=OWN) == Outcome(after)
    asked = judge.requirements["leave"]
    assert asked.evaluate(record, licenses=OWN).findings
    verdict = osaid.evaluate(record, judge, licenses=OWN)
    assert verdict.outcome == Outcome(after)
    told = " ".join(str(c) for f in verdict.findings for c in f.causes)
    assert says in told
    assert ("counsel" in told) == bool(says)


def test_a_verdict_names_the_facts_it_rests_on() -> None:
    record = system("MIT")
    usual, verdict = osaid.evaluate(record), osaid.evaluate(record, licenses=OWN)
    assert usual.licenses.own == ()
    assert verdict.licenses.own == ("counsel.yaml",)
    assert verdict.licenses.digest == OWN.digest != usual.licenses.digest
    assert "Licence facts beside those that ship: counsel.yaml." in str(verdict)
    assert "Licence facts" not in str(usual)
    assert osaid.Verdict.from_dict(verdict.to_dict()) == verdict


def test_an_update_names_the_licence_through_which_a_verdict_flips() -> None:
    judge = policy("license permits use")
    update = Update(shipped(), OWN)
    found = update.altered("a.yaml", system("BUSL-1.1"), judge)
    assert found is not None
    assert (found.before, found.after) == (Outcome.UNDETERMINED, Outcome.FAILS)
    assert (found.findings, found.licenses) == (("leave/1",), ("BUSL-1.1",))
    assert found.flips
    assert update.altered("a.yaml", system("MIT"), judge) is None
    assert update.licenses == {"BUSL-1.1", "JSON", "LicenseRef-acme"}


def test_an_update_may_work_through_a_parent() -> None:
    judge = osaid.parse_policy(
        "language 1\ndefinition own 1.0\nstatus final\n"
        "requirement leave { must every parameters.final: license permits use }\n"
        "requirement lineage { must every parent: outcome is conforms }\n"
    )
    base = {"name": "base", "presence": "provided"}
    record = osaid.read(
        {
            "osaid_record": 1,
            "name": "Tuned",
            "overall_terms": "none",
            "components": {
                "parent": {
                    **base,
                    "record": {
                        "osaid_record": 1,
                        "name": "Base",
                        "components": {
                            "parameters.final": {
                                "presence": "provided",
                                "license": "BUSL-1.1",
                            }
                        },
                        "listings": {"component": "all"},
                    },
                }
            },
            "listings": {"component": "all"},
        }
    )
    found = Update(shipped(), OWN).altered("tuned.yaml", record, judge)
    assert found is not None
    assert (found.findings, found.licenses) == (("lineage/1",), ("BUSL-1.1",))
