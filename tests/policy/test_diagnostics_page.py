"""The page of diagnostics: every code is on it, and every example raises its own."""

from __future__ import annotations

import re

import pytest

from osaid.analysis.soundness.checks import plain_remarks, proven_remarks
from osaid.analysis.soundness.findings import Code as Proven
from osaid.assessment import shelves_of
from osaid.diagnostics import Diagnostic
from osaid.policy.checks.problems import Code
from osaid.policy.parser.mistakes import SyntaxCode
from osaid.text import Source
from tests import ROOT

PAGE = (ROOT / "docs" / "diagnostics.md").read_text(encoding="utf-8")
HEAD = "language 1\ndefinition example 1.0\nstatus final\n"

HEADING = re.compile(r"^### `([a-z-]+)`\n(.*?)(?=^##|\Z)", re.DOTALL | re.MULTILINE)
SECTIONS: dict[str, str] = dict(HEADING.findall(PAGE))
EXAMPLES = [
    pytest.param(code, example, id=code)
    for code, text in SECTIONS.items()
    for example in re.findall(r"^```text\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
]

DENIALS = "not " * 40
NOT_FOR_A_PAGE = {
    SyntaxCode.CONTROL_CHARACTER: "\0",
    SyntaxCode.NESTING_TOO_DEEP: "must " + "(" * 65,
    SyntaxCode.POLICY_TOO_LONG: " " * 2**21,
    SyntaxCode.TOO_MANY_MISTAKES: "requirement r { " + "must must " * 100 + "}",
    Code.TOO_DEEP: f"define deep for system = {DENIALS}code: available\n"
    f"requirement code {{ must {DENIALS}deep }}",
    Code.TOO_MANY_POLICIES: "language 1 policy p 1 " + "uses osaid 1.0 " * 64,
    Code.TOO_MANY_TESTS: "requirement code { must some code: available }"
    + "".join(f'test "{n}" {{ given system expect fails }}' for n in range(201)),
    Code.TOO_MANY_PROBLEMS: "requirement code { " + "must cod: available " * 101 + "}",
}
NOT_IN_TIME = Proven.NOT_DECIDED
CODES = [str(code) for code in (*Code, *SyntaxCode, *Proven)]


def raised(text: str) -> set[str]:
    """Return the codes that an example raises, with the heading if it has none."""
    whole = text if text.startswith(("language ", "definition ")) else HEAD + text
    diagnostics = shelves_of().diagnosed(Source("example", whole))
    return {diagnostic.code for diagnostic in diagnostics}


def proven(text: str, seconds: float = 30.0) -> tuple[Diagnostic, ...]:
    """Return what is proven of an example."""
    policy = shelves_of().parsed(Source("example", HEAD + text)).checked
    return (*plain_remarks(policy), *proven_remarks(policy, seconds=seconds))


def test_every_code_has_a_section_and_every_section_a_code() -> None:
    assert len(set(CODES)) == len(CODES)
    assert sorted(SECTIONS) == sorted(CODES)


@pytest.mark.parametrize(("code", "example"), EXAMPLES)
def test_every_example_raises_its_code(code: str, example: str) -> None:
    if code in set(Proven):
        assert code in {remark.code for remark in proven(example)}
    else:
        assert code in raised(example)


def test_what_takes_too_long_raises_its_code() -> None:
    (remark,) = proven("requirement code { must some code: available }", seconds=0)
    assert remark.code == NOT_IN_TIME


@pytest.mark.parametrize(("code", "example"), NOT_FOR_A_PAGE.items())
def test_what_no_page_can_show_raises_its_code(code: str, example: str) -> None:
    assert code in raised(example)


def test_every_section_has_an_example_and_a_cure() -> None:
    shown = {str(example.values[0]) for example in EXAMPLES}
    elsewhere = {str(code) for code in (*NOT_FOR_A_PAGE, NOT_IN_TIME)}
    assert shown | elsewhere == set(SECTIONS)
    paragraphs = {code: text.strip().split("\n\n") for code, text in SECTIONS.items()}
    assert all(not parts[-1].startswith("```") for parts in paragraphs.values())
