"""Outputs that are kept as data: what people see changes only on purpose.

With `OSAID_ACCEPT=1` in the environment, what comes out is taken as it is.
"""

from __future__ import annotations

import os

from tests import ROOT

FOLDER = ROOT / "tests" / "conformance" / "command"


def check_output(name: str, output: str) -> None:
    """Compare an output with the file of a name, or take it for that file."""
    path = FOLDER / f"{name}.txt"
    if os.environ.get("OSAID_ACCEPT"):
        path.write_text(output, encoding="utf-8")
    assert output == path.read_text(encoding="utf-8")
