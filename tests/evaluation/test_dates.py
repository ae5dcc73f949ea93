"""The judging date is an input: it decides which statements hold."""

from __future__ import annotations

from datetime import date

import pytest

from osaid.records.outcomes import Outcome
from tests.evaluation.small import policy, record

POLICY = policy("requirement granted { must every code: license in osi_approved }")
SAID = {
    "listings": {"code": "all"},
    "components": {
        "code": {
            "presence": "provided",
            "license": [
                {"value": "CC-BY-NC-4.0", "until": "2024-04-15"},
                {"value": "Apache-2.0", "since": "2024-04-15", "until": "2025-01-01"},
            ],
        }
    },
}


@pytest.mark.parametrize(
    ("day", "outcome"),
    [
        (date(2024, 4, 14), Outcome.FAILS),
        (date(2024, 4, 15), Outcome.CONFORMS),
        (date(2024, 12, 31), Outcome.CONFORMS),
        (date(2025, 1, 1), Outcome.UNDETERMINED),
        (None, Outcome.UNDETERMINED),
    ],
)
def test_a_statement_holds_from_one_day_until_before_another(
    day: date | None, outcome: Outcome
) -> None:
    system = record(**SAID)
    verdict = POLICY.evaluate(system, as_of=day)
    assert verdict.outcome is outcome is POLICY.decide(system, as_of=day)
    assert verdict.as_of == day


def test_without_a_day_the_record_is_judged_as_of_its_own() -> None:
    verdict = POLICY.evaluate(record(made="2024-05-01", **SAID))
    assert (verdict.outcome, verdict.as_of) == (Outcome.CONFORMS, date(2024, 5, 1))
    assert "facts as of 2024-05-01" in verdict.headline


def test_a_record_without_a_day_has_everything_that_was_ever_said() -> None:
    verdict = POLICY.evaluate(record(**SAID))
    assert "contested: Apache-2.0 against CC-BY-NC-4.0" in verdict.findings[0].reason
    assert "undated facts" in verdict.headline
