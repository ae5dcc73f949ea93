"""The checker: exact diagnostics of whole policies, and laws about all of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given

from osaid.assessment import shelves_of
from osaid.diagnostics import Severity
from osaid.policy.checker import MOST_SHOWN, check
from osaid.policy.checks.values import usage
from osaid.policy.loading import policy_from
from osaid.policy.policies import CheckedPolicy
from osaid.policy.schema import DEEPEST
from osaid.policy.syntax import (
    ConditionNot,
    DefineCondition,
    Defined,
    Form,
    Has,
    Name,
    PolicySyntax,
    Requirement,
    Sentence,
    Strength,
)
from osaid.policy.vocabulary import Subject
from osaid.records.components import Component
from osaid.records.fields import Field, FieldType, fields_of
from osaid.records.systems import System
from osaid.text import Source
from tests import ROOT
from tests.golden import check_output
from tests.policy import trees

CASES = sorted((ROOT / "tests" / "conformance" / "checker").glob("*.osaid"))
HEAD = "language 1\ndefinition example 1.0\nstatus final\n"
NOWHERE = Source("policy", "")


def shown(path: Path) -> str:
    """Return every diagnostic of a policy as people see them."""
    _, diagnostics = policy_from(Source(path.name, path.read_text(encoding="utf-8")))
    return "".join(f"{diagnostic}\n" for diagnostic in diagnostics)


def codes(text: str) -> list[str]:
    """Return the codes that a policy raises, the heading left out."""
    _, diagnostics = policy_from(Source("policy", HEAD + text))
    return [diagnostic.code for diagnostic in diagnostics]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_exact_diagnostics(path: Path) -> None:
    check_output(path.with_suffix(".txt"), shown(path))


def test_a_shipped_definition_is_clean() -> None:
    for path in sorted((ROOT / "osaid" / "library").glob("*.osaid")):
        source = Source(path.name, path.read_text(encoding="utf-8"))
        assert shelves_of().diagnosed(source) == ()


def test_a_policy_comes_with_its_warnings() -> None:
    text = HEAD + "terms mine = { MIT }\nrequirement r { must code: available }"
    policy, diagnostics = policy_from(Source("policy", text))
    assert policy is not None
    assert list(policy.requirements) == ["r"]
    assert [d.severity for d in diagnostics] == [Severity.WARNING]


def test_a_text_that_cannot_be_read_is_no_policy() -> None:
    policy, diagnostics = policy_from(Source("policy", "language"))
    assert policy is None
    assert [d.severity for d in diagnostics] == [Severity.ERROR]


@given(trees.policies)
def test_no_tree_makes_a_traceback(syntax: PolicySyntax) -> None:
    diagnostics = check(syntax, NOWHERE)
    assert all(d.place is not None and d.excerpt is not None for d in diagnostics)
    if all(d.severity is not Severity.ERROR for d in diagnostics):
        assert CheckedPolicy(syntax, NOWHERE).syntax == syntax


FIELDS = [
    pytest.param(subject, field, id=f"{subject.__name__}-{field.name}")
    for subject in (Component, System)
    for field in fields_of(subject).values()
]


@pytest.mark.parametrize(("subject", "field"), FIELDS)
def test_the_help_on_every_field_can_be_written(subject: Subject, field: Field) -> None:
    example = usage(field).split("`")[1]
    about = "system" if subject is System else "every parent"
    sentence = example if field.holds is FieldType.SUBJECTS else f"{about}: {example}"
    assert codes(f"requirement r {{ must {sentence} }}") == []


@pytest.mark.parametrize("count", [MOST_SHOWN, MOST_SHOWN + 1, 3000])
def test_at_most_a_hundred_problems_are_shown(count: int) -> None:
    lines = "".join(f"  must code: unknown_{i}\n" for i in range(count))
    found = codes(f"requirement r {{\n{lines}}}")
    assert found[:MOST_SHOWN] == ["unknown-define"] * MOST_SHOWN
    assert found[MOST_SHOWN:] == ["too-many-problems"] * (count > MOST_SHOWN)


def test_hidden_errors_are_errors() -> None:
    terms = "".join(f"terms mine_{i} = {{ MIT }}\n" for i in range(MOST_SHOWN))
    hidden = [codes(terms + f"requirement r {{ must code: {c} }}") for c in ("x", "y")]
    assert hidden[0] == hidden[1] == ["unused"] * MOST_SHOWN + ["too-many-problems"]
    policy, _ = policy_from(
        Source("policy", HEAD + terms + "requirement r { must code: x }")
    )
    assert policy is None


def chain(length: int, end: int) -> PolicySyntax:
    """Return a policy in which each name denies the next, the last one another."""
    defines = (
        DefineCondition(Name(f"a{i}"), ConditionNot(Defined(Name(f"a{i + 1}"))))
        for i in range(length)
    )
    last = Defined(Name(f"a{end}")) if end < length else Has(Name("price"))
    proposition = trees.every("code", Defined(Name("a0")))
    return PolicySyntax(
        1,
        Form.POLICY,
        Name("p"),
        Name("1"),
        (
            *defines,
            DefineCondition(Name(f"a{length}"), last),
            Requirement(Name("r"), sentences=(Sentence(Strength.MUST, proposition),)),
        ),
    )


def errors(syntax: PolicySyntax) -> list[str]:
    """Return the codes of the errors in a tree."""
    found = check(syntax, NOWHERE)
    return [d.code for d in found if d.severity is Severity.ERROR]


def test_long_chains_of_names_are_refused() -> None:
    assert errors(chain(DEEPEST // 2 - 1, DEEPEST)) == []
    assert errors(chain(DEEPEST // 2, DEEPEST)) == ["too-deep"]
    assert set(errors(chain(20_000, 20_000))) == {"too-deep", "too-many-problems"}


def test_a_long_cycle_is_one_problem() -> None:
    assert errors(chain(5000, 0)) == ["cycle"]
