"""Policies that build on others: exact diagnostics, and what is judged in the end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from osaid.diagnostics import PolicyError
from osaid.evaluation.policies import Policy
from osaid.policy.printer import print_policy
from osaid.shelves.loading import Shelves
from osaid.text import Source
from tests import ROOT
from tests.golden import check_output

CASES = sorted((ROOT / "tests" / "conformance" / "composition").iterdir())


def said(folder: Path) -> str:
    """Return all that is wrong with a policy, and what it is as a whole."""
    path = folder / "policy.osaid"
    source = Source(path.name, path.read_text(encoding="utf-8"))
    shelves = Shelves((str(folder),))
    diagnostics = "".join(f"{d}\n" for d in shelves.diagnosed(source))
    try:
        policy = shelves.parsed(source)
    except PolicyError:
        policy = None
    whole = "" if policy is None else "\n".join(whole_of(policy))
    return f"{diagnostics}{whole}".replace(f"{folder}/", "")


def whole_of(policy: Policy) -> Iterator[str]:
    """Yield what decides, what was copied and dropped, and the policy as one text."""
    checked = policy.checked
    yield f"# deciding: {', '.join(str(g.name) for g in checked.deciding)}"
    yield f"# copied: {', '.join(sorted(name for _, name in checked.copied))}"
    yield f"# dropped: {', '.join(checked.dropped)}"
    yield f"# lineage: {', '.join(map(str, checked.lineage))}"
    yield print_policy(checked.syntax)


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_what_comes_out(folder: Path) -> None:
    check_output(folder / "expected.txt", said(folder))
