"""Outputs that are kept as data: what people see changes only on purpose.

With `OSAID_ACCEPT=1` in the environment, what comes out is taken as it is.
"""

from __future__ import annotations

import os
from pathlib import Path


def check_output(path: Path, output: str) -> None:
    """Compare an output with a file, or take it for that file."""
    if os.environ.get("OSAID_ACCEPT"):
        path.write_text(output, encoding="utf-8")
    assert output == path.read_text(encoding="utf-8")
