"""What a program loads when it starts: little, and the rest when it is named."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
import types
from pathlib import Path

import pytest

import osaid
from osaid import (
    evaluation,
    licenses,
    policy,
    readers,
    records,
    reports,
    shelves,
    writers,
)
from osaid.evaluation import compiler
from osaid.policy import composition

PACKAGE = Path(osaid.__path__[0])

NOT_LOADED_AT_IMPORT = {
    "difflib",
    "huggingface_hub",
    "importlib.metadata",
    "importlib.resources",
    "jsonschema",
    "lark",
    "license_expression",
    "multiprocessing",
    "rich",
    "spdx_tools",
    "yaml",
}

# Packages of which some modules load when they are named, see `osaid.late`.
LATE_PACKAGES = (
    compiler, composition, evaluation, licenses, policy, readers, records, reports,
    shelves, writers
)  # fmt: skip
LATE_MODULES = {f"{p.__name__}.{name}" for p in LATE_PACKAGES for name in p.LATE}

# How a program begins, what it then may load late, and of osaid in all.
STARTS: dict[str, tuple[str, set[str], int]] = {
    "import": ("import osaid", set(), 2),
    "policy": ("import osaid; osaid.load_policy('osaid 1.0')", {"policy.printer"}, 104),
    "check": (
        "from osaid.command import main; main(['check', 'example:amber'])",
        {"policy.printer", "readers.inputs", "readers.yaml_text", "reports.pages"},
        142,
    ),
}


def loaded_by(program: str) -> set[str]:
    """Return the modules that a process of its own has loaded in the end."""
    output = subprocess.check_output(
        [sys.executable, "-P", "-c", f"import sys; {program}; print(*sys.modules)"],
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": str(PACKAGE.parent)},
    )
    return set(output.splitlines()[-1].split())


@pytest.mark.parametrize("start", STARTS)
def test_a_start_is_light(start: str) -> None:
    program, late, most = STARTS[start]
    loaded = loaded_by(program) - loaded_by("pass")
    heavy = NOT_LOADED_AT_IMPORT - ({"yaml"} if start == "check" else set())
    assert loaded & heavy == set()
    assert loaded & LATE_MODULES <= {f"osaid.{name}" for name in late}
    assert sum(name.partition(".")[0] == "osaid" for name in loaded) <= most


@pytest.mark.parametrize("package", LATE_PACKAGES, ids=lambda p: p.__name__)
def test_late_modules_are_found(package: types.ModuleType) -> None:
    tree = ast.parse(Path(package.__path__[0], "__init__.py").read_text("utf-8"))
    seen_by_type_checkers = {
        alias.asname
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == package.__name__
        for alias in node.names
    }
    assert seen_by_type_checkers == package.LATE
    for name in package.LATE:
        assert getattr(package, name).__name__ == f"{package.__name__}.{name}"
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        getattr(package, "nothing")  # noqa: B009 - not there
