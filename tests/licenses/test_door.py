"""What `osaid.licenses` gives, and that it gives it alone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import osaid
from osaid import licenses

PUBLIC_NAMES = [
    "CONDITION_KINDS",
    "RESTRICTION_KINDS",
    "RIGHTS",
    "And",
    "Both",
    "Catalogue",
    "Change",
    "Choice",
    "Condition",
    "Confidence",
    "Difference",
    "Expression",
    "InSet",
    "Intersection",
    "License",
    "LicenseFacts",
    "LicenseReading",
    "LiteralSet",
    "NamedSet",
    "NotIn",
    "Nothing",
    "Or",
    "Permits",
    "Property",
    "RequiresNone",
    "Restriction",
    "RestrictsNone",
    "Right",
    "Ruling",
    "Status",
    "Union",
    "Unread",
    "View",
    "Weight",
    "With",
    "can",
    "changes_between",
    "conjunction",
    "contains",
    "disjunction",
    "equivalent",
    "explain",
    "facts_of",
    "facts_of_leaf",
    "implies",
    "interpret",
    "leaves",
    "members",
    "parse_expression",
    "read_license",
    "resolved",
    "set_names",
    "shipped",
    "views_on",
]


def test_the_public_names() -> None:
    assert licenses.__all__ == PUBLIC_NAMES
    assert dir(licenses) == sorted(PUBLIC_NAMES)
    assert all(getattr(licenses, name) is not None for name in PUBLIC_NAMES)


def test_another_name_is_refused() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        getattr(licenses, "nothing")  # noqa: B009 - not there


def test_no_policy_or_record_is_needed() -> None:
    program = (
        "import sys; from osaid import licenses as l;"
        "print(l.explain(l.read_license('Apache 2.0'), l.Permits(('use',))));"
        "print(*(m for m in sys.modules if m.startswith('osaid.')))"
    )
    output = subprocess.check_output(
        [sys.executable, "-P", "-c", program],
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": str(Path(osaid.__path__[0]).parent)},
    )
    said, modules = output.splitlines()
    assert said == "Apache License 2.0 permits use"
    others = {"diagnostics", "late", "licenses", "text", "truth", "values", "version"}
    assert {name.split(".")[1] for name in modules.split()} == others
