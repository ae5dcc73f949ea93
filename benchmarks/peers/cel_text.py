"""The policy in CEL, which two packages run."""

from __future__ import annotations

import json

from benchmarks.statement import REFUSED, conditions


def text() -> str:
    """Return the policy as one expression over the components and `licenses`."""
    refused = f"licenses.all(license, !(license in {json.dumps(REFUSED)}))"
    return " && ".join([*conditions("&&", "||"), refused])
