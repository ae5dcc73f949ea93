"""The parser: exact diagnostics, spans, limits, and laws about any text."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osaid.policy.parser import parse_policy_text
from osaid.policy.printer import print_policy
from osaid.policy.syntax import PolicySyntax
from osaid.text import Source
from tests import ROOT

SYNTAX = ROOT / "tests" / "conformance" / "syntax"
MISTAKES = sorted((SYNTAX / "mistakes").glob("*.osaid"))
ACCEPTED = sorted((SYNTAX / "accepted").glob("*.osaid"))


def check(path: Path, shown: str) -> None:
    """Compare with what is stored; with OSAID_ACCEPT=1, store it instead."""
    stored = path.with_suffix(".txt")
    if os.environ.get("OSAID_ACCEPT"):
        stored.write_text(shown, encoding="utf-8")
    assert shown == stored.read_text(encoding="utf-8")


def parsed(text: str) -> PolicySyntax:
    """Return the tree of a text that is accepted."""
    policy, diagnostics = parse_policy_text(Source("policy", text))
    assert diagnostics == ()
    assert policy is not None
    return policy


@pytest.mark.parametrize("path", MISTAKES, ids=lambda path: path.stem)
def test_exact_diagnostics(path: Path) -> None:
    source = Source(path.name, path.read_text(encoding="utf-8"))
    policy, diagnostics = parse_policy_text(source)
    assert policy is None
    check(path, "".join(f"{diagnostic}\n" for diagnostic in diagnostics))
