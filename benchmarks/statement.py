"""The policy of the comparison as data, from which each engine's own text is made.

`equal.osaid` says the same. What is compared is checked to agree on every record.
"""

from __future__ import annotations

from attrs import frozen

from benchmarks.records import NOTHING, UNSTATED


@frozen
class Clause:
    """One of the components is present, and its licence has the flag."""

    components: tuple[str, ...]
    flag: str


CLAUSES = (
    Clause(("architecture",), "osi"),
    Clause(("data_processing",), "osi"),
    Clause(("training",), "osi"),
    Clause(("inference",), "osi"),
    Clause(("weights",), "open"),
    Clause(("datasets",), "open"),
    Clause(("model_card",), "open"),
    Clause(("data_card",), "open"),
    Clause(("technical_report", "research_paper"), "open"),
)
"""What must be there, in the order of the policy."""

REFUSED = (
    NOTHING,
    UNSTATED,
    "CC-BY-NC-4.0",
    "LicenseRef-ai-falcon-180b-tii-1.0",
    "LicenseRef-scancode-bigscience-rail-1.0",
    "LicenseRef-scancode-gemma-tou-2025-03-24",
    "LicenseRef-scancode-llama-2-license-2023",
    "LicenseRef-scancode-llama-3.1-license-2024",
)
"""No component that is there may have one of these."""


def conditions(both: str, either: str, prefix: str = "") -> list[str]:
    """Return the clauses in the words of an engine that has `and` and `or`.

    >>> conditions("&&", "||", prefix="r.")[0]
    '(r.architecture.present && r.architecture.osi)'
    """
    return [_condition(clause, both, either, prefix) for clause in CLAUSES]


def _condition(clause: Clause, both: str, either: str, prefix: str) -> str:
    choices = [
        f"({prefix}{name}.present {both} {prefix}{name}.{clause.flag})"
        for name in clause.components
    ]
    whole = f" {either} ".join(choices)
    return f"({whole})" if len(choices) > 1 else whole
