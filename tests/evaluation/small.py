"""Small policies and records, written as people write them."""

from __future__ import annotations

from typing import Any

import osaid

HEAD = "language 1\ndefinition small 1.0\nstatus final\n"
OPEN = {"presence": "provided", "access": "open", "license": "Apache-2.0"}
"""What a component says that is there for everybody."""


def policy(text: str) -> osaid.Policy:
    """Return a policy of some items."""
    return osaid.parse_policy(f"{HEAD}{text}\n", "small")


def record(**said: Any) -> osaid.System:  # noqa: ANN401 - as in a file
    """Return the record that a file with some entries would be."""
    return osaid.read({"osaid_record": 1, "name": "small", **said})


def cited(value: object) -> dict[str, object]:
    """Return a statement that a source makes."""
    return {"value": value, "grade": "cited", "by": "ACME"}


def inferred(value: object) -> dict[str, object]:
    """Return a statement that was only concluded."""
    return {
        "value": value,
        "grade": "inferred",
        "looked_in": ["the hub", "the paper"],
        "seen": "2025-01-31",
    }


def claim(group: str) -> dict[str, str]:
    """Return a claim of a group."""
    return {"name": "theirs", "by": "somebody", "words": "said so", "group": group}


def reasons(verdict: osaid.Verdict) -> list[str]:
    """Return the reason of each finding."""
    return [finding.reason for finding in verdict.findings]
