"""The parser: exact diagnostics, spans, limits, and laws about any text.

`OSAID_ACCEPT=1` stores what is shown now as what is expected.
"""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osaid.diagnostics import Diagnostic
from osaid.policy.parser import parse_policy_text
from osaid.policy.parser.lexemes import lexemes_in
from osaid.policy.parser.limits import MOST_CHARACTERS, MOST_LEXEMES
from osaid.policy.parser.machine import keywords
from osaid.policy.parser.recovery import MOST_MISTAKES
from osaid.policy.phrases import phrase
from osaid.policy.printer import print_policy
from osaid.policy.schema import DEEPEST
from osaid.policy.syntax import (
    AttributeType,
    Expectation,
    Extends,
    Header,
    Item,
    Level,
    Name,
    Node,
    PolicySyntax,
    Requirement,
    Step,
)
from osaid.policy.traversal import children_of, nodes_in
from osaid.text import Source
from tests import ROOT
from tests.golden import check_output
from tests.policy.generated import whole_policies

SYNTAX = ROOT / "tests" / "conformance" / "syntax"
MISTAKES = sorted((SYNTAX / "mistakes").glob("*.osaid"))
ACCEPTED = sorted((SYNTAX / "accepted").glob("*.osaid"))
HEAD = "language 1\npolicy example 1.0\n"


def compare(path: Path, shown: str) -> None:
    """Compare what is shown with what is stored beside a case."""
    check_output(path.with_suffix(".txt"), shown)


def read(path: Path) -> Source:
    """Return the text of a case as it stands, with its line breaks."""
    return Source(path.name, path.read_bytes().decode())


def parsed(text: str) -> PolicySyntax:
    """Return the tree of a text that is accepted."""
    policy, diagnostics = parse_policy_text(Source("policy", text))
    assert diagnostics == ()
    assert policy is not None
    return policy


def refused(text: str) -> tuple[Diagnostic, ...]:
    """Return what is wrong with a text that is not accepted."""
    policy, diagnostics = parse_policy_text(Source("policy", text))
    assert policy is None
    assert diagnostics != ()
    return diagnostics


@pytest.mark.parametrize("path", MISTAKES, ids=lambda path: path.stem)
def test_exact_diagnostics(path: Path) -> None:
    policy, diagnostics = parse_policy_text(read(path))
    assert policy is None
    compare(path, "".join(f"{diagnostic}\n" for diagnostic in diagnostics))


@pytest.mark.parametrize("path", ACCEPTED, ids=lambda path: path.stem)
def test_what_is_accepted_and_how_it_is_printed(path: Path) -> None:
    compare(path, print_policy(parsed(read(path).text)))


def test_every_case_has_its_result_and_no_other() -> None:
    stored = set(SYNTAX.rglob("*.txt"))
    assert stored == {path.with_suffix(".txt") for path in MISTAKES + ACCEPTED}


# Laws


@given(whole_policies(), st.randoms(use_true_random=False))
def test_blank_space_and_comments_mean_nothing(
    policy: PolicySyntax, random: Random
) -> None:
    blanks = [" ", "\n", "\t\r\n", ' # must } "\n']
    words = (found.text for found in lexemes_in(print_policy(policy)))
    text = "".join(word + random.choice(blanks) for word in words)
    assert parsed(text) == policy


PartOfItem = AttributeType | Expectation | Extends | Level | Step


@given(whole_policies())
def test_a_span_covers_the_text_of_its_node(policy: PolicySyntax) -> None:
    text = print_policy(policy)
    for node in nodes_in(parsed(text)):
        if not isinstance(node, PolicySyntax | Item | PartOfItem):
            shown = " ".join(text[node.span.start : node.span.end].split())
            said = " ".join(phrase(node))
            chosen = said.removeprefix("when ")  # as the tests of a policy choose
            assert shown in {said, f"({said})", f"= {said}", chosen}


@given(whole_policies())
def test_spans_lie_in_each_other_and_not_in_their_neighbours(
    policy: PolicySyntax,
) -> None:
    for node in nodes_in(parsed(print_policy(policy))):
        end = node.span.start
        for span in sorted((c.span for c in children_of(node)), key=lambda s: s.start):
            assert end <= span.start < span.end <= node.span.end
            end = span.end


WORDS = st.sampled_from(
    [
        *sorted(keywords()),
        *"{}(),:=|&<>!;'\"\\#\n-.+é“\u00a0\ud800\0",
        *("<=", ">=", "==", '"text"', "code.training", "license", "ladder"),
        *("MIT", "WITH", "1", "1.0", "1e99", "2024-10-28", "2024-02-30"),
    ]
)


@given(st.lists(WORDS).map(" ".join), st.booleans())
def test_any_text_is_a_policy_or_is_explained(text: str, head: bool) -> None:  # noqa: FBT001 - generated
    policy, diagnostics = parse_policy_text(Source("policy", HEAD * head + text))
    assert (policy is None) == bool(diagnostics)


@given(whole_policies(), st.randoms(use_true_random=False))
def test_a_damaged_policy_is_a_policy_or_is_explained(
    policy: PolicySyntax, random: Random
) -> None:
    text = print_policy(policy)
    start = random.randrange(len(text))
    end = start + random.randrange(9)
    damaged = text[:start] + random.choice(["", "}", '"', "must", "é"]) + text[end:]
    found, diagnostics = parse_policy_text(Source("policy", damaged))
    assert (found is None) == bool(diagnostics)
    for diagnostic in diagnostics:
        assert diagnostic.place is not None
        assert diagnostic.message == " ".join(diagnostic.message.split())


@given(st.text())
def test_any_characters_are_explained(text: str) -> None:
    assert all(str(diagnostic) for diagnostic in refused(text))


# Where things stand


def test_names_keep_their_own_places() -> None:
    text = f"{HEAD}date 2024-10-28 requirement a {{ upholds use, study must b }}"
    policy = parsed(text)
    header, requirement = policy.items
    assert isinstance(header, Header)
    assert isinstance(requirement, Requirement)
    nodes: list[Node] = [policy.name, policy.version, header.key, *requirement.upholds]
    shown = [text[node.span.start : node.span.end] for node in nodes]
    assert shown == ["example", "1.0", "date", "use", "study"]
    assert [str(n) for n in nodes if isinstance(n, Name)] == shown


# Limits


def test_long_texts_are_refused_whatever_is_in_them() -> None:
    assert refused("\0" * (MOST_CHARACTERS + 1))[0].code == "policy-too-long"
    assert refused(HEAD + "a " * MOST_LEXEMES)[0].code == "policy-too-long"


def test_many_words_are_fine() -> None:
    policy = parsed(f"{HEAD}requirement a {{ {'must b ' * 25_000} }}")
    (requirement,) = policy.items
    assert isinstance(requirement, Requirement)
    assert len(requirement.sentences) == 25_000


@pytest.mark.parametrize(
    "character", ["\0", "\x1b", "\x85", "\u202e", "\ud800", "\x7f"]
)
def test_characters_that_hide_are_refused(character: str) -> None:
    (diagnostic,) = refused(f'{HEAD}title "{character}"')
    assert diagnostic.code == "control-character"
    assert str(diagnostic).isprintable() or "\n" in str(diagnostic)
    assert character not in str(diagnostic)


@pytest.mark.parametrize(
    ("opening", "closing"), [("(", ")"), ("not ", ""), ("not (", ")"), ("(not ", ")")]
)
def test_nesting_has_a_limit(opening: str, closing: str) -> None:
    """The brace of the requirement is one level."""
    levels = (DEEPEST - 1) // (opening.count("(") + opening.count("not"))
    for kind in ("", "code: "):
        inner = f"{kind}{opening * levels}a{closing * levels}"
        parsed(f"{HEAD}requirement a {{ must {inner} }}")
        deeper = f"{kind}{'(' * 3}{opening * levels}a{closing * levels})))"
        found = refused(f"{HEAD}requirement a {{ must {deeper} }}")
        assert [diagnostic.code for diagnostic in found] == ["nesting-too-deep"]


def test_sets_and_groups_nest_no_deeper() -> None:
    inner = f"license {'(' * DEEPEST}permits use{')' * DEEPEST}"
    assert refused(f"{HEAD}requirement a {{ must code: {inner} }}")
    assert (
        refused(f"{HEAD}terms a = {'(' * 65}b{')' * 65}")[0].code == "nesting-too-deep"
    )


def test_only_so_many_mistakes_are_shown() -> None:
    body = "must code available\n" * (MOST_MISTAKES + 30)
    found = refused(f"{HEAD}requirement a {{\n{body}}}")
    assert [diagnostic.code for diagnostic in found] == [
        *["colon-missing"] * MOST_MISTAKES,
        "too-many-mistakes",
    ]
    exact = "must code available\n" * MOST_MISTAKES
    assert len(refused(f"{HEAD}requirement a {{\n{exact}}}")) == MOST_MISTAKES


def test_numbers_are_exact() -> None:
    policy = parsed(f"{HEAD}applies when system: a is {'9' * 40} and b is 1e40")
    assert f"{'9' * 40} and b is 1e40" in print_policy(policy)
