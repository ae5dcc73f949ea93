"""What every shipped policy says of every shipped system, by both engines."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import osaid
from osaid.library.shipped import example_names, policy_names
from tests import ROOT
from tests.golden import check_output
from tests.library.matrix import example, lines, table

MATRIX = Path(__file__).parent / "matrix.yaml"
PAGE = ROOT / "docs" / "definitions.md"


def choices(policy: osaid.Policy) -> Iterator[dict[str, str]]:
    """Yield the default readings, and each other value of each."""
    yield {}
    for reading, values in policy.readings.items():
        for value in values[1:]:
            yield {reading: value}


def test_outcomes_are_what_they_were() -> None:
    check_output(MATRIX, "\n".join(lines()) + "\n")


@pytest.mark.parametrize("name", policy_names())
def test_both_engines_say_the_same(name: str) -> None:
    policy = osaid.load_policy(name)
    for readings in choices(policy):
        for system in example_names():
            verdict = policy.evaluate(example(system), readings=readings)
            decided = policy.decide(example(system), readings=readings)
            assert decided is verdict.outcome, f"{system} under {readings}"
            assert decided is not osaid.Outcome.NOT_APPLICABLE


def test_the_page_has_the_table() -> None:
    before, start, rest = PAGE.read_text(encoding="utf-8").partition("<!-- table -->\n")
    _, end, after = rest.partition("<!-- end of the table -->\n")
    rows = "\n".join(table())
    check_output(PAGE, f"{before}{start}\n{rows}\n\n{end}{after}")


@pytest.mark.parametrize("name", policy_names())
def test_the_page_names_every_policy(name: str) -> None:
    status = osaid.load_policy(name).status
    assert f"| `{name}` | {status} |" in PAGE.read_text(encoding="utf-8")
